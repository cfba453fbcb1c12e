"""Pages by cursor: walked forwards or backwards, in any order and size, they show everything once.

This suite knows no engine's name: all of it holds on each.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.query.engine import Engine
from tests.graph.questions import ELSEWHERE, fields, problem, refused_cursor
from tests.graph.sample import PATROLS

CONNECTIONS = {
    "events": ("TITLE", "WHEN", "SUMMARY", "SOURCE_GRADE", "KIND", "ID"),
    "places": ("LAT", "PCODE", "NAME"),
    "casualtyEstimates": ("LOW", "HEDGE", "SAID_BY_NAME", "ESTIMATES_WHEN"),
    "provisions": ("INFERRED", "PART_OF_NUMBER", "IN_AGREEMENT_DATE"),
    'actor(id: "actor/army") { it: involvedIn': ("WHEN", "TITLE", "KIND", "ID", "EDGE_ROLE"),
    'event(id: "event/camp") { it: involves': ("NAME", "FOUNDED", "EDGE_ROLE", "EDGE_HEDGE"),
    'actor(id: "actor/union") { it: alliedWith': ("NAME", "EDGE_FROM"),
    'actor(id: "actor/army") { it: claimsAbout': ("DATE",),
    'source(id: "source/press") { it: documents': ("LABEL", "SOURCE_GRADE"),
    'place(id: "place/mali") { it: contains': ("NAME", "LAT", "EDGE_FROM"),
    'place(id: "place/menaka") { it: within': ("EDGE_FROM", "EDGE_TO"),
    'actor(id: "actor/union") { it: hasMember': ("NAME", "EDGE_FROM", "EDGE_TO"),
    'agreement(id: "agreement/accord") { it: signedBy': ("EDGE_DATE", "EDGE_CAPACITY", "EDGE_SIGNATORY"),
}
SELECTED = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }"


@st.composite
def walks(draw: st.DrawFn) -> tuple[str, str, int, bool]:
    """A connection, an order, a page size, and whether to walk backwards."""
    connection = draw(st.sampled_from(list(CONNECTIONS)))
    keys = draw(st.lists(st.sampled_from(CONNECTIONS[connection]), max_size=2, unique=True))
    order = (f"{{field: {key}, direction: {draw(st.sampled_from(['ASC', 'DESC']))}}}" for key in keys)
    return connection, f"orderBy: [{', '.join(order)}]", draw(st.integers(1, 40)), draw(st.booleans())


@given(walk=walks())
@example(walk=('actor(id: "actor/army") { it: involvedIn', "orderBy: [{field: WHEN, direction: DESC}]", 5, False))
@example(walk=('actor(id: "actor/army") { it: involvedIn', "orderBy: [{field: WHEN, direction: DESC}]", 5, True))
@example(walk=("events", "orderBy: [{field: SUMMARY, direction: DESC}]", 1, True))
async def test_a_walk_shows_everything_once(engine: Engine, walk: tuple[str, str, int, bool]) -> None:
    connection, order, size, backwards = walk
    whole = await _page(engine, connection, f"first: 100 {order}")
    edges: list[Any] = []
    for page in (pages := [page async for page in _pages(engine, connection, order, size, backwards)]):
        edges = [*page["edges"], *edges] if backwards else [*edges, *page["edges"]]
    assert edges == whole["edges"]
    assert len(pages) == max(1, -(-len(edges) // size))
    assert {page["totalCount"] for page in pages} == {len(edges)}


async def _pages(engine: Engine, connection: str, order: str, size: int, backwards: bool) -> Any:
    """Every page, each with what it must say of itself."""
    asked, cursor, mark, more = (
        ("last", "before", "startCursor", "hasPreviousPage")
        if backwards
        else ("first", "after", "endCursor", "hasNextPage")
    )
    page = await _page(engine, connection, f"{asked}: {size} {order}")
    first = True
    while True:
        info, edges = page["pageInfo"], page["edges"]
        assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
        assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)
        assert info["hasNextPage" if backwards else "hasPreviousPage"] is not first
        yield page
        if not info[more]:
            return
        assert len(edges) == size
        page, first = await _page(engine, connection, f'{asked}: {size} {cursor}: "{info[mark]}" {order}'), False


async def _page(engine: Engine, connection: str, arguments: str) -> Any:
    nested = "{" in connection
    data = await engine.execute(f"{{ it: {connection}({arguments}) {{ {SELECTED} }} {'}' if nested else ''} }}")
    return data["it"]["it"] if nested else data["it"]


def _between() -> Iterator[tuple[str, str, list[str]]]:
    everything = ["gao", "mali", "menaka", "timbuktu", "well"]
    for (first, after), (second, before) in product(enumerate(everything), enumerate(everything)):
        yield after, before, everything[first + 1 : second]


@pytest.mark.parametrize(("after", "before", "found"), list(_between()))
async def test_between_two_cursors(engine: Engine, after: str, before: str, found: list[str]) -> None:
    edges = (await fields(engine, "places", "edges { cursor node { id } }"))["edges"]
    cursors = {edge["node"]["id"].partition("/")[2]: edge["cursor"] for edge in edges}
    bounds = f'after: "{cursors[after]}" before: "{cursors[before]}"'
    page = await fields(engine, f"places({bounds})", "nodes { id }")
    assert [node["id"] for node in page["nodes"]] == [f"place/{key}" for key in found]
    last = await fields(engine, f"places({bounds} last: 1)", "nodes { id } pageInfo { hasNextPage hasPreviousPage }")
    assert [node["id"] for node in last["nodes"]] == [f"place/{key}" for key in found[-1:]]
    assert last["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": len(found) > 1}


async def test_sizes(engine: Engine) -> None:
    events = 12 + PATROLS
    selected = "totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    unsaid = await fields(engine, "events", selected)
    assert (len(unsaid["nodes"]), unsaid["totalCount"]) == (20, events)
    assert unsaid == await fields(engine, "events(first: null)", selected)
    assert unsaid == await fields(engine, "events(first: 20)", selected)
    most = await fields(engine, "events(first: 500)", selected)
    assert (len(most["nodes"]), most["pageInfo"]["hasNextPage"]) == (events, False)
    none = await fields(engine, "events(first: 0)", selected)
    info = {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    assert none == {"totalCount": events, "nodes": [], "pageInfo": info}
    back = await fields(engine, "events(last: 0)", selected)
    assert back["pageInfo"] == info | {"hasNextPage": False, "hasPreviousPage": True}


WRONG_SIZES = [
    ("first: -1", "it: first is -1; give a number from 0 to 500."),
    ("first: 501", "it: first is 501; give a number from 0 to 500."),
    ("last: -1", "it: last is -1; give a number from 0 to 500."),
    ("last: 501", "it: last is 501; give a number from 0 to 500."),
    ("first: 1, last: 1", "it: both first and last are given; give one of them."),
]


@pytest.mark.parametrize(("size", "message"), WRONG_SIZES)
@pytest.mark.parametrize(
    "connection", ["it: events(%s) { nodes { id } }", "actors { nodes { it: involvedIn(%s) { totalCount } } }"]
)
async def test_wrong_sizes(engine: Engine, connection: str, size: str, message: str) -> None:
    assert await problem(engine, f"{{ {connection % size} }}") == ("PAGE_SIZE_INVALID", message)


async def test_wrong_size_in_a_variable(engine: Engine) -> None:
    document = "query ($n: Int) { it: events(first: $n) { nodes { id } } }"
    assert len((await engine.execute(document, {"n": 3}))["it"]["nodes"]) == 3
    assert await problem(engine, document, n=501) == ("PAGE_SIZE_INVALID", WRONG_SIZES[1][1])


OTHERS = {
    "another filter": "events(where: {kind: {eq: AMBUSH}} after: $cursor) { nodes { id } }",
    "the filter's value in another operator": "events(where: {kind: {ne: ATTACK}} after: $cursor) { nodes { id } }",
    "no filter": "events(after: $cursor) { nodes { id } }",
    "another order": "events(where: {kind: {eq: ATTACK}} orderBy: {field: WHEN} after: $cursor) { nodes { id } }",
    "another direction": "events(where: {kind: {eq: ATTACK}} orderBy: {field: ID, direction: DESC} after: $cursor)"
    " { nodes { id } }",
    "another class": "claims(after: $cursor) { nodes { id } }",
    "another field": 'actor(id: "actor/army") { involvedIn(after: $cursor) { nodes { id } } }',
    "before instead of after, in another filter": "events(before: $cursor) { nodes { id } }",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
async def test_a_cursor_of_another_page(engine: Engine, other: str) -> None:
    cursor = await _cursor(engine)
    code, message = await problem(engine, f"query ($cursor: String) {{ {other} }}", cursor=cursor)
    assert code == "CURSOR_INVALID"
    assert message.endswith(f": the cursor '{cursor}' {ELSEWHERE}. Leave it out to start from the beginning.")


async def test_a_cursor_is_the_same_in_every_release(engine: Engine) -> None:
    """Whoever holds one can go on, however the program is written by then: see graph/asked/written.py."""
    assert await _cursor(engine) == "jwF0dg-IWyJldmVudC9jYW1wIl0"


async def test_a_cursor_serves_wherever_the_order_and_the_filter_are_the_same(engine: Engine) -> None:
    """Aliases, variables in place of literals and the size of the page make no other page of it."""
    document = """query ($kind: EventKind, $cursor: String) {
      that: events(where: {kind: {eq: $kind}}, before: $cursor, last: 7) { nodes { title } totalCount }
    }"""
    found = await engine.execute(document, {"kind": "ATTACK", "cursor": await _cursor(engine)})
    assert found == {"that": {"nodes": [], "totalCount": 1}}


OF_ARMY = '{ actor(id: "actor/army") { it: involvedIn(first: 1) { %s } } }'
AFTER = "query ($cursor: String) { %s { nodes { id } } } }"
OF_OTHERS = {
    "another node": AFTER % 'actor(id: "actor/union") { it: involvedIn(after: $cursor)',
    "another node, before": AFTER % 'actor(id: "actor/union") { it: involvedIn(before: $cursor)',
    "several nodes": AFTER % "actors { nodes { it: involvedIn(after: $cursor)" + " }",
    "within an interface": AFTER % 'node(id: "actor/union") { ... on Actor { it: involvedIn(after: $cursor)' + " }",
}


@pytest.mark.parametrize("shown", ["pageInfo { endCursor }", "edges { cursor }"])
async def test_a_cursor_of_a_nodes_list_goes_on_in_that_list(engine: Engine, shown: str) -> None:
    page = (await engine.execute(OF_ARMY % shown))["actor"]["it"]
    cursor = page["pageInfo"]["endCursor"] if "pageInfo" in page else page["edges"][0]["cursor"]
    document = AFTER % 'actor(id: "actor/army") { it: involvedIn(first: 1, after: $cursor)'
    second = (await engine.execute(document, {"cursor": cursor}))["actor"]["it"]["nodes"]
    assert second == (await engine.execute(OF_ARMY.replace("1)", "2)") % "nodes { id }"))["actor"]["it"]["nodes"][1:]
    assert len(second) == 1


@pytest.mark.parametrize("other", OF_OTHERS.values(), ids=OF_OTHERS)
async def test_a_cursor_of_another_nodes_list(engine: Engine, other: str) -> None:
    cursor = (await engine.execute(OF_ARMY % "pageInfo { endCursor }"))["actor"]["it"]["pageInfo"]["endCursor"]
    argument = "before" if "before:" in other else "after"
    said = f"was made for another list than that of actor/{'eye' if 'actors' in other else 'union'}"
    assert await refused_cursor(engine, other, cursor=cursor) == (f"it: {argument}", said)


@pytest.mark.parametrize(
    "damage",
    [
        lambda cursor: cursor[:-1],
        lambda cursor: cursor + "A",
        lambda cursor: cursor[:12],
        lambda cursor: cursor[:8],
        lambda cursor: cursor[:10] + "\u00e9" + cursor[11:],
        lambda cursor: cursor[:8] + "W10",  # []
        lambda cursor: cursor[:8] + "W251bGxd",  # [null]
        lambda cursor: cursor[:8] + "WzEsMl0",  # [1,2]
        lambda cursor: cursor[:8] + "e30",  # {}
        lambda cursor: "",
        lambda cursor: "nonsense",
        lambda cursor: "x" * 100_000,
    ],
)
async def test_a_damaged_cursor(engine: Engine, damage: Any) -> None:
    document = "query ($cursor: String) { events(where: {kind: {eq: ATTACK}} after: $cursor) { nodes { id } } }"
    code, message = await problem(engine, document, cursor=damage(await _cursor(engine)))
    assert code == "CURSOR_INVALID"
    assert message.startswith("events: after: the cursor '")
    assert len(message) < 250


async def _cursor(engine: Engine) -> str:
    page = await fields(engine, "events(where: {kind: {eq: ATTACK}})", "pageInfo { endCursor }")
    cursor = page["pageInfo"]["endCursor"]
    assert isinstance(cursor, str)
    return cursor
