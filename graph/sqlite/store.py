"""The embedded store: one SQLite file, read by several connections while one loads (WAL)."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import Any

import apsw

from graph.asked.selection import Selection
from graph.errors import StoreBusy
from graph.sqlite import counting
from graph.sqlite.ancestors import let_climb
from graph.sqlite.file import SqliteFile
from graph.sqlite.load_lock import load_lock
from graph.sqlite.readers import Readers
from graph.sqlite.statements import compile_sql
from graph.sqlite.transaction import SqliteTransaction
from graph.statement import Cursors, Statement
from graph.store import Loading, LoadNote
from graph.stored.statistics import Statistics
from ontology.model import Ontology

READERS, HEAVY_READERS, SNAPSHOTS = 4, 2, 4
"""Threads for answers of one statement, for those that take long, and for those of several statements: either of the
latter would hold all others up."""
LOAD_SECONDS = 60.0
"""For how long a load waits for another one."""
CACHE_KIB = 24_576
"""So much of the file a load holds in memory, whatever its size."""
CHANGES = "SELECT changes FROM State"
NOTES = "SELECT dataset, loaded_at, nodes FROM LoadNote ORDER BY dataset"


class SqliteStore:
    """A graph in a SQLite file. `waits_for_load`: for how many seconds a load waits for another one.

    A load is one transaction, whatever its size: no dataset is ever seen that is not whole.
    """

    loading: tuple[Loading, ...] = ()
    waits_for_load = LOAD_SECONDS

    def __init__(self, path: Path, ontology: Ontology) -> None:
        self.path, self.ontology = path, ontology
        self._file = SqliteFile(path, ontology)
        self._readers = Readers(self._file, READERS, "sqlite-reader")
        self._heavy_readers = Readers(self._file, HEAVY_READERS, "sqlite-heavy")
        self._own_reader = Readers(self._file, 1, "sqlite-own")
        self._snapshots = 0
        self._loaded = False

    def compile(self, selection: Selection) -> Statement:
        return compile_sql(selection)

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        readers = self._heavy_readers if heavy else self._readers
        return await readers.fetch(statement, variables, seconds, cursors)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["SqliteSnapshot"]:
        if self._snapshots == SNAPSHOTS:
            raise StoreBusy(f"{SNAPSHOTS} long answers are already being read. Try again when one is done.")
        self._snapshots += 1
        reader, opened = Readers(self._file, 1, "sqlite-snapshot"), ExitStack()
        try:
            connection = await reader.run(lambda: opened.enter_context(closing(self._file.reader())))
            await reader.run(lambda: list(connection.execute("BEGIN; SELECT changes FROM State")))
            yield SqliteSnapshot(reader, connection)
        finally:
            reader.finish(opened.close)
            self._snapshots -= 1

    async def plan_ahead(self) -> None:
        """Nothing: SQLite plans any statement at once."""

    async def prepare(self) -> None:
        await asyncio.to_thread(self._file.prepare)

    @asynccontextmanager
    async def transaction(self, dataset: str) -> AsyncIterator[SqliteTransaction]:
        self._file.make_folder()
        async with load_lock(self.path, dataset, self.waits_for_load):
            self._file.prepare()
            with closing(self._file.writer()) as connection, self._file.failures():
                connection.execute(f"PRAGMA foreign_keys = ON; PRAGMA cache_size = -{CACHE_KIB}; BEGIN IMMEDIATE")
                let_climb(connection, self.ontology)
                transaction = SqliteTransaction(connection, self.ontology)
                yield transaction
                transaction.commit()
                self._loaded = True

    async def notes(self) -> list[LoadNote]:
        rows = await self._own_reader.run(lambda: list(self._own_reader.connection().execute(NOTES)))
        return [LoadNote(*row) for row in rows]

    async def changes(self) -> int:
        return await self._own_reader.run(lambda: int(self._own_reader.connection().execute(CHANGES).get))

    async def statistics(self) -> Statistics:
        return await self._own_reader.run(lambda: counting.read(self._own_reader.connection(), self.ontology))

    async def close(self) -> None:
        for readers in (self._readers, self._heavy_readers, self._own_reader):
            readers.close()
        if self._loaded:
            self._file.gather()


class SqliteSnapshot:
    """One state of a SQLite file, which it shows to a connection until its transaction ends."""

    loading: tuple[Loading, ...] = ()

    def __init__(self, reader: Readers, connection: apsw.Connection) -> None:
        self._reader, self._connection = reader, connection

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
    ) -> list[Any]:
        return await self._reader.fetch(statement, variables, seconds, cursors, self._connection)
