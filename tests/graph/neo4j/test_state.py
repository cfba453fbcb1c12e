"""The count by which Neo4j's readers tell that a load commits: what a dead load leaves behind, and other databases."""

import pytest

from graph.asked import selection as s
from graph.errors import DataChanging, StoreLayoutError, StoreUnavailable
from graph.loading.load import load
from graph.neo4j import reading
from graph.store import Store
from graph.stored.columns import ID
from ontology.events import Event
from tests.conftest import STORES, empty
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect

pytestmark = pytest.mark.skipif("neo4j" not in STORES, reason="STORES leaves Neo4j out")
CAMP: s.Selection = (s.Find(Event, "event/camp", (s.Leaf(ID),)),)


@pytest.fixture
async def filled(neo4j_server: Neo4jAddress) -> Store:
    """A database with the sample in it."""
    empty(neo4j_server)
    store = opened(neo4j_server.url)
    await load(store, sample(), strict=True)
    return store


def run(server: Neo4jAddress, text: str) -> None:
    with connect(server) as driver:
        driver.execute_query(text)


async def test_a_load_that_changes_something_is_counted(filled: Store, neo4j_server: Neo4jAddress) -> None:
    with connect(neo4j_server) as driver:
        before = driver.execute_query("MATCH (s:State) RETURN s.changes").records[0][0]
        await load(filled, sample(), strict=True)
        assert driver.execute_query("MATCH (s:State) RETURN s.changes").records[0][0] == before == 2
    await filled.close()


async def test_readers_settle_what_a_dead_load_has_left(
    filled: Store, neo4j_server: Neo4jAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SETTLED_AFTER", 0.1)
    run(neo4j_server, "MATCH (s:State) SET s.changes = 7")
    assert await filled.fetch(filled.compile(CAMP), {}) == [["event/camp"]]
    async with filled.snapshot() as snapshot:
        assert await snapshot.fetch(filled.compile(CAMP), {}) == [["event/camp"]]
    await filled.close()


async def test_a_load_after_a_dead_one_is_counted_from_odd_to_even(filled: Store, neo4j_server: Neo4jAddress) -> None:
    run(neo4j_server, "MATCH (s:State) SET s.changes = 7")
    run(neo4j_server, "MATCH (e:Event {id: 'event/camp'}) SET e.digest = 'damaged'")
    await load(filled, sample(), strict=True)
    with connect(neo4j_server) as driver:
        assert driver.execute_query("MATCH (s:State) RETURN s.changes").records[0][0] == 10
    await filled.close()


async def test_a_commit_that_takes_long_is_said_to_be_under_way(
    filled: Store, neo4j_server: Neo4jAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SETTLED_AFTER", 0.05)
    monkeypatch.setattr(reading, "PAUSES", [0.05] * 4)
    async with filled.transaction("dataset/slow"):
        run(neo4j_server, "MATCH (s:State) SET s.changes = 7")
        with pytest.raises(DataChanging, match="A load changes the data while they are read"):
            await filled.fetch(filled.compile(CAMP), {})
        with pytest.raises(DataChanging, match="A load changes the data while they are read"):
            async with filled.snapshot():
                pass
    await filled.close()


async def test_an_empty_database_says_what_to_do(neo4j_server: Neo4jAddress) -> None:
    empty(neo4j_server)
    store = opened(neo4j_server.url)
    with pytest.raises(StoreUnavailable, match=r"holds no data of ours. Run `accord load` to fill it"):
        await store.fetch(store.compile(CAMP), {})
    assert await store.notes() == []
    await store.close()


async def test_a_database_that_another_version_has_filled_is_refused(filled: Store, neo4j_server: Neo4jAddress) -> None:
    run(neo4j_server, "MATCH (s:State) SET s.layout = 'another'")
    for work in (filled.fetch(filled.compile(CAMP), {}), load(filled, sample(), strict=True)):
        with pytest.raises(StoreLayoutError, match=r"was filled by another version\. Empty that database"):
            await work
    run(neo4j_server, "MATCH (s:State) DELETE s")
    with pytest.raises(StoreLayoutError, match="was filled by another version"):
        await load(filled, sample(), strict=True)
    await filled.close()
