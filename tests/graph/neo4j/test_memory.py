"""What a store says of work for which it has too little memory. Neo4j alone keeps to such a bound."""

import pytest

from graph.errors import StoreUnavailable
from graph.statement import Statement
from tests.conftest import STORES
from tests.graph.conftest import opened

HOARD = "UNWIND range(1, 100000) AS i WITH collect([x IN range(1, 9999) | x + i]) AS lists RETURN [size(lists)] AS row"


@pytest.mark.skipif("neo4j" not in STORES, reason="STORES leaves Neo4j out")
async def test_too_large_a_transaction(neo4j_url: str) -> None:
    store = opened(neo4j_url)
    with pytest.raises(StoreUnavailable) as refused:
        await store.fetch(Statement(HOARD, ()), {})
    await store.close()
    assert str(refused.value) == (
        f"{neo4j_url} has too little memory for a transaction of this size, and has undone it."
        " Raise its heap and dbms.memory.transaction.total.max, or load smaller datasets."
    )
