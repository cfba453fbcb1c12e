"""The lock of a database's loads: a node that a transaction holds for as long as a load goes on, and another node that
says since when.

The load writes in transactions beside that one. Each of these holds a node too: a load that comes after one that has
died waits until what that one wrote last is committed or undone. What a transaction writes is seen by nobody before it
ends, so the announcement is written beside it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import neo4j

from graph.errors import LoadUnderWay
from graph.neo4j.connection import Neo4jConnection
from graph.neo4j.state import SETTLE

UNIQUE = "CREATE CONSTRAINT LoadLock_id IF NOT EXISTS FOR (n:LoadLock) REQUIRE n.id IS UNIQUE"
TAKE = "MERGE (lock:LoadLock {id: 'load'}) SET lock.taken = timestamp()"
TAKE_WRITING = "MERGE (lock:LoadLock {id: 'writing'}) SET lock.taken = timestamp()"
ANNOUNCE = "MERGE (a:LoadAnnouncement {id: 'load'}) SET a.dataset = $dataset, a.since = $since"
ANNOUNCED = "MATCH (a:LoadAnnouncement {id: 'load'}) RETURN a.dataset, a.since"
WITHDRAW = "MATCH (a:LoadAnnouncement {id: 'load', dataset: $dataset, since: $since}) DELETE a"
AT_ONCE = 0.5
"""How many seconds it takes at most to take a lock that nobody holds."""


@asynccontextmanager
async def load_lock(
    connection: Neo4jConnection, transaction: neo4j.AsyncTransaction, dataset: str, seconds: float
) -> AsyncIterator[None]:
    """Let a transaction be the only load. LoadUnderWay where another one does not end within so many seconds."""
    await connection.write(UNIQUE)
    try:
        async with asyncio.timeout(seconds):
            await (await transaction.run(TAKE)).consume()
    except TimeoutError:
        raise await _under_way(connection, seconds) from None
    announcement = {"dataset": dataset, "since": datetime.now(UTC).isoformat(timespec="seconds")}
    await connection.write(ANNOUNCE, **announcement)
    try:
        yield
    finally:
        await connection.write(WITHDRAW, **announcement)


async def settle(connection: Neo4jConnection, odd: int) -> None:
    """Tell that a commit has ended whose load has died: then nobody holds the lock."""
    with suppress(TimeoutError):
        async with (
            asyncio.timeout(AT_ONCE),
            connection.writing() as session,
            await session.begin_transaction() as transaction,
        ):
            for text in (TAKE, TAKE_WRITING):
                await (await transaction.run(text)).consume()
            await (await transaction.run(SETTLE, odd=odd)).consume()
            await transaction.commit()


async def _under_way(connection: Neo4jConnection, seconds: float) -> LoadUnderWay:
    async with connection.reading() as session:
        record = await (await session.run(ANNOUNCED)).single()
    dataset, since = record if record else ("", "")
    return LoadUnderWay(dataset, since, seconds)
