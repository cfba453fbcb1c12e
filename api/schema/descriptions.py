"""How descriptions speak of classes and relations: by names that stand as they are, since no grammar fits them all."""

from dataclasses import dataclass

from ontology.model import End, Node


def nodes_of(cls: type[Node]) -> str:
    """The nodes of a class, as descriptions call them."""
    return f"`{cls.__name__}` nodes" if cls is not Node else "nodes of any class"


def led_to(end: End) -> str:
    """The nodes at the other end of a relation, as descriptions call them, whatever the relation's name is."""
    return f"the node{'' if end.single else 's'} that `{end.name}` leads to"


@dataclass(frozen=True)
class Entries:
    """What a connection lists, as its descriptions call it: all of it, one entry, and what an edge says besides."""

    all: str
    one: str = "node"
    besides: str = ""
