"""What surrounds a node: who took part in an event and where it was, so that `attack Kidal` finds an attack near Kidal.

A store keeps the stems of their names with the node, as `around`, and renews them in the transaction of a load which
changes a name, or what leads to it. Which relations lead to what surrounds a node, they declare.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.stored.ancestry import Ancestry, ancestry_of
from ontology.model import Node, Ontology, Relation

AROUND = "around"


@dataclass(frozen=True)
class Surrounding:
    """A relation whose targets, with all that they lie under, surround its sources."""

    relation: type[Relation]

    @property
    def ancestry(self) -> Ancestry | None:
        """What stores keep of all that its targets lie under, the targets among them."""
        return ancestry_of(self.relation)

    @property
    def stored(self) -> str:
        """By what, in a store, one comes from a source to all that surrounds it so."""
        return self.ancestry.stored if self.ancestry else self.relation.declared.stored


def surroundings(ontology: Ontology) -> tuple[Surrounding, ...]:
    """All relations of this sort."""
    return tuple(Surrounding(relation) for relation in ontology.relations if relation.declared.surrounds)


def surrounded(ontology: Ontology) -> tuple[type[Node], ...]:
    """The classes of what is surrounded. Around nodes of any other there is nothing."""
    return _classes(ontology, (one.relation.declared.source for one in surroundings(ontology)))


def surrounding(ontology: Ontology) -> tuple[type[Node], ...]:
    """The classes of what surrounds others."""
    return _classes(ontology, (one.relation.declared.target for one in surroundings(ontology)))


def _classes(ontology: Ontology, ends: Iterator[type[Node]]) -> tuple[type[Node], ...]:
    return tuple(dict.fromkeys(cls for end in ends for cls in ontology.subclasses(end)))
