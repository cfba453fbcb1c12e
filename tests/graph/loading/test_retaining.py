"""What stays of rows that are there and cannot be read: what an earlier load read of them, and on what it rests."""

from dataclasses import replace

from graph.loading.load import load
from graph.store import Store
from ontology.records import Position, Reject, RejectedRow
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, row
from tests.graph.loading.test_loading import ARMY, FIRST, PART, PATROL, UNION, WITNESS

ALL = {"actor/army", "actor/union", "event/attack", "event/patrol"}


def _rejected(*ids: str) -> RejectedRow:
    position = Position("sample.yaml", 9)
    return RejectedRow(position, (Reject(position, "when", "2018-02-30", "is not a date", "Write a day."),), ids)


async def _nodes(store: Store) -> set[str]:
    return {id_ for id_ in await contents(store) if id_.startswith(("actor/", "event/"))}


async def test_a_rejected_row_stays_as_it_was_with_what_it_points_to(store: Store) -> None:
    await load(store, delivery(*FIRST), strict=False)
    before = await contents(store)
    report = await load(store, delivery(row(4, UNION), _rejected("event/patrol")), strict=False)
    assert str(report) == "read 2, new 0, changed 0, unchanged 1, removed 1, rejected 1"
    assert report.retained == 2
    assert await _nodes(store) == ALL - {"event/attack"}
    after = await contents(store)
    assert {id_: before[id_] for id_ in after} == after
    report = await load(store, delivery(row(4, UNION)), strict=False)
    assert (report.numbers.removed, report.retained) == (2, 0)


async def test_what_is_no_longer_sound_stays_as_it_was(store: Store) -> None:
    await load(store, delivery(*FIRST), strict=False)
    before = await contents(store)
    lost = row(9, PATROL, replace(WITNESS, target="actor/nobody"))
    report = await load(store, delivery(*FIRST[:3], lost), strict=False)
    assert str(report) == "read 4, new 0, changed 0, unchanged 3, removed 0, rejected 1"
    assert await contents(store) == before


async def test_a_row_that_waits_for_a_rejected_one_stays_too(store: Store) -> None:
    await load(store, delivery(*FIRST), strict=False)
    before = await contents(store)
    report = await load(store, delivery(_rejected("actor/army"), *FIRST[1:]), strict=False)
    assert str(report) == "read 4, new 0, changed 0, unchanged 1, removed 0, rejected 3"
    assert report.retained == 3
    assert await contents(store) == before


async def test_where_no_id_can_be_told_all_of_the_class_stays(store: Store) -> None:
    await load(store, delivery(*FIRST), strict=False)
    report = await load(store, delivery(row(1, ARMY), row(9, PATROL), _rejected("event/")), strict=False)
    assert str(report) == "read 3, new 0, changed 1, unchanged 1, removed 1, rejected 1"
    assert await _nodes(store) == ALL - {"actor/union"}


async def test_what_a_sound_row_no_longer_has_goes_all_the_same(store: Store) -> None:
    await load(store, delivery(*FIRST), strict=False)
    rows = (*FIRST[:2], row(7, FIRST[2].records[0]), _rejected("event/patrol"))
    assert str(await load(store, delivery(*rows), strict=False)).startswith("read 4, new 0, changed 1, unchanged 2")
    assert "involvement/attack--army--attacker" not in await contents(store)
    assert PART.target in await _nodes(store)
