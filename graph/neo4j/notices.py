"""What loads did, in Cypher: how it is laid out, kept, read and checked. sqlite/notices.py is its twin."""

from collections.abc import Iterator

from graph.asked import selection as s
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.notices import CHANGED, KEPT_OF_EACH, ORDER, REMAINS, SEEN, STORED, Change

FORGET = f"UNWIND $ids AS id MATCH (c:{STORED} {{record: id}}) DELETE c"
TOLD_TO = f"UNWIND $ids AS id MATCH (c:{STORED} {{record: id}}) RETURN collect([c.record, c.about])"
KEEP = f"UNWIND $rows AS row CREATE (c:{STORED}) SET c = row"
_NEWEST = ", ".join(f"c.{column} DESC" for column in ORDER)
_ALL_INDEXED = " AND ".join(f"c.{column} IS NOT NULL" for column in ORDER)
"""An index of several properties is used where each of them is asked for; without it, all notices are looked at."""
CUT = (
    f"UNWIND $ids AS id CALL (id) {{ MATCH (c:{STORED} {{about: id}}) WHERE {_ALL_INDEXED}"
    f" WITH c ORDER BY {_NEWEST} SKIP {KEPT_OF_EACH} DELETE c }}"
)
TOUCH = f"UNWIND $ids AS id MATCH (n:Node {{id: id}}) SET n.{CHANGED} = $at"
LEFT = (
    "UNWIND $ids AS id MATCH (n:Node {id: id})"
    f" RETURN collect([id, {', '.join(f'n.{column}' for column in REMAINS)}])"
)
WITHDRAWN = (
    f"MATCH (c:{STORED} {{change: '{Change.WITHDRAWN.name}'}}) WITH DISTINCT c.record AS record, c.{SEEN} AS seen"
    " RETURN collect([record, seen])"
)
LAST = f"MATCH (c:{STORED}) RETURN max(c.at)"


def layout() -> Iterator[tuple[str, str]]:
    """The indexes: name and statement."""
    for columns in (("about", *ORDER), ("record",), ("change",)):
        name, listed = f"{STORED}_{'_'.join(columns)}", ", ".join(f"c.{column}" for column in columns)
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (c:{STORED}) ON ({listed})"


def noticed(root: s.Notices, at: Alias, p: Parameters) -> str:
    """The newest notices about a node, each with the record, if that is there."""
    edge, order = at.edge, ", ".join(f"{at.edge}.{column} DESC" for column in ORDER)
    indexed = " AND ".join(f"{edge}.{column} IS NOT NULL" for column in ORDER)
    found = f"MATCH ({edge}:{STORED} {{about: {p.add(root.about, plain)}}}) WHERE {indexed}"
    page = f"{found} WITH {edge} ORDER BY {order}"
    record = f"OPTIONAL MATCH ({at.node}:Node {{id: {edge}.record}}) WITH {edge}, {at.node} ORDER BY {order}"
    return f"{page} LIMIT {p.add(root.limit, plain)} {record}"


def unsound() -> str:
    """The notices of what is there and said to be withdrawn, of what is not there, and of another time."""
    gone = f"c.change = '{Change.WITHDRAWN.name}'"
    wrong = f"CASE WHEN {gone} THEN n IS NOT NULL ELSE coalesce(n.{CHANGED}, '') <> c.at END"
    found = f"MATCH (c:{STORED}) OPTIONAL MATCH (n:Node {{id: c.record}}) WITH c, n WHERE {wrong}"
    listed = f"[c.about, c.record, c.change, c.at, n.{CHANGED}]"
    return f"COLLECT {{ {found} WITH c, n ORDER BY c.about, c.record RETURN {listed} }}"
