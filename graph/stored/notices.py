"""When a store first saw each node, when a load last changed it, and what it tells of that.

The times stand with the node. A notice is kept for each agreement, actor and place that a record is about: of each of
these the newest notices alone, so that a load of very many records leaves few, and a feed is read from one index. What
is withdrawn leaves its name in a notice. All of it is the store's own: it is in no export and no digest.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from graph.stored.columns import MISSING_TEXT, shown, text_columns
from graph.stored.layout import TIMES, Column
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.model import Node
from ontology.places import Place
from ontology.properties import Property
from ontology.rules.rule import PerClass
from ontology.values import DateSpan

STORED = "Notice"
"""What the table, or the label, is called."""
SEEN, CHANGED = (column.name for column in TIMES)
KEPT_OF_EACH = 100
"""How many notices are kept of what is about one agreement, actor or place."""
TOLD_OF = (Agreement, Actor, Place)
"""The classes of what notices are about."""
REMAINS = (SEEN, "dataset", *text_columns("label"))
"""The columns of a node that remain when it is withdrawn."""
COLUMN_NAMES = ("about", "at", "day", "record", "change", *REMAINS)
COLUMNS = tuple(Column(name, "TEXT") for name in COLUMN_NAMES)
ORDER = ("at", "day", "record")
"""By what the newest notices are the first, each descending."""


class Change(Enum):
    """What a load did to a record."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"


@dataclass(frozen=True, order=True)
class Notice:
    """That a load changed a record, when, and what of: an agreement, an actor or a place (`about`).

    `day`: the record's own, or empty. `remains`: of one that is withdrawn, what remains.
    """

    about: str
    at: str
    day: str
    record: str
    change: str
    remains: tuple[str | None, ...] = (None,) * len(REMAINS)

    def values(self) -> dict[str, str | None]:
        """Its columns."""
        held = (self.about, self.at, self.day, self.record, self.change, *self.remains)
        return dict(zip(COLUMN_NAMES, held, strict=True))


def later_than(last: str | None) -> str:
    """The time that it is now, or that of the moment after another, if that is not over yet."""
    now = datetime.now(UTC)
    if last:
        now = max(now, datetime.fromisoformat(last) + timedelta(milliseconds=1))
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def dated_by(cls: type[Node]) -> Property | None:
    """The date by which the nodes of a class are looked up; None where they have none."""
    return next((one for one in cls.properties() if one.range is DateSpan and one.index), None)


def day_of(cls: type[Node], values: dict[str, Any]) -> str:
    """The first day of a stored node, as far as it has one."""
    if (column := DAY_COLUMNS[cls]) is None or values[column] == MISSING_TEXT:
        return ""
    return str(values[column])


def _day_column(cls: type[Node]) -> str | None:
    key = shown(date)["from"].key if (date := dated_by(cls)) else None
    return key.column if key else None


DAY_COLUMNS = PerClass(_day_column)
