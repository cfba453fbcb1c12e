"""What classes, relations and indexes are called in Neo4j."""

from ontology.model import Node, Ontology, Relation
from ontology.naming import in_capitals as in_capitals

FULL_TEXT = "search"


def type_name(relation: type[Relation]) -> str:
    """`DOCUMENTED_BY`: the type of a relation in Neo4j."""
    return in_capitals(relation.declared.stored)


def labels(ontology: Ontology, cls: type[Node]) -> list[str]:
    """The labels of a class's nodes: its own, and those of its interfaces."""
    return [cls.__name__, *(one.__name__ for one in ontology.interfaces if issubclass(cls, one))]
