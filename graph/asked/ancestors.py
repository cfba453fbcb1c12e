"""What a node lies in by way of a hierarchy on a day: all of it, or the nearest of a kind."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.stored.columns import Key
from ontology.model import Relation

if TYPE_CHECKING:
    from graph.asked.selection import Items

MOST = 100
"""How many nodes are told that one lies in: the nearest. From a well over its cercle and region to the country it is
three."""


@dataclass(frozen=True)
class Ancestors:
    """What the node at hand lies in on a day, however deep: the nearest first, then by id, MOST of them."""

    hierarchy: type[Relation]
    day: Any
    items: "Items"


@dataclass(frozen=True)
class Unit:
    """The nearest with a code among the node at hand and what it lies in, or null.

    `days`: the keys of the first and last day of the node that led here. The first is meant; where it has none, since
    it is only known until when it was, the last.
    """

    hierarchy: type[Relation]
    days: tuple[Key, Key]
    kind: Key
    code: Any
    items: "Items"
