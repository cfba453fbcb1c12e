"""What loads did, in SQL: how it is laid out, kept, read and checked. neo4j/notices.py is its twin."""

from collections.abc import Iterator

from graph.asked import selection as s
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.notices import CHANGED, COLUMN_NAMES, COLUMNS, KEPT_OF_EACH, ORDER, REMAINS, SEEN, STORED, Change

GIVEN = "(SELECT value FROM json_each(?))"
FORGET = f"DELETE FROM {STORED} WHERE record IN {GIVEN}"
TOLD_TO = f"SELECT record, about FROM {STORED} WHERE record IN {GIVEN}"
KEEP = f"INSERT INTO {STORED} VALUES ({', '.join(f':{name}' for name in COLUMN_NAMES)})"
_NEWEST = ", ".join(f"{column} DESC" for column in ORDER)
_KEY = f"about, {', '.join(ORDER)}"
_NUMBERED = f"SELECT {_KEY}, row_number() OVER (PARTITION BY about ORDER BY {_NEWEST}) AS nth FROM {STORED}"
_OLDER = f"SELECT {_KEY} FROM ({_NUMBERED} WHERE about IN {GIVEN}) WHERE nth > {KEPT_OF_EACH}"
CUT = f"DELETE FROM {STORED} WHERE ({_KEY}) IN ({_OLDER})"
TOUCH = f"UPDATE Node SET {CHANGED} = ? WHERE id IN {GIVEN}"
LEFT = f"SELECT id, {', '.join(REMAINS)} FROM Node WHERE id IN {GIVEN}"
WITHDRAWN = f"SELECT DISTINCT record, {SEEN} FROM {STORED} WHERE change = '{Change.WITHDRAWN.name}'"
LAST = f"SELECT max(at) FROM {STORED}"


def layout() -> Iterator[str]:
    """The statements that make the table. It is its own index."""
    lines = ",\n  ".join([*(f"{one.name} {one.type}" for one in COLUMNS), f"PRIMARY KEY ({_KEY})"])
    yield f"CREATE TABLE {STORED} (\n  {lines}\n) WITHOUT ROWID"
    yield f"CREATE INDEX {STORED}_by_record ON {STORED} (record)"


def noticed(root: s.Notices, at: Alias, p: Parameters) -> str:
    """The newest notices about a node, each with the record, if that is there."""
    page = f"SELECT * FROM {STORED} WHERE about = {p.add(root.about, plain)} ORDER BY {_NEWEST}"
    edge = f"FROM ({page} LIMIT {p.add(root.limit, plain)}) {at.edge}"
    order = ", ".join(f"{at.edge}.{column} DESC" for column in ORDER)
    return f"{edge} LEFT JOIN Node {at.node} ON {at.node}.id = {at.edge}.record ORDER BY {order}"


def unsound() -> str:
    """The notices of what is there and said to be withdrawn, of what is not there, and of another time."""
    gone = f"change = '{Change.WITHDRAWN.name}'"
    there = f"iif({gone}, n.id IS NOT NULL, n.{CHANGED} IS NOT at)"
    found = (
        f"SELECT about, record, change, at, n.{CHANGED} FROM {STORED} LEFT JOIN Node n ON n.id = record WHERE {there}"
    )
    listed = f"json_array(about, record, change, at, {CHANGED})"
    return f"json((SELECT json_group_array({listed}) FROM ({found} ORDER BY about, record)))"
