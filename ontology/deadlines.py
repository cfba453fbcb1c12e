"""By when something was promised, and how that day follows from what the text says."""

import dataclasses
from collections.abc import Iterable
from datetime import date

from ontology.model import value_type
from ontology.naming import is_id
from ontology.properties import Compound, prop
from ontology.values import DateSpan, Text, TooLate, add_duration
from ontology.vocabularies import AnchorKind, DeadlineType

SIGNATURE = "signature"


@value_type(fr="Échéance", align=("odrl:Constraint",))
class Deadline(Compound):
    """By when a commitment was to be kept, as the text says it, with the day that follows from it.

    Its type decides which parts it has: ABSOLUTE `due`, WINDOW `start` and `due`, OFFSET `duration`, `anchor` and, if
    known, `countedFrom`, `due` and `text`, RECURRING `every` and `start`, OPEN `text`. Other parts are missing.
    """

    type: DeadlineType = prop("nature", "How the text states the deadline.", index=True)
    due: DateSpan | None = prop(
        "échéance",
        "The day, month or year by which it was to be kept. For OFFSET, computed if possible.",
        default=None,
        index=True,
    )
    start: DateSpan | None = prop("début", "When the window or, of RECURRING, the first period begins.", default=None)
    duration: str | None = prop(
        "délai", "The time allowed after the anchor, as an ISO 8601 duration: P60D, P3M.", default=None
    )
    anchor: str | None = prop(
        "point de départ",
        "What the duration is counted from: `signature`, the id of an event, or `words` if `text` describes it.",
        default=None,
    )
    counted_from: DateSpan | None = prop("compté depuis", "The date of the anchor, if known.", default=None)
    every: str | None = prop("périodicité", "How often it recurs, as an ISO 8601 duration: P1M.", default=None)
    text: Text | None = prop("texte", "What the text says instead of a date, or as the anchor.", default=None)


PARTS: dict[DeadlineType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    DeadlineType.ABSOLUTE: (("due",), ()),
    DeadlineType.WINDOW: (("start", "due"), ()),
    DeadlineType.OFFSET: (("duration", "anchor"), ("counted_from", "due", "text")),
    DeadlineType.RECURRING: (("every", "start"), ()),
    DeadlineType.OPEN: (("text",), ()),
}
"""For each type, the parts that a deadline must have, and those that it may."""


def anchor_kind(anchor: str) -> AnchorKind:
    """What an anchor is, as it is written."""
    if is_id(anchor):
        return AnchorKind.EVENT
    return AnchorKind.SIGNATURE if anchor == SIGNATURE else AnchorKind.WORDS


def counted(deadline: Deadline, counted_from: DateSpan | None) -> Deadline:
    """An offset with its anchor's date, where that is known, and the day that follows; any other stays as it is."""
    if deadline.type is not DeadlineType.OFFSET:
        return deadline
    due = due_of(counted_from, deadline.duration) if counted_from else None
    return dataclasses.replace(deadline, counted_from=counted_from, due=due)


def due_of(counted_from: DateSpan, duration: str | None) -> DateSpan | None:
    """The day, or month, that follows; None where that cannot be told: days after a month, or anything after a span."""
    try:
        return due_after(counted_from.edtf, duration) if duration else None
    except ValueError:
        return None


def due_after(counted_from: str, duration: str) -> DateSpan:
    """The day, or month, that lies a duration after an anchor. Months are calendar months."""
    return DateSpan(add_duration(counted_from, duration))


def is_beyond(counted_from: DateSpan, duration: str) -> bool:
    """Whether a duration after an anchor leads beyond the last year that a date can have."""
    try:
        due_after(counted_from.edtf, duration)
    except TooLate:
        return True
    except ValueError:
        return False
    return False


def last_signed(dates: Iterable[DateSpan]) -> DateSpan | None:
    """The date of a signature as an anchor, from the dates on which the parties signed: the last party's."""
    return max(dates, key=lambda span: span.last or date.max, default=None)
