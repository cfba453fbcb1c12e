"""The embedded store: one SQLite file, read by several connections while one loads (WAL)."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import apsw
import orjson

from graph.asked.selection import Selection
from graph.errors import StoreLayoutError, StoreUnavailable
from graph.sqlite.statements import compile_sql
from graph.sqlite.tables import class_columns, fingerprint, keep_ancestors, layout, shared_columns
from graph.sqlite.time_limit import TimedWork
from graph.statement import Statement
from graph.store import LoadNote, Record, Stamp, StoredRecord
from graph.stored.ancestry import Ancestry
from graph.stored.layout import relation_columns
from graph.stored.records import named_columns, read_columns
from graph.stored.rows import StoredRow, is_source
from ontology.model import Node, Ontology, Relation

READERS = 4
BUSY_MS = 60_000
OTHERWISE = "Mend that, or set ACCORD_STORE."
FAILURES = (
    apsw.BusyError,
    apsw.CantOpenError,
    apsw.CorruptError,
    apsw.FullError,
    apsw.IOError,
    apsw.NotADBError,
    apsw.PermissionsError,
    apsw.ReadOnlyError,
)
"""What may be wrong with a file."""
REMEDIES: dict[type[BaseException], str] = {
    apsw.NotADBError: "Move it away and run `accord load`, or set ACCORD_STORE.",
    apsw.CorruptError: "Move it away and run `accord load`, or set ACCORD_STORE.",
    apsw.BusyError: "Wait for the load that is under way.",
    apsw.FullError: "Make room on the disk.",
}


class SqliteStore:
    """A graph in a SQLite file."""

    def __init__(self, path: Path, ontology: Ontology) -> None:
        self.path, self.ontology = path, ontology
        self._readers = ThreadPoolExecutor(READERS, "sqlite-reader")
        self._local = threading.local()

    def compile(self, selection: Selection) -> Statement:
        return compile_sql(selection)

    async def fetch(
        self, statement: Statement, variables: Mapping[str, Any], seconds: float | None = None
    ) -> list[Any]:
        bound = {name: _bound(value) for name, value in statement.bind(variables).items()}
        text = await self._read(statement.text, bound, seconds)
        found = orjson.loads(text[0][0])
        assert isinstance(found, list)
        return found

    async def _read(self, text: str, bound: dict[str, Any], seconds: float | None = None) -> list[tuple[Any, ...]]:
        work = TimedWork(seconds)

        def run() -> list[tuple[Any, ...]]:
            with self._failures():
                return work.rows(self._reader(), text, bound)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._readers, run)
        finally:
            work.end()

    def _reader(self) -> apsw.Connection:
        """This thread's connection; opened anew where the file was replaced under it."""
        held = getattr(self._local, "connection", None)
        try:
            there = self.path.stat().st_ino
        except OSError:
            raise self._unavailable(
                "the file is not there", "Run `accord load` to fill it, or set ACCORD_STORE."
            ) from None
        if held is None or held[0] != there:
            connection = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
            connection.set_busy_timeout(BUSY_MS)
            self._check(connection)
            self._local.connection = held = (there, connection)
        connection = held[1]
        assert isinstance(connection, apsw.Connection)
        return connection

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Errors of the file as ours; a defect in a statement stays what it is."""
        try:
            yield
        except FAILURES as error:
            self._local.connection = None
            if self.path.is_dir():
                raise self._unavailable("it is a folder", "Name a file in it.") from error
            raise self._unavailable(str(error), REMEDIES.get(type(error), OTHERWISE)) from error

    def _unavailable(self, reason: str, remedy: str) -> StoreUnavailable:
        return StoreUnavailable(f"{self.path}: {reason}. {remedy}")

    def _check(self, connection: apsw.Connection) -> None:
        found = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'layout_%'")]
        if found != [f"layout_{fingerprint(self.ontology)}"]:
            raise StoreLayoutError(
                f"{self.path} was laid out by another version, or is no file of ours."
                " Move it away and run `accord load`."
            )

    async def prepare(self) -> None:
        await asyncio.to_thread(self._prepare)

    def _prepare(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"{self.path.parent} cannot be made ({os.strerror(error.errno or 0)})"
            raise self._unavailable(reason, OTHERWISE) from error
        with self._failures():
            connection = apsw.Connection(str(self.path))
            with connection:
                connection.set_busy_timeout(BUSY_MS)
                if not list(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")):
                    for statement in layout(self.ontology):
                        connection.execute(statement)
                    connection.execute(f"CREATE TABLE layout_{fingerprint(self.ontology)} (version)")
                self._check(connection)
            connection.pragma("journal_mode", "wal")
            connection.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["SqliteTransaction"]:
        with self._failures(), closing(apsw.Connection(str(self.path))) as connection:
            connection.set_busy_timeout(BUSY_MS)
            connection.execute("PRAGMA foreign_keys = ON; PRAGMA cache_size = -262144; BEGIN IMMEDIATE")
            yield SqliteTransaction(connection, self.ontology)
            connection.execute("COMMIT")
            connection.execute("PRAGMA optimize")

    async def notes(self) -> list[LoadNote]:
        return [LoadNote(*row) for row in await self._read("SELECT * FROM LoadNote ORDER BY dataset", {})]

    async def close(self) -> None:
        self._readers.shutdown()


class SqliteTransaction:
    """A load into a SQLite file."""

    def __init__(self, connection: apsw.Connection, ontology: Ontology) -> None:
        self._connection, self._ontology = connection, ontology

    async def stamps(self, record: Record, dataset: str) -> dict[str, Stamp]:
        column = "dataset" if "dataset" in _columns(record) else "id"
        text = f"SELECT id, row, digest FROM {_table(record)} WHERE {column} = ?"
        return {id_: Stamp(row, digest) for id_, row, digest in self._connection.execute(text, (dataset,))}

    async def owners(self, ids: Iterable[str]) -> dict[str, str]:
        listed, found = _bound(list(ids)), {}
        symmetric = (one for one in self._ontology.relations if one.declared.symmetric)
        tables = [("Node", "coalesce(dataset, id)"), *((_table(one), "dataset") for one in symmetric)]
        for table, owner in tables:
            text = f"SELECT id, {owner} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
            found.update({str(id_): str(dataset) for id_, dataset in self._connection.execute(text, (listed,))})
        return found

    async def pointing_at(self, ids: Iterable[str], dataset: str) -> list[tuple[str, str]]:
        gone, found = list(ids), set[tuple[str, str]]()
        listed = _bound(gone)
        cites = any(is_source(id_) for id_ in gone)
        for relation in self._ontology.relations:
            table = _table(relation)
            places = [(f"{table}.sourceId", table), (f"{table}.targetId", table)]
            if cites and relation.declared.cited:
                places.append(("cited.value", f"{table}, json_each({table}.citedIds) cited"))
            for node, tables in places:
                text = (
                    f"SELECT {table}.id, {node} FROM {tables} WHERE {table}.dataset <> ?"
                    f" AND {node} IN (SELECT value FROM json_each(?))"
                )
                found.update((str(id_), str(to)) for id_, to in self._connection.execute(text, (dataset, listed)))
        return sorted(found)

    async def write(self, record: Record, rows: list[StoredRow]) -> None:
        self._upsert(_table(record), _columns(record), [row.values for row in rows])
        if issubclass(record, Node):
            named = [row.values | {"class": record.__name__} for row in rows]
            self._upsert("Node", [column.name for column in shared_columns()], named)

    def _upsert(self, table: str, columns: list[str], rows: list[dict[str, Any]]) -> None:
        held = ", ".join(f":{column}" for column in columns)
        renewed = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "id")
        text = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({held}) ON CONFLICT (id) DO UPDATE SET {renewed}"
        bound = ({column: _bound(row.get(column)) for column in columns} for row in rows)
        self._connection.executemany(text, bound)

    async def delete(self, record: Record, ids: list[str]) -> None:
        for table in (_table(record), "Node") if issubclass(record, Node) else (_table(record),):
            self._connection.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (_bound(ids),)
            )

    async def sources(self, relation: type[Relation], ids: Iterable[str] | None) -> set[str]:
        which = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(:ids))"
        bound = {} if ids is None else {"ids": _bound(list(ids))}
        return {id_ for (id_,) in self._connection.execute(f"SELECT sourceId FROM {_table(relation)}{which}", bound)}

    async def keeps_ancestors(self, kept: Ancestry) -> bool:
        return any(self._connection.execute(f"SELECT 1 FROM {kept.stored} LIMIT 1"))

    async def forget_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        text = f"DELETE FROM {kept.stored} WHERE sourceId IN (SELECT value FROM json_each(?))"
        self._connection.execute(text, (_bound(ids),))

    async def keep_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        self._connection.execute(keep_ancestors(kept), (_bound(ids),))

    async def note(self, note: LoadNote) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO LoadNote VALUES (?, ?, ?)", (note.dataset, note.loaded_at, note.rows)
        )

    async def records(self, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
        names = ", ".join(read.name for read in read_columns(record))
        text = (
            f"SELECT {names}, row FROM {_table(record)} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        rows = self._connection.execute(text, (_bound(list(values)),))
        return [StoredRecord(record, named_columns(record, shown), row) for *shown, row in rows]

    async def ids(self, cls: type[Node], datasets: Iterable[str]) -> list[str]:
        text = f"SELECT id FROM {_table(cls)} WHERE dataset IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [str(id_) for (id_,) in self._connection.execute(text, (_bound(list(datasets)),))]


def _table(record: Record) -> str:
    return record.declared.stored if issubclass(record, Relation) else record.__name__


def _columns(record: Record) -> list[str]:
    columns = relation_columns(record) if issubclass(record, Relation) else class_columns(record)
    return [column.name for column in columns]


def _bound(value: Any) -> Any:
    """A value as SQLite is given it: lists as JSON text."""
    return orjson.dumps(value).decode() if isinstance(value, list) else value
