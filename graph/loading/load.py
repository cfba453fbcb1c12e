"""A load: a dataset's rows, checked and written as one transaction, which touches nothing but what differs.

What a dataset no longer has is removed; other datasets are left alone. What others point to is not removed.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from graph.errors import LoadRefused
from graph.loading.references import InputRow, References
from graph.store import LoadNote, Record, Stamp, Store, Transaction
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.rows import StoredRow, node_row, relation_row
from ontology.model import Node, Ontology
from ontology.records import Delivery, Reject, Row

T = TypeVar("T")
BATCH = 2000
Progress = Callable[[int, int], None]
"""Told how many records are written, and how many there are to write."""


@dataclass
class Report:
    """What a load did, counted in rows of the input."""

    dataset: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: int = 0
    rejects: list[Reject] = field(default_factory=list)

    def __str__(self) -> str:
        rejected = self.read - self.new - self.changed - self.unchanged
        done = f"new {self.new}, changed {self.changed}, unchanged {self.unchanged}, removed {self.removed}"
        return f"read {self.read}, {done}, rejected {rejected}"


@dataclass(frozen=True)
class Changes:
    """What a load writes and removes, by kind of record."""

    written: dict[Record, list[StoredRow]]
    removed: dict[Record, list[str]]

    def __len__(self) -> int:
        return sum(map(len, self.written.values())) + sum(map(len, self.removed.values()))


async def load(store: Store, delivery: Delivery, *, strict: bool, progress: Progress | None = None) -> Report:
    """Load a dataset. Rows that are wrong are left out and reported; `strict` refuses the load for one of them.

    LoadRefused where a dataset that it requires is not there, or where it would leave dangling references behind;
    nothing is written then.
    """
    report = Report(delivery.dataset.id)
    rows = list(_read(delivery, report))
    report.read = len(rows) + report.refused
    async with store.transaction(report.dataset) as transaction:
        await _check_required(delivery, transaction)
        rows = await References(delivery, store.ontology, transaction).sound(rows, report.rejects)
        if strict and report.rejects:
            raise LoadRefused("\n".join(map(str, report.rejects)), report.rejects)
        incoming = _stored(delivery, rows)
        stamps = await _stamps(store.ontology, report.dataset, transaction)
        _count(report, incoming, stamps)
        changes = _differences(incoming, stamps)
        await _check_unneeded(changes, report.dataset, transaction)
        async with _ancestors_renewed(changes, transaction, store.ontology):
            await _apply(changes, transaction, progress)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        await transaction.note(LoadNote(report.dataset, now, len(rows)))
    return report


async def _check_required(delivery: Delivery, transaction: Transaction) -> None:
    if missing := sorted(set(delivery.requires) - (await transaction.owners(delivery.requires)).keys()):
        raise LoadRefused(f"{delivery.dataset.id} requires {', '.join(missing)}. Load that first.")


async def _stamps(ontology: Ontology, dataset: str, transaction: Transaction) -> dict[Record, dict[str, Stamp]]:
    """What is stored of a dataset. Of a new one that is nothing, and on Neo4j it takes a scan to find that out."""
    if dataset not in await transaction.owners([dataset]):
        return {record: {} for record in records(ontology)}
    return {record: await transaction.stamps(record, dataset) for record in records(ontology)}


def records(ontology: Ontology) -> tuple[Record, ...]:
    """Every kind of record, nodes first."""
    return (*ontology.classes, *ontology.relations)


def _read(delivery: Delivery, report: Report) -> Iterator[InputRow]:
    for row in delivery.rows:
        if isinstance(row, Row):
            yield InputRow.of(row.position, row.records)
        else:
            report.rejects += row.rejects
            report.refused += 1


def _stored(delivery: Delivery, rows: list[InputRow]) -> list[StoredRow]:
    dataset = delivery.dataset
    own = InputRow.of(delivery.about.position, delivery.about.records)
    nodes = {node.id: node_row(node, dataset.id, row.id) for row in (own, *rows) for node in row.nodes}
    relations = [
        relation_row(relation, nodes.get(relation.source), dataset.id, row.id)
        for row in rows
        for relation in row.relations
    ]
    return [*nodes.values(), *relations]


def _differences(incoming: list[StoredRow], stamps: dict[Record, dict[str, Stamp]]) -> Changes:
    written: dict[Record, list[StoredRow]] = {}
    for row in incoming:
        if stamps[row.record].pop(row.id, None) != Stamp(row.values["row"], row.digest):
            written.setdefault(row.record, []).append(row)
    return Changes(written, {record: list(left) for record, left in stamps.items() if left})


def _count(report: Report, incoming: list[StoredRow], stamps: dict[Record, dict[str, Stamp]]) -> None:
    before = _by_row((stamp.row, id_, stamp.digest) for held in stamps.values() for id_, stamp in held.items())
    after = _by_row((str(row.values["row"]), row.id, row.digest) for row in incoming)
    for rows in (before, after):
        rows.pop(report.dataset, None)
    report.new = len(after.keys() - before.keys())
    report.removed = len(before.keys() - after.keys())
    report.unchanged = sum(before.get(row) == held for row, held in after.items())
    report.changed = len(after) - report.new - report.unchanged


def _by_row(found: Iterator[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for row, id_, digest in found:
        rows.setdefault(row, {})[id_] = digest
    return rows


async def _check_unneeded(changes: Changes, dataset: str, transaction: Transaction) -> None:
    gone = [id_ for record, ids in changes.removed.items() if issubclass(record, Node) for id_ in ids]
    if gone and (pointing := await transaction.pointing_at(gone, dataset)):
        listed = "\n".join(f"  {relation} points to {node}" for relation, node in pointing)
        raise LoadRefused(f"{dataset} no longer has what other datasets point to; load those first:\n{listed}")


@asynccontextmanager
async def _ancestors_renewed(changes: Changes, transaction: Transaction, ontology: Ontology) -> AsyncIterator[None]:
    """Around the writing of changes: what stores keep of hierarchies is forgotten before, and worked out after."""
    stale = [(kept, await _stale(kept, changes, transaction)) for kept in ancestries(ontology)]
    for kept, ids in stale:
        for batch in _batches(ids):
            await transaction.forget_ancestors(kept, batch)
    yield
    for kept, ids in stale:
        for batch in _batches(ids):
            await transaction.keep_ancestors(kept, batch)


async def _stale(kept: Ancestry, changes: Changes, transaction: Transaction) -> list[str]:
    """The nodes whose ancestors may be others now: all, once the hierarchy is another, or where none are kept yet."""
    moved = kept.hierarchy in changes.written or kept.hierarchy in changes.removed
    every = moved or not await transaction.keeps_ancestors(kept)
    before = await transaction.sources(kept.relation, None if every else changes.removed.get(kept.relation, []))
    led = {str(row.values["sourceId"]) for row in changes.written.get(kept.relation, [])}
    return sorted(before | led | {row.id for row in changes.written.get(kept.source, [])})


async def _apply(changes: Changes, transaction: Transaction, progress: Progress | None) -> None:
    """Relations go before the nodes that they join, and come after them."""
    done = 0
    for record in sorted(changes.removed, key=lambda record: issubclass(record, Node)):
        await transaction.delete(record, changes.removed[record])
        done += len(changes.removed[record])
    for record in sorted(changes.written, key=lambda record: not issubclass(record, Node)):
        for batch in _batches(changes.written[record]):
            await transaction.write(record, batch)
            done += len(batch)
            if progress:
                progress(done, len(changes))


def _batches(items: list[T]) -> Iterator[list[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
