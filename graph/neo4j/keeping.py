"""What is kept beside the records, in Cypher, as it is and as it would be. sqlite/keeping.py is its twin."""

from typing import assert_never

from graph.asked import selection as s
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.neo4j.cells import EVERY_EVENT, counted, events_of
from graph.neo4j.layout import climb, names_around
from graph.neo4j.names import in_capitals
from graph.neo4j.notices import unsound
from graph.statement import Parameters
from graph.stored.completions import COLUMNS, STORED
from graph.stored.counts import ACTOR_DAYS


def kept_of(item: s.Completions | s.Under | s.Around, at: Alias) -> str:
    """What is kept of the node at hand, or would be."""
    match item:
        case s.Completions():
            kept, columns = at.next.node, ", ".join(f"{at.next.node}.{column.name}" for column in COLUMNS)
            found = f"MATCH ({kept}:{STORED} {{nodeId: {at.node}.id}}) WITH {kept} ORDER BY {kept}.place"
            return f"COLLECT {{ {found} RETURN [{columns}] }}"
        case s.Under(kept, anew=True):
            held = ", ".join(f"{at.node}.{column}" if column else "target.id" for column in kept.columns.values())
            found = f"MATCH {climb(kept, at.node)} WITH DISTINCT target ORDER BY target.id"
            return f"COLLECT {{ {found} RETURN [{held}, target.id] }}"
        case s.Under(kept):
            held = ", ".join(f"pair.{column}" for column in kept.columns)
            found = f"MATCH ({at.node})-[pair:{in_capitals(kept.stored)}]->(target) WITH pair, target"
            return f"COLLECT {{ {found} ORDER BY target.id RETURN [{held}, target.id] }}"
        case s.Around(by):
            return names_around(at.node, by)
        case _:
            assert_never(item)


def kept(root: s.Checked, p: Parameters) -> str:
    """What is kept of nodes that are not there, and told of others wrongly; what loads have counted."""
    if isinstance(root, s.Tallied):
        columns = ", ".join(column.name for column in root.cells.columns)
        return f"COLLECT {{ {_tallied(root, p)} RETURN [{columns}] ORDER BY {', '.join(root.cells.keys)} }}"
    if isinstance(root, s.TalliedActors):
        return f"COLLECT {{ MATCH (c:{ACTOR_DAYS.stored}) WITH DISTINCT c.actorId AS id ORDER BY id RETURN id }}"
    if isinstance(root, s.UnsoundNotices):
        return unsound()
    if isinstance(root, s.Counted):
        return "COLLECT { MATCH (s:Statistic) RETURN [s.id, s.total, s.forward, s.backward] }"
    if root.kept:
        pair, cls = in_capitals(root.kept.stored), root.kept.source.__name__
        strays = f"MATCH (n)-[:{pair}]->() WHERE NOT n:{cls} WITH DISTINCT coalesce(n.id, '') AS id"
    else:
        found = f"MATCH (c:{STORED}) WHERE NOT EXISTS {{ MATCH (:Node {{id: c.nodeId}}) }}"
        strays = f"{found} WITH DISTINCT coalesce(c.nodeId, '') AS id"
    return f"COLLECT {{ {strays} ORDER BY id RETURN id }}"


def _tallied(root: s.Tallied, p: Parameters) -> str:
    """The cells, as they are or as they would be."""
    actor = None if root.actor is None else p.add(root.actor, plain)
    if root.anew:
        chosen, asked = (events_of(actor), f"actor.id = {actor}") if actor else (EVERY_EVENT, "")
        return counted(root.cells, chosen, asked)
    named = ", ".join(f"c.{column.name} AS {column.name}" for column in root.cells.columns)
    return f"MATCH (c:{root.cells.stored}){f' WHERE c.actorId = {actor}' if actor else ''} WITH {named}"
