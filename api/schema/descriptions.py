"""How types and descriptions speak of classes and relations: by names as they stand, since no grammar fits them all."""

from dataclasses import dataclass

from ontology.model import End, Node


def nodes_of(cls: type[Node]) -> str:
    """The nodes of a class, as descriptions call them."""
    return f"`{cls.__name__}` nodes" if cls is not Node else "nodes of any class"


def end_name(end: End) -> str:
    """`EventInvolves`: what the types are called that are made for one end of a relation."""
    return f"{end.near.__name__}{end.name[0].upper()}{end.name[1:]}"


def led_to(end: End) -> str:
    """The nodes at the other end of a relation, as descriptions call them, whatever the relation's name is."""
    return f"the node{'' if end.single else 's'} that `{end.name}` leads to"


@dataclass(frozen=True)
class Entries:
    """What a connection lists, as its descriptions call it: all of it, one entry, and what an edge says besides."""

    all: str
    one: str = "node"
    besides: str = ""
