"""Groups of a date filled up with units without nodes: between which bounds, page by page, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from ontology.events import Event
from ontology.records import Delivery, Row
from tests.graph.asked.plain_groups import UNITS, Group, Reckoning
from tests.graph.questions import ELSEWHERE, fields, problem, refused_cursor
from tests.graph.sample_groups import groups

DOCUMENT = """query (
  $by: [EventGrouping!]!, $where: EventWhere, $order: [EventGroupOrder!]
  $first: Int, $after: String, $last: Int, $before: String
) {
  eventGroups(by: $by, where: $where, fill: true, orderBy: $order, first: $first, after: $after, last: $last,
    before: $before) {
    totalCount
    nodes { keys count }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""
EVERYTHING = Reckoning(one for row in groups().rows if isinstance(row, Row) for one in row.records)
Days = tuple[date, date]


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    return (groups(),)


def days(event: Event) -> Days:
    """The first and last day; an open end is as far off as can be."""
    return event.when.first or date.min, event.when.last or date.max


def units(unit: str, first: date, last: date) -> set[str]:
    """All units in which a day lies."""
    every = (first + timedelta(number) for number in range((last - first).days + 1))
    return {day.isoformat()[: len(UNITS[unit.removeprefix("WHEN_")])] for day in every}


def filled(unit: str, events: list[Event], first: date, last: date) -> list[Group]:
    """The groups of some events, and of all units between two days."""
    found = {one["keys"][0]: one["count"] for one in EVERYTHING.groups([unit], events)}
    return [{"keys": [key], "count": found.get(key, 0)} for key in sorted(found.keys() | units(unit, first, last))]


bounds = st.tuples(st.dates(date(2015, 10, 1), date(2016, 4, 1)), st.integers(0, 150)).map(
    lambda drawn: (drawn[0], drawn[0] + timedelta(drawn[1]))
)


@given(
    unit=st.sampled_from([f"WHEN_{one}" for one in UNITS]),
    bounds=bounds,
    way=st.sampled_from(["within", "overlaps", "ends", "beyond"]),
)
async def test_units_between_any_bounds(engine: Engine, unit: str, bounds: Days, way: str) -> None:
    first, last = bounds
    before, after = (day.isoformat() for day in (first - timedelta(1), last + timedelta(1)))
    day_after_first = (first + timedelta(1)).isoformat()
    conditions: dict[str, dict[str, Any]] = {
        "within": {"within": f"{first}/{last}"},
        "overlaps": {"overlaps": f"{first}/{last}"},
        "ends": {"from": {"gte": str(first)}, "to": {"lt": after}},
        "beyond": {"from": {"gt": before, "lt": day_after_first}, "to": {"lte": str(last)}},
    }
    events = [one for one in EVERYTHING.events if _meets(days(one), bounds, way)]
    upper = min(last, first) if way == "beyond" else last
    expected = filled(unit, events, first, upper)
    answer = await engine.execute(DOCUMENT, {"by": [unit], "where": {"when": conditions[way]}, "first": 500})
    assert answer["eventGroups"]["nodes"] == expected
    assert answer["eventGroups"]["totalCount"] == len(expected)


def _meets(when: Days, asked: Days, way: str) -> bool:
    if way == "overlaps":
        return when[0] <= asked[1] and when[1] >= asked[0]
    within = asked[0] <= when[0] and when[1] <= asked[1]
    return within and (way != "beyond" or when[0] == asked[0])


@pytest.mark.parametrize(
    "order",
    [[], [{"field": "COUNT", "direction": "DESC"}], [{"field": "KILLED"}, {"field": "KEYS", "direction": "DESC"}]],
)
async def test_pages_of_filled_groups(engine: Engine, order: list[dict[str, str]]) -> None:
    asked = {"by": ["WHEN_MONTH"], "where": {"when": {"overlaps": "2015-11/2016-05-02"}}, "order": order}
    whole = (await engine.execute(DOCUMENT, asked))["eventGroups"]
    events = [one for one in EVERYTHING.events if _meets(days(one), (date(2015, 11, 1), date(2016, 5, 2)), "overlaps")]
    expected = filled("WHEN_MONTH", events, date(2015, 11, 1), date(2016, 5, 2))
    assert sorted(whole["nodes"], key=lambda one: one["keys"]) == expected
    assert {one["count"] for one in whole["nodes"]} > {0, 1}
    for size, cursor, more, argument in (
        ("first", "endCursor", "hasNextPage", "after"),
        ("last", "startCursor", "hasPreviousPage", "before"),
    ):
        seen, at, page = list[Any](), None, {more: True}
        while page[more]:
            found = (await engine.execute(DOCUMENT, {**asked, size: 2, argument: at}))["eventGroups"]
            seen = seen + found["nodes"] if size == "first" else found["nodes"] + seen
            assert found["totalCount"] == len(expected)
            page = found["pageInfo"]
            at = page[cursor]
        assert seen == whole["nodes"]


async def test_what_an_empty_group_shows(engine: Engine) -> None:
    root = 'eventGroups(by: WHEN_MONTH, where: {when: {within: "2016-04"}}, fill: true)'
    shown = "nodes { keys count when { edtf from to } place { id } casualties { best } }"
    month = {"edtf": "2016-04", "from": "2016-04-01", "to": "2016-04-30"}
    assert (await fields(engine, root, shown))["nodes"] == [
        {"keys": ["2016-04"], "count": 0, "when": month, "place": None, "casualties": []}
    ]


async def test_a_longer_span_has_a_group_of_its_own(engine: Engine) -> None:
    root = 'eventGroups(by: WHEN_MONTH, where: {when: {within: "2016-01/2016-03"}}, fill: true)'
    assert [one["keys"][0] for one in (await fields(engine, root, "nodes { keys }"))["nodes"]] == [
        "2016-01",
        "2016-01/2016-02",
        "2016-02",
        "2016-02/2016-03",
        "2016-03",
    ]


async def test_other_classes_and_dates(engine: Engine) -> None:
    root = 'commitmentGroups(by: DEADLINE_DUE_YEAR, where: {deadline: {due: {within: "2016/2017"}}}, fill: true)'
    assert await fields(engine, root, "nodes { keys count deadlineDue { from } }") == {
        "nodes": [
            {"keys": ["2016"], "count": 0, "deadlineDue": {"from": "2016-01-01"}},
            {"keys": ["2017"], "count": 0, "deadlineDue": {"from": "2017-01-01"}},
        ]
    }


async def test_bounds_within_and_and_of_one_day(engine: Engine) -> None:
    where = '{AND: [{when: {from: {eq: "2016-04"}}}, {when: {to: {isNull: false}}}]}'
    root = f"eventGroups(by: WHEN_MONTH, where: {where}, fill: true)"
    assert (await fields(engine, root, "nodes { keys }"))["nodes"] == [{"keys": ["2016-04"]}]


async def test_a_bound_that_is_left_alone_in_a_list_counts(engine: Engine) -> None:
    root = 'eventGroups(by: WHEN_MONTH, where: {OR: [{when: {within: "2016-04"}}, {kind: null}]}, fill: true)'
    assert (await fields(engine, root, "nodes { keys }"))["nodes"] == [{"keys": ["2016-04"]}]


async def test_bounds_the_wrong_way_round_give_nothing(engine: Engine) -> None:
    root = 'eventGroups(by: WHEN_DAY, where: {when: {from: {gte: "2016-02"}, to: {lt: "2016"}}}, fill: true)'
    assert await fields(engine, root, "totalCount nodes { keys }") == {"totalCount": 0, "nodes": []}


EXAMPLE = 'add it beside other conditions, such as where: {when: {within: "2018"}}.'
NEEDS = "eventGroups: fill needs a first and a last day of when, and where gives no"


@pytest.mark.parametrize(
    ("by", "where", "message"),
    [
        (["WHEN_MONTH"], None, f"{NEEDS} first one; {EXAMPLE}"),
        (["WHEN_MONTH"], {"when": {"from": {"gte": "2016"}}}, f"{NEEDS} last one; {EXAMPLE}"),
        (["WHEN_MONTH"], {"when": {"to": {"lt": "2016"}}}, f"{NEEDS} first one; {EXAMPLE}"),
        (["WHEN_MONTH"], {"when": {"within": "2016/.."}}, f"{NEEDS} last one; {EXAMPLE}"),
        (["WHEN_MONTH"], {"when": {"overlaps": "../2016"}}, f"{NEEDS} first one; {EXAMPLE}"),
        (
            ["WHEN_MONTH"],
            {"OR": [{"when": {"within": "2016"}}, {"kind": {"eq": "ATTACK"}}]},
            f"{NEEDS} first one; {EXAMPLE}",
        ),
        (["WHEN_MONTH"], {"NOT": {"when": {"within": "2016"}}}, f"{NEEDS} first one; {EXAMPLE}"),
        (
            ["WHEN_DAY"],
            {"when": {"within": "1990/2020"}},
            "eventGroups: fill would give 11323 days from 1990-01-01 to 2020-12-31; 5000 at most are allowed; "
            "narrow the bounds in where, or group by a longer unit.",
        ),
        (
            ["WHEN_MONTH", "KIND"],
            {"when": {"within": "2016"}},
            "eventGroups: fill takes one grouping, by date, and by is [WHEN_MONTH, KIND]; give by: [WHEN_MONTH] alone,"
            " or leave out fill.",
        ),
        (
            ["KIND"],
            {"when": {"within": "2016"}},
            "eventGroups: fill takes one grouping, by date, and by is [KIND]; group by a date, or leave out fill.",
        ),
    ],
)
async def test_what_cannot_be_filled(engine: Engine, by: list[str], where: dict[str, Any], message: str) -> None:
    assert await problem(engine, DOCUMENT, by=by, where=where) == ("BAD_USER_INPUT", message)


async def test_a_cursor_of_filled_groups_is_of_these_alone(engine: Engine) -> None:
    asked = {"by": ["WHEN_MONTH"], "where": {"when": {"within": "2016"}}, "first": 1}
    after = (await engine.execute(DOCUMENT, asked))["eventGroups"]["pageInfo"]["endCursor"]
    unfilled = DOCUMENT.replace("fill: true", "fill: false")
    assert await refused_cursor(engine, unfilled, **asked, after=after) == ("eventGroups: after", ELSEWHERE)
