"""Deadlines in the curated dataset: which keys each type has, and `due` computed from what the text says.

A `due` or `counted_from` that follows from the rest may stand in a row, and is only checked.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ontology.agreements import Signature
from ontology.deadlines import SIGNATURE, Deadline, due_after
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.rules import begins_after
from ontology.values import DURATION_FORM, DateSpan
from ontology.vocabularies import Capacity, DeadlineType

EVENT = f"{Event.path()}/"
KEYS: dict[DeadlineType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    DeadlineType.ABSOLUTE: (("due",), ()),
    DeadlineType.WINDOW: (("start", "due"), ()),
    DeadlineType.OFFSET: (("duration", "anchor"), ("counted_from", "due")),
    DeadlineType.RECURRING: (("every", "start"), ()),
    DeadlineType.OPEN: (("text",), ()),
}


@dataclass(frozen=True)
class DeadlineProblem:
    """What is wrong with which key of a deadline."""

    key: str
    value: str
    problem: str
    remedy: str


class Anchors:
    """The days from which offsets are counted: signatures of agreements, and events."""

    def __init__(self, records: Iterable[Node | Relation]) -> None:
        self._events: dict[str, DateSpan] = {}
        self._signed: dict[str, list[DateSpan]] = {}
        for record in records:
            if isinstance(record, Event):
                self._events[record.id] = record.when
            elif isinstance(record, Signature) and record.capacity is Capacity.PARTY:
                self._signed.setdefault(record.target, []).append(record.date)

    def date_of(self, deadline: Deadline, agreement: str) -> DateSpan | None:
        """The anchor's date; that of words is what the row says. "Signature" is the last party's."""
        if deadline.anchor == SIGNATURE:
            dates = self._signed.get(agreement, [])
            return max(dates, key=lambda span: span.last or date.max, default=None)
        if deadline.anchor and deadline.anchor.startswith(EVENT):
            return self._events.get(deadline.anchor)
        return deadline.counted_from


def computed(deadline: Deadline, anchors: Anchors, agreement: str) -> Deadline:
    """The deadline with its anchor's date and the day that follows, where these are known."""
    if deadline.type is not DeadlineType.OFFSET:
        return deadline
    counted_from = anchors.date_of(deadline, agreement)
    return dataclasses.replace(deadline, counted_from=counted_from, due=_due(counted_from, deadline.duration))


def _due(counted_from: DateSpan | None, duration: str | None) -> DateSpan | None:
    """None where the anchor has no date, or one to which the term cannot be added: days to a month, or to a span."""
    if counted_from is None or duration is None:
        return None
    try:
        return due_after(counted_from.edtf, duration)
    except ValueError:
        return None


def problems(given: Deadline, anchors: Anchors, agreement: str) -> Iterator[DeadlineProblem]:
    """What does not fit the type of a deadline, or does not follow from the rest of it."""
    yield from (found := list(_misfits(given)))
    if found or given.type is not DeadlineType.OFFSET:
        return
    right = computed(given, anchors, agreement)
    for key in ("counted_from", "due"):
        said, follows = getattr(given, key), getattr(right, key)
        if said is not None and said != follows:
            yield DeadlineProblem(key, said.edtf, *_disagreement(key, right))


def _disagreement(key: str, right: Deadline) -> tuple[str, str]:
    follows: DateSpan | None = getattr(right, key)
    if follows is None:
        return f"cannot be told from {right.anchor}", "Remove it."
    if key == "due" and right.counted_from:
        reason = f"{right.duration} after {right.counted_from.edtf} is {follows.edtf}"
    else:
        reason = f"the date of {right.anchor} is {follows.edtf}"
    return f"does not follow: {reason}", f"Write '{follows.edtf}', or leave it out."


def _misfits(given: Deadline) -> Iterator[DeadlineProblem]:
    required, optional = KEYS[given.type]
    kind = given.type.key
    for key in required:
        if getattr(given, key) is None:
            yield DeadlineProblem("type", kind, f"needs '{key}'", f"Add it: {kind} has {', '.join(required)}.")
    for one in Deadline.properties():
        value = getattr(given, one.attribute)
        if one.attribute not in ("type", *required, *optional) and value is not None:
            text = value.edtf if isinstance(value, DateSpan) else str(value)
            remedy = f"Remove it, or choose another type: {kind} has {', '.join((*required, *optional))}."
            yield DeadlineProblem(one.attribute, text, f"does not belong to the type '{kind}'", remedy)
    for key in ("duration", "every"):
        if (text := getattr(given, key)) is not None and not DURATION_FORM.fullmatch(text):
            yield DeadlineProblem(key, text, "is no duration", "Write P60D, P2W, P3M or P1Y.")
    if given.start and given.due and begins_after(given.start, given.due):
        problem = f"is before the start, {given.start.edtf}"
        yield DeadlineProblem("due", given.due.edtf, problem, "Correct one of the two dates.")
