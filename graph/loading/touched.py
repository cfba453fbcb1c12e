"""Which records a load touches: those that it adds, changes and removes, with the day of each that it writes.

A relation that changes is a change of the record that says it, and a casualty figure of its event.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.loading.changes import Changes, Stamps
from graph.loading.renewing import batches
from graph.store import Transaction
from graph.stored.columns import text_columns
from graph.stored.notices import day_of
from graph.stored.rows import StoredRow
from ontology.agreements import Signature
from ontology.events import CasualtyEstimate, Estimation
from ontology.findings import Finding
from ontology.model import End, Node, Relation

SAID_BY_TARGET = (Signature, Estimation)
"""Relations that are told of as a change of the record to which they lead."""

EXCEPTION = text_columns("exception")


@dataclass(frozen=True)
class Touched:
    """Records by their ids. `days`: of what is written, if it has one. `uncounted`: findings that no rule counts."""

    new: set[str]
    changed: set[str]
    removed: set[str]
    days: Mapping[str, str]
    uncounted: set[str]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


async def touched(changes: Changes, dataset: str, stored: Stamps, transaction: Transaction) -> Touched:
    """What changes touch, asked before they are written."""
    new, changed, days = set[str](), set[str](), dict[str, str]()
    for row in _differing(changes, stored):
        if not issubclass(row.record, Node):
            changed.update(said_by(row))
            continue
        is_new = row.id not in stored[row.record] and row.values.get("dataset", row.id) == dataset
        (new if is_new else changed).add(row.id)
        if day := day_of(row.record, row.values):
            days[row.id] = day
    for relation, ids in changes.removed.items():
        if issubclass(relation, Relation):
            changed |= await _said_before(relation, ids, transaction)
    changed |= await _events_of([id_ for id_ in changed if id_.startswith(f"{CasualtyEstimate.path()}/")], transaction)
    removed, uncounted = set(changes.removed_nodes()), await _uncounted(changes, transaction)
    return Touched(new, changed - new - removed, removed, days, uncounted)


def said_by(row: StoredRow) -> tuple[str, ...]:
    """The ids of the records that a relation is said by."""
    assert issubclass(row.record, Relation)
    return _saying(row.record, row.values["sourceId"], row.values["targetId"])


def _saying(relation: type[Relation], source: str, target: str) -> tuple[str, ...]:
    if relation.declared.symmetric:
        return source, target
    return (target if relation in SAID_BY_TARGET else source,)


def _differing(changes: Changes, stored: Stamps) -> Iterator[StoredRow]:
    """What is written as it says something else; not what only stands in another row of the input."""
    for record, rows in changes.written.items():
        for row in rows:
            stamp = stored[record].get(row.id)
            if stamp is None or stamp.digest != row.digest:
                yield row


async def _said_before(relation: type[Relation], ids: list[str], transaction: Transaction) -> set[str]:
    found = set[str]()
    for batch in batches(ids):
        if relation.declared.symmetric or relation in SAID_BY_TARGET:
            for one in await transaction.records(relation, "id", batch):
                found.update(_saying(relation, one.columns["sourceId"], one.columns["targetId"]))
        else:
            found |= await transaction.sources(relation, batch)
    return found


async def _uncounted(changes: Changes, transaction: Transaction) -> set[str]:
    """The findings among what is written and removed that have an exception."""
    found = {row.id for row in changes.written.get(Finding, ()) if any(row.values[name] for name in EXCEPTION)}
    for batch in batches(changes.removed.get(Finding, [])):
        for one in await transaction.records(Finding, "id", batch):
            found |= {one.columns["id"]} if any(one.columns[name] for name in EXCEPTION) else set()
    return found


async def _events_of(figures: list[str], transaction: Transaction) -> set[str]:
    """The events of figures that are there; what is new leads to its event itself."""
    return {
        event for batch in batches(figures) for _, event in await transaction.led(End(Estimation, forward=True), batch)
    }
