"""Answers of one state of the data: what a load has changed while it was read is read again."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import ClientError

from graph.errors import DataChanging, StatementTimedOut, StoreLayoutError, StoreUnavailable
from graph.neo4j.connection import Neo4jConnection
from graph.neo4j.load_lock import settle
from graph.neo4j.split_reading import SplitStatement, read_split
from graph.neo4j.state import READ, Seen, fingerprint, is_committing, loading
from graph.statement import Cursors, Statement
from graph.store import Loading
from ontology.model import Ontology

T = TypeVar("T")
PAUSES = (*(0.005 * 2**doubled for doubled in range(6)), *([0.25] * 12))
"""Seconds between attempts; after the last one, it is said that the data are changing. In all some three seconds."""
SETTLED_AFTER = 2.0
"""For how many seconds a commit is believed to be under way: then the load that began it may have died."""
LONGEST = 600.0
"""How many seconds a statement without a limit of its own may take."""
STATE_SECONDS = 30.0
"""How many seconds the count of changes may take to be read."""
GRACE = 5.0
"""How many seconds longer than its limit we wait for a database, which may have fallen silent."""


class Reading:
    """Reads the database of a store. `loading`: the datasets that are not whole, as what was read last has it."""

    loading: tuple[Loading, ...] = ()

    def __init__(self, connection: Neo4jConnection, ontology: Ontology) -> None:
        self._connection = connection
        self._layout = fingerprint(ontology)

    async def fetch(
        self, statement: Statement, variables: Mapping[str, Any], seconds: float | None, cursors: Cursors
    ) -> list[Any]:
        """The row of a statement. DataChanging if it was another one each time."""
        ends = None if seconds is None else time.monotonic() + seconds

        async def attempt() -> tuple[int, list[Any] | None]:
            seen = await self._once(statement, variables, _left(ends), cursors)
            self.loading = seen.loading
            return seen.after, _row(seen) if seen.whole else None

        return await self._repeated(attempt)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Neo4jSnapshot"]:
        """One state, as long as no load changes it."""
        yield await self._resting()

    async def of_state(
        self,
        begun: int,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None,
        cursors: Cursors,
    ) -> list[Any]:
        """The row of a statement in the state that had this count. DataChanging if it is another one by now."""
        seen = await self._once(statement, variables, seconds, cursors)
        if not (seen.whole and seen.before == begun):
            raise DataChanging(CHANGING)
        return _row(seen)

    async def _resting(self) -> "Neo4jSnapshot":
        """The state while no load commits."""

        async def attempt() -> tuple[int, Neo4jSnapshot | None]:
            changes = await self.changes()
            return changes, None if is_committing(changes) else Neo4jSnapshot(self, changes, self.loading)

        return await self._repeated(attempt)

    async def _repeated(self, attempt: Callable[[], Awaitable[tuple[int, T | None]]]) -> T:
        """What an attempt reads of one state; until it does, it tells the count of changes and None."""
        committing = _Committing()
        for pause in PAUSES:
            changes, read = await attempt()
            if read is not None:
                return read
            if committing.for_long(changes):
                await settle(self._connection, changes)
            await asyncio.sleep(pause)
        raise DataChanging(CHANGING)

    async def changes(self) -> int:
        """The count of changes. StoreUnavailable where nothing is loaded, StoreLayoutError if not by this version."""
        async with self._asking(STATE_SECONDS) as session:
            record = await (await session.run(READ)).single()
        if record is None:
            raise self._unfilled()
        changes, layout, listed = record
        self._check(layout)
        self.loading = loading(listed)
        return int(changes)

    async def _once(
        self, statement: Statement, variables: Mapping[str, Any], seconds: float | None, cursors: Cursors
    ) -> Seen:
        try:
            async with self._asking(seconds) as session:
                if isinstance(statement, SplitStatement):
                    seen = await read_split(session, statement, variables, cursors, seconds)
                else:
                    query = neo4j.Query(statement.text, timeout=seconds)
                    record = await (await session.run(query, given=statement.bind(variables, cursors))).single()
                    seen = Seen(*record) if record else None
        except ClientError:
            await self.changes()  # an index that is not there: then neither is the state, or it is another version's
            raise
        if seen is None:
            raise self._unfilled()
        self._check(seen.layout)
        return seen

    @asynccontextmanager
    async def _asking(self, seconds: float | None) -> AsyncIterator[neo4j.AsyncSession]:
        """A session in which to wait for so many seconds; a task that is cancelled ends its transaction too."""
        try:
            async with asyncio.timeout((seconds or LONGEST) + GRACE):
                with self._connection.failures():
                    async with self._connection.reading() as session:
                        yield session
        except TimeoutError as error:
            raise self._connection.silent() from error

    def _check(self, layout: str) -> None:
        if layout != self._layout:
            raise StoreLayoutError(self.other_layout)

    @property
    def other_layout(self) -> str:
        """What is said of a database that another version has filled."""
        return (
            f"{self._connection.url} was filled by another version. Empty that database, or name another one in"
            " ACCORD_STORE_DATABASE, and run `accord load`."
        )

    def _unfilled(self) -> StoreUnavailable:
        return StoreUnavailable(
            f"{self._connection.url} holds no data of ours. Run `accord load` to fill it, or set ACCORD_STORE."
        )


CHANGING = "A load changes the data while they are read. Ask again when it is done."


class Neo4jSnapshot:
    """One state of a Neo4j database, which is shown for as long as no load changes it."""

    def __init__(self, reading: Reading, begun: int, loading_: tuple[Loading, ...]) -> None:
        self._reading, self._begun, self.loading = reading, begun, loading_

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
    ) -> list[Any]:
        return await self._reading.of_state(self._begun, statement, variables, seconds, cursors)


class _Committing:
    """For how long the same commit has been seen to be under way."""

    def __init__(self) -> None:
        self._changes, self._since = -1, 0.0

    def for_long(self, changes: int) -> bool:
        """Whether that is longer than a commit is believed to take."""
        if changes != self._changes:
            self._changes, self._since = changes, time.monotonic()
        return is_committing(changes) and time.monotonic() - self._since > SETTLED_AFTER


def _row(seen: Seen) -> list[Any]:
    assert isinstance(seen.row, list)
    return seen.row


def _left(ends: float | None) -> float | None:
    """Seconds until then. Neo4j would take 0 for no limit at all."""
    if ends is None:
        return None
    if (left := ends - time.monotonic()) <= 0:
        raise StatementTimedOut("Rereading what had changed took too long.")
    return left
