"""What a node lies in on a day, in SQL. neo4j/ancestors.py has the same functions.

Each number of steps is written out. A recursive table would be shorter, and SQLite refuses one ("nested too deep")
wherever some thousand subqueries stand before it in a statement, as they do in the largest operations.
"""

from graph.asked.ancestors import MOST, STEPS, Ancestors, Unit
from graph.asked.filters import At
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.conditions import valid_between
from graph.statement import Parameters
from ontology.model import Relation


def ancestors(item: Ancestors, at: Alias, p: Parameters) -> str:
    """The nodes that the one at hand lies in, under the next alias, in their order."""
    up = _climb(item.hierarchy, at, p.add(item.day, plain))
    others = f"WHERE up.id <> {at.node}.id GROUP BY up.id ORDER BY min(up.steps), up.id LIMIT {MOST}"
    return _nodes(item.hierarchy, f"SELECT up.id FROM {up} {others}", at)


def unit(item: Unit, at: Alias, p: Parameters) -> str:
    """The nearest node with the code, under the next alias."""
    up = _climb(item.hierarchy, at, at.column(item.first.column, At.LED))
    of_code = f"{at.other}.{item.kind.column} = {p.add(item.code, plain)}"
    joined = f"CROSS JOIN {_target(item.hierarchy)} {at.other} ON {at.other}.id = up.id AND {of_code}"
    return _nodes(item.hierarchy, f"SELECT up.id FROM {up} {joined} ORDER BY up.steps, up.id LIMIT 1", at)


def _nodes(hierarchy: type[Relation], found: str, at: Alias) -> str:
    far = at.next.node
    return f"FROM ({found}) k CROSS JOIN {_target(hierarchy)} {far} ON {far}.id = k.id"


def _target(hierarchy: type[Relation]) -> str:
    return hierarchy.declared.target.__name__


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """A table of the node at hand and all above it, with the number of steps to each, once for each way to it."""
    ways = (_way(hierarchy, at, day, steps) for steps in range(1, STEPS + 1))
    return f"({' UNION ALL '.join([f'SELECT {at.node}.id AS id, 0 AS steps', *ways])}) up"


def _way(hierarchy: type[Relation], at: Alias, day: str, steps: int) -> str:
    table = hierarchy.declared.stored
    joined = "".join(
        f" CROSS JOIN {table} s{step} ON s{step}.sourceId = s{step - 1}.targetId" for step in range(2, steps + 1)
    )
    held = (valid_between(hierarchy, f"s{step}", day, day) for step in range(1, steps + 1))
    tests = " AND ".join([f"s1.sourceId = {at.node}.id", *filter(None, held)])
    return f"SELECT s{steps}.targetId, {steps} FROM {table} s1{joined} WHERE {tests}"
