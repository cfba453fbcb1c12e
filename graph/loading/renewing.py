"""What stores keep beside the records, renewed by the load that changes what it follows from.

That is what nodes lie under, by what surrounds them they are found, and how many events there are of what.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from graph.errors import LoadRefused
from graph.loading.changes import Changes
from graph.loading.tallying import tallied, touched_events
from graph.store import StoredRecord, Transaction
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.rows import node_row
from graph.stored.surroundings import Surrounding, surrounded, surrounding, surroundings
from ontology.model import Ontology

T = TypeVar("T")
BATCH = 2000


@asynccontextmanager
async def renewed(changes: Changes, transaction: Transaction, ontology: Ontology) -> AsyncIterator[None]:
    """Around the writing of changes: what stores keep of hierarchies is forgotten before, and worked out after."""
    stale = {kept: await _stale(kept, changes, transaction) for kept in ancestries(ontology)}
    around = surroundings(ontology)
    others = {id_ for one in around for id_ in await _with_others(one, stale, changes, transaction)}
    renamed = await _renamed(changes, transaction, ontology)
    moved = (id_ for ids in stale.values() for id_ in ids)
    async with tallied(await touched_events(changes, moved, transaction), transaction):
        for kept, ids in stale.items():
            for batch in batches(ids):
                await transaction.forget_ancestors(kept, batch)
        yield
        for kept, ids in stale.items():
            for batch in batches(ids):
                await transaction.keep_ancestors(kept, batch)
    classes = surrounded(ontology)
    written = {row.id for cls in classes for row in changes.written.get(cls, [])}
    beside = {id_ for one in around for id_ in await transaction.surrounded(one.stored, renamed)}
    gone = {id_ for cls in classes for id_ in changes.removed.get(cls, [])}
    for batch in batches(sorted({*others, *written, *beside} - gone)):
        await transaction.surround(batch)


async def _stale(kept: Ancestry, changes: Changes, transaction: Transaction) -> list[str]:
    """The nodes whose ancestors may be others now: all, once the hierarchy is another, or where none are kept yet."""
    moved = kept.hierarchy in changes.written or kept.hierarchy in changes.removed
    every = moved or not await transaction.keeps_ancestors(kept)
    before = await transaction.sources(kept.relation, None if every else changes.removed.get(kept.relation, []))
    led = {str(row.values["sourceId"]) for row in changes.written.get(kept.relation, [])}
    return sorted(before | led | {row.id for row in changes.written.get(kept.source, [])})


async def _with_others(
    one: Surrounding, stale: dict[Ancestry, list[str]], changes: Changes, transaction: Transaction
) -> set[str]:
    """The nodes that others may surround by way of a relation than before."""
    if one.ancestry:
        return set(stale[one.ancestry])
    left = await transaction.sources(one.relation, changes.removed.get(one.relation, []))
    return left | {str(row.values["sourceId"]) for row in changes.written.get(one.relation, [])}


async def _renamed(changes: Changes, transaction: Transaction, ontology: Ontology) -> list[str]:
    """Of the classes that surround others, the nodes that a load gives other names; new ones surround nothing yet."""
    found = list[str]()
    for cls in surrounding(ontology):
        stems = {row.id: row.values["stems"] for row in changes.written.get(cls, [])}
        for batch in batches(sorted(stems)):
            for record in await transaction.records(cls, "id", batch):
                if _stems(record) != stems[record.columns["id"]]:
                    found.append(record.columns["id"])
    return found


def _stems(record: StoredRecord) -> Any:
    """By which stems a stored node is found; None where it is not in order, and must be written anew."""
    with suppress(LoadRefused):
        return node_row(record.node(), record.dataset, record.row).values["stems"]


def batches(items: list[T]) -> Iterator[list[T]]:
    """As many as one statement takes."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
