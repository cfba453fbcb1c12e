"""The bare scan of a store: each column that an export reads, of every record, through the same driver, in any order.

What an export adds to that are its order, its pages, one state of the data for all of them, and what it writes.
"""

from collections.abc import Iterator

import apsw
import neo4j

from benchmarks.servers import StoreAddress
from graph.asked.selection import Relations
from graph.engines import SQLITE, sqlite_file
from graph.neo4j.names import type_name
from graph.rdf.export import EVERYTHING, PAGE_SIZE, parts
from graph.rdf.formats import Templates
from ontology import ONTOLOGY


async def scan(at: StoreAddress, made: Templates) -> int:
    """Read everything, and throw it away. How many records it was."""
    return _of_sqlite(at.url, made) if at.url.startswith(SQLITE) else await _of_neo4j(at, made)


def _of_sqlite(url: str, made: Templates) -> int:
    connection = apsw.Connection(str(sqlite_file(url)), flags=apsw.SQLITE_OPEN_READONLY)
    tables = ((f'"{name}"', columns) for name, columns, _ in _read(made))
    texts = [f"SELECT {', '.join(columns)} FROM {table}" for table, columns in tables]
    return sum(len(list(connection.execute(text))) for text in texts)


async def _of_neo4j(at: StoreAddress, made: Templates) -> int:
    auth, records = (at.user, at.password) if at.user else None, 0
    async with (
        neo4j.AsyncGraphDatabase.driver(at.url, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        for _, columns, pattern in _read(made):
            result = await session.run(f"MATCH {pattern} RETURN {', '.join(f'r.{column}' for column in columns)}")
            records += len(await result.values())
    return records


def _read(made: Templates) -> Iterator[tuple[str, list[str], str]]:
    """The table, the columns and the pattern of whatever an export reads."""
    for template, root in parts(ONTOLOGY, EVERYTHING, made, PAGE_SIZE):
        columns = [column.name for column in template.description.columns]
        if isinstance(root, Relations):
            yield root.relation.declared.stored, columns, f"()-[r:{type_name(root.relation)}]->()"
        else:
            yield root.cls.__name__, columns, f"(r:{root.cls.__name__})"
