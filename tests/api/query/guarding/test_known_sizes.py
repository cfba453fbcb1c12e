"""What a store holds is asked for now and then, only where a cost depends on it, and no answer fails for it."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.query.guarding import known_sizes
from api.query.guarding.known_sizes import KnownSizes
from graph.errors import StoreUnavailable
from graph.loading.load import load
from graph.sqlite.store import SqliteStore
from graph.stored.statistics import Statistics
from ontology import ONTOLOGY
from tests.api.query.guarding.limited import engine
from tests.graph.sample import sample

PLAIN = "{ events { nodes { id } } }"
CONDITION = "{ events(where: {involves: {some: {node: {kind: {eq: MILITIA}}}}}) { totalCount } }"


class Asked(SqliteStore):
    """A store that counts how often it is asked what it holds, and may not say."""

    asked, silent = 0, False

    async def statistics(self) -> Statistics:
        self.asked += 1
        if self.silent:
            raise StoreUnavailable("The store does not answer.")
        return await super().statistics()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Asked]:
    """One that holds the sample."""
    made = Asked(tmp_path / "accord.db", ONTOLOGY)
    await load(made, sample(), strict=True)
    yield made
    await made.close()


async def test_it_is_asked_once_and_only_where_a_cost_depends_on_it(store: Asked) -> None:
    asked = engine(store)
    assert ((await asked.answer(PLAIN)).cost, store.asked) == (20, 0)
    assert [(await asked.answer(CONDITION)).cost > 20 for _ in range(3)] == [True] * 3
    assert store.asked == 1


async def test_a_store_that_does_not_say_is_asked_again(store: Asked) -> None:
    asked = engine(store)
    store.silent = True
    assert ((await asked.answer(CONDITION)).cost, store.asked) == (20, 1)
    store.silent = False
    assert ((await asked.answer(CONDITION)).cost > 20, store.asked) == (True, 2)


async def test_while_one_waits_for_it_others_go_on(store: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = KnownSizes(store)
    known = await sizes.read()
    later = time.monotonic() + known_sizes.KNOWN_FOR
    monkeypatch.setattr(time, "monotonic", lambda: later)
    found = await asyncio.gather(*(sizes.read() for _ in range(3)))
    assert ([one is known for one in found], store.asked) == ([False, True, True], 2)
