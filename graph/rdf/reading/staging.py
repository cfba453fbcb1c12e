"""The triples of a file, kept by subject in a temporary file of SQLite, so that memory stays small, however many come.

What stands together in the file stays together: one block for a subject, which an export writes in one piece. A
subject whose triples are scattered has several.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import orjson

from ontology.records import Shared

LARGE = 4_000_000
"""So many bytes of blocks are written at once."""
TABLES = """
CREATE TABLE block (subject TEXT, content BLOB);
CREATE TABLE direct (source TEXT, name TEXT, target TEXT, graph TEXT, line INTEGER);
CREATE TABLE record (dataset TEXT, row TEXT, rank INTEGER, id TEXT, line INTEGER);
CREATE TABLE stated (source TEXT, name TEXT, target TEXT, dataset TEXT, hedged INTEGER);
CREATE TABLE link (dataset TEXT, id TEXT, PRIMARY KEY (dataset, id)) WITHOUT ROWID;
"""
UNSTATED = """
SELECT direct.source, direct.name, direct.target, line, (
    SELECT min(hedged) FROM stated WHERE (source, name, target) = (direct.source, direct.name, direct.target)
) FROM direct WHERE NOT EXISTS (
    SELECT 1 FROM stated WHERE (source, name, target) = (direct.source, direct.name, direct.target)
    AND NOT hedged AND direct.graph IN ('', dataset)
) ORDER BY direct.rowid LIMIT ?
"""
OF_A_ROW = """
SELECT row, id, content FROM record JOIN block ON subject = id
WHERE dataset = ? AND {} ORDER BY row, rank, id, block.rowid
"""


class Said(NamedTuple):
    """A triple of a subject. `form` tells what its object is: `id`, "" for another IRI, `@en`, or a datatype."""

    predicate: str
    form: str
    value: str
    graph: str
    line: int


class DirectTriple(NamedTuple):
    """A direct triple that no relation states. `hedged`: one does, with a hedge, or (False) elsewhere."""

    source: str
    name: str
    target: str
    line: int
    hedged: bool | None


class Record(NamedTuple):
    """A record of a dataset, and the node with which it is delivered: in a row, nodes come first."""

    dataset: str
    row: str
    rank: int
    id: str
    line: int


class Staging(Shared):
    """The temporary file, which is gone when it is closed."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA cache_size = -32768;" + TABLES + "BEGIN")
        self._blocks: list[tuple[str, bytes]] = []
        self._directs: list[tuple[str, str, str, str, int]] = []
        self._records: list[Record] = []
        self._stated: list[tuple[str, str, str, str, bool]] = []
        self._links: set[tuple[str, str]] = set()
        self._bytes = 0

    def close(self) -> None:
        """Remove the file."""
        self._connection.close()

    def clear(self) -> None:
        """Begin again."""
        self._blocks, self._directs, self._bytes = [], [], 0
        self._connection.executescript("DELETE FROM block; DELETE FROM direct")

    def block(self, subject: str, triples: list[Said]) -> None:
        """Keep triples of a subject."""
        content = orjson.dumps(triples, default=tuple)
        self._blocks.append((subject, content))
        self._bytes += len(content) + 100
        if self._bytes > LARGE:
            self._write()

    def direct(self, source: str, name: str, target: str, graph: str, line: int) -> None:
        """Keep a direct triple."""
        self._directs.append((source, name, target, graph, line))
        self._bytes += 200

    def _write(self) -> None:
        self._insert("block", self._blocks)
        self._insert("direct", self._directs)
        self._blocks, self._directs, self._bytes = [], [], 0

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        held = list(rows)
        if held:
            self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(held[0]))})", held)

    def staged(self) -> None:
        """All triples are there."""
        self._write()
        self._connection.execute("CREATE INDEX by_subject ON block (subject)")

    def subjects(self) -> Iterator[tuple[str, list[Said]]]:
        """Every subject with its triples, in the order of ids."""
        rows = self._connection.execute("SELECT subject, content FROM block ORDER BY subject, rowid")
        return _joined(rows)

    def record(self, record: Record, stated: tuple[str, str, str, bool] | None, links: Iterable[str]) -> None:
        """Keep to which dataset and row a record belongs, what a relation states directly, and where it points."""
        self._records.append(record)
        if stated:
            source, name, target, hedged = stated
            self._stated.append((source, name, target, record.dataset, hedged))
        self._links.update((record.dataset, id_) for id_ in links)
        if len(self._records) > 10_000:
            self._write_records()

    def _write_records(self) -> None:
        self._insert("record", self._records)
        self._insert("stated", self._stated)
        self._connection.executemany("INSERT OR IGNORE INTO link VALUES (?, ?)", self._links)
        self._records, self._stated, self._links = [], [], set()

    def sorted(self) -> None:
        """All records are there."""
        self._write_records()
        self._connection.execute("CREATE INDEX by_row ON record (dataset, row, rank, id)")
        self._connection.execute("CREATE INDEX by_ends ON stated (source, name, target)")

    def datasets(self) -> dict[str, tuple[int, int]]:
        """Every dataset of which there are records: how many, and the line of the first."""
        rows = self._connection.execute("SELECT dataset, count(*), min(line) FROM record GROUP BY dataset")
        return {dataset: (count, line) for dataset, count, line in rows}

    def required(self) -> Iterator[tuple[str, str]]:
        """Pairs of datasets of which the first points into the second."""
        self._connection.execute("CREATE INDEX IF NOT EXISTS by_id ON record (id)")
        return self._connection.execute(
            "SELECT DISTINCT link.dataset, record.dataset FROM link JOIN record USING (id)"
            " WHERE link.dataset <> record.dataset"
        )

    def unstated(self, most: int) -> Iterator[DirectTriple]:
        """Direct triples that no relation states."""
        return map(DirectTriple._make, self._connection.execute(UNSTATED, (most,)))

    def about(self, dataset: str) -> list[tuple[str, list[Said]]]:
        """The records of a dataset's own row, with what is said of them."""
        found = self._connection.execute(OF_A_ROW.format("row = dataset"), (dataset,))
        return list(_joined((id_, content) for _, id_, content in found))

    def rows(self, dataset: str) -> Iterator[list[tuple[str, list[Said]]]]:
        """All other rows of a dataset: the records of each with what is said of them, a node first."""
        found = self._connection.execute(OF_A_ROW.format("row <> dataset"), (dataset,))
        for _, parts in groupby(found, itemgetter(0)):
            yield list(_joined((id_, content) for _, id_, content in parts))

    def said_of(self, id_: str) -> list[Said]:
        """What is said of one subject."""
        rows = self._connection.execute("SELECT subject, content FROM block WHERE subject = ? ORDER BY rowid", (id_,))
        return next(_joined(rows), (id_, []))[1]


def _joined(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, list[Said]]]:
    for subject, blocks in groupby(rows, itemgetter(0)):
        yield subject, [Said(*said) for _, content in blocks for said in orjson.loads(content)]
