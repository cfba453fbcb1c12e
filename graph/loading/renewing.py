"""What stores keep beside the records, renewed by the load that changes what it follows from.

That is what nodes lie under, and by what surrounds them they are found.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from graph.errors import LoadRefused
from graph.loading.changes import Changes
from graph.store import StoredRecord, Transaction
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.rows import node_row
from graph.stored.surroundings import PLACES, SURROUNDED, SURROUNDING
from ontology.events import Involvement
from ontology.model import Node, Ontology

T = TypeVar("T")
BATCH = 2000


@asynccontextmanager
async def renewed(changes: Changes, transaction: Transaction, ontology: Ontology) -> AsyncIterator[None]:
    """Around the writing of changes: what stores keep of hierarchies is forgotten before, and worked out after."""
    stale = [(kept, await _stale(kept, changes, transaction)) for kept in ancestries(ontology)]
    elsewhere = next((ids for kept, ids in stale if kept == PLACES), [])
    renamed = await _renamed(changes, transaction)
    left = await transaction.sources(Involvement, changes.removed.get(Involvement, []))
    for kept, ids in stale:
        for batch in batches(ids):
            await transaction.forget_ancestors(kept, batch)
    yield
    for kept, ids in stale:
        for batch in batches(ids):
            await transaction.keep_ancestors(kept, batch)
    joined = {str(row.values["sourceId"]) for row in changes.written.get(Involvement, [])}
    written = {row.id for row in changes.written.get(SURROUNDED, [])}
    gone = set(changes.removed.get(SURROUNDED, []))
    await _surround({*elsewhere, *left, *joined, *written} - gone, renamed, transaction)


async def _stale(kept: Ancestry, changes: Changes, transaction: Transaction) -> list[str]:
    """The nodes whose ancestors may be others now: all, once the hierarchy is another, or where none are kept yet."""
    moved = kept.hierarchy in changes.written or kept.hierarchy in changes.removed
    every = moved or not await transaction.keeps_ancestors(kept)
    before = await transaction.sources(kept.relation, None if every else changes.removed.get(kept.relation, []))
    led = {str(row.values["sourceId"]) for row in changes.written.get(kept.relation, [])}
    return sorted(before | led | {row.id for row in changes.written.get(kept.source, [])})


async def _renamed(changes: Changes, transaction: Transaction) -> dict[type[Node], list[str]]:
    """Of the classes that surround others, the nodes that a load gives other names; new ones surround nothing yet."""
    found: dict[type[Node], list[str]] = {}
    for cls in SURROUNDING.values():
        stems = {row.id: row.values["stems"] for row in changes.written.get(cls, [])}
        for batch in batches(sorted(stems)):
            for record in await transaction.records(cls, "id", batch):
                if _stems(record) != stems[record.columns["id"]]:
                    found.setdefault(cls, []).append(record.columns["id"])
    return found


def _stems(record: StoredRecord) -> Any:
    """By which stems a stored node is found; None where it is not in order, and must be written anew."""
    with suppress(LoadRefused):
        return node_row(record.node(), record.dataset, record.row).values["stems"]


async def _surround(ids: set[str], renamed: dict[type[Node], list[str]], transaction: Transaction) -> None:
    """Renew what surrounds these nodes, and those which others surround that have other names now."""
    for stored, cls in SURROUNDING.items():
        if cls in renamed:
            ids |= await transaction.surrounded(stored, renamed[cls])
    for batch in batches(sorted(ids)):
        await transaction.surround(batch)


def batches(items: list[T]) -> Iterator[list[T]]:
    """As many as one statement takes."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
