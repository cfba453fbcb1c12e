"""Writing what a load changes, and renewing all that is kept beside the records; in batches, where that is much."""

from collections.abc import Callable
from contextlib import nullcontext

from graph.errors import LoadRefused
from graph.loading.applying import Progress, apply
from graph.loading.changes import Changes, records
from graph.loading.recounting import ANCHOR
from graph.loading.renewing import renewed
from graph.loading.telling import telling
from graph.store import Transaction
from ontology.agreements import Commitment
from ontology.findings import is_derived
from ontology.model import Ontology

Batched = Callable[[int, int], None]
"""Told that a load goes in batches: how many records it writes, and how many one transaction can hold."""


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


async def write(changes: Changes, transaction: Transaction, progress: Progress | None, batched: Batched | None) -> None:
    """Write changes, renew what is kept beside them, and tell of them."""
    if batched and transaction.holds is not None and len(changes) > transaction.holds:
        batched(len(changes), transaction.holds)
        await transaction.in_batches()
    told = await telling(changes, transaction)
    await told.tell_first(transaction)
    async with renewed(changes, transaction, changes.ontology):
        with transaction.filled(changes.kinds(), len(changes)) if changes.only_adds else nullcontext():
            await apply(changes, told, transaction, progress)
    resumes = await transaction.interrupted()
    await transaction.count(records(changes.ontology) if resumes else changes.kinds())
    await told.tell(transaction)
