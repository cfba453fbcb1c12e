"""Fill a Neo4j that has no data yet with all that a SQLite file of ours holds, by Neo4j's own import of CSV files.

SQLite itself writes the cells: that is many times faster than to do it in Python.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import orjson

from benchmarks.measuring import tell
from graph.loading.changes import records
from graph.loading.staging import BATCH
from graph.neo4j.names import in_capitals, labels, type_name
from graph.neo4j.state import fingerprint
from graph.store import Record
from graph.stored import completions
from graph.stored.ancestry import ancestries
from graph.stored.counts import ALL_CELLS
from graph.stored.layout import KEPT, TIMES, Column, node_columns, relation_columns
from ontology.model import Ontology, Relation
from tests.neo4j_server import Memory, Neo4jAddress, connect
from tests.neo4j_server.importing import BETWEEN_ITEMS, import_csv

TYPES = {"TEXT": "string", "INTEGER": "long", "REAL": "double", "BOOLEAN": "boolean", "list": "string[]"}
CHANGES_OF_A_LOAD = 2
"""A load changes Neo4j's count before its commit and after it, and SQLite's once."""
LISTS_WITHOUT_CSV = """({0} = '[]' OR {0} LIKE '%""%')"""
"""Lists with nothing in them or with a text that is empty: in CSV they could not be told from what is missing."""
CELLS = {
    "TEXT": """coalesce('"' || replace({0}, '"', '""') || '"', '')""",
    "INTEGER": "coalesce({0}, '')",
    "REAL": "CASE WHEN {0} IS NULL THEN '' ELSE printf('%!.17g', {0}) END",
    "BOOLEAN": "CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE '' END",
    "list": f"""CASE WHEN {LISTS_WITHOUT_CSV} THEN '' ELSE (
        SELECT '"' || replace(group_concat(value, char({ord(BETWEEN_ITEMS)})), '"', '""') || '"' FROM json_each({{0}})
    ) END""",
}
"""How SQLite writes a column as a cell of CSV; nothing at all stands for what is missing, and `""` for no text."""


def import_sqlite(file: Path, home: Path, ontology: Ontology, memory: Memory) -> None:
    """Fill the folder of a server that was never started.

    Once it runs, the store's `prepare` and `complete_lists` do the rest.
    """
    with tempfile.TemporaryDirectory(dir=home.parent) as folder, closing(_opened(file)) as connection:
        written = [_write(connection, Path(folder), sheet) for sheet in _sheets(ontology)]
        tell("all records are in CSV files")
        import_csv(home, Path(folder), written, memory)


def complete_lists(file: Path, neo4j: Neo4jAddress, ontology: Ontology) -> None:
    """Set the lists that CSV could not express."""
    with closing(_opened(file)) as connection, connect(neo4j) as driver, driver.session() as session:
        for record in records(ontology):
            for column in (column.name for column in _columns(record) if column.type == "list"):
                text = f"SELECT id, {column} FROM {_table(record)} WHERE {LISTS_WITHOUT_CSV.format(column)}"
                found = [[id_, orjson.loads(items)] for id_, items in connection.execute(text)]
                place = f"()-[x:{type_name(record)}]->()" if issubclass(record, Relation) else f"(x:{record.__name__})"
                for start in range(0, len(found), BATCH):
                    pairs = f"UNWIND $pairs AS pair MATCH {place} WHERE x.id = pair[0] SET x.{column} = pair[1]"
                    session.run(pairs, pairs=found[start : start + BATCH]).consume()


@dataclass(frozen=True)
class _Sheet:
    """What is to be a CSV file: where it comes from, the cells of its first line, and of every other one in SQL."""

    option: str
    table: str
    cells: dict[str, str]

    @property
    def statement(self) -> str:
        """Gives one line after the other."""
        line = " || ',' || ".join(self.cells.values())
        return f"SELECT CAST({line} || char(10) AS BLOB) FROM {self.table}"


def _sheets(ontology: Ontology) -> Iterator[_Sheet]:
    searched = ", ".join(column.name for column in (*KEPT, *TIMES))
    for cls in ontology.classes:
        id_, *columns = node_columns(cls)
        table = f"{cls.__name__} JOIN (SELECT id, {searched} FROM Node) USING (id)"
        named = ":".join(labels(ontology, cls))
        yield _Sheet(f"--nodes={named}", table, {"id:ID(Node)": _cell(id_), **_cells(columns)})
    for relation in ontology.relations:
        yield _joining(relation.declared.stored, relation_columns(relation))
    for kept in ancestries(ontology):
        yield _joining(kept.stored, [Column(name, "TEXT") for name in kept.columns])
    yield _Sheet(f"--nodes={completions.STORED}", completions.STORED, _cells(completions.COLUMNS))
    for counted in ALL_CELLS:
        yield _Sheet(f"--nodes={counted.stored}", counted.stored, _cells(counted.columns))
    note = {
        ":ID(LoadNote)": "dataset",
        "dataset:string": "dataset",
        "loadedAt:string": "loaded_at",
        "nodes:long": "nodes",
    }
    yield _Sheet("--nodes=LoadNote", "LoadNote", note)
    spread = {f"{name}:double": f"printf('%!.17g', {name})" for name in ("forward", "backward")}
    statistic = {":ID(Statistic)": "kind", "id:string": "kind", "total:long": "total", **spread}
    yield _Sheet("--nodes=Statistic", "Statistic", statistic)
    laid_out = {"layout:string": f"'{fingerprint(ontology)}'", "changes:long": f"(changes * {CHANGES_OF_A_LOAD})"}
    yield _Sheet("--nodes=State", "State", laid_out)


def _joining(stored: str, columns: Sequence[Column]) -> _Sheet:
    ends = {":START_ID(Node)": _cell(Column("sourceId", "TEXT")), ":END_ID(Node)": _cell(Column("targetId", "TEXT"))}
    return _Sheet(f"--relationships={in_capitals(stored)}", stored, ends | _cells(columns))


def _cells(columns: Sequence[Column]) -> dict[str, str]:
    return {f"{column.name}:{TYPES[column.type]}": _cell(column) for column in columns}


def _cell(column: Column) -> str:
    return CELLS[column.type].format(column.name)


def _write(connection: apsw.Connection, folder: Path, sheet: _Sheet) -> str:
    """Write a file, and give the option of the import that names it."""
    file = folder / f"{sheet.table.split()[0]}.csv"
    with file.open("wb") as lines:
        lines.write(",".join(sheet.cells).encode() + b"\n")
        lines.writelines(line for (line,) in connection.execute(sheet.statement))
    return f"{sheet.option}={file.name}"


def _opened(file: Path) -> apsw.Connection:
    return apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)


def _columns(record: Record) -> Sequence[Column]:
    return relation_columns(record) if issubclass(record, Relation) else node_columns(record)


def _table(record: Record) -> str:
    return record.declared.stored if issubclass(record, Relation) else record.__name__
