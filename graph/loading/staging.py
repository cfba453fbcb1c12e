"""The temporary file in which a load stages its rows and all that it works out of them, so that memory stays small.

SQLite deletes it when it is closed, and holds it in memory while it is small; it does so for either store.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import apsw
import orjson

T = TypeVar("T")
BATCH = 2000
"""So many rows or records are looked at, and written, at once."""
CACHE_KIB = 8_192
LAYOUT = """
CREATE TABLE block (first INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE identifier (id TEXT, row INTEGER, number INTEGER, kind INTEGER);
CREATE TABLE pointing (id TEXT, row INTEGER);
CREATE TABLE apart (source TEXT, target TEXT, row INTEGER, kind INTEGER);
CREATE TABLE marked (kind INTEGER, row INTEGER);
CREATE TABLE cited_kind (id TEXT, row INTEGER, code TEXT);
CREATE TABLE repeated (id TEXT PRIMARY KEY, row INTEGER, number INTEGER) WITHOUT ROWID;
CREATE TABLE owner (id TEXT PRIMARY KEY, dataset TEXT) WITHOUT ROWID;
CREATE TABLE record (
    number INTEGER PRIMARY KEY, kind INTEGER, id TEXT, row TEXT, digest TEXT,
    source TEXT, target TEXT, day TEXT, change TEXT, own INTEGER
);
CREATE TABLE content (number INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE stamp (kind INTEGER, id TEXT, row TEXT, digest TEXT);
CREATE TABLE rejected (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE retained (kind INTEGER, id TEXT, seen INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE removed (kind INTEGER, id TEXT, node INTEGER);
CREATE TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE subject (about TEXT, record TEXT, change TEXT, day TEXT);
CREATE TABLE stale (kept INTEGER, id TEXT, PRIMARY KEY (kept, id)) WITHOUT ROWID;
CREATE TABLE tallied (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE around (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Staging:
    """The temporary file of a load."""

    def __init__(self) -> None:
        self._connection = apsw.Connection("")
        self._connection.pragma("journal_mode", "off")
        self._connection.pragma("cache_size", -CACHE_KIB)
        self._connection.execute(f"{LAYOUT} BEGIN")
        self._kinds: dict[type, int] = {}
        self._of_kind: list[type] = []

    def close(self) -> None:
        """Remove the file."""
        self._connection.close()

    def kind(self, cls: type) -> int:
        """The number that stands for a class."""
        if (number := self._kinds.get(cls)) is None:
            number = self._kinds[cls] = len(self._of_kind)
            self._of_kind.append(cls)
        return number

    @property
    def classes(self) -> tuple[type, ...]:
        """The classes that have a number."""
        return tuple(self._of_kind)

    def of_kind(self, number: int) -> Any:
        """The class for which a number stands."""
        return self._of_kind[number]

    def kinds(self, classes: Iterable[type]) -> str:
        """The numbers of some classes, as SQL lists them."""
        return ", ".join(str(self._kinds[cls]) for cls in classes if cls in self._kinds)

    def add(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Stage rows of a table."""
        self._add(f"INSERT INTO {table}", rows)

    def add_once(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Stage those of some rows that are not there yet."""
        self._add(f"INSERT OR IGNORE INTO {table}", rows)

    def _add(self, insert: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"{insert} VALUES ({places})", rows)

    def run(self, text: str, *bound: Any) -> None:
        """Run a statement."""
        for _ in self.found(text, *bound):
            pass

    def found(self, text: str, *bound: Any) -> Iterator[tuple[Any, ...]]:
        """The rows that a statement finds. Parameters that are lists are given as JSON."""
        given = [orjson.dumps(one).decode() if isinstance(one, list) else one for one in bound]
        return iter(self._connection.execute(text, given))

    def first(self, text: str, *bound: Any) -> Any:
        """The first value that a statement finds, or None."""
        return next(self.found(text, *bound), (None,))[0]

    def batches(self, text: str, *bound: Any) -> Iterator[list[tuple[Any, ...]]]:
        """The same, as many at once as one statement of a store takes."""
        return batched(self.found(text, *bound))

    def ids(self, text: str, *bound: Any) -> Iterator[list[str]]:
        """Of each row that a statement finds the first value, in batches."""
        return ([row[0] for row in batch] for batch in self.batches(text, *bound))


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """Items in lists of as many as one statement takes."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
