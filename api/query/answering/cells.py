"""What responses show of values that aren't shown as they are stored: spans of days, snippets, what a ledger says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.compliance import tracing
from graph.compliance.accounts import Ledger
from graph.searching.query import SearchQuery
from graph.searching.snippets import snippet
from ontology.values import DateSpan, Language, Text


def span_parts(edtf: str) -> dict[str, Any]:
    """The fields of DateSpan, from EDTF text."""
    span = DateSpan(edtf)
    first, last = span.first, span.last
    return {
        "edtf": edtf,
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "precision": span.precision.name,
    }


def snippet_of(texts: Sequence[Any], query: SearchQuery) -> str:
    """The piece of a hit's own texts that shows why it was found.

    `texts` begin with the name of its class; then come texts, lists of texts, and nulls.
    """
    listed = (value if isinstance(value, list) else [value] for value in texts[1:])
    return snippet([text for values in listed for text in values if text], query)


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

    `ledgers` are those that were worked out for it, by agreement and day: each once, however many fields ask for it.
    """

    today: date
    check_time: Callable[[], None]
    ledgers: dict[tuple[str, date], Ledger | None] = field(default_factory=dict)


def ledger_of(rows: tuple[list[Any], ...], asked: tuple[str, date | None], asking: Asking) -> Ledger | None:
    """The ledger of an agreement on a day, or today, worked out from its rows; None if there is no such agreement."""
    agreement, day = asked[0], asked[1] or asking.today
    if (agreement, day) not in asking.ledgers:
        asking.ledgers[agreement, day] = tracing.ledger(rows, agreement, day, asking.check_time)
    return asking.ledgers[agreement, day]


def day(value: date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return None if value is None else value.isoformat()


def text_in(text: Text | None, language: str, fallback: bool) -> str | None:
    """A text in the language of this name, or else in another unless there is no fallback."""
    if text is None:
        return None
    asked = Language[language]
    return text.in_language(asked) if fallback else text.only_in(asked)
