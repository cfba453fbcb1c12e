"""What a node lies in by way of a hierarchy on a day: all of it, or the nearest of a kind."""

from dataclasses import dataclass
from typing import Any

from graph.stored.columns import Key
from ontology.model import Relation

STEPS = 6
"""How far a hierarchy is climbed at most: from a well over its cercle and region to the country are four steps."""
MOST = 100
"""How many nodes one may lie in at most; more are left out, the farthest first."""


@dataclass(frozen=True)
class Ancestors:
    """All that the node at hand lies in on a day, the nearest first, then by id."""

    hierarchy: type[Relation]
    day: Any
    items: tuple[Any, ...]


@dataclass(frozen=True)
class Unit:
    """The nearest with a code among the node at hand and what it lies in, or null.

    `first`: the key of the first day of the node that led here, which is the day that is meant.
    """

    hierarchy: type[Relation]
    first: Key
    kind: Key
    code: Any
    items: tuple[Any, ...]
