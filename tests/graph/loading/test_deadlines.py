"""Deadlines are counted by the load, from what the store has, whichever loader or dataset brings the promise.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from ontology.agreements import Obligation
from ontology.deadlines import Deadline
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    DeadlineType,
)
from tests.graph.contents import contents
from tests.graph.deliveries import FILE, delivery, row
from tests.graph.loading.sample_promises import (
    ACCORD,
    ACCORDS,
    AFTER_TALKS,
    BOTH,
    REBELS,
    SIXTY_DAYS,
    STATE,
    TALKS,
    accords,
    days,
    promise,
    promises,
    signed,
)

UNCHANGED = "read 1, new 0, changed 0, unchanged 1, removed 0, rejected 0"


@pytest.mark.parametrize("together", [True, False], ids=["with the accord", "in another dataset"])
async def test_a_deadline_is_counted_from_the_last_party_and_from_an_event(store: Store, together: bool) -> None:
    rows = (row(10, *promise(SIXTY_DAYS)), row(11, *promise(AFTER_TALKS, "talks")))
    if together:
        await load(store, accords(*BOTH, more=rows), strict=True)
    else:
        await load(store, accords(*BOTH), strict=True)
        await load(store, promises(*rows), strict=True)
    assert await days(store) == ("2015-06-20", "2015-08-19")
    assert await days(store, "talks") == ("2015-09-01", "2015-10-01")


@pytest.mark.parametrize(
    ("deadline", "counted"),
    [
        (replace(SIXTY_DAYS, anchor="the strategy"), (None, None)),
        (replace(SIXTY_DAYS, anchor="the strategy", counted_from=DateSpan("2016-01-01")), ("2016-01-01", "2016-03-01")),
        (replace(SIXTY_DAYS, counted_from=DateSpan("2015-06-20")), ("2015-06-20", "2015-08-19")),
        (replace(SIXTY_DAYS, due=DateSpan("2015-08-19")), ("2015-06-20", "2015-08-19")),
        (Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2017")), (None, "2017")),
        (Deadline(type=DeadlineType.OPEN, text=Text("soon")), (None, None)),
    ],
)
async def test_what_a_row_states_is_kept_where_nothing_else_follows(
    store: Store, deadline: Deadline, counted: tuple[str | None, str | None]
) -> None:
    await load(store, accords(*BOTH), strict=True)
    await load(store, promises(row(10, *promise(deadline))), strict=True)
    assert await days(store) == counted


@pytest.mark.parametrize(
    ("deadline", "problem"),
    [
        (
            replace(SIXTY_DAYS, due=DateSpan("2015-08-20")),
            "due: '2015-08-20' does not follow: P60D after 2015-06-20 is 2015-08-19."
            " Write '2015-08-19', or leave it out.",
        ),
        (
            replace(SIXTY_DAYS, counted_from=DateSpan("2015-05-15")),
            "countedFrom: '2015-05-15' does not follow: the date of signature is 2015-06-20."
            " Write '2015-06-20', or leave it out.",
        ),
        (
            replace(SIXTY_DAYS, anchor="the strategy", due=DateSpan("2016")),
            "due: '2016' cannot be computed from the strategy. Remove it.",
        ),
        (
            replace(SIXTY_DAYS, anchor="event/none"),
            "anchor: 'event/none' names no event that exists."
            " Correct it, add that event, or require the dataset that has it.",
        ),
    ],
)
async def test_a_day_that_does_not_follow_is_told_with_the_right_one(
    store: Store, deadline: Deadline, problem: str
) -> None:
    await load(store, accords(*BOTH), strict=True)
    with pytest.raises(LoadRefused) as refused:
        await load(store, promises(row(10, *promise(deadline))), strict=True)
    assert str(refused.value) == f"{FILE}:10: deadline.{problem}"


CHANGES: dict[str, tuple[Delivery, tuple[str | None, str | None]]] = {
    "a signature on another day": (
        accords(signed(STATE, "2015-05-15"), signed(REBELS, "2015-07-01")),
        ("2015-07-01", "2015-08-30"),
    ),
    "one more signature": (accords(*BOTH, signed(STATE, "2015-12-01")), ("2015-12-01", "2016-01-30")),
    "one signature less": (accords(BOTH[0]), ("2015-05-15", "2015-07-14")),
    "two on one last day": (
        accords(signed(STATE, "2015-06"), signed(REBELS, "2015-06-30")),
        ("2015-06-30", "2015-08-29"),
    ),
    "two on one last day, in the other order": (
        accords(signed(REBELS, "2015-06-30"), signed(STATE, "2015-06")),
        ("2015-06-30", "2015-08-29"),
    ),
    "no signature": (accords(), (None, None)),
    "a month, to which no days can be added": (accords(signed(STATE, "2015-05")), ("2015-05", None)),
}


@pytest.mark.parametrize(("changed", "counted"), CHANGES.values(), ids=CHANGES)
async def test_a_load_that_moves_signatures_moves_the_deadlines_of_other_datasets(
    store: Store, changed: Delivery, counted: tuple[str | None, str | None]
) -> None:
    await load(store, accords(*BOTH), strict=True)
    of_promises = promises(row(10, *promise(SIXTY_DAYS)), row(11, *promise(AFTER_TALKS, "talks")))
    assert (await load(store, of_promises, strict=True)).recounted == 0
    report = await load(store, changed, strict=True)
    assert str(report) == "read 4, new 0, changed 1, unchanged 3, removed 0, rejected 0"
    assert (report.recounted, await days(store)) == (1, counted)
    assert await days(store, "talks") == ("2015-09-01", "2015-10-01")
    await _nothing_changes(store, changed, of_promises)


async def test_a_load_that_moves_an_event_moves_the_deadlines_of_other_datasets(store: Store) -> None:
    await load(store, accords(*BOTH), strict=True)
    of_promises = promises(row(10, *promise(SIXTY_DAYS)), row(11, *promise(AFTER_TALKS, "talks")))
    await load(store, of_promises, strict=True)
    later = accords(*BOTH, talks=replace(TALKS, when=DateSpan("2015-10-05")))
    report = await load(store, later, strict=True)
    assert str(report) == "read 4, new 0, changed 1, unchanged 3, removed 0, rejected 0"
    assert (report.recounted, await days(store, "talks")) == (1, ("2015-10-05", "2015-11-05"))
    assert await days(store) == ("2015-06-20", "2015-08-19")
    await _nothing_changes(store, later, of_promises)


async def test_a_load_says_how_many_deadlines_of_its_own_it_moves(store: Store) -> None:
    own = (
        row(10, *promise(SIXTY_DAYS)),
        row(11, *promise(SIXTY_DAYS, "other")),
        row(12, *promise(AFTER_TALKS, "talks")),
    )
    first, moved = accords(*BOTH, more=own), accords(BOTH[0], more=own)
    assert (await load(store, first, strict=True)).recounted == 0
    report = await load(store, moved, strict=True)
    assert str(report) == "read 7, new 0, changed 3, unchanged 4, removed 0, rejected 0"
    assert (report.recounted, await days(store)) == (2, ("2015-05-15", "2015-07-14"))


async def test_signatures_of_several_datasets_count_together(store: Store) -> None:
    """A third dataset brings a party of its own; when that is gone again, so is its day."""
    await load(store, accords(*BOTH), strict=True)
    of_promises = promises(row(10, *promise(SIXTY_DAYS)))
    await load(store, of_promises, strict=True)
    latecomer = replace(REBELS, id="actor/latecomer")
    late = (row(1, latecomer, signed(latecomer, "2016-02-01")),)
    third = await load(store, delivery(*late, name="third", requires=(ACCORDS,)), strict=True)
    assert (third.recounted, await days(store)) == (1, ("2016-02-01", "2016-04-01"))
    assert (await load(store, accords(BOTH[0]), strict=True)).recounted == 0
    await _nothing_changes(store, of_promises)
    third = await load(store, delivery(name="third", requires=(ACCORDS,)), strict=True)
    assert (third.recounted, await days(store)) == (1, ("2015-05-15", "2015-07-14"))
    await _nothing_changes(store, of_promises)


async def _nothing_changes(store: Store, *deliveries: Delivery) -> None:
    """To load these again finds all of them as they are."""
    before = await contents(store)
    for again in deliveries:
        report = await load(store, again, strict=True)
        assert (report.numbers.unchanged, report.recounted) == (report.read, 0)
    assert await contents(store) == before


async def test_an_event_from_which_others_count_is_not_removed(store: Store) -> None:
    await load(store, accords(*BOTH), strict=True)
    await load(store, promises(row(10, *promise(AFTER_TALKS))), strict=True)
    before = await contents(store)
    with pytest.raises(LoadRefused) as refused:
        await load(store, accords(*BOTH, talks=None), strict=True)
    assert str(refused.value) == (
        "dataset/accords no longer has what other datasets point to; keep it, or change those first:\n"
        "  commitment/list points to event/talks"
    )
    assert await contents(store) == before


async def test_one_wrong_key_in_an_accord_says_nothing_of_its_deadlines(store: Store) -> None:
    """Ten right days do not follow from an accord that is rejected; they are not wrong for that."""
    stated = replace(SIXTY_DAYS, counted_from=DateSpan("2015-06-20"), due=DateSpan("2015-08-19"))
    wrong = row(3, ACCORD, *BOTH, Obligation(source=ACCORD.id, target=STATE.id))
    rows = [row(1, STATE), row(2, REBELS), wrong, *(row(n, *promise(stated, f"p{n}")) for n in range(10, 20))]
    problem = f"{FILE}:3: obliges: 'agreement/accord' is not the id of a commitment. Give the id of one."
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(*rows), strict=True)
    assert str(refused.value) == problem
    report = await load(store, delivery(*rows), strict=False)
    assert str(report) == "read 13, new 2, changed 0, unchanged 0, removed 0, rejected 11"
    assert list(map(str, report.rejects)) == [
        problem,
        *(
            f"{FILE}:{n}: underAgreement: 'agreement/accord' was rejected ({FILE}:3)."
            " Correct that row, or point to another."
            for n in range(10, 20)
        ),
    ]


async def test_what_counts_from_a_rejected_signature_waits_for_it(store: Store) -> None:
    """Its day would be another one."""
    late = row(4, REBELS, BOTH[1], Obligation(source=REBELS.id, target=STATE.id))
    rows = (row(1, STATE, BOTH[0]), row(3, ACCORD), late, row(10, *promise(SIXTY_DAYS)))
    report = await load(store, delivery(*rows), strict=False)
    assert list(map(str, report.rejects)) == [
        f"{FILE}:4: obliges: 'actor/rebels' is not the id of a commitment. Give the id of one.",
        f"{FILE}:10: deadline.anchor: 'signature of agreement/accord' was rejected ({FILE}:4)."
        " Correct that row, or point to another.",
    ]
