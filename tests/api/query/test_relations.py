"""`relations` of every node of the curated datasets, compared with all relations as they are stored, read one by one.

Expected are the columns of each kind's own rows: nothing that `relations` is planned or compiled with.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest

from api.query.engine import Engine
from graph.asked import selection as s
from graph.checking.reading import leaves
from graph.stored.records import named_columns, relation_of
from ontology.model import Relation
from ontology.naming import words
from ontology.values import DateSpan
from tests.graph.contents import fetched
from tests.graph.questions import ELSEWHERE, refused_cursor

EVERYTHING = 1_000_000
MOST = 500
TOLD = "relation direction label french: label(lang: FR) properties { name value }"
EDGE = f"{TOLD} citations {{ locator source {{ id }} }} node {{ id }}"
WHOLE = f"totalCount edges {{ {EDGE} }}"
Edge = dict[str, Any]
Around = dict[str, list[Edge]]
"""Edges by the id of the node that has them, in the order in which they are to come."""


@pytest.fixture(scope="module")
async def around(mali: Engine) -> Around:
    """What is around each node."""
    found = defaultdict[str, list[Edge]](list)
    for relation in mali._store.ontology.relations:
        root = s.Relations(relation, EVERYTHING, "", leaves(relation))
        (rows,) = await fetched(mali._store, root)
        for row in rows:
            for near, edge in both_sides(relation, named_columns(relation, row)):
                found[near].append(edge)
    for edges in found.values():
        edges.sort(key=lambda edge: (edge["relation"], edge["id"]))
    return dict(found)


def both_sides(relation: type[Relation], columns: dict[str, Any]) -> Iterable[tuple[str, Edge]]:
    """A relation as the node at either end has it."""
    declared, read = relation.declared, relation_of(relation, columns)
    said = {
        prop.name: getattr(read, prop.attribute)
        for prop in relation.properties()
        if prop.name != "basis" or not declared.cited
    }
    edge = {
        "id": columns["id"],
        "relation": "".join(f"_{char}" if char.isupper() else char for char in declared.stored).upper(),
        "properties": [{"name": name, "value": text(value)} for name, value in said.items() if value is not None],
        "citations": [{"locator": one.locator or None, "source": {"id": one.source}} for one in read.sources],
    }
    out = {"direction": "OUT", "label": words(declared.name), "french": declared.fr}
    in_ = {"direction": "IN", "label": words(declared.inverse or declared.name)}
    in_ |= {"french": declared.fr_inverse or declared.fr}
    if declared.symmetric:
        out = in_ = out | {"direction": "BOTH"}
    yield read.source, edge | out | {"node": {"id": read.target}}
    yield read.target, edge | in_ | {"node": {"id": read.source}}


def text(value: Any) -> str:
    """A value of a relation as it is to be told."""
    match value:
        case bool():
            return str(value).lower()
        case DateSpan():
            return value.edtf
    return getattr(value, "name", None) or str(value)


def as_answered(edges: Iterable[Edge]) -> list[Edge]:
    """Edges as GraphQL has them: without the id of the relation."""
    return [{name: value for name, value in edge.items() if name != "id"} for edge in edges]


async def page(engine: Engine, id_: str, arguments: str, selected: str = WHOLE) -> Any:
    """A page of the relations of a node."""
    asked = f'{{ node(id: "{id_}") {{ relations({arguments}) {{ {selected} }} }} }}'
    return (await engine.execute(asked))["node"]["relations"]


async def test_every_relation_is_there_from_both_of_its_ends(mali: Engine, around: Around) -> None:
    ids = sorted(around)
    asked = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ relations(first: {MOST}) {{ {WHOLE} }} }} }}"
    for start in range(0, len(ids), 100):
        some = ids[start : start + 100]
        answered = (await mali.execute(asked, {"ids": some}))["nodes"]
        for id_, node in zip(some, answered, strict=True):
            found, expected = node["relations"], around[id_]
            assert found == {"totalCount": len(expected), "edges": as_answered(expected[:MOST])}


async def test_a_class_has_what_the_interface_has(mali: Engine, around: Around) -> None:
    for root in ("actor", "agreement", "claim", "dataset", "event", "place", "provision", "source"):
        id_ = max((one for one in around if one.startswith(f"{root}/")), key=lambda one: len(around[one]))
        asked = f'{{ it: {root}(id: "{id_}") {{ relations(first: {MOST}) {{ {WHOLE} }} }} }}'
        assert (await mali.execute(asked))["it"]["relations"]["edges"] == as_answered(around[id_][:MOST])


@pytest.mark.parametrize("direction", ["OUT", "IN", "BOTH"])
async def test_of_some_kinds_in_one_direction(mali: Engine, around: Around, direction: str) -> None:
    for id_ in ("actor/fama", "agreement/accord-2015", "place/ml", "event/mali-2018-04-06-dioura"):
        asked = f"first: {MOST}, types: [INVOLVES, WITHIN, FIGURE_SAID_BY, SAME_AS, FOLLOWS], direction: {direction}"
        expected = [
            edge
            for edge in around[id_]
            if edge["relation"] in ("INVOLVES", "WITHIN", "FIGURE_SAID_BY", "SAME_AS", "FOLLOWS")
            and {direction, edge["direction"]} != {"OUT", "IN"}
        ]
        found = await page(mali, id_, asked)
        assert found == {"totalCount": len(expected), "edges": as_answered(expected)}


async def test_of_no_kind_there_is_none(mali: Engine) -> None:
    assert await page(mali, "actor/fama", "types: []") == {"totalCount": 0, "edges": []}


@pytest.mark.parametrize(("size", "place"), [(1, 60), (3, 30), (40, 0), (MOST, 1)])
async def test_pages_either_way_are_the_whole(mali: Engine, around: Around, size: int, place: int) -> None:
    id_ = sorted(around, key=lambda one: (-len(around[one]), one))[place]
    expected = as_answered(around[id_])
    for forwards in (True, False):
        pages = [one async for one in walked(mali, id_, size, forwards)]
        joined = [edge for one in (pages if forwards else reversed(pages)) for edge in one]
        assert joined == expected
        assert len(pages) == -(-len(expected) // size)


async def walked(engine: Engine, id_: str, size: int, forwards: bool) -> AsyncIterator[list[Edge]]:
    """All pages of the relations of a node."""
    asked, given, ending, more = (
        ("first", "after", "endCursor", "hasNextPage")
        if forwards
        else ("last", "before", "startCursor", "hasPreviousPage")
    )
    arguments, goes_on = f"{asked}: {size}", True
    while goes_on:
        found = await page(engine, id_, arguments, f"pageInfo {{ {more} {ending} }} edges {{ {EDGE} }}")
        yield found["edges"]
        goes_on, cursor = (found["pageInfo"][name] for name in (more, ending))
        arguments = f'{asked}: {size}, {given}: "{cursor}"'


async def test_a_page_lies_between_two_cursors(mali: Engine, around: Around) -> None:
    id_ = max(around, key=lambda one: len(around[one]))
    cursors = [edge["cursor"] for edge in (await page(mali, id_, f"first: {MOST}", "edges { cursor }"))["edges"]]
    between = f'last: {MOST}, after: "{cursors[4]}", before: "{cursors[155]}"'
    found = await page(mali, id_, between, f"edges {{ {EDGE} }}")
    assert found["edges"] == as_answered(around[id_][5:155])


@pytest.mark.parametrize(
    ("id_", "arguments", "said"),
    [
        ("actor/fama", "direction: OUT", ELSEWHERE),
        ("actor/fama", "types: [INVOLVES]", ELSEWHERE),
        ("actor/gatia", "", "was made for another list than that of actor/gatia"),
    ],
)
async def test_a_cursor_belongs_to_node_types_and_direction(mali: Engine, id_: str, arguments: str, said: str) -> None:
    found = await page(mali, "actor/fama", "first: 1", "edges { cursor }")
    cursor = found["edges"][0]["cursor"]
    asked = f'{{ node(id: "{id_}") {{ relations(after: "{cursor}", {arguments}) {{ totalCount }} }} }}'
    assert await refused_cursor(mali, asked) == ("relations: after", said)


async def test_the_same_kinds_in_another_order_are_the_same(mali: Engine) -> None:
    one, other = "types: [INVOLVES, SAID_BY, INVOLVES]", "types: [SAID_BY, INVOLVES]"
    (first,) = (await page(mali, "actor/fama", f"first: 1, {one}", "edges { cursor }"))["edges"]
    after = f'first: 3, after: "{first["cursor"]}"'
    assert await page(mali, "actor/fama", f"{after}, {one}") == await page(mali, "actor/fama", f"{after}, {other}")


async def test_variables_say_which(mali: Engine) -> None:
    asked = """query ($id: ID!, $types: [RelationType!], $direction: RelationDirection, $first: Int) {
        node(id: $id) { relations(types: $types, direction: $direction, first: $first) { totalCount nodes { id } } }
    }"""
    given = {"id": "actor/fama", "first": 2}
    everything = (await mali.execute(asked, given))["node"]["relations"]
    one_way = (await mali.execute(asked, given | {"direction": "OUT", "types": ["MEMBER_OF"]}))["node"]["relations"]
    written = await page(mali, "actor/fama", "first: 2", "totalCount nodes { id }")
    assert everything == written
    assert one_way["totalCount"] < everything["totalCount"]


async def test_three_levels_with_fragments_of_classes(mali: Engine, around: Around) -> None:
    node = "__typename id label ... on Event { when { edtf } title } ... on Actor { kind }"
    asked = f"""{{ node(id: "event/mali-2018-04-06-dioura") {{ {node}
        relations {{ edges {{ node {{ {node} relations(first: 3) {{ edges {{ relation node {{ {node}
            relations(first: 2, direction: IN) {{ totalCount edges {{ relation node {{ {node} }} }} }}
        }} }} }} }} }} }}
    }} }}"""
    first = (await mali.execute(asked))["node"]
    for one, expected in zip(first["relations"]["edges"], around[first["id"]], strict=True):
        assert one["node"]["id"] == expected["node"]["id"]
        inner = one["node"]["relations"]["edges"]
        told = [(edge["relation"], edge["node"]["id"]) for edge in inner]
        near = around[one["node"]["id"]][:3]
        assert told == [(edge["relation"], edge["node"]["id"]) for edge in near]
        for edge in inner:
            leading = [each for each in around[edge["node"]["id"]] if each["direction"] != "OUT"]
            assert edge["node"]["relations"]["totalCount"] == len(leading)
            assert ("when" in edge["node"]) is (edge["node"]["__typename"] == "Event")


async def test_as_deep_as_a_document_may_be(mali: Engine, around: Around) -> None:
    """Each of the twelve classes has it all: written out for each, this would be three million times the same."""
    step, deep = "__typename id ... on Event { title } relations(first: 1) { edges { node {", 6
    asked = f'{{ node(id: "actor/fama") {{ {step * deep} id {"} } }" * deep} }} }}'
    node, id_ = (await mali.execute(asked))["node"], "actor/fama"
    for _ in range(deep):
        assert node["id"] == id_
        node, id_ = node["relations"]["edges"][0]["node"], around[id_][0]["node"]["id"]
