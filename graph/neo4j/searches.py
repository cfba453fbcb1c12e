"""What is asked of the hits of a search in Cypher, and how they are counted. sqlite/searches.py has the same functions.

A condition on the nodes of one class stands in a CASE: as an OR, Neo4j may turn it into a union.
"""

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.searches import MOST_AROUND
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions
from graph.neo4j.names import in_capitals
from graph.statement import Parameters


def asked_of_hits(root: s.Sought, at: Alias, p: Parameters, conditions: Conditions) -> list[str]:
    """What a hit must be: of a class that is asked for, and what nodes of its class must meet."""
    tests = list[str]()
    if root.classes is not None:
        tests.append(f"any(label IN labels({at.node}) WHERE label IN {p.add(root.classes, class_names)})")
    cases = [
        f"WHEN {at.node}:{cls.__name__} THEN {' AND '.join(conditions.of(condition, at, p))}"
        for cls, condition in root.where
    ]
    if cases:
        tests.append(f"CASE {' '.join(cases)} ELSE true END")
    return tests


def counted_by_class(root: s.CountClasses, hits: str, at: Alias) -> str:
    """The numbers of hits of each class."""
    classes = ", ".join(f"'{cls.__name__}'" for cls in root.among)
    named = f"head([label IN labels({at.node}) WHERE label IN [{classes}]])"
    return f"COLLECT {{ {hits} WITH {named} AS class, count(*) AS counted RETURN [class, counted] }}"


def around(item: s.NamesAround, at: Alias) -> str:
    """What surrounds the node at hand, by id."""
    far = at.next.node
    found = f"MATCH ({at.node})-[:{in_capitals(item.by.stored)}]->({far})"
    return f"{found} WITH DISTINCT {far} ORDER BY {far}.id LIMIT {MOST_AROUND}"
