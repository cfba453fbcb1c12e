"""Deadlines in the curated dataset: `due` computed from what the text says.

A `due` or `counted_from` that follows from the rest may stand in a row, and is only checked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.agreements import Signature
from ontology.deadlines import SIGNATURE, Deadline, counted, last_signed
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.values import DateSpan
from ontology.vocabularies import Capacity, DeadlineType

EVENT = f"{Event.path()}/"


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
            return last_signed(dates)
        if deadline.anchor and deadline.anchor.startswith(EVENT):
            return self._events.get(deadline.anchor)
        return deadline.counted_from


def computed(deadline: Deadline, anchors: Anchors, agreement: str) -> Deadline:
    """The deadline with its anchor's date and the day that follows, where these are known."""
    return counted(deadline, anchors.date_of(deadline, agreement))


def problems(given: Deadline, anchors: Anchors, agreement: str) -> Iterator[DeadlineProblem]:
    """What does not follow from the rest of a deadline and from its anchor."""
    if given.type is not DeadlineType.OFFSET:
        return
    right = computed(given, anchors, agreement)
    for key in ("counted_from",) if given.counted_from else ("due",):  # with both, the rules ask about `due`
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
