"""Whether an event stands for itself, in SQL. neo4j/representatives.py is its twin."""

from dataclasses import replace

from graph.asked import selection as s
from graph.asked.filters import At, both, together
from graph.asked.representatives import REPRESENTATIVES
from graph.compiling.alias import Alias
from ontology.matching import Representation
from ontology.model import End

STANDS_FOR = Representation.declared.stored


def representative(asked: s.Representative, at: Alias) -> str:
    """Whether nothing stands for the node at hand, or for the source of the relation that led to it."""
    return _for_itself(asked.by.declared.stored, f"{at.edge}.sourceId" if asked.at is At.EDGE else f"{at.node}.id")


def stands_for_itself(id_: str) -> str:
    """Whether nothing stands for the event of this id."""
    return _for_itself(STANDS_FOR, id_)


def by_relation(end: End, filter_: s.Filter) -> s.Filter:
    """The same condition, which asks of the relation alone what its source is asked: that need not be looked up then.

    Of the events of an actor, the index of `involves` has the ids.
    """
    if end.forward or REPRESENTATIVES not in together(filter_):
        return filter_
    at_edge = replace(REPRESENTATIVES, at=At.EDGE)
    return both(*(at_edge if part == REPRESENTATIVES else part for part in together(filter_)))


def _for_itself(stored: str, id_: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {stored} WHERE sourceId = {id_})"
