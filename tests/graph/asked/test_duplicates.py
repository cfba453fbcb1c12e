"""Lists, groups and sums take an event once, whichever datasets record it; `duplicates: true` shows every record.

This suite knows no engine's name: all of it holds on each.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.query.engine import Engine
from graph.store import Store
from tests.graph.matched import matches
from tests.graph.questions import ELSEWHERE, fields, keys, refused_cursor
from tests.graph.sample_duplicates import LINKS, OURS, THEIRS, ours, places, theirs
from tests.stores import Hold

ONCE, EVERY = ["ambush", "raid", "row-4", "truce"], sorted([*OURS, *THEIRS])
KILLED = "keys count casualties(harm: KILLED) { events best low high leftOut span { low high } }"
FIGURES = "casualties(harm: KILLED) { best taken { nodes { id } } left { edges { reason node { id } } } }"
OF_ARMY = 'involves: {some: {node: {id: {eq: "actor/army"}}}}'
IN_GAO = 'happenedAt: {some: {node: {within: {under: "place/gao"}}}}'


@pytest.fixture(scope="module")
async def loaded(hold: Hold) -> AsyncIterator[Store]:
    """A store with both datasets, and which event stands for which."""
    made = await hold("duplicates", lambda: (places(), ours(), theirs()), derive=matches(LINKS))
    yield made
    await made.close()


async def test_a_list_has_an_event_once(engine: Engine) -> None:
    assert await keys(engine, "events") == ONCE
    assert await keys(engine, "events", "duplicates: true") == EVERY
    counts = "{ once: events { totalCount } every: events(duplicates: true) { totalCount } }"
    assert await engine.execute(counts) == {"once": {"totalCount": 4}, "every": {"totalCount": 7}}


async def test_a_variable_says_so_too(engine: Engine) -> None:
    document = "query ($every: Boolean! = true) { events(duplicates: $every) { totalCount } }"
    assert (await engine.execute(document))["events"]["totalCount"] == 7
    assert (await engine.execute(document, {"every": False}))["events"]["totalCount"] == 4


async def test_one_dataset_alone_shows_what_stands_for_itself_unless_all_is_asked_for(engine: Engine) -> None:
    theirs_alone = 'where: {dataset: {eq: "dataset/theirs"}}'
    assert await keys(engine, "events", theirs_alone) == ["row-4"]
    assert await keys(engine, "events", f"{theirs_alone} duplicates: true") == list(THEIRS)


@pytest.mark.parametrize("root", ['actor(id: "actor/army")', 'place(id: "place/well")'])
async def test_so_has_a_list_of_a_node(engine: Engine, root: str) -> None:
    field = "involvedIn" if root.startswith("actor") else "events"
    newest = "orderBy: [{field: WHEN, direction: DESC}], first: 2"
    told = await fields(
        engine,
        root,
        f"once: {field} {{ totalCount nodes {{ id }} }} newest: {field}({newest}) {{ nodes {{ id }} }}"
        f" every: {field}(duplicates: true) {{ totalCount nodes {{ id }} }}",
    )
    assert [_keys(told[name]) for name in ("once", "newest", "every")] == [ONCE, ["row-4", "truce"], EVERY]
    assert (told["once"]["totalCount"], told["every"]["totalCount"]) == (4, 7)


@pytest.mark.parametrize("condition", [OF_ARMY, IN_GAO, f"{OF_ARMY}, {IN_GAO}"])
async def test_so_has_a_list_that_a_condition_leads_to(engine: Engine, condition: str) -> None:
    for argument, shown in (("", ONCE), ("duplicates: true", EVERY)):
        of = f"where: {{{condition}}} {argument}"
        assert await keys(engine, "events", of) == shown
        assert (await fields(engine, f"events({of})", "totalCount"))["totalCount"] == len(shown)


async def test_what_stands_for_what_is_told_both_ways(engine: Engine) -> None:
    told = await fields(
        engine, 'event(id: "event/ambush")', "canonical { id } duplicates { edges { part node { id } } }"
    )
    parts = [{"part": True, "node": {"id": f"event/{key}"}} for key in ("row-1", "row-2")]
    assert told == {"canonical": None, "duplicates": {"edges": parts}}
    told = await fields(engine, 'event(id: "event/row-3")', "canonical { id } duplicates { totalCount }")
    assert told == {"canonical": {"id": "event/raid"}, "duplicates": {"totalCount": 0}}


async def test_what_is_named_or_searched_for_is_found(engine: Engine) -> None:
    found = await engine.execute(
        '{ node(id: "event/row-1") { id } nodes(ids: ["event/row-2"]) { id }'
        ' search(text: "row") { totalCount nodes { id } } }'
    )
    assert found["node"] == {"id": "event/row-1"}
    assert found["nodes"] == [{"id": "event/row-2"}]
    assert sorted(_keys(found["search"])) == list(THEIRS)


async def test_a_condition_on_related_events_is_met_by_any_record(engine: Engine) -> None:
    row = 'where: {involvedIn: {some: {node: {id: {eq: "event/row-1"}}}}}'
    assert await keys(engine, "actors", row) == ["army"]


async def groups(engine: Engine, arguments: str, selected: str = KILLED) -> list[Any]:
    """The groups of these arguments."""
    found: list[Any] = (await fields(engine, f"eventGroups({arguments})", f"nodes {{ {selected} }}"))["nodes"]
    return found


@pytest.mark.parametrize("where", ["", 'where: {id: {ne: "event/none"}},'], ids=["from cells", "from records"])
async def test_groups_and_sums_count_an_event_once(engine: Engine, where: str) -> None:
    april, may = await groups(engine, f"{where} by: WHEN_MONTH")
    assert (april["keys"], april["count"]) == (["2018-04"], 2)
    assert april["casualties"] == [
        {"events": 2, "best": 42, "low": 42, "high": 42, "leftOut": 0, "span": {"low": 42, "high": 42}}
    ]
    assert (may["keys"], may["count"], may["casualties"][0]["best"]) == (["2018-05"], 2, 4)
    april, _ = await groups(engine, f"{where} by: WHEN_MONTH, duplicates: true")
    assert (april["count"], april["casualties"][0]["events"], april["casualties"][0]["best"]) == (5, 4, 75)


async def test_figures_of_all_records_stand_side_by_side_and_those_of_parts_are_left_out(engine: Engine) -> None:
    for event, best, taken, left in (
        ("ambush", 33, ["ambush"], {"row-1": "PART", "row-2": "PART"}),
        ("raid", 9, ["row-3"], {}),
    ):
        (group,) = await groups(engine, f'by: REGION, where: {{id: {{eq: "event/{event}"}}}}', FIGURES)
        (sums,) = group["casualties"]
        assert (sums["best"], _keys(sums["taken"])) == (best, taken)
        assert {_key(one["node"]): one["reason"] for one in sums["left"]["edges"]} == left


async def test_parts_count_where_they_are_asked_for_and_there_is_no_total(engine: Engine) -> None:
    every = "casualties(harm: KILLED, include: PARTS) { events partial best span { low high } }"
    (group,) = await groups(engine, 'by: REGION, where: {id: {eq: "event/ambush"}}', every)
    assert group["casualties"] == [{"events": 1, "partial": 0, "best": 33, "span": {"low": 33, "high": 33}}]


async def test_each_record_has_its_own_figures_where_all_are_asked_for(engine: Engine) -> None:
    of_raid = 'by: REGION, duplicates: true, where: {id: {eq: "event/raid"}}'
    assert await groups(engine, of_raid, FIGURES) == [{"casualties": []}]


@pytest.mark.parametrize("where", ["", 'where: {id: {ne: "event/none"}},'], ids=["from cells", "from records"])
async def test_groups_are_ordered_by_these_sums(engine: Engine, where: str) -> None:
    order = "by: WHEN_MONTH, orderBy: [{field: KILLED}]"
    assert [one["keys"][0] for one in await groups(engine, f"{where} {order}", "keys")] == ["2018-05", "2018-04"]


async def test_a_cursor_of_one_list_is_none_of_the_other(engine: Engine) -> None:
    first = await fields(engine, "events(first: 1)", "pageInfo { endCursor }")
    document = "query ($after: String) { events(after: $after, duplicates: true) { totalCount } }"
    assert await refused_cursor(engine, document, after=first["pageInfo"]["endCursor"]) == ("events: after", ELSEWHERE)


async def test_pages_go_on_behind_each_other(engine: Engine) -> None:
    found, after = list[str](), None
    document = "query ($after: String) { events(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }"
    while page := (await engine.execute(document, {"after": after}))["events"]["nodes"]:
        found.append(_key(page[0]))
        after = (await engine.execute(document, {"after": after}))["events"]["pageInfo"]["endCursor"]
    assert found == ONCE


def _key(node: Any) -> str:
    return str(node["id"].partition("/")[2])


def _keys(connection: Any) -> list[str]:
    return [_key(node) for node in connection["nodes"]]
