"""Every order of every connection, in every language, at the root and under a node, up, down and from both ends.

The list of a relation is walked by each thing that the relation says too, and by all of them together.

`make test-long` walks them all, any other run one of each kind. A cursor holds what its row is compared by, so its
content tells in Python's order what the order on each store must be.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from graphql import GraphQLEnumType, GraphQLField, GraphQLInputObjectType, GraphQLObjectType, get_named_type

from api.query.answering.cursors import MARK_LENGTH
from api.query.engine import Engine
from api.schema.meaning import ListAll, Related, meaning_of, root_names
from graph.asked.selection import At, Order
from ontology import ONTOLOGY
from ontology.model import End, Node
from ontology.values import Language
from tests.graph.questions import inside
from tests.schemas import schema_of

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SCHEMA = schema_of(ONTOLOGY)
PAGES = 4


@dataclass(frozen=True)
class Key:
    """A field to order by, in a language."""

    field: str
    order: Order
    language: Language | None = None

    @property
    def kind(self) -> object:
        """What the engines may treat otherwise than another key."""
        return self.order.key.scalar, self.order.at, self.order.through is not None, self.language

    def asked(self, direction: str) -> str:
        """The key in a query."""
        language = f", language: {self.language.name}" if self.language else ""
        return f"{{field: {self.field}{language}, direction: {direction}}}"

    def __str__(self) -> str:
        return f"{self.field}{f'-{self.language.name}' if self.language else ''}"


@dataclass(frozen=True)
class Walk:
    """An order of a connection: of all nodes of a class, or of those that a relation leads to from one node.

    A relation that several classes have is walked from a node of the class of which one leads to the most.
    """

    classes: tuple[type[Node], ...]
    nested: str
    keys: tuple[Key, ...]

    @property
    def kind(self) -> object:
        """What the engines may treat otherwise than in another order."""
        return bool(self.nested), tuple(key.kind for key in self.keys)

    def asked(self, direction: str) -> str:
        """The order in a query."""
        return f"orderBy: [{', '.join(key.asked(direction) for key in self.keys)}]"

    def __str__(self) -> str:
        connection = f"{root_names(ONTOLOGY)[self.classes[0]][1]}{self.nested and '.'}{self.nested}"
        return "-".join((connection, *map(str, self.keys)))


def _walks() -> Iterator[Walk]:
    leading = defaultdict[End, list[type[Node]]](list)
    for cls, (_, many) in root_names(ONTOLOGY).items():
        assert SCHEMA.query_type
        yield from (Walk((cls,), "", (key,)) for key in _keys(SCHEMA.query_type.fields[many], ListAll))
        for end in ONTOLOGY.ends(cls):
            leading[end].append(cls)
    for end, classes in leading.items():
        node = SCHEMA.type_map[classes[0].__name__]
        assert isinstance(node, GraphQLObjectType)
        keys = list(_keys(node.fields[end.name], Related))
        yield from (Walk(tuple(classes), end.name, (key,)) for key in keys)
        said = tuple(key for key in keys if key.order.at is At.EDGE)
        if len(said) > 1:
            yield Walk(tuple(classes), end.name, said)


def _keys(field: GraphQLField, meaning: type) -> Iterator[Key]:
    if "orderBy" in field.args and isinstance(meaning_of(field), meaning):
        order = get_named_type(field.args["orderBy"].type)
        assert isinstance(order, GraphQLInputObjectType)
        listed = get_named_type(order.fields["field"].type)
        assert isinstance(listed, GraphQLEnumType)
        for name, one in (value.value for value in listed.values.values()):
            languages = (None, Language.FR, Language.NATIVE) if one.key.by_language else (None,)
            yield from (Key(name, one, language) for language in languages)


WALKS = list(_walks())
ONE_OF_EACH = list({walk.kind: walk for walk in reversed(WALKS)}.values())


@pytest.fixture(scope="session")
def leading() -> dict[str, str]:
    """Which node leads to the most, for each list for which that has been counted."""
    return {}


def test_every_related_list_is_walked_by_all_that_its_relation_says() -> None:
    said = {(walk.nested, key.field) for walk in WALKS for key in walk.keys if key.order.at is At.EDGE}
    assert {("hasStep", "EDGE_PATH"), ("hasStep", "EDGE_ORDER"), ("stepOf", "EDGE_PATH")} <= said
    assert {("memberOf", "EDGE_FROM"), ("hasMember", "EDGE_TO"), ("signed", "EDGE_DATE")} <= said
    assert {len(walk.keys) for walk in WALKS if walk.nested == "hasStep"} == {1, 3}


@pytest.mark.parametrize("walk", WALKS if LONG else ONE_OF_EACH, ids=str)
async def test_an_order_is_the_same_from_both_ends(mali: Engine, walk: Walk, leading: dict[str, str]) -> None:
    connection = await _connection(mali, walk, leading)
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


async def _connection(mali: Engine, walk: Walk, leading: dict[str, str]) -> str:
    """The field, within that of the node from which it leads to the most."""
    if not walk.nested:
        return f"{{ it: {root_names(ONTOLOGY)[walk.classes[0]][1]}(%s) {{ %s }} }}"
    if (list_ := str(walk.classes) + walk.nested) not in leading:
        leading[list_] = await _leading_most(mali, walk)
    return f"{{ of: {leading[list_]} {{ it: {walk.nested}(%s) {{ %s }} }} }}"


async def _leading_most(mali: Engine, walk: Walk) -> str:
    """The root field of that node."""
    most, leads_to = f'{root_names(ONTOLOGY)[walk.classes[0]][0]}(id: "{walk.classes[0].path()}/none")', 0
    for one, many in (root_names(ONTOLOGY)[cls] for cls in walk.classes):
        counted = await mali.execute(f"{{ {many}(first: 500) {{ nodes {{ id {walk.nested} {{ totalCount }} }} }} }}")
        for node in counted[many]["nodes"]:
            if (count := node[walk.nested]["totalCount"]) > leads_to:
                most, leads_to = f'{one}(id: "{node["id"]}")', count
    return most


async def _page(mali: Engine, connection: str, walk: Walk, asked: str, direction: str = "ASC", cursor: str = "") -> Any:
    shown = "edges { cursor node { id } } pageInfo { startCursor endCursor hasPreviousPage hasNextPage }"
    head, variables = ("query ($cursor: String)", {"cursor": cursor}) if cursor else ("", {})
    data = await mali.execute(f"{head} {connection % (f'{asked} {walk.asked(direction)}', shown)}", variables)
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
