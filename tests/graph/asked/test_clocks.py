"""Lists as of a day and as known by one: what a store gives is what plain Python reckons, for any two days."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import RequestError
from api.query.engine import Engine
from ontology.events import CasualtyEstimate, Claim, Involvement
from ontology.findings import Finding, FindingDenial, FindingStep
from ontology.records import Delivery
from ontology.vocabularies import FindingRule
from tests.api.query.in_form import in_form
from tests.graph.asked.plain_clocks import DAYS, World, world
from tests.graph.conftest import engine, loaded
from tests.graph.deliveries import delivery, row

__all__ = ["engine", "loaded"]
WORLD = world()
DOCUMENT = """
query ($day: Date, $known: Date) {
  events(asOf: $day, knownBy: $known, first: 100) {
    totalCount
    leftOut { total undated }
    nodes {
      id
      involves(knownBy: $known) { totalCount nodes { id } }
      documentedBy(knownBy: $known) { nodes { id } }
      casualties(knownBy: $known) { totalCount nodes { id } }
      claimsAbout(asOf: $day, knownBy: $known) { nodes { id saidBy { id } } }
      stepOf(asOf: $day, knownBy: $known, first: 100) { nodes { id } }
      every: stepOf(asOf: $day, knownBy: $known, exceptions: true, first: 100) { nodes { id } }
    }
  }
  claims(asOf: $day, knownBy: $known, first: 100) {
    nodes { id denies(asOf: $day, knownBy: $known, first: 100) { nodes { id } } }
    leftOut { total undated }
  }
  casualtyEstimates(knownBy: $known, first: 100) { nodes { id } }
  findings(asOf: $day, knownBy: $known, first: 100) { totalCount nodes { id } leftOut { total undated } }
  every: findings(asOf: $day, knownBy: $known, exceptions: true, first: 100) { nodes { id } leftOut { total } }
  findingGroups(asOf: $day, knownBy: $known, by: RULE) { nodes { rule count } }
  everyGroup: findingGroups(asOf: $day, knownBy: $known, exceptions: true, by: RULE) { nodes { rule count } }
  eventGroups(asOf: $day, knownBy: $known, by: KIND) { nodes { count } }
}
"""
days = st.none() | st.sampled_from(DAYS)


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """The world of plain records."""
    rows = (row(line, record) for line, record in enumerate(WORLD.records, 1))
    return (delivery(*rows, name="clocks"),)


@given(day=days, known=days)
async def test_lists_are_as_reckoned(engine: Engine, day: str | None, known: str | None) -> None:
    answer = await engine.execute(DOCUMENT, {"day": day, "known": known})
    assert answer == Reckoned(WORLD, _day(day), _day(known)).answer()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _ids(records: Iterable[Any]) -> list[dict[str, str]]:
    return [{"id": id_} for id_ in sorted(one.id for one in records)]


def _by_rule(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    counts = sorted(Counter(one.rule.name for one in findings).items())
    return [{"rule": rule, "count": count} for rule, count in counts]


class Reckoned:
    """What the document must give on two days."""

    def __init__(self, world: World, day: date | None, known: date | None) -> None:
        self.world, self.day, self.known = world, day, known
        self.claims, self.figures = list(world.of(Claim)), list(world.of(CasualtyEstimate))
        self.counted = [one for one in world.findings if one.exception is None]

    def answer(self) -> dict[str, Any]:
        """All of it."""
        events, counted = self.shown(self.world.events), self.held(self.counted)
        every = self.held(self.world.findings)
        return {
            "events": {
                "totalCount": len(events),
                "leftOut": self.left_out(self.world.events),
                "nodes": [self.event(one.id) for one in sorted(events, key=lambda one: one.id)],
            },
            "claims": {
                "nodes": [{**one, "denies": self.denied(one["id"])} for one in _ids(self.shown(self.claims))],
                "leftOut": self.left_out(self.claims),
            },
            "casualtyEstimates": {"nodes": _ids(self.shown(self.figures))},
            "findings": {
                "totalCount": len(counted),
                "nodes": _ids(counted),
                "leftOut": self.findings_left_out(self.counted),
            },
            "every": {
                "nodes": _ids(every),
                "leftOut": self.known and {"total": (self.findings_left_out(self.world.findings) or {})["total"]},
            },
            "findingGroups": {"nodes": _by_rule(counted)},
            "everyGroup": {"nodes": _by_rule(every)},
            "eventGroups": {"nodes": [{"count": len(events)}] if events else []},
        }

    def shown(self, records: Iterable[Any]) -> list[Any]:
        """Those that are there."""
        return [one for one in records if self.world.shown(one, self.day, self.known)]

    def held(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are there."""
        return [one for one in findings if self.world.holds(one, self.day, self.known)]

    def left_out(self, records: Iterable[Any]) -> dict[str, int] | None:
        """What there would be without the day by which it is known."""
        without = [one for one in records if self.world.shown(one, self.day, None)]
        left = [one for one in without if not self.world.shown(one, self.day, self.known)]
        return None if self.known is None else {"total": len(left), "undated": sum(map(self.world.undated, left))}

    def findings_left_out(self, findings: Iterable[Finding]) -> dict[str, int] | None:
        """The same of findings."""
        without = [one for one in findings if self.world.holds(one, self.day, None)]
        left = [one for one in without if not self.world.holds(one, self.day, self.known)]
        undated = sum(one.known_from is None for one in left)
        return None if self.known is None else {"total": len(left), "undated": undated}

    def denied(self, claim: str) -> dict[str, Any]:
        """The findings that a claim denies."""
        found = {one.source for one in self.world.of(FindingDenial) if one.target == claim}
        return {"nodes": _ids(self.held(one for one in self.counted if one.id in found))}

    def event(self, id_: str) -> dict[str, Any]:
        """What is shown of an event."""
        key = id_.partition("/")[2]
        event = next(one for one in self.world.events if one.id == id_)
        parts = [one for one in self.world.of(Involvement) if one.source == id_ and self.world.stands(one, self.known)]
        cited = {one.source for one in event.sources if self.world.published(one.source, self.known)}
        figures = self.shown(one for one in self.figures if one.id.endswith(f"/{key}"))
        claims = self.shown(one for one in self.claims if one.id.endswith(f"/{key}"))
        steps = {one.source for one in self.world.of(FindingStep) if one.target == id_}
        found = self.held(one for one in self.world.findings if one.id in steps)
        return {
            "id": id_,
            "involves": {"totalCount": len(parts), "nodes": [{"id": one.target} for one in parts]},
            "documentedBy": {"nodes": [{"id": one} for one in sorted(cited)]},
            "casualties": {"totalCount": len(figures), "nodes": _ids(figures)},
            "claimsAbout": {"nodes": [{**one, "saidBy": {"id": "actor/army"}} for one in _ids(claims)]},
            "stepOf": {"nodes": _ids(one for one in found if one.exception is None)},
            "every": {"nodes": _ids(found)},
        }


WITHIN = """
query ($known: Date) {
  known: events(knownBy: $known, first: 100) { nodes { ...Shown } }
  always: events(first: 100) { nodes { ...Shown } }
}
fragment Shown on Event { id casualties { nodes { id } } stepOf(first: 100) { totalCount } }
"""


async def test_a_node_has_the_same_fields_in_whatever_list_it_stands(engine: Engine) -> None:
    """So a client may keep it by its id: lists that it has of its own take days of their own."""
    answer = await engine.execute(WITHIN, {"known": DAYS[4]})
    always, known = ({one["id"]: one for one in answer[name]["nodes"]} for name in ("always", "known"))
    assert known
    assert known.items() < always.items()


async def test_one_finding_is_shown_whatever_it_is(engine: Engine) -> None:
    left = next(one for one in WORLD.findings if one.exception)
    query = "query ($id: ID!) { finding(id: $id) { exception } node(id: $id) { id } nodes(ids: [$id]) { id } }"
    assert await engine.execute(query, {"id": left.id}) == {
        "finding": {"exception": "The two were together"},
        "node": {"id": left.id},
        "nodes": [{"id": left.id}],
    }


SEARCH = """{
  search(text: "lead", first: 100) { totalCount nodes { id } counts { class count } }
  some: search(text: "lead", first: 100, where: {finding: {rule: {eq: LISTED_MEMBER}}}) { nodes { id } }
}"""


async def test_a_search_leaves_out_what_a_rule_does_not_count(engine: Engine) -> None:
    answer = await engine.execute(SEARCH)
    counted = [one for one in WORLD.findings if one.exception is None]
    listed = [one for one in counted if one.rule is FindingRule.LISTED_MEMBER]
    assert sorted(answer["search"]["nodes"], key=lambda one: one["id"]) == _ids(counted)
    assert answer["search"]["totalCount"] == len(counted)
    assert {"class": "FINDING", "count": len(counted)} in answer["search"]["counts"]
    assert sorted(answer["some"]["nodes"], key=lambda one: one["id"]) == _ids(listed)


OWN = """query ($id: ID!, $day: Date, $known: Date, $all: Boolean) {
  event(id: $id) { stepOf(asOf: $day, knownBy: $known, exceptions: $all, first: 100) { nodes { id } } }
}"""


@pytest.mark.parametrize("exceptions", [True, False, None])
async def test_the_findings_of_a_node_take_days_of_their_own(engine: Engine, exceptions: bool | None) -> None:
    day, known = DAYS[4:6]
    for event in WORLD.events:
        variables = {"id": event.id, "day": day, "known": known, "all": exceptions}
        steps = {one.source for one in WORLD.of(FindingStep) if one.target == event.id}
        held = (one for one in WORLD.findings if one.id in steps and WORLD.holds(one, _day(day), _day(known)))
        expected = _ids(one for one in held if exceptions or one.exception is None)
        assert (await engine.execute(OWN, variables))["event"]["stepOf"]["nodes"] == expected


FORM = """query ($known: Date) {
  events(knownBy: $known, first: 100) { nodes { casualties(knownBy: $known, first: 100) { nodes { id } } } }
}"""


async def test_other_forms_show_the_same(engine: Engine) -> None:
    shown = {one.id for one in WORLD.events if WORLD.shown(one, None, _day(DAYS[4]))}
    figures = {one.id for one in WORLD.of(CasualtyEstimate) if WORLD.shown(one, None, _day(DAYS[4]))}
    expected = {id_ for id_ in figures if id_.replace("casualty-estimate", "event") in shown}
    for form in ("csv", "nt"):
        (written,) = (await in_form(engine, form, FORM, {"known": DAYS[4]})).values()
        assert {*re.findall(r"(casualty-estimate/e\d+)\b", written)} == expected


PAGE = """query ($day: Date, $known: Date, $after: String, $all: Boolean = false) {
  findings(asOf: $day, knownBy: $known, exceptions: $all, first: 1, after: $after) { pageInfo { endCursor } }
}"""


@pytest.mark.parametrize("other", [{"day": DAYS[5]}, {"known": DAYS[5]}, {"known": None}, {"all": True}])
async def test_a_cursor_is_for_the_same_days_alone(engine: Engine, other: dict[str, Any]) -> None:
    days = {"day": DAYS[4], "known": DAYS[6]}
    after = (await engine.execute(PAGE, days))["findings"]["pageInfo"]["endCursor"]
    assert (await engine.execute(PAGE, {**days, "after": after}))["findings"]["pageInfo"]["endCursor"] != after
    with pytest.raises(RequestError, match="was made for another field, order or filter"):
        await engine.execute(PAGE, {**days, "after": after, **other})


BAD = [
    ("2018-04", "'2018-04' is not a day: write one such as 2018-04-14"),
    ("2018-02-30", "'2018-02-30' is not a calendar date: give a day that exists"),
    ("0000-01-01", "'0000-01-01' is not a calendar date: give a day that exists"),
    ("10000-01-01", "'10000-01-01' is not a day: write one such as 2018-04-14"),
    ("yesterday", "'yesterday' is not a day: write one such as 2018-04-14"),
]


@pytest.mark.parametrize(("day", "said"), BAD)
async def test_what_is_no_day_is_refused(engine: Engine, day: str, said: str) -> None:
    for name in ("asOf", "knownBy"):
        query = f"query ($day: Date) {{ events({name}: $day) {{ totalCount }} }}"
        with pytest.raises(RequestError, match="(?s)\\$day.*" + said):
            await engine.execute(query, {"day": day})
        with pytest.raises(RequestError, match=said):
            await engine.execute(f'{{ events({name}: "{day}") {{ totalCount }} }}')


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("by: KIND) { nodes { casualties { best } } }", "casualties is selected"),
        ("by: KIND, orderBy: {field: KILLED}) { nodes { count } }", "orderBy has a sum"),
    ],
)
async def test_sums_are_not_known_by_a_day(engine: Engine, asked: str, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        await engine.execute(f'{{ eventGroups(knownBy: "2018-04-30", {asked} }}')
    assert str(refused.value) == (
        f"eventGroups: knownBy is given, {said}, and sums are of all figures, whenever they were published; leave that"
        " out, or knownBy."
    )
    answer = await engine.execute(f'{{ eventGroups(asOf: "2018-04-30", {asked} }}')
    assert len(answer["eventGroups"]["nodes"]) == 1
