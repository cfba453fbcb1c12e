"""Sessions with a Neo4j database, and what is said when one fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import StatementTimedOut, StoreUnavailable

CONNECT_SECONDS = 20
"""How long a server, or this process, may be too busy to agree on a connection; one that refuses says so at once."""


class Neo4jConnection:
    """The database of a store. Nothing is asked of it before the first session."""

    def __init__(self, url: str, user: str, password: str, database: str) -> None:
        self._address, self.url = url, url.partition("?")[0]  # what follows goes to the server, and into no message
        self._auth, self._database = (user, password) if user else None, database or None
        self._driver: neo4j.AsyncDriver | None = None

    def reading(self) -> neo4j.AsyncSession:
        """A session that reads; of a cluster, any member answers it."""
        return self._session(neo4j.READ_ACCESS)

    def writing(self) -> neo4j.AsyncSession:
        """A session that writes."""
        return self._session(neo4j.WRITE_ACCESS)

    def _session(self, access: str) -> neo4j.AsyncSession:
        if self._driver is None:
            self._driver = neo4j.AsyncGraphDatabase.driver(
                self._address,
                auth=self._auth,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS,
                notifications_min_severity="OFF",
            )
        return self._driver.session(database=self._database, default_access_mode=access)

    async def write(self, text: str, **parameters: Any) -> Any:
        """The value of a statement that is a transaction of its own; None where it gives no record."""
        async with self.writing() as session:
            record = await (await session.run(text, parameters)).single()
        return record[0] if record else None

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Errors of the driver as ours; a defect in a statement stays what it is."""
        try:
            yield
        except AuthError as error:
            raise StoreUnavailable(
                f"{self.url} refuses the user or password. Set ACCORD_STORE_USER and ACCORD_STORE_PASSWORD."
            ) from error
        except DriverError as error:
            raise self.silent() from error
        except Neo4jError as error:
            if "TransactionTimedOut" in str(error.code):
                raise StatementTimedOut("Neo4j has stopped a statement that took too long.") from error
            if "OutOfMemory" in str(error.code):
                raise StoreUnavailable(
                    f"{self.url} has too little memory for a transaction of this size, and has undone it."
                    " Raise its heap and dbms.memory.transaction.total.max, or load smaller datasets."
                ) from error
            if error.is_retryable() or "DatabaseNotFound" in str(error.code):
                raise self.silent() from error
            raise

    def silent(self) -> StoreUnavailable:
        """What is said of a database that does not answer."""
        return StoreUnavailable(f"{self.url} does not answer. Start Neo4j, or set ACCORD_STORE to where it is.")

    async def close(self) -> None:
        """Let go of all connections."""
        if self._driver is not None:
            await self._driver.close()
