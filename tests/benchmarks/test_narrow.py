"""Narrow events are sound, and as short and as long as they are meant to be."""

from pathlib import Path

from benchmarks.narrow import deliveries, main
from graph.checking.store_check import StoreCheck
from ontology.events import Event
from tests.graph.conftest import opened

EVENTS = 300


async def test_what_is_filled_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "narrow.db"
    await main(path, EVENTS)
    store = opened(f"sqlite:///{path}")
    try:
        assert (await store.statistics()).nodes(Event) == EVENTS
        assert [str(problem) async for problem in StoreCheck(store).problems()] == []
    finally:
        await store.close()


def test_few_are_longer_than_a_month() -> None:
    records = [one for delivery in deliveries(EVENTS) for row in delivery.rows for one in row.records]  # type: ignore[union-attr]
    days = [one.when.last - one.when.first for one in records if isinstance(one, Event)]  # type: ignore[operator]
    assert len(days) == EVENTS
    assert 0 < len([one for one in days if one.days > 31]) < EVENTS / 20
