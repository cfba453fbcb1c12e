"""What is asked of the hits of a search in Cypher, and how they are counted. sqlite/searches.py has the same functions.

A condition on the nodes of one class stands in a CASE: as an OR, Neo4j may turn it into a union.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.paging import row_limit
from graph.neo4j.full_text import foremost, lucene, rank
from graph.neo4j.names import FULL_TEXT
from graph.statement import Parameters
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


def best_hits(root: s.Search, at: Alias, p: Parameters, tests: list[str], order: str) -> str:
    """A page of hits, each with its rank and score as a map in the place of a relation.

    Only where those that come first do not fill it, all are looked at.
    """
    limit, asked = row_limit(root.page, p), where(tests)
    cut = f"{asked} WITH {at.node}, {at.edge} {order} LIMIT {limit}"
    scored = f"WITH {at.node}, {at.edge} {{.rank, score: {at.edge}.rank / 1e9}} AS {at.edge}"
    every = f"{_ranked(root, at, p, lucene)}{cut}"
    if root.page.backward:
        return f"{every} {scored}"
    some = f"CALL () {{ {_ranked(root, at, p, foremost)}{cut} RETURN collect([{at.node}, {at.edge}]) AS foremost }}"
    filled = f"WITH foremost WHERE size(foremost) = {limit} UNWIND foremost AS hit"
    first = f"{filled} RETURN hit[0] AS {at.node}, hit[1] AS {at.edge}"
    others = f"WITH foremost WHERE size(foremost) < {limit} {every} RETURN {at.node}, {at.edge}"
    return f"{some} CALL (foremost) {{ {first} UNION ALL {others} }} {scored} {order}"


def counted_hits(root: s.Sought, at: Alias, p: Parameters) -> str:
    """All that a text finds, to be counted."""
    return f"{_called(root, p, lucene)} YIELD node AS {at.node}"


def counted_by_class(root: s.CountClasses, hits: str, at: Alias) -> str:
    """The numbers of hits of each class."""
    classes = ", ".join(f"'{cls.__name__}'" for cls in root.among)
    named = f"head([label IN labels({at.node}) WHERE label IN [{classes}]])"
    return f"COLLECT {{ {hits} WITH {named} AS class, count(*) AS counted RETURN [class, counted] }}"


def _ranked(root: s.Search, at: Alias, p: Parameters, query: Callable[[Any], str]) -> str:
    ranked = f"{{rank: {rank('score', f'{at.node}.{STANDING}')}}}"
    return f"{_called(root, p, query)} YIELD node AS {at.node}, score WITH {at.node}, {ranked} AS {at.edge}"


def _called(root: s.Sought, p: Parameters, query: Callable[[Any], str]) -> str:
    return f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', {p.add(root.text, query)})"


def _of_classes(classes: Any, at: Alias, p: Parameters) -> str:
    """Labels that are known are looked up in the record of a node; others are compared with the list of its labels."""
    if isinstance(classes, tuple) and classes and all(isinstance(one, Enum) for one in classes):
        return f"({at.node}:{'|'.join(class_names(classes))})"
    return f"any(label IN labels({at.node}) WHERE label IN {p.add(classes, class_names)})"
