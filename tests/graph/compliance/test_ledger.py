"""How late things were done, which events bear on them, and what the ledger gathers and counts."""

from dataclasses import fields, replace

import pytest

from graph.compliance.accounts import Bearing, Counts
from graph.compliance.ledger import trace
from graph.compliance.promises import Instrument, Judgement, NamedActor, Occurrence
from ontology.values import Text
from tests.graph.compliance.promised import (
    ACCORD,
    BREACHED,
    DISPUTED,
    FULFILLED,
    PARTLY,
    by,
    entry,
    on,
    open_ended,
)


def counts(promises: int, **some: int) -> Counts:
    """The counts of a ledger; what is not named is nought."""
    return Counts(**dict.fromkeys((field.name for field in fields(Counts)), 0) | {"promises": promises} | some)


@pytest.mark.parametrize(
    ("said", "kept", "completions"),
    [
        # a stated day: late, on the last day, early
        ([("a", FULFILLED, "2016-01-01", "2015-08-20")], 0, [("2015-08-20", False, 1)]),
        ([("a", FULFILLED, "2016-01-01", "2015-08-19")], 0, [("2015-08-19", False, 0)]),
        ([("a", FULFILLED, "2016-01-01", "2015-08-16")], 0, [("2015-08-16", False, -3)]),
        # several days: finished on the last
        ([("a", FULFILLED, "2016-01-01", "2015-08-18/2015-08-21")], 0, [("2015-08-21", False, 2)]),
        # the earliest first, others beside it
        (
            [("a", FULFILLED, "2016-01-01", "2015-08-25"), ("b", FULFILLED, "2016-01-02", "2015-08-21")],
            0,
            [("2015-08-21", False, 2), ("2015-08-25", False, 6)],
        ),
        # no day stated: by the first who says so
        (
            [("a", FULFILLED, "2015-09-01"), ("b", FULFILLED, "2015-08-29"), ("a", FULFILLED, "2015-10-01")],
            0,
            [("2015-08-29", True, 10)],
        ),
        ([("a", FULFILLED, "2015-08")], 0, [("2015-08-31", True, 12)]),
        # a stated day makes the later date of another's word needless; an earlier one stays
        ([("a", FULFILLED, "2015-09-01", "2015-08-20"), ("b", FULFILLED, "2015-09-05")], 0, [("2015-08-20", False, 1)]),
        (
            [("a", FULFILLED, "2015-09-01", "2015-08-30"), ("b", FULFILLED, "2015-08-25")],
            0,
            [("2015-08-30", False, 11), ("2015-08-25", True, 6)],
        ),
        ([("a", FULFILLED, "2015-09-01", "2015-08-25"), ("b", FULFILLED, "2015-08-25")], 0, [("2015-08-25", False, 6)]),
        # a month is not a day, and ends when it is said at the latest
        ([("a", FULFILLED, "2016-01-01", "2015-09")], 0, [("2015-09-30", True, 42)]),
        ([("a", FULFILLED, "2015-09-08", "2015-09")], 0, [("2015-09-08", True, 20)]),
        # done in part is shown, and is not kept
        ([("a", PARTLY, "2015-09-01", "2015-08-29")], None, [("2015-08-29", False, 10)]),
        (
            [("a", PARTLY, "2015-09-01", "2015-08-29"), ("b", FULFILLED, "2015-10-01", "2015-09-08")],
            1,
            [("2015-08-29", False, 10), ("2015-09-08", False, 20)],
        ),
        # what has been taken back is not shown as done
        ([("a", FULFILLED, "2015-09-01", "2015-08-29"), ("a", PARTLY, "2015-10-01")], None, []),
        ([("a", FULFILLED, "2015-09-01"), ("a", PARTLY, "2015-10-01")], None, []),
        # a day after that of the ledger cannot have been known
        ([("a", FULFILLED, "2016-06-01", "2017-01-01")], None, []),
        ([("a", FULFILLED, "2017-01-01", "2016-01-01")], None, []),
    ],
)
def test_lateness(
    said: list[tuple[str, str, str, str]], kept: int | None, completions: list[tuple[str, bool, int]]
) -> None:
    found = entry(by("2015-08-19", *said), "2016-12-31").deadline
    assert [(one.by.isoformat(), one.at_the_latest, one.days_late) for one in found.completions] == completions
    assert found.kept == (None if kept is None else found.completions[kept])


def test_what_is_done_without_a_deadline_is_not_late() -> None:
    found = entry(
        open_ended(("a", FULFILLED, "2016-01-01", "2015-08-20"), ("b", FULFILLED, "2015-01-01")), "2016-12-31"
    )
    assert [(one.by, one.days_late) for one in found.deadline.completions] == [(on("2015-08-20"), None)]


def test_events_are_told_from_the_deadline_or_else_from_signature_and_none_lies_ahead() -> None:
    before, month, span, ahead = (
        Occurrence(f"event/{place}", Text("x"), when)
        for place, when in enumerate(("2014-05-23", "2015-08", "2015-08-28/2015-08-29", "2015-09"))
    )
    events = ahead, span, month, before
    with_deadline = entry(replace(by("2015-08-19"), occurrences=events), "2015-09-29")
    assert with_deadline.bearings == (
        Bearing(before, -453, None),
        Bearing(span, 10, None),
        Bearing(month, 12, None, 30),
    )
    without = entry(replace(open_ended(), occurrences=events), "2015-09-30")
    assert without.bearings == (
        Bearing(before, None, -393),
        Bearing(span, None, 70),
        Bearing(month, None, 72, 30),
        Bearing(ahead, None, 102, 29),
    )


def test_events_are_told_from_the_day_of_a_text_that_nobody_signed() -> None:
    occurrence = Occurrence("event/x", Text("x"), "2018-07-01")
    resolution = Instrument(
        "agreement/r", Text("r"), "2018-06", ("agreement/r",), (), (replace(open_ended(), occurrences=(occurrence,)),)
    )
    (only,) = trace(resolution, (), on("2018-12-31")).accounts[0].entries
    assert only.bearings == (Bearing(occurrence, None, 1),)


def test_instruments_are_told_apart_oldest_first_and_later_ones_left_out() -> None:
    def instrument(key: str, day: str) -> Instrument:
        return Instrument(
            f"agreement/{key}", Text(key), day, ("agreement/accord", f"agreement/{key}"), (), (by("2016-12-10"),)
        )

    roadmap, thirteenth, sixteenth = (
        instrument("roadmap", "2018-03-22"),
        instrument("csa-13", "2016-11-29"),
        instrument("csa-16", "2017-04"),
    )
    ledger = trace(ACCORD, (roadmap, thirteenth, sixteenth, thirteenth, ACCORD), on("2017-04-01"))
    assert [account.instrument for account in ledger.accounts] == [ACCORD, thirteenth, sixteenth]
    assert ledger.later == (roadmap,)
    assert (ledger.instrument, ledger.as_of) == (ACCORD, on("2017-04-01"))
    assert ledger.counts == counts(promises=3, overdue=2, contested=1)


def test_promises_stand_in_the_order_of_their_deadlines_open_ones_last() -> None:
    promises = tuple(
        replace(promise, id=f"commitment/{key}")
        for key, promise in (
            ("d", open_ended()),
            ("c", by("2016")),
            ("b", by("2016-12-31")),
            ("a", open_ended()),
            ("e", by("2015")),
        )
    )
    (account,) = trace(replace(ACCORD, promises=promises), (), on("2017-01-01")).accounts
    assert [one.promise.id[-1] for one in account.entries] == ["e", "b", "c", "a", "d"]


def test_counts_name_what_is_late_only_where_a_day_is_stated() -> None:
    promises = tuple(
        replace(promise, id=f"commitment/{place}")
        for place, promise in enumerate(
            (
                by("2015-08-19", ("a", FULFILLED, "2016-01-01", "2015-08-20")),
                by("2015-08-19", ("a", FULFILLED, "2016-01-01", "2015-08-19")),
                by("2015-08-19", ("a", FULFILLED, "2016-01-01")),
                by("2015-08-19", ("a", FULFILLED, "2016-01-01", "2015-08-20"), ("b", PARTLY, "2016-01-01")),
                by("2015-08-19", ("a", DISPUTED, "2016-01-01")),
            )
        )
    )
    found = trace(replace(ACCORD, promises=promises), (), on("2017-01-01")).counts
    assert found == counts(promises=5, fulfilled=3, fulfilled_late=1, contested=2)


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ([("mali", FULFILLED, "OWED_IT")], 1),
        ([("mali", FULFILLED, "OWED_IT"), ("army", FULFILLED, "OWED_IT")], 1),
        # another says so too, whatever it is to the promise
        ([("mali", FULFILLED, "OWED_IT"), ("cma", FULFILLED, "PARTY")], 0),
        ([("observer", FULFILLED, "OBSERVER")], 0),
        # who said otherwise before does not back it
        ([("cma", PARTLY, "PARTY"), ("mali", FULFILLED, "OWED_IT")], 1),
        # it is not fulfilled, or contested
        ([("mali", PARTLY, "OWED_IT")], 0),
        ([("mali", FULFILLED, "OWED_IT"), ("cma", DISPUTED, "PARTY")], 0),
    ],
)
def test_what_is_fulfilled_on_the_word_of_who_owed_it_alone_is_counted_among_the_fulfilled(
    said: list[tuple[str, str, str]], own: int
) -> None:
    judgements = tuple(
        Judgement(f"assessment/{place}", NamedActor(who, Text(who)), status, f"2016-01-0{place}", standpoint=standpoint)
        for place, (who, status, standpoint) in enumerate(said, 1)
    )
    promise = replace(by("2018"), judgements=judgements)
    demand = replace(promise, id="commitment/demand", kind="DEMAND")
    found = trace(replace(ACCORD, promises=(promise, demand)), (), on("2017-01-01")).counts
    assert found.fulfilled_on_own_word == own
    assert found.fulfilled >= own


STANDING = {
    "contested": (
        by("2015-08-19", ("a", DISPUTED, "2016-01-01")),
        by("2018", ("a", FULFILLED, "2016-01-01"), ("b", PARTLY, "2016-02-01")),
        open_ended(("a", FULFILLED, "2016-01-01"), ("b", BREACHED, "2015-01-01")),
    ),
    "overdue": (by("2015-08-19"), by("2015-08-19", ("a", BREACHED, "2016-01-01")), by("2016-12-31")),
    "breached": (open_ended(("a", BREACHED, "2016-01-01")), by("2018", ("a", BREACHED, "2016-01-01"))),
    "unfinished": tuple(
        open_ended(("a", status, "2016-01-01")) for status in ("PARTLY", "UNDER_WAY", "NOT_STARTED", "POSTPONED")
    ),
    "fulfilled": (by("2015-08-19", ("a", FULFILLED, "2016-01-01")), open_ended(("a", FULFILLED, "2016-01-01"))),
    "not_yet_due": (by("2017-01-01"), by("2017")),
    "undated": (open_ended(), by("2018-03/..")),
}


@pytest.mark.parametrize("name", STANDING)
def test_each_promise_is_counted_once_and_the_counts_add_up(name: str) -> None:
    for promise in STANDING[name]:
        assert trace(replace(ACCORD, promises=(promise,)), (), on("2017-01-01")).counts == counts(
            promises=1, **{name: 1}
        )


def test_a_demand_is_never_overdue_and_is_counted_apart() -> None:
    demands = tuple(
        replace(promise, id=f"commitment/{place}", kind="DEMAND")
        for place, promise in enumerate(
            (
                by("2015-08-19"),
                by("2015-08-19", ("a", BREACHED, "2016-01-01")),
                by("2015-08-19", ("a", FULFILLED, "2016-01-01", "2015-08-20")),
                by("2015-08-19", ("a", DISPUTED, "2016-01-01")),
            )
        )
    )
    ledger = trace(replace(ACCORD, promises=(*demands, by("2015-08-19"))), (), on("2017-01-01"))
    assert ledger.counts == counts(promises=1, overdue=1, demands=4)
    entries = [one for one in ledger.accounts[0].entries if one.promise in demands]
    assert [(one.overdue, one.deadline.days_overdue, one.deadline.due) for one in entries] == [
        (False, None, "2015-08-19")
    ] * 4
    assert [one.status for one in entries] == [None, BREACHED, FULFILLED, None]
