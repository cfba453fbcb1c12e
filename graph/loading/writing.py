"""The writing of changes: what derived datasets say of what is gone goes too, and what follows from them is renewed."""

from collections.abc import Callable

from graph.errors import LoadRefused
from graph.loading.changes import Changes
from graph.loading.recounting import ANCHOR
from graph.loading.renewing import renewed
from graph.loading.telling import Telling, telling
from graph.store import Transaction
from ontology.agreements import Commitment
from ontology.findings import is_derived
from ontology.model import Node, Ontology

Progress = Callable[[int, int], None]
"""Told how many records are written, and how many there are to write."""


async def check_gone(changes: Changes, ontology: Ontology, transaction: Transaction) -> None:
    """Remove what derived datasets say of what is gone. LoadRefused where others point there."""
    dataset, pointing = changes.dataset, set[tuple[str, str]]()
    for gone in list(changes.removed_nodes()):
        found = await transaction.pointing_at(gone, dataset)
        counting = await transaction.records(Commitment, ANCHOR, gone)
        pointing.update((relation, node) for relation, node, of in found if not is_derived(of))
        pointing.update(
            (record.columns["id"], record.columns[ANCHOR]) for record in counting if record.dataset != dataset
        )
        changes.remove({id_: ontology.relation_of_path[id_.partition("/")[0]] for id_, _, _ in found})
    if pointing:
        listed = "\n".join(f"  {from_} points to {node}" for from_, node in sorted(pointing))
        raise LoadRefused(
            f"{dataset} no longer has what other datasets point to; keep it, or change those first:\n{listed}"
        )


async def write(changes: Changes, ontology: Ontology, transaction: Transaction, progress: Progress | None) -> None:
    """Write changes, renew what is kept beside them, and tell of them."""
    told = await telling(changes, ontology, transaction)
    async with renewed(changes, transaction, ontology):
        await _apply(changes, told, transaction, progress)
    await transaction.count(changes.kinds())
    await told.tell(changes, ontology, transaction)


async def _apply(changes: Changes, told: Telling, transaction: Transaction, progress: Progress | None) -> None:
    """Relations go before the nodes that they join, and come after them."""
    done, of, kinds = 0, len(changes), changes.kinds()
    for record in sorted(kinds, key=lambda record: issubclass(record, Node)):
        for ids in changes.removed(record):
            await transaction.delete(record, ids)
            done += len(ids)
    for record in sorted(kinds, key=lambda record: not issubclass(record, Node)):
        for rows in changes.written(record):
            told.set_times(rows)
            await transaction.write(record, rows)
            done += len(rows)
            if progress:
                progress(done, of)
