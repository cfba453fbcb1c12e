"""A file that is filled with very much at once has its indexes put off: it is the same file in the end."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.loading.load import load
from graph.sqlite import filling
from ontology.records import Delivery
from tests.graph.conftest import opened
from tests.graph.sample import sample

INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
TIMES = ("seen", "changed", "at", "loaded_at")
"""Columns that tell when something was written."""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """However few records there are, indexes are put off; how many were, for each load."""
    monkeypatch.setattr(filling, "FEWEST", 1)
    counts, put_off = list[int](), filling.put_off

    def counting(*given: object) -> list[str]:
        found = put_off(*given)  # type: ignore[arg-type]
        counts.append(len(found))
        return found

    monkeypatch.setattr(filling, "put_off", counting)
    return counts


async def _load(path: Path, *deliveries: Delivery) -> None:
    store = opened(f"sqlite:///{path}")
    try:
        for one in deliveries:
            await load(store, one, strict=True)
    finally:
        await store.close()


def _contents(path: Path) -> Iterator[tuple[str, object]]:
    """The indexes of a file, and what is in each table, but for when it was written."""
    with sqlite3.connect(path) as connection:
        yield "indexes", list(connection.execute(INDEXES))
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5%'")
        for (table,) in list(tables):
            if not table.startswith(("Search", "sqlite_")):
                columns = [
                    name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name not in TIMES
                ]
                yield table, sorted(map(repr, connection.execute(f"SELECT {', '.join(columns)} FROM {table}")))


async def test_it_is_the_same_as_filled_with_its_indexes(tmp_path: Path, counted: list[int]) -> None:
    await _load(tmp_path / "put-off.db", sample())
    (once,) = counted
    assert once > 100
    counted.clear()
    filling.FEWEST = 1_000_000
    await _load(tmp_path / "usual.db", sample())
    assert counted == [0]
    assert dict(_contents(tmp_path / "put-off.db")) == dict(_contents(tmp_path / "usual.db"))


async def test_what_changes_or_removes_anything_looks_by_indexes(tmp_path: Path, counted: list[int]) -> None:
    await _load(tmp_path / "twice.db", sample(), replace(sample(), rows=list(sample().rows)[:-1]))
    assert len(counted) == 1


class _Stopped(Exception):
    """What ends a load midway."""


def _stop(done: int, of: int) -> None:
    raise _Stopped(done, of)


async def test_a_load_that_ends_midway_leaves_them_as_they_were(tmp_path: Path, counted: list[int]) -> None:
    path = tmp_path / "midway.db"
    store = opened(f"sqlite:///{path}")
    await store.prepare()
    before = dict(_contents(path))
    with pytest.raises(_Stopped):
        await load(store, sample(), strict=True, progress=_stop)
    await store.close()
    assert counted[0] > 100
    assert dict(_contents(path)) == before
    assert before["indexes"]
