"""What a node lies in on a day, in Cypher. sqlite/ancestors.py has the same functions."""

from graph.asked.ancestors import MOST, STEPS, Ancestors, Unit
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
    found = f"{_climb(item.hierarchy, at, day)} WHERE {far}.id <> {at.node}.id"
    return f"{found} WITH {far}, length(way) AS steps ORDER BY steps, {far}.id LIMIT {MOST}"


def unit(item: Unit, at: Alias, p: Parameters) -> str:
    """The nearest node with the code, under the next alias."""
    far, first = at.next.node, at.column(item.first.column, At.LED)
    found = f"{_climb(item.hierarchy, at, first)} WHERE {far}.{item.kind.column} = {p.add(item.code, plain)}"
    return f"{found} WITH {far}, length(way) AS steps ORDER BY steps, {far}.id LIMIT 1"


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """The shortest way from the node at hand to itself and to each above it.

    An aggregate would find it as well, if Neo4j took one within an expression.
    """
    valid = valid_between(hierarchy, "step", day, day) or "true"
    step = f"(()-[step:{type_name(hierarchy)}]->() WHERE {valid}){{0,{STEPS}}}"
    return f"MATCH way = ANY SHORTEST ({at.node}) {step} ({at.next.node})"
