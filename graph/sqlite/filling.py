"""The writing of very many records into a file: its indexes are put off until all are there, and made at once then.

Index by index, rows in any order find the page they belong to farther and farther away, and in a transaction that is
larger than memory each such page is looked for in all that it has written: of 750,000 rows of nine columns with eight
indexes that took 80 seconds of processor, and 17 where the indexes were made at the end.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import apsw

from graph.sqlite.completions import KEEP_ALL, LET_WAIT
from graph.stored.completions import STORED

FEWEST = 50_000
"""Of fewer records, indexes are in memory anyway."""
THERE = "SELECT coalesce(max(rowid), 0) FROM Node"
"""About how many nodes there are, which it takes no time to find out."""
SORTED_KIB = 4_096
"""So much is sorted in memory at once: what SQLite sorts takes as much again as it holds of the file."""
INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? ORDER BY name"


@contextmanager
def filled(connection: apsw.Connection, tables: Iterable[str], records: int) -> Iterator[bool]:
    """Around the writing of new records into tables: where that is worth it, without their indexes. Tells whether.

    What is kept of names waits then, too. Keys stay. Nothing may be looked for by an index, nor removed, in the
    meantime. Where the writing fails, the transaction is undone, and the indexes are there as they were.
    """
    waiting = put_off(connection, [*tables, STORED], records)
    if waiting:
        connection.execute(LET_WAIT)
    yield bool(waiting)
    if waiting:
        cache = connection.execute("PRAGMA cache_size").get
        connection.execute(f"PRAGMA cache_size = -{SORTED_KIB}")
        for statement in (*KEEP_ALL, *waiting):
            connection.execute(statement)
        connection.execute(f"PRAGMA cache_size = {cache}")


def put_off(connection: apsw.Connection, tables: Iterable[str], records: int) -> list[str]:
    """Take away the indexes of tables, if so many records are much beside what is there; what makes them again."""
    if records < max(FEWEST, int(connection.execute(THERE).get)):
        return []
    found = [index for table in tables for index in list(connection.execute(INDEXES, (table,)))]
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]
