"""What a node lies in on a day, in SQL. neo4j/ancestors.py has the same functions.

A hierarchy is climbed by a function of the connection, as deep as it is. A recursive table would need none, and SQLite
refuses one ("nested too deep") wherever some thousand subqueries stand before it in a statement, as they do in the
largest operations.
"""

from typing import Any

import apsw
import orjson

from graph.asked import selection as s
from graph.asked.ancestors import MOST, Ancestors, Unit
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.ancestors import day_of
from graph.compiling.conditions import valid_between, valid_during, where
from graph.statement import Parameters
from ontology.model import Ontology, Relation

CLIMBED = "climbed"


def ancestors(item: Ancestors, at: Alias, p: Parameters) -> str:
    """The nodes that the one at hand lies in, under the next alias, in their order."""
    up = _climb(item.hierarchy, at, p.add(item.day, plain))
    return _nodes(item.hierarchy, f"SELECT value AS id FROM {up} WHERE key > 0 ORDER BY key LIMIT {MOST}", at)


def unit(item: Unit, at: Alias, p: Parameters) -> str:
    """The nearest node with the code, under the next alias."""
    up = _climb(item.hierarchy, at, day_of(item, at))
    of_code = f"{at.other}.{item.kind.column} = {p.add(item.code, plain)}"
    joined = f"CROSS JOIN {_target(item.hierarchy)} {at.other} ON {at.other}.id = up.value AND {of_code}"
    return _nodes(item.hierarchy, f"SELECT {at.other}.id FROM {up} {joined} ORDER BY up.key LIMIT 1", at)


def _nodes(hierarchy: type[Relation], found: str, at: Alias) -> str:
    far = at.next.node
    return f"FROM ({found}) k CROSS JOIN {_target(hierarchy)} {far} ON {far}.id = k.id"


def _target(hierarchy: type[Relation]) -> str:
    return hierarchy.declared.target.__name__


def _climb(hierarchy: type[Relation], at: Alias, day: str) -> str:
    """The ids of the node at hand and of all above it, the nearest first, then in their order."""
    return f"json_each({CLIMBED}('{hierarchy.declared.stored}', {at.node}.id, {day})) up"


def let_climb(connection: apsw.Connection, ontology: Ontology) -> None:
    """Give a connection the function by which statements climb."""
    steps = {one.declared.stored: _step(one) for one in ontology.relations if one.declared.hierarchy}

    def climbed(*given: Any) -> str:
        stored, start, day = map(str, given)
        found, layer = dict.fromkeys([start]), [start]
        while layer:
            above = connection.execute(steps[stored], {"ids": orjson.dumps(layer).decode(), "day": day})
            layer = [id_ for (id_,) in above if id_ not in found]
            found |= dict.fromkeys(layer)
        return orjson.dumps(list(found)).decode()

    connection.create_scalar_function(CLIMBED, climbed, 3)


def _step(hierarchy: type[Relation]) -> str:
    """What some nodes lie in directly, on a day."""
    tests = ["step.sourceId IN (SELECT value FROM json_each(:ids))", valid_between(hierarchy, "step", ":day", ":day")]
    table = hierarchy.declared.stored
    return f"SELECT DISTINCT step.targetId FROM {table} step{where([*filter(None, tests)])} ORDER BY step.targetId"


def reaches(asked: s.Reaches, at: Alias, p: Parameters) -> str:
    """Whether a node is, or lies under, the one that is asked for."""
    valid = valid_during(asked, "step", at.before)
    table = asked.relation.declared.stored
    steps = f"SELECT step.targetId FROM {table} step JOIN up ON step.sourceId = up.id{where([valid] if valid else [])}"
    climb = f"WITH RECURSIVE up (id) AS (SELECT {at.node}.id UNION {steps})"
    return f"EXISTS ({climb} SELECT 1 FROM up WHERE up.id = {p.add(asked.id, plain)})"
