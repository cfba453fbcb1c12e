"""What a node lies in on a day, in Cypher. sqlite/ancestors.py has the same functions."""

from graph.asked import selection as s
from graph.asked.ancestors import MOST, Ancestors, Unit
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.ancestors import day_of
from graph.compiling.conditions import valid_between, valid_during, where
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
    far = at.next.node
    found = f"{_climb(item.hierarchy, at, day_of(item, at))} WHERE {far}.{item.kind.column} = {p.add(item.code, plain)}"
    return f"{found} WITH {far}, length(way) AS steps ORDER BY steps, {far}.id LIMIT 1"


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """The shortest way from the node at hand to itself and to each above it.

    An aggregate would find it as well, if Neo4j took one within an expression.
    """
    valid = valid_between(hierarchy, "step", day, day) or "true"
    step = f"(()-[step:{type_name(hierarchy)}]->() WHERE {valid}){{0,}}"
    return f"MATCH way = ANY SHORTEST ({at.node}) {step} ({at.next.node})"


def reaches(asked: s.Reaches, at: Alias, p: Parameters) -> str:
    """Whether the node at hand is the one that is asked for, or lies in it."""
    steps, valid = f"steps{at.depth}", valid_during(asked, "step", at.before)
    path = f"({at.node})-[{steps}:{type_name(asked.relation)}*0..]->"
    end = f"(:{asked.relation.declared.target.__name__} {{id: {p.add(asked.id, plain)}}})"
    tests = [f"all(step IN {steps} WHERE {valid})"] if valid else []
    return f"EXISTS {{ MATCH {path}{end}{where(tests)} }}"
