"""Deadlines that a load moves: those, of whichever dataset, that are counted from what it changed.

They are read from the store, counted anew and written in the same transaction, each with its dataset and row, so that
to load its dataset again finds it unchanged.
"""

from dataclasses import replace

from graph.loading.anchors import Anchors
from graph.loading.changes import Changes
from graph.loading.staging import batched
from graph.store import StoredRecord, Transaction
from graph.stored.rows import StoredRow, node_row
from ontology.agreements import Commitment, Signature, Undertaking
from ontology.deadlines import SIGNATURE
from ontology.events import Event

ANCHOR = "deadlineAnchor"
DAYS = ("deadlineCountedFromEdtf", "deadlineDueEdtf")
SIGNED = "SELECT DISTINCT target FROM record WHERE kind = ? AND change IS NOT NULL"


async def recount(changes: Changes, anchors: Anchors, transaction: Transaction) -> int:
    """Count anew what is anchored to the signatures and events that a load writes and removes. How many moved.

    The promises of other datasets among them are added to the changes.
    """
    moved = 0
    for agreements in batched(sorted(await _signed_anew(changes, transaction))):
        undertaken = await transaction.records(Undertaking, "targetId", agreements)
        agreement_of = {str(one.columns["sourceId"]): str(one.columns["targetId"]) for one in undertaken}
        await anchors.learn(agreements, ())
        for ids in batched(sorted(agreement_of)):
            under_them = await transaction.records(Commitment, "id", ids)
            signed = [promise for promise in under_them if promise.columns[ANCHOR] == SIGNATURE]
            moved += _moved(signed, anchors, agreement_of, changes)
    for events in changes.ids(Event):
        promises = await transaction.records(Commitment, ANCHOR, sorted(events))
        await anchors.learn((), {promise.columns[ANCHOR] for promise in promises})
        moved += _moved(promises, anchors, {}, changes)
    return moved


def _moved(promises: list[StoredRecord], anchors: Anchors, agreement_of: dict[str, str], changes: Changes) -> int:
    """How many of some promises move. Those of other datasets are added to the changes."""
    own = {row.id: row for row in changes.written_of([promise.columns["id"] for promise in promises])}
    moved, rows = 0, []
    for promise in promises:
        if promise.dataset == changes.dataset:
            after = own.get(promise.columns["id"])
        else:
            after = _counted_anew(promise, anchors, agreement_of)
        if after and any(after.values[day] != promise.columns[day] for day in DAYS):
            moved += 1
            rows += [after] if promise.dataset != changes.dataset else []
    if rows:
        changes.add(rows)
    return moved


def _counted_anew(promise: StoredRecord, anchors: Anchors, agreement_of: dict[str, str]) -> StoredRow:
    commitment = promise.node()
    assert isinstance(commitment, Commitment)
    deadline = anchors.counted(commitment.deadline, agreement_of.get(commitment.id))
    return node_row(replace(commitment, deadline=deadline), promise.dataset, promise.row)


async def _signed_anew(changes: Changes, transaction: Transaction) -> set[str]:
    """The agreements of which a load writes or removes a signature."""
    signed = {str(id_) for (id_,) in changes.staging.found(SIGNED, changes.staging.kind(Signature))}
    for ids in changes.removed(Signature):
        signed |= {str(record.columns["targetId"]) for record in await transaction.records(Signature, "id", ids)}
    return signed
