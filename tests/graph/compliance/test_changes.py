"""What changed between two days: one ledger, or two, for each kind of change; and what is no change."""

from dataclasses import fields, replace
from typing import Any

import pytest

from graph.compliance.changes import Changes, NamedFinding, changes
from graph.compliance.ledger import trace
from graph.compliance.promises import Ending, Evidence, Instrument, NamedActor, Occurrence, Promise, Statement, Term
from ontology.values import Text
from tests.graph.compliance.promised import ACCORD, BREACHED, DISPUTED, FULFILLED, PARTLY, by, on, open_ended

NEVER = "2030-01-01"
ROADMAP = Instrument("agreement/roadmap", Text("Roadmap"), "2016-03-22", ("agreement/accord", "agreement/roadmap"))
PLACES = {one.name for one in fields(Changes) if str(one.type).startswith("tuple")}


def between(
    first: str,
    last: str,
    *promises: Promise,
    accord: Instrument = ACCORD,
    others: tuple[Instrument, ...] = (),
    supporting: tuple[Instrument, ...] = (),
    findings: tuple[NamedFinding, ...] = (),
    known_by: str | None = None,
) -> Changes:
    """What changed in an accord with these promises."""
    known = on(known_by) if known_by else None
    made = replace(accord, promises=tuple(replace(one, id=f"commitment/{at}") for at, one in enumerate(promises)))
    before, after = (trace(made, others, on(day), supporting=supporting, known_by=known) for day in (first, last))
    return changes(before, after, findings)


def told(found: Changes) -> dict[str, list[Any]]:
    """The lists that have something, each by what it leads to."""
    return {name: [_id(one) for one in listed] for name in sorted(PLACES) if (listed := getattr(found, name))}


def _id(one: Any) -> str:
    for lead in ("judgement", "entry", "agreement"):
        one = getattr(one, lead, one)
    one = getattr(one, "promise", one)
    return one if isinstance(one, str) else one.id


def test_a_day_more_of_delay_is_no_change() -> None:
    every = replace(open_ended(), term=Term("RECURRING", every="P1M", start="2015-07-01"))
    found = between("2016-01-31", "2016-04-30", by("2015-08-19"), by(NEVER), open_ended(), every)
    assert told(found) == {}
    assert (found.unchanged, found.unchanged_demands) == (4, 0)
    assert (found.from_day, found.to_day, found.known_by, found.not_yet) == (
        on("2016-01-31"),
        on("2016-04-30"),
        None,
        None,
    )


def test_a_text_agreed_since_brings_new_promises_and_what_became_of_them_stands_there_alone() -> None:
    roadmap = replace(ROADMAP, promises=(by("2016-04-01", ("a", PARTLY, "2016-04-02")),))
    bare = replace(ROADMAP, id="agreement/bare", date="2016-04-30")
    found = between("2016-01-31", "2016-04-30", open_ended(), others=(roadmap, bare))
    assert told(found) == {"agreed": ["agreement/roadmap", "agreement/bare"], "promised": ["commitment/x"]}
    (new,) = found.promised
    assert (new.instrument.id, new.before, new.entry.overdue) == ("agreement/roadmap", None, True)
    assert (found.before.promises, found.after.promises, found.unchanged) == (1, 2, 1)


def test_demands_of_others_are_new_apart_from_promises() -> None:
    demand = replace(by("2016-04-01"), id="commitment/demand", kind="DEMAND")
    old = replace(ROADMAP, id="agreement/old", date="2015-07-01", promises=(replace(demand, id="commitment/old"),))
    backing = replace(ROADMAP, id="agreement/backing", promises=(demand,))
    found = between("2016-01-31", "2016-04-30", supporting=(old, backing))
    assert told(found) == {"agreed": ["agreement/backing"], "demanded": ["commitment/demand"]}
    assert (found.unchanged, found.unchanged_demands) == (0, 1)


@pytest.mark.parametrize(
    ("due", "said", "overdue"),
    [
        ("2016-01-30", (), False),  # overdue already
        ("2016-01-31", (), True),  # due on the earlier day itself
        ("2016-04-29", (), True),
        ("2016-04-30", (), False),
        ("2016-04", (), False),
        ("2016-03", (("a", PARTLY, "2016-01-01"),), True),
        ("2016-03", (("a", FULFILLED, "2016-01-01"),), False),
    ],
)
def test_a_deadline_that_passed_since(due: str, said: tuple[tuple[str, str, str], ...], overdue: bool) -> None:
    found = between("2016-01-31", "2016-04-30", by(due, *said))
    assert told(found) == ({"overdue": ["commitment/0"]} if overdue else {})
    assert found.unchanged == (not overdue)


def test_new_words_are_the_newest_of_each_assessor_with_what_each_had_said_before() -> None:
    said = (
        ("a", PARTLY, "2016-01-01"),
        ("a", BREACHED, "2016-02-01"),
        ("a", PARTLY, "2016-04-01"),
        ("b", PARTLY, "2016-03-01"),
        ("c", PARTLY, "2016-01-31"),
        ("d", BREACHED, "2016-05-01"),
    )
    found = between("2016-01-31", "2016-04-30", open_ended(*said))
    assert told(found) == {"words": ["assessment/3", "assessment/2"]}
    newer, changed = found.words
    assert newer.earlier is None
    assert changed.earlier is not None
    assert (changed.earlier.id, changed.change.entry.promise.id) == ("assessment/0", "commitment/0")
    assert found.unchanged == 0


@pytest.mark.parametrize(
    ("since", "kinds"),
    [
        ((("b", FULFILLED, "2016-02-01"),), {"contested"}),
        ((("b", DISPUTED, "2016-02-01"),), {"contested"}),
        ((("a", FULFILLED, "2016-02-01"),), {"fulfilled"}),
        ((("b", PARTLY, "2016-02-01"),), {"words"}),
    ],
)
def test_what_became_contested_or_was_said_to_be_fulfilled_since(
    since: tuple[tuple[str, str, str], ...], kinds: set[str]
) -> None:
    found = between("2016-01-31", "2016-04-30", open_ended(("a", PARTLY, "2016-01-01"), *since))
    assert set(told(found)) == kinds
    assert found.unchanged == 0


@pytest.mark.parametrize(("newer", "kinds"), [(PARTLY, set()), (FULFILLED, {"fulfilled"})])
def test_what_is_no_longer_contested(newer: str, kinds: set[str]) -> None:
    before = (("a", newer, "2016-01-01"), ("b", DISPUTED, "2016-01-02"))
    found = between("2016-01-31", "2016-04-30", open_ended(*before, ("b", newer, "2016-02-01")))
    assert set(told(found)) == {*kinds, "no_longer_contested"}


def test_a_promise_no_longer_overdue_is_said_to_be_fulfilled() -> None:
    found = between("2016-01-31", "2016-04-30", by("2015-08-19", ("a", FULFILLED, "2016-02-01")))
    assert told(found) == {"fulfilled": ["commitment/0"]}
    assert (found.before.overdue, found.after.overdue, found.after.fulfilled) == (1, 0, 1)


def test_the_end_of_the_agreement_is_told_once_whatever_carried_it_out() -> None:
    ending = Ending("agreement/accord", Text("Accord"), "2016-02-25")
    ended, roadmap = replace(ACCORD, ending=ending), replace(ROADMAP, date="2016-01-01", ending=ending)
    for last, endings in (("2016-02-24", {}), ("2016-02-25", {"endings": ["agreement/accord"]})):
        found = between("2016-01-31", last, by(NEVER), accord=ended, others=(roadmap,))
        assert (told(found), found.unchanged) == (endings, 1)
    assert told(between("2016-02-25", "2016-04-30", accord=ended, others=(roadmap,))) == {}


def finding(holds_from: str, holds_to: str | None = None, known: str | None = None, end: str | None = None) -> Any:
    return NamedFinding("finding/x", "DEADLINE_MISSED", Text("x"), holds_from, holds_to, known, end)


@pytest.mark.parametrize(
    ("one", "kinds"),
    [
        (finding("2016-01-31"), set()),
        (finding("2016-02-01"), {"found"}),
        (finding("2016-04"), {"found"}),
        (finding("2016-05-01"), set()),
        # it holds on its last day, and has ceased on the next
        (finding("2015-08-20", "2016-01-30"), set()),
        (finding("2015-08-20", "2016-01-31"), {"ceased"}),
        (finding("2015-08-20", "2016-04-29"), {"ceased"}),
        (finding("2015-08-20", "2016-04-30"), set()),
        (finding("2016-02-01", "2016-03-01"), {"found", "ceased"}),
    ],
)
def test_findings_that_are_new_and_that_have_ceased(one: NamedFinding, kinds: set[str]) -> None:
    found = between("2016-01-31", "2016-04-30", by(NEVER), findings=(one,))
    assert (set(told(found)), found.unchanged) == (kinds, 1)


EARLY = (Evidence("source/early", Text("x"), published="2015-06-20"),)
LATE = (Evidence("source/late", Text("x"), published="2017"),)
SOURCED = replace(ACCORD, evidence=EARLY)


@pytest.mark.parametrize(
    ("one", "kinds", "holds_to"),
    [
        (finding("2016-02-01", known="2016-03"), {"found"}, None),
        (finding("2016-02-01", known="2017"), set(), None),
        (finding("2016-02-01"), set(), None),
        (finding("2016-02-01", "2016-03-01", "2016-03", "2016-04-01"), {"found", "ceased"}, "2016-03-01"),
        (finding("2016-02-01", "2016-03-01", "2016-03", "2017"), {"found"}, None),
    ],
)
def test_findings_of_which_sources_had_told(one: NamedFinding, kinds: set[str], holds_to: str | None) -> None:
    found = between("2016-01-31", "2016-04-30", accord=SOURCED, findings=(one,), known_by="2016-12-30")
    assert set(told(found)) == kinds
    assert {each.holds_to for each in (*found.found, *found.ceased)} <= {holds_to}


@pytest.mark.parametrize(("by_day", "shown"), [(None, ["a", "b"]), ("2016-12-30", ["a"])])
def test_who_had_denied_a_finding_by_the_later_day(by_day: str | None, shown: list[str]) -> None:
    said = (("a", "2016-03", EARLY), ("b", "2016-04", LATE), ("c", "2016-05", EARLY))
    denials = (
        Statement(f"claim/{key}", NamedActor("actor/a", Text("a")), "DENIES", Text(key), day, evidence=of)
        for key, day, of in said
    )
    one = replace(finding("2016-02-01", known="2016-03"), denials=tuple(denials))
    found = between("2016-01-31", "2016-04-30", accord=SOURCED, findings=(one,), known_by=by_day)
    assert [each.text.en for denied in found.found for each in denied.denials] == shown


def test_both_days_are_told_from_what_one_day_knew() -> None:
    """What a late source says of the months between is no change for who did not know it, and is counted."""
    promise = replace(open_ended(("a", PARTLY, "2016-02-01"), ("b", PARTLY, "2016-02-02")), evidence=EARLY)
    early, late = (replace(one, evidence=of) for one, of in zip(promise.judgements, (EARLY, LATE), strict=True))
    sourced = replace(promise, judgements=(early, late))
    found = between("2016-01-31", "2016-04-30", sourced, accord=SOURCED, known_by="2016-04-30")
    assert told(found) == {"words": ["assessment/0"]}
    assert found.known_by == on("2016-04-30")
    assert found.left_out is not None
    assert found.left_out.assessments.count == 1


def test_events_since_are_told_once_and_change_nothing_by_themselves() -> None:
    old, new, month = (
        Occurrence(f"event/{at}", Text("x"), when) for at, when in enumerate(("2016-01-31", "2016-04-01", "2016-02"))
    )
    promises = (replace(by(NEVER), occurrences=(old, new, month)), replace(open_ended(), occurrences=(new,)))
    found = between("2016-01-31", "2016-04-30", *promises)
    assert (told(found), found.unchanged) == ({"events": ["event/2", "event/1"]}, 2)


def test_before_the_first_signature_nothing_was_promised_and_all_is_new() -> None:
    found = between("2015-01-01", "2015-07-01", by(NEVER), findings=(finding("2015-06-01"),))
    assert told(found) == {"agreed": ["agreement/accord"], "found": ["finding/x"], "promised": ["commitment/0"]}
    earlier = between("2014-01-01", "2015-01-01", by(NEVER), findings=(finding("2014-06-01"),))
    assert told(earlier) == {}
    assert earlier.not_yet is not None
