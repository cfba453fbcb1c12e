"""By what nodes are grouped: the kinds of keys, and what the columns of a group are called."""

from dataclasses import dataclass
from enum import Enum
from functools import reduce

from graph.asked.filters import At
from graph.stored.ancestry import Ancestry
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT, Key, Scalar, Shown, join
from ontology.model import End, Relation
from ontology.vocabularies import Harm, Omission

KEPT, SHOWN, TRUE = "k", "v", "t"
"""Columns of a group, each with a number: its keys as they are compared, never null, and as they are shown; of truths,
whether they are true."""


@dataclass(frozen=True)
class ByTime:
    """A date as EDTF states it, either end cut to so many characters: 4 leave a year, 10 a day.

    `path`: the date's name, after that of the value of which it is a part.
    """

    path: tuple[str, ...]
    characters: int

    @property
    def column(self) -> str:
        """The column of the text."""
        return f"{self._stored}Edtf"

    @property
    def bounds(self) -> tuple[str, str]:
        """The columns of its first and last day."""
        return f"{self._stored}First", f"{self._stored}Last"

    @property
    def _stored(self) -> str:
        return reduce(join, self.path, "")


@dataclass(frozen=True)
class ByColumn:
    """A column that each node has, and that is never null: MISSING_TEXT stands for none."""

    column: str


@dataclass(frozen=True)
class ByTruth:
    """A column that is true or false; the keys are `true` and `false`."""

    column: str


@dataclass(frozen=True)
class ByTarget:
    """The targets of a relation."""

    relation: type[Relation]

    @property
    def end(self) -> End:
        """The end of the relation that leads to them."""
        return End(self.relation, forward=True)


@dataclass(frozen=True)
class ByAncestor:
    """Of all that a node is kept to lie under, what has a code in a column: the regions among the places."""

    kept: Ancestry
    column: str
    code: str


@dataclass(frozen=True)
class ByRelated:
    """What all that a node is joined to at an end has in a column: of the relation, or of the node at the end."""

    end: End
    key: Key
    at: At


class Inclusion(Enum):
    """What a sum of casualty figures leaves out unless it is asked for."""

    ACCUSATIONS = "accusations"
    DENIED = "denied"
    HEDGED = "hedged"
    PARTS = "parts"


GroupKey = ByTime | ByColumn | ByTruth | ByTarget | ByAncestor | ByRelated
Led = ByTarget | ByAncestor | ByRelated
"""Keys to which relations lead, so that a node may have several, or none."""
COUNT = Key("count", Scalar.INT)
REASON = Shown(("reason",), Scalar.CODE, code=Omission)
"""Why a sum leaves a figure out; said of the edge that leads to it."""
SUM = Shown(("sum",), Scalar.STRING)
"""What tells a sum from others: its harm, and the keys of its group."""


def group_key(at: int) -> Key:
    """The key of a group at a position, never null: its text, or what stands for none."""
    return Key(f"{KEPT}{at}", Scalar.ID, (MISSING_TEXT,))


def sum_key(harm: Harm) -> Key:
    """The best figure of a harm, summed over a group; where there is none, what stands for that."""
    return Key(f"best{harm.name.capitalize()}", Scalar.INT, (MISSING_NUMBER,))


def led_together(by: tuple[GroupKey, ...]) -> tuple[dict[int, Led], ...]:
    """The keys to which relations lead, by their positions, those of one relation together.

    An actor and its role stand on one relation: combined freely, each would have the roles of all others.
    """
    together: dict[object, dict[int, Led]] = {}
    for at, key in enumerate(by):
        if isinstance(key, Led):
            together.setdefault(key if isinstance(key, ByAncestor) else key.end, {})[at] = key
    return tuple(together.values())
