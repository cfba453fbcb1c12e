"""What is asked of the hits of a search in Cypher, and how they are counted. sqlite/searches.py has the same functions.

A condition on the nodes of one class stands in a CASE: as an OR, Neo4j may turn it into a union.
"""

from enum import Enum
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.searches import MOST_AROUND
from graph.asked.selection import At
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.paging import page_order, row_limit
from graph.neo4j.full_text import lucene, rank, sort
from graph.neo4j.names import FULL_TEXT, in_capitals
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

    Properties of hits are what takes time: the standing of those alone is read whose sort comes far enough in front,
    and the id of those alone whose rank does.
    """
    limit, node, page = row_limit(root.page, p), hit.node, root.page
    down = page_order(page)[0].descending
    asked, beyond = asked_of_hits(root, hit, p, conditions), conditions.of_page(page, hit, p)
    sorts = f"WITH {node}, {sort('score')} AS sort"
    if not beyond:
        sorts = f"{sorts} {enough('sort', node, limit, down=down)}"
    ranks = f"WITH {node}, {rank('sort', f'{node}.{STANDING}')} AS rank{where(beyond)}"
    cut = f"{enough('rank', node, limit, down=down)} WITH {node}, rank {order} LIMIT {limit}"
    told = f"WITH {node}, {{rank: rank, score: rank / 1e9}} AS {hit.edge}, rank {order}"
    return f"{_called(root, p)} YIELD node AS {node}, score{where(asked)} {sorts} {ranks} {cut} {told}"


def enough(key: str, node: str, limit: str, *, down: bool = True) -> str:
    """Of nodes with a key, those with the first values, until they are enough: nothing else is read of the others."""
    first = f"WITH {key}, collect({node}) AS nodes ORDER BY {key}{' DESC' if down else ''} LIMIT {limit}"
    ahead = "reduce(ahead = 0, one IN alike[0..at] | ahead + size(one[1]))"
    taken = f"UNWIND [at IN range(0, size(alike) - 1) WHERE {ahead} < {limit} | alike[at]] AS one"
    each = f"WITH one[0] AS {key}, one[1] AS nodes UNWIND nodes AS {node}"
    return f"{first} WITH collect([{key}, nodes]) AS alike {taken} {each}"


def counted_hits(root: s.Sought, at: Alias, p: Parameters) -> str:
    """All that a text finds, to be counted."""
    return f"{_called(root, p)} YIELD node AS {at.node}"


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


def _called(root: s.Sought, p: Parameters) -> str:
    return f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', {p.add(root.text, lucene)})"


def _of_classes(classes: Any, at: Alias, p: Parameters) -> str:
    """Labels that are known are looked up in the record of a node; others are compared with the list of its labels."""
    if isinstance(classes, tuple) and classes and all(isinstance(one, Enum) for one in classes):
        return f"({at.node}:{'|'.join(class_names(classes))})"
    return f"any(label IN labels({at.node}) WHERE label IN {p.add(classes, class_names)})"
