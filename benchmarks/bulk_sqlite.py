"""Fill a SQLite file with generated events in bulk: what our loader would leave in it, in a tenth of the time.

Nothing is checked, compared, told of or undone, and tables get their indexes once all rows are there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import apsw
import orjson

from benchmarks.measuring import tell
from graph.loading.changes import records
from graph.loading.input import InputRow
from graph.loading.staging import BATCH
from graph.sqlite.cells import EVERY_EVENT, counted
from graph.sqlite.counting import count
from graph.sqlite.tables import class_columns, keep_ancestors, keep_surroundings, shared_columns
from graph.store import Record
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.completions import COLUMNS as COMPLETION_COLUMNS
from graph.stored.completions import STORED as COMPLETION
from graph.stored.completions import completions
from graph.stored.counts import ALL_CELLS, Cells
from graph.stored.layout import Column, relation_columns
from graph.stored.notices import CHANGED, SEEN
from graph.stored.rows import node_row, relation_row
from graph.stored.surroundings import surrounded
from ontology.model import Node, Ontology, Relation
from ontology.records import Delivery, Row

UNSAFE = {"journal_mode": "off", "synchronous": "off", "locking_mode": "exclusive", "cache_size": -1_000_000}
EVERY_TABLE = 0x10002
"""`PRAGMA optimize` of all tables, not only of those that a connection has read."""


def fill_sqlite(path: Path, deliveries: Iterable[Delivery], ontology: Ontology) -> int:
    """Add datasets, none of which is there yet, to a file that a store has prepared. How many records they have.

    It must belong to nobody else meanwhile, and is of no use if this does not come to its end.
    """
    with closing(apsw.Connection(str(path))) as connection:
        for name, value in UNSAFE.items():
            connection.pragma(name, value)
        connection.execute("BEGIN")
        dropped = _drop_indexes(connection)
        written = sum(_Filling(connection, ontology, delivery).run() for delivery in deliveries)
        tell(f"{written:,} records are in SQLite, without indexes")
        kept, triggers = {one.stored: one for one in ancestries(ontology)}, dropped.pop("Node")
        for table, statements in dropped.items():
            if table not in kept and table not in {cells.stored for cells in ALL_CELLS}:
                _run(connection, statements)
        for table, one in kept.items():
            _keep_all(connection, one)
            _run(connection, dropped[table])
        for cells in ALL_CELLS:
            _tally_all(connection, cells)
            _run(connection, dropped[cells.stored])
        for record in (one for one in records(ontology) if _has_rows(connection, one)):
            count(connection, record)
        for ids in (ids for cls in surrounded(ontology) for ids in _batches(connection, cls)):
            connection.execute(keep_surroundings(ontology), (ids,))
        connection.execute("INSERT INTO Search (Search) VALUES ('rebuild')")
        _run(connection, triggers)
        connection.execute(f"COMMIT; PRAGMA optimize = {EVERY_TABLE}")
        connection.pragma("journal_mode", "wal")
    return written


def _drop_indexes(connection: apsw.Connection) -> dict[str, list[str]]:
    """Drop indexes and triggers: by table, the statements that make them again."""
    text = "SELECT tbl_name, type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = sorted(connection.execute(text))
    for _, kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return {table: [sql for *_, sql in of_table] for table, of_table in groupby(found, itemgetter(0))}


def _run(connection: apsw.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _has_rows(connection: apsw.Connection, record: Record) -> bool:
    return any(connection.execute(f"SELECT 1 FROM {_stored(record)[0]} LIMIT 1"))


def _keep_all(connection: apsw.Connection, kept: Ancestry) -> None:
    """Work out what all sources lie under: in batches, so that what is kept of a source stands together."""
    connection.execute(f"DELETE FROM {kept.stored}")
    for ids in _batches(connection, kept.source):
        connection.execute(keep_ancestors(kept), (ids,))


def _tally_all(connection: apsw.Connection, cells: Cells) -> None:
    """Count all events anew, and keep the cells."""
    columns = ", ".join(column.name for column in cells.columns)
    connection.execute(f"DELETE FROM {cells.stored}")
    connection.execute(f"INSERT INTO {cells.stored} ({columns}) {counted(cells, EVERY_EVENT)}")


def _batches(connection: apsw.Connection, cls: type[Node]) -> Iterator[str]:
    """The ids of all nodes of a class, some at a time, as SQLite is given them."""
    ids = [id_ for (id_,) in connection.execute(f"SELECT id FROM {cls.__name__} ORDER BY id")]
    return (orjson.dumps(ids[start : start + BATCH]).decode() for start in range(0, len(ids), BATCH))


class _Filling:
    """One dataset on its way into the file."""

    def __init__(self, connection: apsw.Connection, ontology: Ontology, delivery: Delivery) -> None:
        self._connection, self._delivery = connection, delivery
        self._tables = {record: _Table(connection, *_stored(record)) for record in records(ontology)}
        self._nodes = _Table(connection, "Node", shared_columns())
        self._completions = _Table(connection, COMPLETION, COMPLETION_COLUMNS)
        self._written_nodes = 0
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self._times = {SEEN: now, CHANGED: now}

    def run(self) -> int:
        """Write all of it. How many records it has."""
        dataset = self._delivery.dataset
        written = self._write(InputRow.of(self._delivery.about))
        written += sum(self._write(InputRow.of(row, dataset.id)) for row in self._delivery.shared)
        for row in self._delivery.rows:
            assert isinstance(row, Row), row
            written += self._write(InputRow.of(row))
        for table in (self._nodes, self._completions, *self._tables.values()):
            table.flush()
        note = (dataset.id, datetime.now(UTC).isoformat(timespec="seconds"), self._written_nodes)
        self._connection.execute("INSERT INTO LoadNote VALUES (?, ?, ?)", note)
        self._connection.execute("UPDATE State SET changes = changes + 1")
        return written

    def _write(self, row: InputRow) -> int:
        dataset = self._delivery.dataset.id
        nodes = {node.id: (type(node), node_row(node, dataset, row.id)) for node in row.nodes}
        self._written_nodes += len(nodes)
        for cls, stored in nodes.values():
            self._tables[stored.record].add(stored.values)
            self._nodes.add(stored.values | self._times | {"class": stored.record.__name__})
            for completion in completions(cls, stored.values):
                self._completions.add(completion.values(cls, stored.id))
        for relation in row.relations:
            _, source = nodes.get(relation.source, (None, None))
            stored = relation_row(relation, source, dataset, row.id)
            self._tables[stored.record].add(stored.values)
        return len(nodes) + len(row.relations)


def _stored(record: Record) -> tuple[str, Sequence[Column]]:
    """The table of a kind of record, and its columns."""
    if issubclass(record, Relation):
        return record.declared.stored, relation_columns(record)
    return record.__name__, class_columns(record)


class _Table:
    """Rows of a table, written when there are many of them."""

    def __init__(self, connection: apsw.Connection, name: str, columns: Sequence[Column]) -> None:
        self._connection, self._names = connection, [column.name for column in columns]
        self._lists = [number for number, column in enumerate(columns) if column.type == "list"]
        places = ", ".join("?" * len(columns))
        self._text = f"INSERT INTO {name} ({', '.join(self._names)}) VALUES ({places})"
        self._rows: list[list[Any]] = []

    def add(self, values: Mapping[str, Any]) -> None:
        """Take a row to be written."""
        row = list(map(values.get, self._names))
        for number in self._lists:
            row[number] = orjson.dumps(row[number]).decode()
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        self._connection.executemany(self._text, self._rows)
        self._rows.clear()
