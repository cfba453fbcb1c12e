"""A generated board of promises is one that a load takes, and the floor reads of it what a ledger is made of."""

import os
from collections.abc import AsyncIterator
from datetime import date

import pytest

from benchmarks import board
from benchmarks.floor_ledgers import handwritten
from benchmarks.servers import StoreAddress
from graph.compliance.tracing import ledger, ledger_roots
from graph.deriving.findings import FindingRow
from graph.deriving.renewing import derive
from graph.neo4j.store import Neo4jStore
from graph.sqlite.store import SqliteStore
from graph.store import Store
from ontology.vocabularies import FindingRule
from tests.stores import Hold

COMMITMENTS, EVENTS = 20, 400


@pytest.fixture(scope="module")
async def loaded(hold: Hold) -> AsyncIterator[Store]:
    """A store with a small board."""
    store = await hold("board", lambda: list(board.deliveries(COMMITMENTS, EVENTS)))
    yield store
    await store.close()


def address(store: Store) -> StoreAddress:
    """Where a store lies."""
    assert isinstance(store, (SqliteStore, Neo4jStore))
    url = f"sqlite:///{store.path}" if isinstance(store, SqliteStore) else store.url
    return StoreAddress(url, *(os.environ.get(f"ACCORD_STORE_{name}", "") for name in ("USER", "PASSWORD")))


async def test_the_floor_reads_the_rows_of_a_ledger(loaded: Store) -> None:
    agreement = board.agreement_id()
    own = await loaded.fetch(loaded.compile(ledger_roots(agreement)), {})
    async with handwritten(address(loaded)) as floor:
        assert await floor(agreement) == [*map(list, own)]
    told = ledger(own, agreement, date(2024, 1, 1))
    assert told
    entries = [entry for account in told.accounts for entry in account.entries]
    assert len(entries) == COMMITMENTS
    assert {len(entry.promise.judgements) for entry in entries} <= set(range(board.ASSESSMENTS_OF_EACH + 1))
    assert any(entry.bearings for entry in entries)


async def test_rules_find_something_in_what_was_promised_and_in_events(loaded: Store) -> None:
    (made,) = await derive(loaded.compile, loaded.fetch)
    found = {row.finding.rule for row in made.rows if isinstance(row, FindingRow)}
    assert {FindingRule.DEADLINE_MISSED, FindingRule.CIVILIANS_HARMED} <= found
