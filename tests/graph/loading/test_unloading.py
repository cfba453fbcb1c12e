"""A dataset goes with all that it has, unless others point into it; what follows from it is renewed, and feeds told.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace

import pytest

from graph.checking.store_check import StoreCheck
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.loading.unloading import unload
from graph.store import Store
from ontology.findings import FINDINGS
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, origin, row
from tests.graph.deriving.attacks import actors, derive, events
from tests.graph.loading.sample_promises import (
    ACCORDS,
    AFTER_TALKS,
    PROMISES,
    REBELS,
    SIXTY_DAYS,
    STATE,
    accords,
    days,
    promise,
    promises,
    signed,
)
from tests.graph.loading.told import changes, delivered, event, graph

LATECOMER = replace(REBELS, id="actor/latecomer")
GONE = "read 0, new 0, changed 0, unchanged 0, removed {}, rejected 0"


async def _datasets(store: Store) -> list[str]:
    return [note.dataset for note in await store.notes()]


async def test_a_dataset_goes_with_what_follows_from_it_as_if_it_had_never_been_there(store: Store) -> None:
    await load(store, actors(), strict=True, derive=derive)
    await load(store, delivery(name="bystander"), strict=True, derive=derive)
    before = await contents(store)
    await load(store, events(1, 2), strict=True, derive=derive)
    report = await unload(store, "dataset/events", derive=derive)
    assert (str(report), str(report.derived)) == (GONE.format(2), GONE.format(2))
    assert await contents(store) == before
    assert await _datasets(store) == ["dataset/actors", "dataset/bystander"]
    assert [problem async for problem in StoreCheck(store).problems()] == []


async def test_what_still_follows_stays(store: Store) -> None:
    await load(store, actors(), strict=True)
    await load(store, events(1), strict=True, derive=derive)
    more = delivered([(event("clash", by="army")[0],)], "more")
    await load(store, more, strict=True, derive=derive)
    report = await unload(store, "dataset/more", derive=derive)
    assert str(report.derived) == "read 1, new 0, changed 0, unchanged 1, removed 1, rejected 0"
    assert FINDINGS in await _datasets(store)


async def test_the_last_dataset_takes_what_was_derived_with_it(store: Store) -> None:
    both = (row(9, origin("actors")), *actors().rows, *events(1).rows)
    await load(store, delivery(*both, name="all"), strict=True, derive=derive)
    assert await _datasets(store) == ["dataset/all", FINDINGS]
    report = await unload(store, "dataset/all", derive=derive)
    assert report.derived
    assert report.derived.numbers.removed == 1
    assert (await contents(store), await _datasets(store)) == ({}, [])


async def test_what_others_point_to_stays_and_the_first_ten_that_do_are_named(store: Store) -> None:
    await load(store, accords(signed(STATE, "2015-05-15")), strict=True)
    await load(store, promises(row(10, *promise(AFTER_TALKS))), strict=True)
    held = await contents(store)
    with pytest.raises(LoadRefused) as refused:
        await unload(store, ACCORDS)
    assert str(refused.value) == (
        "Records of other datasets point into dataset/accords. Unload those that have them first, or let them point"
        " elsewhere:\n"
        "  commitment/list points to event/talks\n"
        "  obligation/list--state points to actor/state\n"
        "  undertaking/list--accord points to agreement/accord"
    )
    more = [row(20 + number, *promise(SIXTY_DAYS, f"list-{number}")) for number in range(6)]
    await load(store, promises(*more), strict=True)
    with pytest.raises(LoadRefused) as refused:
        await unload(store, ACCORDS, dry_run=True)
    _, *listed, last = str(refused.value).splitlines()
    assert (len(listed), last) == (10, "  and 2 more")
    await unload(store, PROMISES)
    await unload(store, ACCORDS)
    assert held
    assert await contents(store) == {}


async def test_deadlines_of_others_are_counted_anew_from_the_signatures_that_are_left(store: Store) -> None:
    await load(store, accords(signed(STATE, "2015-05-15")), strict=True)
    await load(store, promises(row(10, *promise(SIXTY_DAYS))), strict=True)
    late = delivery(row(1, LATECOMER, signed(LATECOMER, "2015-12-24")), name="late", requires=(ACCORDS,))
    await load(store, late, strict=True)
    assert await days(store) == ("2015-12-24", "2016-02-22")
    report = await unload(store, "dataset/late")
    assert report.recounted == 1
    assert await days(store) == ("2015-05-15", "2015-07-14")
    again = await load(store, promises(row(10, *promise(SIXTY_DAYS))), strict=True)
    assert str(again) == "read 1, new 0, changed 0, unchanged 1, removed 0, rejected 0"


async def test_feeds_tell_what_was_withdrawn_and_what_comes_back(store: Store) -> None:
    await load(store, delivered(graph(), "told"), strict=True)
    more = delivered([event("raid")], "more", ("dataset/told",))
    await load(store, more, strict=True)
    await unload(store, "dataset/more")
    assert ("event/raid", "WITHDRAWN") in await changes(store, "actor/rebels")
    await load(store, more, strict=True)
    assert ("event/raid", "RETURNED") in await changes(store, "actor/rebels")


async def test_a_dry_run_counts_and_writes_nothing(store: Store) -> None:
    await load(store, actors(), strict=True, derive=derive)
    await load(store, events(1, 2), strict=True, derive=derive)
    held, at, notes = await contents(store), await store.changes(), await store.notes()
    report = await unload(store, "dataset/events", derive=derive, dry_run=True)
    assert (str(report), report.derived) == (GONE.format(2), None)
    assert (await contents(store), await store.changes(), await store.notes()) == (held, at, notes)


async def test_what_is_not_there_or_follows_from_others_cannot_go(store: Store) -> None:
    await load(store, actors(), strict=True, derive=derive)
    for dataset, problem in (
        ("dataset/none", "dataset/none is not loaded"),
        (FINDINGS, f"{FINDINGS} follows from other datasets"),
        (f"{FINDINGS}-acled", f"{FINDINGS}-acled follows from other datasets"),
    ):
        with pytest.raises(LoadRefused, match=f"^{problem}"):
            await unload(store, dataset, derive=derive)


async def test_an_error_while_what_follows_is_renewed_leaves_all_as_it_was(store: Store) -> None:
    async def failing(*_: object) -> object:
        raise LoadRefused("A rule fails.")

    await load(store, actors(), strict=True, derive=derive)
    await load(store, events(1), strict=True, derive=derive)
    held, notes = await contents(store), await store.notes()
    with pytest.raises(LoadRefused, match=r"^A rule fails"):
        await unload(store, "dataset/events", derive=failing)  # type: ignore[arg-type]
    assert (await contents(store), await store.notes()) == (held, notes)
