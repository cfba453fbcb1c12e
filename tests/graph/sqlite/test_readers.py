"""Statements that take long: others are answered meanwhile, in whatever order they come."""

import asyncio
import threading
from pathlib import Path

import pytest

from graph.asked import selection as s
from graph.engines import open_store
from graph.errors import StatementTimedOut
from graph.loading.load import load
from graph.sqlite import time_limit
from graph.sqlite.store import HEAVY_READERS, READERS
from graph.sqlite.time_limit import TimedWork
from graph.statement import Statement
from ontology import ONTOLOGY
from ontology.events import Event
from tests.graph.sample import sample

ENDLESS = Statement("WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n", ())


async def test_cheap_statements_and_the_notes_pass_those_that_never_end(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/accord.db", ONTOLOGY)
    await load(store, sample(), strict=True)
    cheap = store.compile((s.CountAll(Event, s.EVERYTHING),))
    endless = [asyncio.create_task(store.fetch(ENDLESS, {}, heavy=True)) for _ in range(READERS + HEAVY_READERS)]
    await asyncio.sleep(0)
    assert await store.fetch(cheap, {}) == [36]
    assert [note.dataset for note in await store.notes()] == ["dataset/sample"]
    assert (await store.statistics()).nodes(Event) == 36
    assert [task.done() for task in endless] == [False] * len(endless)
    for task in endless:
        task.cancel()
    assert len(await asyncio.gather(*endless, return_exceptions=True)) == len(endless)
    await store.close()


async def test_a_snapshot_is_left_while_sqlite_still_reads_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/accord.db", ONTOLOGY)
    await store.prepare()
    reading, left = threading.Event(), threading.Event()

    def unnoticed(work: TimedWork) -> bool:
        reading.set()
        return left.is_set()

    async def read() -> None:
        async with store.snapshot() as snapshot:
            await snapshot.fetch(ENDLESS, {})

    monkeypatch.setattr(TimedWork, "_over", unnoticed)
    monkeypatch.setattr(TimedWork, "end", lambda work: None)
    task = asyncio.create_task(read())
    while not reading.is_set():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    left.set()
    await store.close()


async def test_a_statement_of_few_steps_is_ended_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full-text index may work for long between two steps, so nothing is asked meanwhile."""
    store = open_store(f"sqlite:///{tmp_path}/accord.db", ONTOLOGY)
    await store.prepare()
    monkeypatch.setattr(time_limit, "STEPS", 2**31 - 1)
    with pytest.raises(StatementTimedOut):
        await store.fetch(ENDLESS, {}, 0.05)
    assert await store.fetch(store.compile((s.CountAll(Event, s.EVERYTHING),)), {}, 60) == [0]
    await store.close()
