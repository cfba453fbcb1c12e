"""The transactions in which a load writes: one, or one after the other where it goes in batches."""

import neo4j

from graph.neo4j.connection import Neo4jConnection
from graph.neo4j.load_lock import TAKE_WRITING
from graph.neo4j.state import BEGIN_COMMIT, END_COMMIT


class Writing:
    """What a load writes in, as long as another transaction holds the lock of loads."""

    transaction: neo4j.AsyncTransaction
    """The one that is open."""

    def __init__(self, connection: Neo4jConnection, session: neo4j.AsyncSession, lock: neo4j.AsyncTransaction) -> None:
        self._connection, self._session, self._lock = connection, session, lock

    async def begin(self) -> None:
        """Open a transaction. It waits for what a load that has died may still be committing."""
        self.transaction = await self._session.begin_transaction()
        await (await self.transaction.run(TAKE_WRITING)).consume()

    async def commit(self, *, changed: bool) -> None:
        """Commit between two counts, by which whoever reads meanwhile can tell that something has changed.

        Where the lock has been lost, as with the connection that held it, nothing is committed, and the driver says so.
        """
        await (await self._lock.run("RETURN true")).consume()
        if not changed:
            await self.transaction.commit()
            return
        await self._connection.write(BEGIN_COMMIT)
        try:
            await self.transaction.commit()
        finally:
            await self._connection.write(END_COMMIT)
