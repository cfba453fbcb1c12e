"""Whether loads have counted what a store holds: how many records of each kind, and how they spread over the nodes."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.checking.record_check import Problem
from graph.stored.statistics import Statistic
from ontology.model import End, Node, Ontology, Relation

REMEDY = "Load all datasets into an empty store."

Numbers = Mapping[End, int]
"""How many relations of each kind are at a node."""


class Spread:
    """Counts records as they are read."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._nodes = Counter[type[Node]]()
        self._totals, self._squares = Counter[End](), Counter[End]()

    def ends(self, cls: type[Node]) -> list[End]:
        """The ends of relations that a node of a class may have, whether its fields show them or not."""
        relations = self._ontology.relations
        away = (End(one, forward=True) for one in relations if issubclass(cls, one.declared.source))
        to = (one for one in relations if issubclass(cls, one.declared.target) and not one.declared.symmetric)
        return [*away, *(End(one, forward=False) for one in to)]

    def add(self, cls: type[Node], numbers: Numbers) -> None:
        """Count a node, and the relations at its ends."""
        self._nodes[cls] += 1
        for end, number in numbers.items():
            self._totals[end] += number
            self._squares[end] += number * number

    def leading(self, relation: type[Relation]) -> int:
        """How many relations of a kind lead from nodes; of a symmetric one, at both of its ends."""
        return self._totals[End(relation, forward=True)]

    def problems(self, kept: list[tuple[str, int, float, float]]) -> Iterator[Problem]:
        """Where what loads have counted is something else."""
        counted = {row[0]: Statistic(*row) for row in kept}
        for due in self._statistics():
            found = counted.pop(due.kind, Statistic(due.kind, 0))
            if found != due:
                yield _differing(found, due)
        for found in counted.values():
            yield _differing(found, Statistic(found.kind, 0))

    def _statistics(self) -> Iterator[Statistic]:
        for cls in self._ontology.classes:
            yield Statistic(cls.__name__, self._nodes[cls])
        for relation in self._ontology.relations:
            forward = End(relation, forward=True)
            backward = forward if relation.declared.symmetric else End(relation, forward=False)
            total = self._totals[forward]
            yield Statistic(relation.declared.stored, total, self._met(forward), self._met(backward))

    def _met(self, end: End) -> float:
        return self._squares[end] / self._totals[end] if self._totals[end] else 0.0


def _differing(found: Statistic, due: Statistic) -> Problem:
    problem = f"is not {_told(due)}, as the records are counted"
    return Problem("the statistics", found.kind, _told(found), problem, REMEDY)


def _told(one: Statistic) -> str:
    """`30, 1.5 and 2.0`: how many there are, and how they spread where they join nodes."""
    return f"{one.total}, {one.forward:.10g} and {one.backward:.10g}"
