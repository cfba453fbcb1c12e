"""What must hold of a record, and of a relation with the nodes that it joins.

Every load asks, whatever the loader, and so does the check of a store; `ontology/publishing/` prints the same as SHACL.
That a record is what its class declares follows from the declarations (`well_formed.py`); what must hold besides is
declared in `declared.py`, each rule once. Nothing here knows a store or a file.
"""

from collections.abc import Iterator
from typing import Any

from ontology.model import Node, Relation
from ontology.rules.declared import RULES
from ontology.rules.kinds import Rule
from ontology.rules.rule import Fault, Nodes, PerClass, Where
from ontology.rules.well_formed import ill_formed

__all__ = ["RULES", "Fault", "asks_ends", "asks_sources", "faults"]

Asked = tuple[Rule, frozenset[str]]
"""A rule, and the attributes that it reads."""


def faults(record: Node | Relation, nodes: Nodes) -> Iterator[Fault]:
    """What is wrong with a record, one fault for a cause; `nodes` are its ends or sources that are known, by id.

    One that is not among them gives no fault: whether it is there is asked elsewhere.
    """
    asked = ASKED[type(record)]
    if asked is None:
        yield Fault("", record, "is not a record", "Give a node or a relation of a declared class.")
        return
    wrong: set[str] = set()
    for fault in ill_formed(record):
        wrong.add(fault.attribute)
        yield fault
    for rule, reads in asked:
        if not wrong or wrong.isdisjoint(reads):
            for fault in rule.faults(record, nodes):
                if rule.spoils:
                    wrong.add(fault.attribute)
                yield fault


def asks_ends(cls: type[Relation]) -> bool:
    """Whether a rule looks at the nodes that relations of a class join."""
    return any(rule.where is Where.ENDS for rule, _ in ASKED[cls] or ())


def asks_sources(cls: type[Node]) -> bool:
    """Whether a rule looks at the sources that nodes of a class name."""
    return any(rule.where is Where.SOURCES for rule, _ in ASKED[cls] or ())


def _asked(cls: type[Any]) -> tuple[Asked, ...] | None:
    if not ((issubclass(cls, Node) and not cls.abstract) or (issubclass(cls, Relation) and cls is not Relation)):
        return None
    return tuple(
        (rule, frozenset(_with_wholes(rule.reads))) for rule in RULES if rule.binds(cls) and rule.where is not Where.RDF
    )


def _with_wholes(attributes: tuple[str, ...]) -> Iterator[str]:
    """Where a value with parts is wrong, so is any part."""
    for attribute in attributes:
        yield attribute
        yield attribute.partition(".")[0]


ASKED = PerClass(_asked)
"""The rules that records of a class can break, in the order in which they are asked; None for what is not a record."""
