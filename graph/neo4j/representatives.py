"""Whether an event stands for itself, in Cypher. sqlite/representatives.py is its twin."""

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.neo4j.names import type_name
from ontology.matching import Representation

STANDS_FOR = type_name(Representation)


def representative(asked: s.Representative, at: Alias) -> str:
    """Whether nothing stands for the node at hand."""
    return f"NOT EXISTS {{ ({at.node})-[:{type_name(asked.by)}]->() }}"


def stands_for_itself(event: str) -> str:
    """Whether nothing stands for the event of this name."""
    return f"NOT EXISTS {{ ({event})-[:{STANDS_FOR}]->() }}"
