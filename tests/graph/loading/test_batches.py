"""Loads into Neo4j that go in batches: what comes of them, what readers see, and how one that died is gone on with."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import hypothesis
import pytest

from graph.loading.load import load
from graph.loading.one_dataset import Report
from graph.neo4j.store import Neo4jStore
from graph.neo4j.writing import Writing
from graph.stored.notices import CHANGED, SEEN
from ontology.records import Delivery
from tests.conftest import STORES, empty
from tests.graph.conftest import opened
from tests.graph.loading.halted_load import larger_sample
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect

pytestmark = pytest.mark.skipif("neo4j" not in STORES, reason="STORES leaves Neo4j out")
LONG = hypothesis.settings.get_current_profile_name() == "long"
ACTORS = 60
HOLDS = 40
"""So small that the sample goes in ten batches or more."""
UNTOLD = {SEEN, CHANGED, "at", "loadedAt", "taken", "changes"}
"""What the clock said, and how often something was committed."""


class Died(Exception):
    """A load has died between two batches."""


@pytest.fixture
async def store(neo4j_server: Neo4jAddress) -> AsyncIterator[Neo4jStore]:
    """An empty database that holds little at once."""
    empty(neo4j_server)
    made = opened(neo4j_server.url)
    assert isinstance(made, Neo4jStore)
    made.holds = HOLDS
    yield made
    await made.close()


def held(server: Neo4jAddress) -> list[str]:
    """Everything that is in the database, but for what the clock said, and for counts of which there is nothing."""
    counted = "MATCH (n) WHERE coalesce(n.total, 1) > 0 RETURN labels(n) AS is, properties(n) AS has"
    with connect(server) as driver:
        nodes = driver.execute_query(counted).records
        joined = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS is, properties(r) AS has, [a.id, b.id] AS ends"
        ).records
    return sorted(map(_told, (*nodes, *joined)))


def _told(record: Any) -> str:
    has = {name: value for name, value in sorted(record["has"].items()) if name not in UNTOLD}
    return f"{record['is']} {record.get('ends')} {has}"


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Says after how many commits a load dies."""
    left = -1
    commit = Writing.commit

    async def until(self: Writing, *, changed: bool) -> None:
        nonlocal left
        await commit(self, changed=changed)
        left -= 1
        if left == 0:
            raise Died

    def after(commits: int) -> None:
        nonlocal left
        left = commits

    monkeypatch.setattr(Writing, "commit", until)
    return after


async def whole(store: Neo4jStore, *deliveries: Delivery) -> Report:
    """The report of the last of some loads, each of which is one transaction."""
    store.holds = 1_000_000
    for delivery in deliveries:
        report = await load(store, delivery, strict=True)
    store.holds = HOLDS
    return report


@pytest.mark.parametrize("before", [[], [sample()]], ids=["first", "later"])
async def test_a_load_in_batches_ends_as_one_in_one_transaction(
    store: Neo4jStore, neo4j_server: Neo4jAddress, before: list[Delivery]
) -> None:
    loaded = [larger_sample(ACTORS) if before else sample()]
    report = await whole(store, *before, *loaded)
    expected = held(neo4j_server)
    empty(neo4j_server)
    if before:
        await whole(store, *before)
    told = list[tuple[int, int]]()
    in_batches = await load(store, loaded[0], strict=True, batched=lambda *numbers: told.append(numbers))
    assert held(neo4j_server) == expected
    assert str(in_batches) == str(report)
    assert [holds for _, holds in told] == [HOLDS]
    assert (await store.notes())[0].since is None


@pytest.mark.parametrize("before", [[], [sample()]], ids=["first", "later"])
async def test_a_load_that_died_is_gone_on_with(
    store: Neo4jStore, neo4j_server: Neo4jAddress, dying: Callable[[int], None], before: list[Delivery]
) -> None:
    loaded = larger_sample(ACTORS) if before else sample()
    await whole(store, *before, loaded)
    expected = held(neo4j_server)
    for commits in range(1, 1000) if LONG else (1, 5, 9):
        empty(neo4j_server)
        if before:
            await whole(store, *before)
        dying(commits)
        with pytest.raises(Died):
            await load(store, loaded, strict=True)
        dying(-1)
        (note,) = await store.notes()
        ended = note.since is None  # that was its last commit
        await load(store, loaded, strict=True)
        assert held(neo4j_server) == expected, commits
        if ended:
            assert LONG, "the load goes in more batches than that"
            return
        assert [note.since for note in await store.notes()] == [None]
