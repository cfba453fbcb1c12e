"""What stores keep beside the records, renewed by the load that changes what it follows from.

That is what nodes lie under, by what surrounds them they are found, and how many events there are. After a load that
was interrupted, nobody knows any more what has changed, and all of it is renewed.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from graph.errors import LoadRefused
from graph.loading.changes import Changes
from graph.loading.tallying import tallied
from graph.store import StoredRecord, Transaction
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.rows import node_row
from graph.stored.surroundings import Surrounding, surrounded, surrounding, surroundings
from ontology.model import Ontology

WRITTEN = "FROM record WHERE kind IN ({}) AND change IS NOT NULL"
AROUND = "SELECT id FROM around EXCEPT SELECT id FROM removed WHERE node ORDER BY id"


@asynccontextmanager
async def renewed(changes: Changes, transaction: Transaction, ontology: Ontology) -> AsyncIterator[None]:
    """Around the writing of changes: what stores keep of hierarchies is forgotten before, and worked out after."""
    staging, around = changes.staging, surroundings(ontology)
    kept_of = dict(enumerate(ancestries(ontology)))
    for number, kept in kept_of.items():
        await _stage_stale(number, kept, changes, transaction)
        if any(one.ancestry == kept for one in around):
            staging.run(f"INSERT OR IGNORE INTO around SELECT id FROM stale WHERE kept = {number}")
    for one in around:
        if not one.ancestry:
            await _stage_left(one, changes, transaction)
    renamed = [ids async for ids in _renamed(changes, transaction, ontology)]
    async with tallied(changes, transaction):
        for number, kept in kept_of.items():
            for batch in _stale(changes, number):
                await transaction.forget_ancestors(kept, batch)
                await transaction.checkpoint()
        yield
        for number, kept in kept_of.items():
            for batch in _stale(changes, number):
                await transaction.keep_ancestors(kept, batch)
                await transaction.checkpoint()
    written = WRITTEN.format(staging.kinds(surrounded(ontology)))
    staging.run(f"INSERT OR IGNORE INTO around SELECT id {written}")
    for one in around:
        for ids in renamed:
            _add(changes, "around", await transaction.surrounded(one.stored, ids))
    if await transaction.interrupted():
        for cls in surrounded(ontology):
            _add(changes, "around", await transaction.ids(cls, None))
    for batch in staging.ids(AROUND):
        await transaction.surround(batch)
        await transaction.checkpoint()


async def _stage_stale(number: int, kept: Ancestry, changes: Changes, transaction: Transaction) -> None:
    """Stage the nodes whose ancestors may be others now: all, once the hierarchy is another, or if none are kept."""
    staging = changes.staging
    every = kept.hierarchy in changes.kinds() or await transaction.interrupted()
    if every or not await transaction.keeps_ancestors(kept):
        _add(changes, "stale", ((number, id_) for id_ in await transaction.sources(kept.relation, None)))
    else:
        for ids in changes.removed(kept.relation):
            _add(changes, "stale", ((number, id_) for id_ in await transaction.sources(kept.relation, ids)))
    led = WRITTEN.format(staging.kinds([kept.relation]))
    own = WRITTEN.format(staging.kinds([kept.source]))
    staging.run(f"INSERT OR IGNORE INTO stale SELECT {number}, source {led}")
    staging.run(f"INSERT OR IGNORE INTO stale SELECT {number}, id {own}")


def _stale(changes: Changes, number: int) -> Iterator[list[str]]:
    return changes.staging.ids("SELECT id FROM stale WHERE kept = ? ORDER BY id", number)


async def _stage_left(one: Surrounding, changes: Changes, transaction: Transaction) -> None:
    """Stage the nodes that others may surround by way of a relation than before."""
    for ids in changes.removed(one.relation):
        _add(changes, "around", await transaction.sources(one.relation, ids))
    led = WRITTEN.format(changes.staging.kinds([one.relation]))
    changes.staging.run(f"INSERT OR IGNORE INTO around SELECT source {led}")


def _add(changes: Changes, table: str, found: Iterable[Any]) -> None:
    changes.staging.add_once(table, [one if isinstance(one, tuple) else (one,) for one in found])


async def _renamed(changes: Changes, transaction: Transaction, ontology: Ontology) -> AsyncIterator[list[str]]:
    """Of the classes that surround others, the nodes that a load gives other names; new ones surround nothing yet."""
    for cls in surrounding(ontology):
        for rows in changes.changed(cls):
            stems = {row.id: row.values["stems"] for row in rows}
            found = await transaction.records(cls, "id", sorted(stems))
            yield [one.columns["id"] for one in found if _stems(one) != stems[one.columns["id"]]]


def _stems(record: StoredRecord) -> Any:
    """By which stems a stored node is found; None where it is not in order, and must be written anew."""
    with suppress(LoadRefused):
        return node_row(record.node(), record.dataset, record.row).values["stems"]
