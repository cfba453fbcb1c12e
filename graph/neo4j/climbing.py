"""What a node lies in on a day, in Cypher. sqlite/climbing.py has the same functions."""

from graph.asked.climbing import MOST, STEPS, Ancestors, Unit
from graph.asked.filters import At
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.conditions import valid_between
from graph.neo4j.names import type_name
from graph.statement import Parameters
from ontology.model import Relation


def ancestors(item: Ancestors, at: Alias, p: Parameters) -> str:
    """The nodes that the one at hand lies in, under the next alias, in their order."""
    far, day = at.next.node, p.add(item.day, plain)
    found = f"{_climb(item.hierarchy, at, day)} AND {far}.id <> {at.node}.id"
    return f"{found} WITH {far}, min(size(steps)) AS far ORDER BY far, {far}.id LIMIT {MOST}"


def unit(item: Unit, at: Alias, p: Parameters) -> str:
    """The nearest node with the code, under the next alias."""
    far, first = at.next.node, at.column(item.first.column, At.LED)
    found = f"{_climb(item.hierarchy, at, first)} AND {far}.{item.kind.column} = {p.add(item.code, plain)}"
    return f"{found} WITH {far}, size(steps) AS far ORDER BY far, {far}.id LIMIT 1"


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """The ways from the node at hand to itself and to all above it."""
    valid = valid_between(hierarchy, "step", day, day)
    path = f"({at.node})-[steps:{type_name(hierarchy)}*0..{STEPS}]->({at.next.node})"
    return f"MATCH {path} WHERE all(step IN steps WHERE {valid or 'true'})"
