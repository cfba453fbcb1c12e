"""What is asked of the hits of a search in Cypher, and how they are counted. sqlite/searches.py has the same functions.

A condition on the nodes of one class stands in a CASE: as an OR, Neo4j may turn it into a union.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.selection import At
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.paging import row_limit
from graph.neo4j.full_text import foremost, lucene, rank
from graph.neo4j.names import FULL_TEXT
from graph.statement import Parameters
from graph.stored.columns import Key
from graph.stored.layout import STANDING


def asked_of_hits(root: s.Sought, at: Alias, p: Parameters, conditions: Conditions) -> list[str]:
    """What a hit must be: of a class that is asked for, and what nodes of its class must meet."""
    tests = list[str]()
    if root.classes is not None:
        tests.append(_of_classes(root.classes, at, p))
    cases = [
        f"WHEN {at.node}:{cls.__name__} THEN {' AND '.join(conditions.of(condition, at, p))}"
        for cls, condition in root.where
    ]
    if cases:
        tests.append(f"CASE {' '.join(cases)} ELSE true END")
    return tests


class Hit(Alias):
    """A hit, beside which stands its rank: to make a map of it for each of many would take longer than to rank it."""

    def key(self, key: Key, at: At) -> str:
        """The value by which hits are ordered."""
        return key.column if at is At.EDGE else super().key(key, at)


def best_hits(root: s.Search, hit: Hit, p: Parameters, conditions: Conditions, order: str) -> str:
    """A page of hits, each with its rank and score as a map in the place of a relation.

    Only where those that come first do not fill it, all are looked at.
    """
    limit, node = row_limit(root.page, p), hit.node
    asked, beyond = asked_of_hits(root, hit, p, conditions), conditions.of_page(root.page, hit, p)
    told = f"WITH {node}, {{rank: rank, score: rank / 1e9}} AS {hit.edge}, rank {order}"
    ranked = f"WITH {node}, {rank('score', f'{node}.{STANDING}')} AS rank{where(beyond)}"
    cut = f"YIELD node AS {node}, score{where(asked)} {ranked} WITH {node}, rank {order} LIMIT {limit}"
    every = f"{_called(root, p, lucene)} {cut}"
    if root.page.backward:
        return f"{every} {told}"
    some = f"CALL () {{ {_called(root, p, foremost)} {cut} RETURN collect([{node}, rank]) AS foremost }}"
    filled = f"WITH foremost WHERE size(foremost) = {limit} UNWIND foremost AS hit"
    first = f"{filled} RETURN hit[0] AS {node}, hit[1] AS rank"
    others = f"WITH foremost WHERE size(foremost) < {limit} {every} RETURN {node}, rank"
    return f"{some} CALL (foremost) {{ {first} UNION ALL {others} }} {told}"


def counted_hits(root: s.Sought, at: Alias, p: Parameters) -> str:
    """All that a text finds, to be counted."""
    return f"{_called(root, p, lucene)} YIELD node AS {at.node}"


def counted_by_class(root: s.CountClasses, hits: str, at: Alias) -> str:
    """The numbers of hits of each class."""
    classes = ", ".join(f"'{cls.__name__}'" for cls in root.among)
    named = f"head([label IN labels({at.node}) WHERE label IN [{classes}]])"
    return f"COLLECT {{ {hits} WITH {named} AS class, count(*) AS counted RETURN [class, counted] }}"


def _called(root: s.Sought, p: Parameters, query: Callable[[Any], str]) -> str:
    return f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', {p.add(root.text, query)})"


def _of_classes(classes: Any, at: Alias, p: Parameters) -> str:
    """Labels that are known are looked up in the record of a node; others are compared with the list of its labels."""
    if isinstance(classes, tuple) and classes and all(isinstance(one, Enum) for one in classes):
        return f"({at.node}:{'|'.join(class_names(classes))})"
    return f"any(label IN labels({at.node}) WHERE label IN {p.add(classes, class_names)})"
