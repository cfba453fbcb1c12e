"""The tables and indexes of a SQLite file: one for each class and relation, and Node for what all classes share.

The file is made to be opened in other tools too: tables carry the ontology's names, and foreign keys say what joins.
"""

import hashlib
from collections.abc import Iterator, Sequence

from graph.compiling.conditions import valid_between, where
from graph.sqlite import cells, completions, notices
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.counts import ALL_CELLS, MONTH
from graph.stored.forms import forms
from graph.stored.layout import (
    KEPT,
    SEARCHED,
    STANDING,
    TIMES,
    Column,
    hub_indexes,
    indexed_keys,
    lead_indexes,
    node_columns,
    node_days,
    relation_columns,
)
from graph.stored.surroundings import AROUND, Surrounding, surrounded, surroundings
from ontology.model import Documented, End, Node, Ontology, Relation

SQL_TYPES = {"list": "TEXT"}
SHARED_ONLY = {column.name for column in (*KEPT, *TIMES)}


def index_name(table: str, columns: tuple[str, ...]) -> str:
    """What an index is called; hub reads name it."""
    return f"{table}_by_{'_'.join(columns)}"


def across_name(table: str) -> str:
    """What the index is called of nodes that do not end in the month in which they begin."""
    return f"{table}_across_months"


def across_months(first: str, last: str) -> str:
    """Whether a node ends in another month than it begins, by its first and its last day."""
    return f"substr({first}, 1, {MONTH}) <> substr({last}, 1, {MONTH})"


def near_and_far(end: End) -> tuple[str, str]:
    """The columns that hold the ids of an end's near and far node."""
    return ("sourceId", "targetId") if end.forward else ("targetId", "sourceId")


def class_columns(cls: type[Node]) -> list[Column]:
    """The columns of a class's own table; what a search finds nodes by, and when they changed, stand in Node alone."""
    return [column for column in node_columns(cls) if column.name not in SHARED_ONLY]


def shared_columns() -> list[Column]:
    """The columns of Node. What is read of each hit of a search stands before long texts."""
    columns = [Column("class", "TEXT"), *node_columns(Documented)]
    return sorted(columns, key=lambda column: column.name not in ("class", "id", STANDING))


def layout(ontology: Ontology) -> list[str]:
    """Every statement that sets up an empty file, in order."""
    classes = (line for cls in ontology.classes for line in _class(cls))
    return [*_shared(ontology), *classes, *_relations(ontology), *_own()]


def keep_ancestors(kept: Ancestry) -> str:
    """The statement that works out what some nodes lie under; its parameter is the JSON list of their ids."""
    start = f"SELECT sourceId, targetId FROM json_each(?) JOIN {kept.relation.declared.stored} ON sourceId = value"
    climbed, pairs = climb(kept, start)
    return f"{climbed} INSERT INTO {kept.stored} ({', '.join(kept.columns)}) {pairs}"


def climb(kept: Ancestry, start: str) -> tuple[str, str]:
    """The table of what some sources lie under, and the pairs that it gives. `start` has what they lead to."""
    valid = valid_between(kept.hierarchy, "step", *(f"source.{key.column}" for key in kept.days))
    source = f"JOIN {kept.source.__name__} source ON source.id"
    steps = f"JOIN {kept.hierarchy.declared.stored} step ON step.sourceId = up.targetId"
    step = f"SELECT up.sourceId, step.targetId FROM up {source} = up.sourceId {steps}{where([valid] if valid else [])}"
    held = ", ".join(
        f"{f'source.{column}' if column else 'up.targetId'} AS {name}" for name, column in kept.columns.items()
    )
    return (
        f"WITH RECURSIVE up (sourceId, targetId) AS ({start} UNION {step})",
        f"SELECT {held} FROM up {source} = up.sourceId",
    )


def keep_surroundings(ontology: Ontology) -> str:
    """The statement that works out what surrounds some nodes; its parameter is the JSON list of their ids."""
    told = names_around("Node", surroundings(ontology))
    return f"UPDATE Node SET {AROUND} = {told} WHERE id IN (SELECT value FROM json_each(?))"


def names_around(node: str, around: Sequence[Surrounding]) -> str:
    """The stems of the names that surround a node, in the order of their ids."""
    if not around:
        return "''"
    led = " UNION ".join(f"SELECT targetId FROM {one.stored} WHERE sourceId = {node}.id" for one in around)
    names = f"SELECT far.stems FROM ({led}) JOIN Node far ON far.id = targetId ORDER BY far.id"
    return f"coalesce((SELECT group_concat(stems, ' ') FROM ({names})), '')"


def fingerprint(ontology: Ontology) -> str:
    """Tells whether a file was laid out for this ontology, and filled as it would be now."""
    kept = (*map(keep_ancestors, ancestries(ontology)), keep_surroundings(ontology), forms(ontology))
    kept = (*kept, *map(cells.tally, ALL_CELLS))
    return hashlib.sha256("\n".join([*layout(ontology), *kept]).encode()).hexdigest()[:16]


def _table(name: str, columns: list[Column], references: tuple[str, ...] = ()) -> str:
    lines = ",\n  ".join(_column(column, references) for column in columns)
    return f"CREATE TABLE {name} (\n  {lines}\n)"


def _column(column: Column, references: tuple[str, ...]) -> str:
    kind = SQL_TYPES.get(column.type, column.type)
    if column.name == "id":
        return f"id {kind} NOT NULL UNIQUE"
    if column.name in references:
        return f"{column.name} {kind} NOT NULL REFERENCES Node (id) DEFERRABLE INITIALLY DEFERRED"
    return f"{column.name} {kind}"


def _shared(ontology: Ontology) -> Iterator[str]:
    yield _table("Node", shared_columns())
    tokens = "tokenize = 'ascii tokenchars _'"  # words come folded: they are what lies between spaces, as in Neo4j
    columns, new, old = ", ".join(SEARCHED), _values("new"), _values("old")
    yield f"CREATE VIRTUAL TABLE Search USING fts5({columns}, content = 'Node', content_rowid = 'rowid', {tokens})"
    waiting = ", ".join(f"'{cls.__name__}'" for cls in surrounded(ontology))
    come = (
        f"WHEN new.{AROUND} IS NOT NULL OR new.class NOT IN ({waiting})"
        f" BEGIN INSERT INTO Search (rowid, {columns}) VALUES (new.rowid, {new}); END"
    )
    gone = (
        f"WHEN old.{AROUND} IS NOT NULL OR old.class NOT IN ({waiting})"
        f" BEGIN INSERT INTO Search (Search, rowid, {columns}) VALUES ('delete', old.rowid, {old}); END"
    )  # what surrounds a node is worked out after it is written, and it is indexed once
    yield f"CREATE TRIGGER Node_inserted AFTER INSERT ON Node {come}"
    yield f"CREATE TRIGGER Node_deleted AFTER DELETE ON Node {gone}"
    yield f"CREATE TRIGGER Node_outdated BEFORE UPDATE ON Node {gone}"
    yield f"CREATE TRIGGER Node_renewed AFTER UPDATE ON Node {come}"


def _values(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in SEARCHED)


def _class(cls: type[Node]) -> Iterator[str]:
    name = cls.__name__
    yield _table(name, class_columns(cls))
    days = node_days(cls)
    for key in indexed_keys(cls):
        # What began before a day is sifted by when it ended: with both in the index, no row is read for that.
        last = (days[1].column,) if days and days[0] == key else ()
        columns = (key.column, "id", *last)
        yield f"CREATE INDEX {index_name(name, columns)} ON {name} ({', '.join(columns)})"
        if last:
            few = across_months(*columns[::2])
            yield f"CREATE INDEX {across_name(name)} ON {name} ({', '.join(columns)}) WHERE {few}"
    if issubclass(cls, Documented):
        yield f"CREATE INDEX {index_name(name, ('dataset',))} ON {name} (dataset)"


def _relations(ontology: Ontology) -> Iterator[str]:
    for relation in ontology.relations:
        yield from _relation(relation)
    for kept in ancestries(ontology):
        yield from _ancestry(kept)


def _relation(relation: type[Relation]) -> Iterator[str]:
    name = relation.declared.stored
    yield _table(name, list(relation_columns(relation)), ("sourceId", "targetId"))
    from_target = hub_indexes(relation) or (("targetId", "id"),)
    for columns in (("sourceId", "id"), *from_target, *lead_indexes(relation), ("dataset", "id")):
        yield f"CREATE INDEX {index_name(name, columns)} ON {name} ({', '.join(columns)})"


def _ancestry(kept: Ancestry) -> Iterator[str]:
    name, columns = kept.stored, [Column(name, "TEXT") for name in kept.columns]
    yield _table(name, columns, ("sourceId", "targetId"))
    for listed in (("sourceId", "targetId"), *lead_indexes(kept.relation)):
        yield f"CREATE INDEX {index_name(name, listed)} ON {name} ({', '.join(listed)})"


def _own() -> Iterator[str]:
    yield from completions.layout()
    yield from notices.layout()
    yield from cells.layout()
    yield "CREATE TABLE LoadNote (dataset TEXT PRIMARY KEY, loaded_at TEXT NOT NULL, nodes INTEGER NOT NULL)"
    yield (
        "CREATE TABLE Statistic (kind TEXT PRIMARY KEY, total INTEGER NOT NULL, forward REAL NOT NULL,"
        " backward REAL NOT NULL)"
    )
    yield "CREATE TABLE State (changes INTEGER NOT NULL)"
    yield "INSERT INTO State VALUES (0)"
