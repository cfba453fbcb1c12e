"""What classes, relations and indexes are called in Neo4j."""

from graph.stored.layout import relation_name
from ontology.model import Node, Ontology
from ontology.naming import in_capitals as in_capitals

FULL_TEXT = "search"
type_name = relation_name
"""A relation's type is called as the relation is."""


def labels(ontology: Ontology, cls: type[Node]) -> list[str]:
    """The labels of a class's nodes: its own, and those of its interfaces."""
    return [cls.__name__, *(one.__name__ for one in ontology.interfaces if issubclass(cls, one))]
