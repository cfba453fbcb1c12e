"""The records of a SQLite file of ours, loaded into a running Neo4j by `LOAD CSV`, as one would do it by hand.

The indexes are those of a store. SQLite writes the cells; each statement is committed every so many rows.
"""

import asyncio
import csv
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import apsw
import orjson

from graph.engines import open_store
from graph.loading.changes import records
from graph.neo4j.names import labels, type_name
from graph.store import Record
from graph.stored.layout import KEPT, TIMES, Column, node_columns, relation_columns
from ontology.model import Ontology, Relation
from tests.neo4j_server import Neo4jAddress, connect

ROWS = 2000
BETWEEN = "\x1f"
READ = {
    "TEXT": "row.{0}",
    "INTEGER": "toInteger(row.{0})",
    "REAL": "toFloat(row.{0})",
    "BOOLEAN": "toBoolean(row.{0})",
    "list": f"split(row.{{0}}, '{BETWEEN}')",
}
"""How a cell is read by the type of its column."""


def load_csv(file: Path, server: Neo4jAddress, folder: Path, ontology: Ontology) -> float:
    """Load all records; how many seconds the statements took, without the writing of the files that they read."""
    asyncio.run(_prepare(server, ontology))
    seconds = 0.0
    with closing(apsw.Connection(str(file))) as connection, connect(server) as driver, driver.session() as session:
        for record in records(ontology):
            columns, path = _columns(record), folder / "records.csv"
            if _write(connection, record, columns, path):
                start = time.perf_counter()
                session.run(_statement(record, columns, path, ontology)).consume()
                seconds += time.perf_counter() - start
    return seconds


async def _prepare(server: Neo4jAddress, ontology: Ontology) -> None:
    store = open_store(server.url, ontology, user=server.user, password=server.password)
    await store.prepare()
    await store.close()


def _columns(record: Record) -> Sequence[Column]:
    return relation_columns(record) if issubclass(record, Relation) else node_columns(record)


def _write(connection: apsw.Connection, record: Record, columns: Sequence[Column], path: Path) -> int:
    """Write the records of a kind; how many there are."""
    table = record.declared.stored if issubclass(record, Relation) else record.__name__
    kept = ", ".join(column.name for column in (*KEPT, *TIMES))
    source = table if issubclass(record, Relation) else f"{table} JOIN (SELECT id, {kept} FROM Node) USING (id)"
    names, number = [column.name for column in columns], 0
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(names)
        for values in connection.execute(f"SELECT {', '.join(names)} FROM {source}"):
            writer.writerow(map(_cell, columns, values))
            number += 1
    return number


def _cell(column: Column, value: object) -> object:
    if column.type == "list" and isinstance(value, str):
        return BETWEEN.join(orjson.loads(value))
    if column.type == "BOOLEAN" and value is not None:
        return "true" if value else "false"
    return value


def _statement(record: Record, columns: Sequence[Column], path: Path, ontology: Ontology) -> str:
    held = ", ".join(f"{column.name}: {READ[column.type].format(column.name)}" for column in columns)
    if issubclass(record, Relation):
        ends = "MATCH (a:Node {id: row.sourceId}) MATCH (b:Node {id: row.targetId})"
        create = f"{ends} CREATE (a)-[:{type_name(record)} {{{held}}}]->(b)"
    else:
        create = f"CREATE (:{':'.join(labels(ontology, record))} {{{held}}})"
    read = f"LOAD CSV WITH HEADERS FROM '{path.resolve().as_uri()}' AS row"
    return f"{read} CALL (row) {{ {create} }} IN TRANSACTIONS OF {ROWS} ROWS"
