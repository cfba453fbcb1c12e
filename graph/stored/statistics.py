"""How many records a store holds, and how they spread: renewed by loads, read by whoever foresees what a request costs.

Walking along relations one comes to a node the more often, the more relations it has: from the events of an actor to
all actors of these, and on to all of their events, one mostly walks through the actors with very many. So for each end
two numbers are told: the total, which divided by the number of nodes is the average, and what is met on a walk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf, sqrt

from ontology.model import End, Node, Ontology, Relation


@dataclass(frozen=True)
class Statistic:
    """Of a class, or of a relation: how many there are of it.

    `forward`: how many a node has from which one leads that is picked at random; `backward`: how many a node has to
    which it leads. Both are Σn² / Σn over the nodes with n of them. A symmetric relation counts at both of its ends.
    """

    kind: str
    total: int
    forward: float = 0.0
    backward: float = 0.0


@dataclass(frozen=True)
class Statistics:
    """What a store knows of its kinds, by what they are called in it. Of what it does not know, there is nothing."""

    ontology: Ontology
    kinds: Mapping[str, Statistic] = field(default_factory=dict)

    def nodes(self, cls: type[Node]) -> int:
        """How many nodes of a class, or of an interface, there are."""
        return sum(self._of(one.__name__).total for one in self.ontology.subclasses(cls))

    def relations(self, relation: type[Relation]) -> int:
        """How many relations of a kind there are."""
        return self._of(relation.declared.stored).total

    def at_ends(self, relation: type[Relation]) -> int:
        """How many all nodes have together of a relation of a kind: of a symmetric one, each is at two nodes."""
        return self.relations(relation) * (2 if relation.declared.symmetric else 1)

    def met(self, end: End) -> float:
        """How many relations of a kind a node has that one comes to by a relation of the same kind."""
        found = self._of(end.relation.declared.stored)
        return found.forward if end.forward else found.backward

    def at_each(self, end: End, nodes: float = inf) -> float:
        """How many relations of a kind so many nodes have on an average, if these are the ones with the most of all.

        All squares together are known, so one node has no more than the root of them. Who walks comes to what is met.
        """
        met = self.met(end)
        return max(met, sqrt(met * self.at_ends(end.relation) / nodes))

    def with_totals(self, totals: Mapping[type[Relation], int]) -> "Statistics":
        """The same of a part of the store, which has only so many relations of these kinds."""
        kinds = {one.declared.stored: replace(self._of(one.declared.stored), total=n) for one, n in totals.items()}
        return replace(self, kinds={**self.kinds, **kinds})

    def _of(self, kind: str) -> Statistic:
        return self.kinds.get(kind, Statistic(kind, 0))
