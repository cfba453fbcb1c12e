"""By what nodes are grouped: the kinds of keys, and what the columns of a group are called."""

from dataclasses import dataclass
from enum import Enum

from graph.stored.ancestry import Ancestry
from graph.stored.columns import MISSING_TEXT, Key, Scalar, Shown
from ontology.model import Relation
from ontology.vocabularies import Omission

KEPT, SHOWN = "k", "v"
"""Columns of a group: its keys as they are compared, never null, and as they are shown; each with a number."""


@dataclass(frozen=True)
class ByTime:
    """Dates as EDTF states them, in a column, either end cut to so many characters: 4 leave a year, 10 a day."""

    column: str
    characters: int


@dataclass(frozen=True)
class ByColumn:
    """A column that each node has."""

    column: str


@dataclass(frozen=True)
class ByTarget:
    """The targets of a relation."""

    relation: type[Relation]


@dataclass(frozen=True)
class ByAncestor:
    """Of all that a node is kept to lie under, what has a code in a column: the regions among the places."""

    kept: Ancestry
    column: str
    code: str


class Inclusion(Enum):
    """What a sum of casualty figures leaves out unless it is asked for."""

    ACCUSATIONS = "Figures by which someone accuses."
    DENIED = "Figures that someone denies."
    HEDGED = "Figures given with a reservation."
    PARTS = "Figures for a part of those harmed, where an event has no total."


GroupKey = ByTime | ByColumn | ByTarget | ByAncestor
COUNT = Key("count", Scalar.INT)
REASON = Shown(("reason",), Scalar.CODE, code=Omission)
"""Why a sum leaves a figure out; said of the edge that leads to it."""
SUM = Shown(("sum",), Scalar.STRING)
"""What tells a sum from others: its harm, and the keys of its group."""


def group_key(at: int) -> Key:
    """The key of a group at a position, never null: its text, or what stands for none."""
    return Key(f"{KEPT}{at}", Scalar.ID, (MISSING_TEXT,))
