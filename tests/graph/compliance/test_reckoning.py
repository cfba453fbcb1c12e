"""What is overdue, late or contested, and as of which day."""

from dataclasses import replace

import pytest

from graph.compliance.accounts import Bearing, Completion, Entry, Reckoning
from graph.compliance.promises import Term
from ontology.values import Text
from tests.graph.compliance.promised import (
    ADOPTED,
    BREACHED,
    CMA,
    COMMISSION,
    DECREED,
    DISPUTED,
    DRAFTS,
    FULFILLED,
    GATIA,
    MALI,
    PARTLY,
    UNNAMED,
    by,
    entry,
    judged,
    on,
    open_ended,
)

FROM_JUNE = Text(
    "60 days after the last party's signature (CMA, 20 June 2015): 19 August 2015",
    "60 jours après la signature de la dernière partie (CMA, 20 juin 2015)\u00a0: 19 août 2015",
)
FROM_MAY = Text(
    "60 days after the earlier signature (15 May 2015: Government of Mali, GATIA): 14 July 2015",
    "60 jours après la signature antérieure (15 mai 2015\u00a0: Gouvernement du Mali, GATIA)\u00a0: 14 juillet 2015",
)


def test_a_promise_is_overdue_from_either_signature_while_nobody_has_spoken() -> None:
    assert entry(COMMISSION, "2015-09-18") == Entry(
        promise=COMMISSION,
        deadline=Reckoning("2015-06-20", (CMA,), "2015-08-19", FROM_JUNE, 30, None, None, ()),
        others=(Reckoning("2015-05-15", (MALI, GATIA), "2015-07-14", FROM_MAY, 66, None, None, ()),),
        periods_elapsed=None,
        latest=(),
        status=None,
        contested=False,
        overdue=True,
        bearings=(),
    )


def test_what_was_done_is_late_by_each_stated_day_and_from_either_signature() -> None:
    drafts, decree = on("2015-12-29"), on("2015-12-31")
    from_june = Completion(ADOPTED, drafts, False, 132), Completion(DECREED, decree, False, 134)
    from_may = Completion(ADOPTED, drafts, False, 168), Completion(DECREED, decree, False, 170)
    assert entry(COMMISSION, "2016-01-31") == Entry(
        promise=COMMISSION,
        deadline=Reckoning("2015-06-20", (CMA,), "2015-08-19", FROM_JUNE, None, None, from_june[0], from_june),
        others=(Reckoning("2015-05-15", (MALI, GATIA), "2015-07-14", FROM_MAY, None, None, from_may[0], from_may),),
        periods_elapsed=None,
        latest=(DECREED,),
        status="FULFILLED",
        contested=False,
        overdue=False,
        bearings=(Bearing(DRAFTS, 132, None),),
    )


def test_a_contested_promise_shows_both_readings() -> None:
    contested = entry(COMMISSION, "2016-02-18")
    assert (contested.status, contested.contested, contested.overdue) == (None, True, False)
    assert contested.latest == (UNNAMED, DECREED)
    assert contested.deadline.kept == Completion(ADOPTED, on("2015-12-29"), False, 132)
    assert (contested.deadline.days_overdue, contested.deadline.days_overdue_if_not_kept) == (None, 183)


@pytest.mark.parametrize(
    ("said", "overdue", "if_not_kept", "kept"),
    [
        # nobody says fulfilled, contested or not
        ((), 135, None, False),
        ((("a", PARTLY, "2016-01-01"),), 135, None, False),
        ((("a", DISPUTED, "2016-01-01"),), 135, None, False),
        # somebody does, and another says otherwise: two readings
        ((("a", FULFILLED, "2015-09-01"), ("b", PARTLY, "2016-01-01")), None, 135, True),
        ((("a", FULFILLED, "2015-09-01"), ("b", DISPUTED, "2015-01-01")), None, 135, True),
        # nobody contests it
        ((("a", FULFILLED, "2015-09-01"),), None, None, True),
        # who took it back says it no longer, and nothing is shown as done
        ((("a", FULFILLED, "2015-08-01", "2015-08-01"), ("a", PARTLY, "2015-09-01")), 135, None, False),
    ],
)
def test_days_overdue_are_there_while_nobody_says_fulfilled_and_else_only_as_the_other_reading(
    said: tuple[tuple[str, str, str], ...], overdue: int | None, if_not_kept: int | None, kept: bool
) -> None:
    found = entry(by("2015-08-19", *said), "2016-01-01")
    deadline = found.deadline
    assert (deadline.days_overdue, deadline.days_overdue_if_not_kept) == (overdue, if_not_kept)
    assert (found.overdue, deadline.kept is not None) == (overdue is not None, kept)
    assert not any(one.judgement.status == FULFILLED for one in deadline.completions if found.overdue)
    demanded = entry(replace(by("2015-08-19", *said), kind="DEMAND"), "2016-01-01").deadline
    assert (demanded.days_overdue, demanded.days_overdue_if_not_kept) == (None, None)


def test_the_day_before_the_other_assessor_spoke_nothing_is_contested() -> None:
    assert entry(COMMISSION, "2016-02-17").status == "FULFILLED"


@pytest.mark.parametrize(
    ("due", "as_of", "overdue"),
    [
        ("2015-08-19", "2015-08-18", None),
        ("2015-08-19", "2015-08-19", None),
        ("2015-08-19", "2015-08-20", 1),
        ("2016-02-28", "2016-02-29", 1),
        ("2016-02-29", "2016-03-01", 1),
        ("2016-02-28", "2016-03-01", 2),
        ("2017-02-28", "2017-03-01", 1),
        ("2016-02", "2016-02-29", None),
        ("2016-02", "2016-03-01", 1),
        ("2019", "2019-12-31", None),
        ("2019", "2020-01-01", 1),
        ("2018-03-27/2018-03-29", "2018-03-30", 1),
        ("2018-03/..", "2024-01-01", None),
    ],
)
def test_overdue_begins_on_the_day_after_the_last_day_of_the_deadline(
    due: str, as_of: str, overdue: int | None
) -> None:
    found = entry(by(due), as_of)
    assert (found.deadline.days_overdue, found.overdue) == (overdue, overdue is not None)


@pytest.mark.parametrize(
    ("said", "status", "contested"),
    [
        ((), None, False),
        ((("a", FULFILLED, "2016-01-01"),), FULFILLED, False),
        ((("a", FULFILLED, "2016-01-01"), ("b", FULFILLED, "2016-02-01")), FULFILLED, False),
        ((("a", PARTLY, "2016-01-01"), ("b", BREACHED, "2016-02-01")), BREACHED, False),
        # one says fulfilled, and another says otherwise: before, on the same day, after
        ((("a", FULFILLED, "2016-01-02"), ("b", PARTLY, "2016-01-01")), FULFILLED, False),
        ((("a", FULFILLED, "2016-01-01"), ("b", PARTLY, "2016-01-01")), None, True),
        ((("a", FULFILLED, "2016-01-01"), ("b", PARTLY, "2016-01-02")), None, True),
        # a partial date counts from its last day
        ((("a", FULFILLED, "2016-01-31"), ("b", PARTLY, "2016-01")), None, True),
        ((("a", FULFILLED, "2016"), ("b", PARTLY, "2016-12-30")), FULFILLED, False),
        ((("a", FULFILLED, "2016"), ("b", PARTLY, "2016-12")), None, True),
        # one who disputes is enough, even alone
        ((("a", DISPUTED, "2016-01-01"),), None, True),
        ((("a", DISPUTED, "2016-01-01"), ("b", FULFILLED, "2016-02-01")), None, True),
        ((("a", DISPUTED, "2016-01-01"), ("b", BREACHED, "2016-02-01")), None, True),
        # only the last word of an assessor counts; on one day, that of the greater id
        ((("a", FULFILLED, "2016-01-01"), ("a", PARTLY, "2016-02-01")), PARTLY, False),
        ((("a", DISPUTED, "2016-01-01"), ("a", PARTLY, "2016-02-01")), PARTLY, False),
        ((("a", PARTLY, "2016-02-01"), ("a", FULFILLED, "2016-01-01")), PARTLY, False),
        ((("a", FULFILLED, "2016-01-01"), ("a", PARTLY, "2016-01-01")), PARTLY, False),
        ((("a", PARTLY, "2016-01-01"), ("b", BREACHED, "2016-01-01")), BREACHED, False),
        # what was said after the day of the ledger does not count, nor what may have been
        ((("a", FULFILLED, "2016-12-31"), ("b", BREACHED, "2017-01-01")), FULFILLED, False),
        ((("a", FULFILLED, "2016-12-31"), ("b", BREACHED, "2016/2017")), FULFILLED, False),
    ],
)
def test_the_newest_last_word_holds_unless_it_is_contested(
    said: tuple[tuple[str, str, str], ...], status: str | None, contested: bool
) -> None:
    found = entry(by("2015-08-19", *said), "2016-12-31")
    assert (found.status, found.contested) == (status, contested)


def test_what_holds_does_not_hang_on_the_order_in_which_rows_come() -> None:
    promise = by("2015-08-19", ("a", FULFILLED, "2016-01-01"), ("a", PARTLY, "2016-01"), ("b", BREACHED, "2016-01-31"))
    shuffled = replace(promise, judgements=promise.judgements[::-1])
    assert entry(shuffled, "2016-12-31").latest == entry(promise, "2016-12-31").latest == promise.judgements[:0:-1]


@pytest.mark.parametrize(
    ("said", "status", "contested"),
    [
        ((("a", FULFILLED, "2016-01-02"), ("b", BREACHED, "2016-01-01")), None, True),
        ((("a", FULFILLED, "2016-01-01"), ("b", BREACHED, "2016-01-02")), None, True),
        ((("a", PARTLY, "2016-01-01"), ("b", BREACHED, "2016-01-02")), BREACHED, False),
        ((("a", FULFILLED, "2016-01-01"), ("a", BREACHED, "2016-01-02")), BREACHED, False),
        ((("a", DISPUTED, "2016-01-01"),), None, True),
    ],
)
def test_an_open_promise_is_contested_whatever_the_order_of_dates(
    said: tuple[tuple[str, str, str], ...], status: str | None, contested: bool
) -> None:
    found = entry(open_ended(*said), "2030-01-01")
    assert (found.status, found.contested, found.overdue) == (status, contested, False)
    assert found.deadline.days_overdue is None


def test_a_recurring_promise_weighs_the_order_of_dates() -> None:
    said = judged(("a", FULFILLED, "2016-01-02"), ("b", BREACHED, "2016-01-01"))
    found = entry(
        replace(by("2015-01-01"), term=Term("RECURRING", every="P1M", start="2015-06-20"), judgements=said),
        "2016-02-01",
    )
    assert (found.status, found.contested, found.overdue, found.periods_elapsed) == (FULFILLED, False, False, 7)
