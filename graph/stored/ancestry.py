"""What a node lies under by way of a relation, on its days: kept by the stores, so that no read climbs a hierarchy.

An event at a well is kept with the well, its cercle, region and country. A store makes these pairs anew, in the
transaction of a load, where an event, its places, or what lies within what has changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.stored.columns import Key
from graph.stored.layout import copied_keys, node_days, validity
from ontology.model import Node, Ontology, Relation


@dataclass(frozen=True)
class Ancestry:
    """A relation whose targets lie in a hierarchy."""

    relation: type[Relation]
    hierarchy: type[Relation]

    @property
    def stored(self) -> str:
        """`happenedAtUnder`: what the pairs are called in a store."""
        return f"{self.relation.declared.stored}Under"

    @property
    def source(self) -> type[Node]:
        """The class of what lies under something."""
        return self.relation.declared.source

    @property
    def days(self) -> tuple[Key, Key]:
        """The keys of the first and last day of a source, on which each step of the hierarchy must be valid."""
        days = node_days(self.source)
        assert days, f"{self.source.__name__} has no days on which it could lie under something"
        return days

    @property
    def columns(self) -> dict[str, str]:
        """The columns of a pair: the ids of its ends, and copies of its source's sort keys, each with what it holds.

        What it holds is a column of the source, or empty for the target's id.
        """
        return {"sourceId": "id", "targetId": "", **{copy: key.column for key, copy in copied_keys(self.relation)}}


def ancestry_of(relation: type[Relation]) -> Ancestry | None:
    """What stores keep of the targets of a relation."""
    return Ancestry(relation, relation.declared.ancestry) if relation.declared.ancestry else None


def ancestries(ontology: Ontology) -> Iterator[Ancestry]:
    """Everything of this sort that stores keep."""
    return (found for relation in ontology.relations if (found := ancestry_of(relation)))


def dated_hierarchy(ontology: Ontology, cls: type[Node]) -> type[Relation] | None:
    """The hierarchy in which nodes of a class lie in others of it, from a day to a day; None if there is none."""
    for relation in ontology.relations:
        declared = relation.declared
        if declared.hierarchy and declared.source is declared.target is cls and validity(relation):
            return relation
    return None
