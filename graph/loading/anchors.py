"""The days from which deadlines are counted: signatures and events, of this delivery and of the store."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import MAXYEAR
from operator import attrgetter

from graph.loading.input import ANCHOR, EVENT, InputRow, Reference, anchor_of
from graph.loading.rows import Numbered
from graph.store import Transaction
from ontology.agreements import Agreement, Commitment, Signature, Undertaking
from ontology.deadlines import SIGNATURE, Deadline, counted, is_beyond, last_signed
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.records import Reject
from ontology.values import DateSpan
from ontology.vocabularies import Capacity, DeadlineType

Delivered = Callable[[str], Node | None]
"""The node of an id in the delivery, as far as its row is sound."""


class Anchors:
    """Knows the signatures of a delivery, and learns what else is asked for: events, and what other datasets know."""

    def __init__(
        self, dataset: str, signing: Iterable[InputRow], delivered: Delivered, transaction: Transaction
    ) -> None:
        self._dataset, self._delivered, self._transaction = dataset, delivered, transaction
        self._events: dict[str, DateSpan] = {}
        self._signed: dict[str, list[DateSpan]] = {}
        self._learnt: set[str] = set()
        for row in signing:
            for relation in row.relations:
                if isinstance(relation, Signature):
                    self._sign(relation)

    async def learn(self, agreements: Iterable[str], events: Iterable[str]) -> None:
        """Look up the signatures of these in the store, and the events in the delivery and the store."""
        signed = set(agreements) - self._learnt
        self._learnt |= signed
        for record in await self._transaction.records(Signature, "targetId", sorted(signed)) if signed else ():
            if record.dataset != self._dataset and isinstance(signature := record.relation(), Signature):
                self._sign(signature)
        for id_ in set(events) - self._events.keys():
            if isinstance(event := self._delivered(id_), Event):
                self._events[id_] = event.when
        happened = set(events) - self._events.keys()
        for record in await self._transaction.records(Event, "id", sorted(happened)) if happened else ():
            if record.dataset != self._dataset and isinstance(event := record.node(), Event):
                self._events[event.id] = event.when

    def counted(self, deadline: Deadline, agreement: str | None) -> Deadline:
        """A deadline with the day of its anchor, and the day that follows from it."""
        return counted(deadline, self._day(deadline, agreement))

    def _day(self, deadline: Deadline, agreement: str | None) -> DateSpan | None:
        """The anchor's day. "Signature" is the last party's; that of words is what the row says."""
        if deadline.anchor == SIGNATURE:
            dates = self._signed.get(agreement or "", ())
            return last_signed(sorted(dates, key=attrgetter("edtf"), reverse=True))  # whichever dataset has them
        if (deadline.anchor or "").startswith(EVENT):
            return self._events.get(deadline.anchor or "")
        return deadline.counted_from

    def _sign(self, signature: Signature) -> None:
        if signature.capacity is Capacity.PARTY:
            self._signed.setdefault(signature.target, []).append(signature.date)


def without_counted_days(record: Node | Relation) -> Node | Relation:
    """A promise without the days that its row states and that follow from an anchor: the load counts them itself.

    Judged by each other, a right one would be called wrong beside a wrong one.
    """
    if not isinstance(record, Commitment) or not isinstance(deadline := record.deadline, Deadline):
        return record
    days = (day for day in (deadline.counted_from, deadline.due) if day is not None)
    anchored = anchor_of(record) == SIGNATURE or anchor_of(record).startswith(EVENT)
    if anchored and deadline.type is DeadlineType.OFFSET and all(isinstance(day, DateSpan) for day in days):
        return replace(record, deadline=replace(deadline, counted_from=None, due=None))
    return record


async def count_deadlines(
    rows: Numbered, undertaking: Numbered, anchors: Anchors
) -> tuple[dict[int, InputRow], dict[int, list[Reject]]]:
    """The rows with their deadlines counted, by number, and what is wrong with days that rows state for themselves.

    `rows` are those that have promises, `undertaking` those that say under which agreements these are.
    """
    promises = [
        (index, number, record)
        for index, row in rows
        for number, record in enumerate(row.row.records)
        if isinstance(record, Commitment) and record.deadline.type is DeadlineType.OFFSET
    ]
    agreements = {
        relation.source: relation.target
        for _, row in undertaking
        for relation in row.relations
        if isinstance(relation, Undertaking)
    }
    anchored = [(anchor_of(promise), agreements.get(promise.id)) for *_, promise in promises]
    await anchors.learn(
        {agreement for anchor, agreement in anchored if agreement and anchor == SIGNATURE},
        {anchor for anchor, _ in anchored if anchor.startswith(EVENT)},
    )
    of_number, result = dict(rows), dict[int, InputRow]()
    wrong: dict[int, list[Reject]] = {}
    for index, number, promise in promises:
        right = anchors.counted(promise.deadline, agreements.get(promise.id))
        row = result.get(index, of_number[index])
        if rejects := list(_disagreements(row, number, promise.deadline, right)):
            wrong.setdefault(index, []).extend(rejects)
        result[index] = row.with_nodes({number: replace(promise, deadline=right)})
    return result, wrong


def signatures_counted_from(row: InputRow) -> Iterator[Reference]:
    """The signatures from which the deadlines of a row are counted."""
    promises = [
        (number, record)
        for number, record in enumerate(row.row.records)
        if isinstance(record, Commitment) and anchor_of(record) == SIGNATURE
    ]
    if not promises:
        return
    agreements = {relation.source: relation.target for relation in row.relations if isinstance(relation, Undertaking)}
    for number, record in promises:
        if record.id in agreements:
            yield Reference(number, ANCHOR, signature_of(agreements[record.id]), Agreement)


def signature_of(agreement: str) -> str:
    """What stands for the signatures of an agreement."""
    return f"{SIGNATURE} of {agreement}"


def _disagreements(row: InputRow, number: int, stated: Deadline, right: Deadline) -> Iterator[Reject]:
    """Days that a row states, and that do not follow from the rest of it; and a term beyond all calendars."""
    if right.counted_from and right.duration and is_beyond(right.counted_from, right.duration):
        problem = f"after {right.counted_from.edtf} leads beyond the year {MAXYEAR}"
        yield row.reject(number, "deadline.duration", right.duration, problem, "Give the term that the text states.")
        return
    for attribute in ("counted_from", "due"):
        said: DateSpan | None = getattr(stated, attribute)
        follows: DateSpan | None = getattr(right, attribute)
        if said is not None and said != follows:
            yield row.reject(number, f"deadline.{attribute}", said, *_follows(attribute, follows, right))


def _follows(attribute: str, follows: DateSpan | None, right: Deadline) -> tuple[str, str]:
    if follows is None:
        return f"cannot be computed from {right.anchor}", "Remove it."
    if attribute == "due" and right.counted_from:
        reason = f"{right.duration} after {right.counted_from.edtf} is {follows.edtf}"
    else:
        reason = f"the date of {right.anchor} is {follows.edtf}"
    return f"does not follow: {reason}", f"Write '{follows.edtf}', or leave it out."
