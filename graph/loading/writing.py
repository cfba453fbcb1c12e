"""Writing what a load changes, and renewing all that is kept beside the records; in batches, where that is much."""

from collections.abc import Callable

from graph.loading.applying import Progress, apply
from graph.loading.changes import Changes, Stamps, records
from graph.loading.renewing import renewed
from graph.loading.telling import telling
from graph.store import Transaction
from ontology.model import Ontology

Batched = Callable[[int, int], None]
"""Told that a load goes in batches: how many records it writes, and how many one transaction can hold."""


async def write(
    changes: Changes,
    dataset: str,
    before: Stamps,
    ontology: Ontology,
    transaction: Transaction,
    progress: Progress | None,
    batched: Batched | None,
) -> None:
    """Write changes, renew what is kept beside them, and tell of them."""
    if batched and transaction.holds is not None and len(changes) > transaction.holds:
        batched(len(changes), transaction.holds)
        await transaction.in_batches()
    told = await telling(changes, dataset, before, ontology, transaction)
    await told.tell_first(changes, transaction)
    async with renewed(changes, transaction, ontology):
        await apply(changes, dataset, ontology, transaction, progress)
    resumes = await transaction.interrupted()
    await transaction.count(records(ontology) if resumes else {**changes.written, **changes.removed})
    await told.tell(changes, ontology, transaction)
