"""What is kept beside the records, in SQL, as it is and as it would be. neo4j/keeping.py is its twin."""

from typing import assert_never

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.sqlite.counting import READ
from graph.sqlite.notices import unsound
from graph.sqlite.tables import climb, names_around
from graph.stored.ancestry import Ancestry
from graph.stored.completions import COLUMNS, STORED


def kept_of(item: s.Completions | s.Under | s.Around, at: Alias) -> str:
    """What is kept of the node at hand, or would be."""
    match item:
        case s.Completions():
            columns = ", ".join(column.name for column in COLUMNS)
            kept = f"SELECT * FROM {STORED} WHERE nodeId = {at.node}.id ORDER BY place"
            return f"json((SELECT json_group_array(json_array({columns})) FROM ({kept})))"
        case s.Under(kept, anew):
            columns = ", ".join(f"k.{column}" for column in kept.columns)
            pairs = _anew(kept, at) if anew else f"SELECT * FROM {kept.stored} WHERE sourceId = {at.node}.id"
            there = f"SELECT k.* FROM ({pairs}) k ORDER BY k.targetId"
            far = "(SELECT id FROM Node WHERE id = k.targetId)"
            return f"json((SELECT json_group_array(json_array({columns}, {far})) FROM ({there}) k))"
        case s.Around(by):
            return names_around(at.node, by)
        case _:
            assert_never(item)


def _anew(kept: Ancestry, at: Alias) -> str:
    start = f"SELECT sourceId, targetId FROM {kept.relation.declared.stored} WHERE sourceId = {at.node}.id"
    climbed, pairs = climb(kept, start)
    return f"{climbed} {pairs}"


def kept(root: s.Strays | s.Counted | s.UnsoundNotices) -> str:
    """What is kept of nodes that are not there, and told of others wrongly; what loads have counted."""
    if isinstance(root, s.UnsoundNotices):
        return unsound()
    if isinstance(root, s.Counted):
        return f"json((SELECT json_group_array(json_array(kind, total, forward, backward)) FROM ({READ})))"
    table, column, of = (STORED, "nodeId", "Node") if root.kept is None else _pairs(root.kept)
    strays = f"SELECT DISTINCT {column} AS id FROM {table} WHERE {column} NOT IN (SELECT id FROM {of}) ORDER BY id"
    return f"json((SELECT json_group_array(id) FROM ({strays})))"


def _pairs(kept: Ancestry) -> tuple[str, str, str]:
    return kept.stored, "sourceId", kept.source.__name__
