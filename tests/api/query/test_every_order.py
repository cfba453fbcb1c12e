"""Every order of every connection, in every language, at the root and under a node, up, down and from both ends.

`make test-long` walks them all, any other run one of each kind. A cursor holds what its row is compared by, so its
content tells in Python's order what the order on each store must be.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from graphql import GraphQLEnumType, GraphQLField, GraphQLInputObjectType, GraphQLObjectType, get_named_type

from api.query.answering.cursors import MARK_LENGTH
from api.query.engine import Engine
from api.schema.meaning import ListAll, Related, meaning_of, root_names
from graph.asked.selection import Order
from ontology import ONTOLOGY
from ontology.model import End, Node
from ontology.values import Language
from tests.graph.questions import inside
from tests.schemas import schema_of

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SCHEMA = schema_of(ONTOLOGY)
PAGES = 4


@dataclass(frozen=True)
class Walk:
    """An order of a connection: of all nodes of a class, or of those that a relation leads to from one of its nodes."""

    cls: type[Node]
    nested: str
    field: str
    order: Order
    language: Language | None = None

    @property
    def kind(self) -> object:
        """What the engines may treat otherwise than in another order."""
        return bool(self.nested), self.order.key.scalar, self.order.at, self.order.through is not None, self.language

    @property
    def asked(self) -> str:
        """The key of the order in a query, but for its direction."""
        return f"field: {self.field}" + (f", language: {self.language.name}" if self.language else "")

    def __str__(self) -> str:
        field = f"{self.field}{f'-{self.language.name}' if self.language else ''}"
        return f"{root_names(ONTOLOGY)[self.cls][1]}{self.nested and '.'}{self.nested}-{field}"


def _walks() -> Iterator[Walk]:
    """A relation that every class has is walked from the first of them alone."""
    seen = set[End]()
    for cls, (_, many) in root_names(ONTOLOGY).items():
        assert SCHEMA.query_type
        yield from (Walk(cls, "", *order) for order in _orders(SCHEMA.query_type.fields[many], ListAll))
        node = SCHEMA.type_map[cls.__name__]
        assert isinstance(node, GraphQLObjectType)
        for end in ONTOLOGY.ends(cls):
            if end not in seen:
                yield from (Walk(cls, end.name, *order) for order in _orders(node.fields[end.name], Related))
            seen.add(end)


def _orders(field: GraphQLField, meaning: type) -> Iterator[tuple[str, Order, Language | None]]:
    if "orderBy" in field.args and isinstance(meaning_of(field), meaning):
        order = get_named_type(field.args["orderBy"].type)
        assert isinstance(order, GraphQLInputObjectType)
        listed = get_named_type(order.fields["field"].type)
        assert isinstance(listed, GraphQLEnumType)
        for name, one in (value.value for value in listed.values.values()):
            languages = (None, Language.FR, Language.NATIVE) if one.key.by_language else (None,)
            yield from ((name, one, language) for language in languages)


WALKS = list(_walks())
ONE_OF_EACH = list({walk.kind: walk for walk in reversed(WALKS)}.values())


@pytest.mark.parametrize("walk", WALKS if LONG else ONE_OF_EACH, ids=str)
async def test_an_order_is_the_same_from_both_ends(mali: Engine, walk: Walk) -> None:
    connection = await _connection(mali, walk)
    whole = (await _page(mali, connection, walk, "first: 500"))["edges"]
    compared = [orjson.loads(inside(edge["cursor"][MARK_LENGTH if walk.nested else 0 :])) for edge in whole]
    assert compared == sorted(compared)
    ending = (await _page(mali, connection, walk, "last: 500"))["edges"]
    assert ending == whole or len(whole) == 500  # a page has no more
    down = await _page(mali, connection, walk, "last: 500", "DESC")
    assert [edge["node"] for edge in down["edges"]] == [edge["node"] for edge in reversed(whole)]
    size = -(-len(whole) // PAGES) or 1
    assert await _walked(mali, connection, walk, size, backwards=False) == whole
    assert await _walked(mali, connection, walk, size, backwards=True) == ending


async def _connection(mali: Engine, walk: Walk) -> str:
    """The field, within that of the node from which it leads to the most."""
    one, many = root_names(ONTOLOGY)[walk.cls]
    if not walk.nested:
        return f"{{ it: {many}(%s) {{ %s }} }}"
    counted = await mali.execute(f"{{ {many}(first: 500) {{ nodes {{ id {walk.nested} {{ totalCount }} }} }} }}")
    most = max(counted[many]["nodes"], key=lambda node: node[walk.nested]["totalCount"], default={"id": f"{one}/none"})
    return f'{{ of: {one}(id: "{most["id"]}") {{ it: {walk.nested}(%s) {{ %s }} }} }}'


async def _page(mali: Engine, connection: str, walk: Walk, asked: str, direction: str = "ASC", cursor: str = "") -> Any:
    order = f"orderBy: [{{{walk.asked}, direction: {direction}}}]"
    shown = "edges { cursor node { id } } pageInfo { startCursor endCursor hasPreviousPage hasNextPage }"
    head, variables = ("query ($cursor: String)", {"cursor": cursor}) if cursor else ("", {})
    data = await mali.execute(f"{head} {connection % (f'{asked} {order}', shown)}", variables)
    return data["it"] if "it" in data else (data["of"] or {"it": {"edges": []}})["it"]


async def _walked(mali: Engine, connection: str, walk: Walk, size: int, *, backwards: bool) -> list[Any]:
    """The edges of all pages, each asked for with the cursor of the one before."""
    asked, beyond, start, more = (
        (f"last: {size}", "before: $cursor", "startCursor", "hasPreviousPage")
        if backwards
        else (f"first: {size}", "after: $cursor", "endCursor", "hasNextPage")
    )
    edges: list[Any] = []
    page = await _page(mali, connection, walk, asked)
    for _ in range(PAGES):
        edges = [*page["edges"], *edges] if backwards else [*edges, *page["edges"]]
        if not page.get("pageInfo", {}).get(more):
            break
        page = await _page(mali, connection, walk, f"{asked} {beyond}", cursor=page["pageInfo"][start])
    return edges
