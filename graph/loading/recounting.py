"""Deadlines that a load moves: those, of whichever dataset, that are counted from what it changed.

They are read from the store, counted anew and written in the same transaction, each with its dataset and row, so that
to load its dataset again finds it unchanged.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.loading.anchors import Anchors
from graph.loading.changes import Changes
from graph.store import Record, StoredRecord, Transaction
from graph.stored.rows import StoredRow, node_row
from ontology.agreements import Commitment, Signature, Undertaking
from ontology.deadlines import SIGNATURE
from ontology.events import Event

ANCHOR = "deadlineAnchor"
DAYS = ("deadlineCountedFromEdtf", "deadlineDueEdtf")


@dataclass(frozen=True)
class Recount:
    """How many deadlines a load moves, and the promises of other datasets that it therefore writes again."""

    moved: int
    rows: list[StoredRow]


async def recount(changes: Changes, dataset: str, anchors: Anchors, transaction: Transaction) -> Recount:
    """Count anew what is anchored to the signatures and events that a load writes and removes."""
    agreements, events = await _signed_anew(changes, transaction), changes.ids(Event)
    agreement_of = {
        str(record.columns["sourceId"]): str(record.columns["targetId"])
        for record in await _records(transaction, Undertaking, "targetId", agreements)
    }
    under_them = await _records(transaction, Commitment, "id", agreement_of)
    promises = [
        *(promise for promise in under_them if promise.columns[ANCHOR] == SIGNATURE),
        *await _records(transaction, Commitment, ANCHOR, events),
    ]
    await anchors.learn(agreements, events)
    own = {row.id: row for row in changes.written.get(Commitment, ())}
    moved, rows = 0, []
    for promise in promises:
        if promise.dataset == dataset:
            after = own.get(promise.columns["id"])
        else:
            after = _counted_anew(promise, anchors, agreement_of)
        if after and any(after.values[day] != promise.columns[day] for day in DAYS):
            moved += 1
            rows += [after] if promise.dataset != dataset else []
    return Recount(moved, rows)


def _counted_anew(promise: StoredRecord, anchors: Anchors, agreement_of: dict[str, str]) -> StoredRow:
    commitment = promise.node()
    assert isinstance(commitment, Commitment)
    deadline = anchors.counted(commitment.deadline, agreement_of.get(commitment.id))
    return node_row(replace(commitment, deadline=deadline), promise.dataset, promise.row)


async def _signed_anew(changes: Changes, transaction: Transaction) -> set[str]:
    """The agreements of which a load writes or removes a signature."""
    written = {str(row.values["targetId"]) for row in changes.written.get(Signature, ())}
    removed = await _records(transaction, Signature, "id", changes.removed.get(Signature, ()))
    return written | {str(record.columns["targetId"]) for record in removed}


async def _records(transaction: Transaction, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
    listed = sorted(values)
    return await transaction.records(record, column, listed) if listed else []
