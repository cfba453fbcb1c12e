"""Deadlines counted in the plainest way, for tests to compare with: from all records at once, and from no store."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology.agreements import Commitment, Signature, Undertaking
from ontology.deadlines import Deadline
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.values import DateSpan, add_duration
from ontology.vocabularies import Capacity, DeadlineType


def with_due(records: Iterable[Node | Relation]) -> Iterator[Node | Relation]:
    """The same records in the same order, the deadlines of promises with the days that follow."""
    listed = list(records)
    agreements = {one.source: one.target for one in listed if isinstance(one, Undertaking)}
    days: dict[str | None, DateSpan] = {one.id: one.when for one in listed if isinstance(one, Event)}
    signatures = [one for one in listed if isinstance(one, Signature) and one.capacity is Capacity.PARTY]
    days |= {one.target: one.date for one in sorted(signatures, key=lambda one: str(one.date.last))}
    for record in listed:
        if isinstance(record, Commitment) and record.deadline.type is DeadlineType.OFFSET:
            anchor = agreements[record.id] if record.deadline.anchor == "signature" else record.deadline.anchor
            yield replace(record, deadline=_counted(record.deadline, days.get(anchor, record.deadline.counted_from)))
        else:
            yield record


def _counted(deadline: Deadline, day: DateSpan | None) -> Deadline:
    due = DateSpan(add_duration(day.edtf, deadline.duration)) if day and deadline.duration else None
    return replace(deadline, counted_from=day, due=due)
