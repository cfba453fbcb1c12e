"""What a node lies in on a day, in SQL. neo4j/climbing.py has the same functions."""

from graph.asked.climbing import MOST, STEPS, Ancestors, Unit
from graph.asked.filters import At
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.conditions import valid_between
from graph.statement import Parameters
from ontology.model import Relation


def ancestors(item: Ancestors, at: Alias, p: Parameters) -> str:
    """The nodes that the one at hand lies in, under the next alias, in their order."""
    day = p.add(item.day, plain)
    others = f"WHERE up.id <> {at.node}.id GROUP BY up.id ORDER BY min(up.steps), up.id LIMIT {MOST}"
    found = f"{_climb(item.hierarchy, at, day)} SELECT up.id FROM up {others}"
    return _nodes(item.hierarchy, found, at)


def unit(item: Unit, at: Alias, p: Parameters) -> str:
    """The nearest node with the code, under the next alias."""
    first, target = at.column(item.first.column, At.LED), item.hierarchy.declared.target.__name__
    coded = f"JOIN {target} {at.other} ON {at.other}.id = up.id AND {at.other}.{item.kind.column} ="
    nearest = f"{coded} {p.add(item.code, plain)} ORDER BY up.steps, up.id LIMIT 1"
    found = f"{_climb(item.hierarchy, at, first)} SELECT up.id FROM up {nearest}"
    return _nodes(item.hierarchy, found, at)


def _nodes(hierarchy: type[Relation], found: str, at: Alias) -> str:
    far = at.next.node
    return f"FROM ({found}) k CROSS JOIN {hierarchy.declared.target.__name__} {far} ON {far}.id = k.id"


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """A table of the node at hand and all above it, with the number of steps to each."""
    valid = valid_between(hierarchy, "step", day, day)
    joined = f"FROM up CROSS JOIN {hierarchy.declared.stored} step ON step.sourceId = up.id"
    steps = f"SELECT step.targetId, up.steps + 1 {joined} WHERE up.steps < {STEPS} AND {valid or 'true'}"
    return f"WITH RECURSIVE up (id, steps) AS (SELECT {at.node}.id, 0 UNION {steps})"
