"""A load into a SQLite file, from its first statement to its commit."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

import apsw
import orjson

from graph.sqlite import notices
from graph.sqlite.cells import RIVALLED, tally, without_empty
from graph.sqlite.completions import FORGET, KEEP, KEEP_WAITING
from graph.sqlite.counting import count
from graph.sqlite.filling import filled
from graph.sqlite.tables import class_columns, keep_ancestors, keep_surroundings, near_and_far, shared_columns
from graph.statement import Statement
from graph.store import STAMPS, LoadNote, Record, Stamp, StoredRecord
from graph.stored.ancestry import Ancestry
from graph.stored.completions import completions
from graph.stored.counts import ALL_CELLS
from graph.stored.layout import Column, relation_columns
from graph.stored.notices import CHANGED, SEEN, Notice, later_than
from graph.stored.records import named_columns, read_columns
from graph.stored.rows import StoredRow, is_source
from ontology.model import End, Node, Ontology, Relation
from ontology.rules.rule import PerClass


class SqliteTransaction:
    """A load into a SQLite file: one transaction, whatever its size, so what is said of batches is never so."""

    holds = None

    def __init__(self, connection: apsw.Connection, ontology: Ontology) -> None:
        self._connection, self._ontology = connection, ontology
        self._changed, self._time, self._waits = False, "", False

    def commit(self) -> None:
        """End it; where anything has changed, the count of changes tells."""
        if self._changed:
            self._connection.execute("UPDATE State SET changes = changes + 1")
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA optimize")

    async def in_batches(self) -> None:
        """Nothing: all of it is one transaction."""

    async def checkpoint(self) -> None:
        """Nothing: it is committed at its end."""

    @contextmanager
    def filled(self, kinds: Iterable[Record], records: int) -> Iterator[None]:
        with filled(self._connection, map(_table, kinds), records) as self._waits:
            yield
        self._waits = False

    async def interrupted(self) -> bool:
        return False

    async def left_behind(self, dataset: str) -> AsyncIterator[list[tuple[str, bool]]]:
        nothing: tuple[list[tuple[str, bool]], ...] = ()
        for batch in nothing:
            yield batch

    async def stamps(
        self, record: Record, dataset: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[dict[str, Stamp]]:
        column = "dataset" if any(one.name == "dataset" for one in _columns(record)) else "id"
        text, bound = f"SELECT id, row, digest FROM {_table(record)} WHERE {column} = ?", [dataset]
        if ids is not None:
            text, bound = f"{text} AND id IN (SELECT value FROM json_each(?))", [dataset, as_sqlite(list(ids))]
        found = self._connection.execute(text, bound)
        while batch := {id_: Stamp(row, digest) for id_, row, digest in islice(found, STAMPS)}:
            yield batch

    async def owners(self, ids: Iterable[str]) -> dict[str, str]:
        listed, found = list(ids), dict[str, str]()
        symmetric = [one for one in self._ontology.relations if one.declared.symmetric]
        tables = [("Node", "coalesce(dataset, id)", ""), *((_table(one), "dataset", one.path()) for one in symmetric)]
        for table, owner, path in tables:
            text = f"SELECT id, {owner} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
            if asked := [id_ for id_ in listed if id_.startswith(path)]:
                found.update(self._connection.execute(text, (as_sqlite(asked),)))
        return found

    async def pointing_at(self, ids: Iterable[str], dataset: str) -> list[tuple[str, str, str]]:
        gone, found = list(ids), set[tuple[str, str, str]]()
        listed = as_sqlite(gone)
        cites = any(is_source(id_) for id_ in gone)
        for relation in self._ontology.relations:
            table = _table(relation)
            places = [(f"{table}.sourceId", table), (f"{table}.targetId", table)]
            if cites and relation.declared.cited:
                places.append(("cited.value", f"{table}, json_each({table}.citedIds) cited"))
            for node, tables in places:
                text = (
                    f"SELECT {table}.id, {node}, {table}.dataset FROM {tables} WHERE {table}.dataset <> ?"
                    f" AND {node} IN (SELECT value FROM json_each(?))"
                )
                found.update(self._connection.execute(text, (dataset, listed)))
        return sorted(found)

    async def write(self, record: Record, rows: list[StoredRow]) -> None:
        self._changed = True
        self._upsert(UPSERTING[record], rows)
        if issubclass(record, Node):
            self._upsert(UPSERTING_SHARED[record], rows)
            self._complete(record, rows)

    def _upsert(self, upserting: "Upserting", rows: list[StoredRow]) -> None:
        text, names, lists = upserting
        self._connection.executemany(text, (_bound(row.values, names, lists) for row in rows))

    def _complete(self, cls: type[Node], rows: list[StoredRow]) -> None:
        """Keep the names of nodes that are written as one begins to type them, in place of those that are kept."""
        if not self._waits:
            self._connection.execute(FORGET, (as_sqlite([row.id for row in rows]),))
        kept = (tuple(one.values(cls, row.id).values()) for row in rows for one in completions(cls, row.values))
        self._connection.executemany(KEEP_WAITING if self._waits else KEEP, kept)

    async def delete(self, record: Record, ids: list[str]) -> None:
        self._changed = True
        if issubclass(record, Node):
            self._connection.execute(FORGET, (as_sqlite(ids),))
        for table in (_table(record), "Node") if issubclass(record, Node) else (_table(record),):
            self._connection.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (as_sqlite(ids),)
            )

    async def sources(self, relation: type[Relation], ids: Iterable[str] | None) -> set[str]:
        which = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(:ids))"
        bound = {} if ids is None else {"ids": as_sqlite(list(ids))}
        return {id_ for (id_,) in self._connection.execute(f"SELECT sourceId FROM {_table(relation)}{which}", bound)}

    async def keeps_ancestors(self, kept: Ancestry) -> bool:
        return any(self._connection.execute(f"SELECT 1 FROM {kept.stored} LIMIT 1"))

    async def forget_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        text = f"DELETE FROM {kept.stored} WHERE sourceId IN (SELECT value FROM json_each(?))"
        self._connection.execute(text, (as_sqlite(ids),))

    async def keep_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        self._connection.execute(keep_ancestors(kept), (as_sqlite(ids),))

    async def surrounded(self, stored: str, ids: Iterable[str]) -> set[str]:
        text = f"SELECT DISTINCT sourceId FROM {stored} WHERE targetId IN (SELECT value FROM json_each(?))"
        return {str(id_) for (id_,) in self._connection.execute(text, (as_sqlite(list(ids)),))}

    async def surround(self, ids: list[str]) -> None:
        self._connection.execute(keep_surroundings(self._ontology), (as_sqlite(ids),))

    async def led(self, end: End, ids: Iterable[str]) -> list[tuple[str, str]]:
        ways = (near_and_far(end), near_and_far(End(end.relation, not end.forward)))
        text = " UNION ALL ".join(
            f"SELECT {near}, {far} FROM {_table(end.relation)} WHERE {near} IN (SELECT value FROM json_each(:ids))"
            for near, far in (ways if end.relation.declared.symmetric else ways[:1])
        )
        return [(near, far) for near, far in self._connection.execute(text, {"ids": as_sqlite(list(ids))})]

    async def left(self, ids: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
        found = self._connection.execute(notices.LEFT, (as_sqlite(list(ids)),))
        return {str(id_): tuple(remains) for id_, *remains in found}

    async def withdrawn(self) -> dict[str, str]:
        return dict(self._connection.execute(notices.WITHDRAWN))

    async def time(self) -> str:
        self._time = self._time or later_than(self._connection.execute(notices.LAST).get)
        return self._time

    async def touch(self, ids: list[str], at: str) -> None:
        self._connection.execute(notices.TOUCH, (at, as_sqlite(ids)))

    async def told_to(self, records: list[str]) -> list[tuple[str, str]]:
        return list(self._connection.execute(notices.TOLD_TO, (as_sqlite(records),)))

    async def notify(self, gone: list[str], notices_: list[Notice]) -> None:
        self._connection.execute(notices.FORGET, (as_sqlite(gone),))
        self._connection.executemany(notices.KEEP, (one.values() for one in notices_))
        self._connection.execute(notices.CUT, (as_sqlite(sorted({one.about for one in notices_})),))

    async def count(self, records: Iterable[Record]) -> None:
        for record in records:
            count(self._connection, record)

    async def tally(self, ids: list[str], sign: int) -> None:
        for cells in ALL_CELLS:
            self._connection.execute(tally(cells), {"ids": as_sqlite(ids), "sign": sign})

    async def rivalled(self) -> set[str]:
        return {str(id_) for (id_,) in self._connection.execute(RIVALLED)}

    async def forget_cells(self) -> bool:
        for cells in ALL_CELLS:
            self._connection.execute(f"DELETE FROM {cells.stored}")
        return False

    async def forget_empty_cells(self) -> None:
        for cells in ALL_CELLS:
            self._connection.execute(without_empty(cells))

    async def note(self, note: LoadNote) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO LoadNote VALUES (?, ?, ?)", (note.dataset, note.loaded_at, note.nodes)
        )

    async def forget(self, dataset: str) -> None:
        self._connection.execute("DELETE FROM LoadNote WHERE dataset = ?", (dataset,))

    async def records(self, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
        names = ", ".join(read.name for read in read_columns(record))
        text = (
            f"SELECT {names}, row FROM {_table(record)} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        rows = self._connection.execute(text, (as_sqlite(list(values)),))
        return [StoredRecord(record, named_columns(record, shown), row) for *shown, row in rows]

    async def ids(self, cls: type[Node], datasets: Iterable[str] | None) -> list[str]:
        of_these = "" if datasets is None else " WHERE dataset IN (SELECT value FROM json_each(:datasets))"
        bound = {} if datasets is None else {"datasets": as_sqlite(list(datasets))}
        return [
            str(id_)
            for (id_,) in self._connection.execute(f"SELECT id FROM {_table(cls)}{of_these} ORDER BY id", bound)
        ]

    async def fetch(self, statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        bound = {name: as_sqlite(value) for name, value in statement.bind(variables).items()}
        row = orjson.loads(self._connection.execute(statement.text, bound).get)
        assert isinstance(row, list)
        return row


def _table(record: Record) -> str:
    return record.declared.stored if issubclass(record, Relation) else record.__name__


def _columns(record: Record) -> Sequence[Column]:
    return relation_columns(record) if issubclass(record, Relation) else class_columns(record)


class Upserting(NamedTuple):
    """The statement that writes a row into a table, new or in place of the one that is there.

    `names`: the columns that it is given; `lists`: the places of those that are lists.
    """

    text: str
    names: tuple[str, ...]
    lists: tuple[int, ...]


def _upserting(table: str, columns: Sequence[Column], cls: str = "") -> Upserting:
    """How rows of these columns are written. `cls`: what the table of all classes says of each, and no row does."""
    times = {SEEN: f"coalesce({SEEN}, excluded.{SEEN})", CHANGED: f"coalesce(excluded.{CHANGED}, {CHANGED})"}
    names = [column.name for column in columns]
    held_anew = {name: times.get(name, f"excluded.{name}") for name in names if name != "id"}
    renewed = ", ".join(f"{name} = {value}" for name, value in held_anew.items())
    places = ", ".join(f"'{cls}'" if name == "class" else "?" for name in names)
    text = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {renewed}"
    given = [column for column in columns if column.name != "class"]
    lists = tuple(place for place, column in enumerate(given) if column.type == "list")
    return Upserting(text, tuple(column.name for column in given), lists)


UPSERTING = PerClass(lambda record: _upserting(_table(record), _columns(record)))
UPSERTING_SHARED = PerClass(lambda cls: _upserting("Node", shared_columns(), cls.__name__))
"""How records of a class are written into its own table, and into that of all nodes."""


def _bound(row: dict[str, Any], names: tuple[str, ...], lists: tuple[int, ...]) -> list[Any]:
    """What a row holds in columns, as SQLite is given it."""
    held = list(map(row.get, names))
    for place in lists:
        held[place] = as_sqlite(held[place])
    return held


def as_sqlite(value: Any) -> Any:
    """A value as SQLite is given it: lists as JSON text."""
    return orjson.dumps(value).decode() if isinstance(value, list) else value
