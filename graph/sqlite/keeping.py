"""What is kept beside the records, in SQL, as it is and as it would be. neo4j/keeping.py is its twin."""

from typing import assert_never

from graph.asked import selection as s
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.sqlite.cells import EVERY_EVENT, counted, events_of
from graph.sqlite.counting import READ
from graph.sqlite.notices import unsound
from graph.sqlite.tables import climb, names_around
from graph.statement import Parameters
from graph.stored.ancestry import Ancestry
from graph.stored.completions import COLUMNS, STORED
from graph.stored.counts import ACTOR_DAYS


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


def kept(root: s.Checked, p: Parameters) -> str:
    """What is kept of nodes that are not there, and told of others wrongly; what loads have counted."""
    if isinstance(root, s.Tallied):
        columns = ", ".join(column.name for column in root.cells.columns)
        listed = f"{_tallied(root, p)} ORDER BY {', '.join(root.cells.keys)}"
        return f"json((SELECT json_group_array(json_array({columns})) FROM (SELECT * FROM {listed})))"
    if isinstance(root, s.TalliedActors):
        found = f"SELECT DISTINCT actorId FROM {ACTOR_DAYS.stored} ORDER BY actorId"
        return f"json((SELECT json_group_array(actorId) FROM ({found})))"
    if isinstance(root, s.UnsoundNotices):
        return unsound()
    if isinstance(root, s.Counted):
        return f"json((SELECT json_group_array(json_array(kind, total, forward, backward)) FROM ({READ})))"
    table, column, of = (STORED, "nodeId", "Node") if root.kept is None else _pairs(root.kept)
    strays = f"SELECT DISTINCT {column} AS id FROM {table} WHERE {column} NOT IN (SELECT id FROM {of}) ORDER BY id"
    return f"json((SELECT json_group_array(id) FROM ({strays})))"


def _pairs(kept: Ancestry) -> tuple[str, str, str]:
    return kept.stored, "sourceId", kept.source.__name__


def _tallied(root: s.Tallied, p: Parameters) -> str:
    """The cells, as they are or as they would be."""
    if root.actor is None:
        return f"({counted(root.cells, EVERY_EVENT)})" if root.anew else root.cells.stored
    actor = p.add(root.actor, plain)
    if root.anew:
        return f"({counted(root.cells, events_of(actor), f'actor.id = {actor}')})"
    return f"{root.cells.stored} WHERE actorId = {actor}"
