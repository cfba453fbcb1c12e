"""What responses show of values that aren't shown as they are stored: spans of days, counts, what a ledger says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes
from graph.compliance.voices import Voices
from ontology.values import DateSpan

T = TypeVar("T", bound=Ledger | Changes | Voices | None)
Reckoned = Mapping[str, Ledger | Changes | Voices | None]
"""What was worked out for root fields, by the keys that they have in the response."""
PARTS_OF_SPANS = ("from", "to", "precision")


@lru_cache(8192)  # the same dates are told again and again
def span_parts(edtf: str) -> Mapping[str, Any]:
    """The fields of DateSpan but its text, from that."""
    span = DateSpan(edtf)
    first, last = span.first, span.last
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "precision": span.precision.name,
    }


def is_unit(edtf: str | None, characters: int) -> bool:
    """Whether a date that is cut to so many characters lies in one unit: `2018/..` has as many as a month."""
    return edtf is not None and len(edtf) == characters and "/" not in edtf


class Nodes(dict[str, list[Any]]):
    """What was asked of each node in a ledger, by its id. Where no more is asked, the id is all there is."""

    def __missing__(self, id_: str) -> list[Any]:
        return [id_]


@dataclass(frozen=True)
class ClassCount:
    """How many nodes of a class there are. `name`: that under which the class is shown."""

    name: str
    count: int


def class_counts(counted: Sequence[tuple[str, int]], classes: Sequence[tuple[str, str]]) -> list[ClassCount]:
    """The number of each class, 0 where nothing is counted of it."""
    known = dict(counted)
    return [ClassCount(shown, known.get(name, 0)) for name, shown in classes]


def properties_said(told: Sequence[Any]) -> list[dict[str, str]]:
    """The properties that have a value, each as text, from names and values in turn."""
    pairs = zip(told[::2], told[1::2], strict=True)
    return [{"name": name, "value": _as_text(value)} for name, value in pairs if value is not None and value != []]


def _as_text(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(_as_text, value))
    return str(value)


@dataclass(frozen=True)
class Asking:
    """What is known of a request besides its values: its day (UTC), and what raises once its time is over.

    `ledgers` are those that were worked out for it, by agreement and days: each once, however many fields ask for it.
    `reckoned`: what was worked out for each field.
    """

    today: date
    check_time: Callable[[], None]
    ledgers: dict[tuple[str, date, date | None], Ledger | None] = field(default_factory=dict)
    reckoned: dict[str, Ledger | Changes | Voices | None] = field(default_factory=dict)

    def keep(self, key: str, found: T) -> T:
        """What was worked out for a field, kept for whoever writes a page of it."""
        self.reckoned[key] = found
        return found


def day(value: date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return None if value is None else value.isoformat()
