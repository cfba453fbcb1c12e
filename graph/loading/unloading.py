"""An unload: a dataset goes with all that it has, as one load would take it away that has nothing in its place.

It is refused where records of other datasets point into it. What derived datasets say of it goes with it, and they are
renewed in the same transaction; where nothing is left that they could follow from, they go too.
"""

from collections.abc import AsyncIterator
from dataclasses import replace

from graph.errors import LoadRefused
from graph.loading.changes import Numbers, records
from graph.loading.following import DATASETS, Derive, Match, follow
from graph.loading.one_dataset import Report, take_away
from graph.loading.recounting import ANCHOR
from graph.loading.staging import batched as in_batches
from graph.loading.writing import Batched
from graph.store import Store, Transaction
from ontology.agreements import Commitment
from ontology.findings import is_derived
from ontology.matching import MATCHES
from ontology.model import Documented, Ontology

TOLD = 10
"""So many records that point into a dataset are named."""


async def unload(
    store: Store,
    dataset: str,
    *,
    batched: Batched = lambda records, holds: None,
    derive: Derive | None = None,
    match: Match | None = None,
    dry_run: bool = False,
) -> Report:
    """Remove a dataset. The report counts its rows; a dry run checks and counts alone.

    LoadRefused where it is not there, where it follows from others, or where others point into it; nothing is written
    then.
    """
    if is_derived(dataset):
        raise LoadRefused(f"{dataset} follows from other datasets, and goes when what it follows from does.")
    async with store.transaction(dataset) as transaction:
        if dataset not in await transaction.owners([dataset]):
            raise LoadRefused(f"{dataset} is not loaded, so there is nothing to remove.")
        await _check_unneeded(dataset, store.ontology, transaction)
        if dry_run:
            rows = await _rows(dataset, store.ontology, transaction)
            return Report(dataset, 0, Numbers(removed=rows), 0, (), 0, 0, False)
        report = await take_away(dataset, store.ontology, transaction, batched)
        if (derive or match) and report.wrote:
            report = await _followed(report, store, transaction, derive, match, batched)
        return report


async def _check_unneeded(dataset: str, ontology: Ontology, transaction: Transaction) -> None:
    pointing = set[tuple[str, str]]()
    async for gone in _nodes(dataset, ontology, transaction):
        found = await transaction.pointing_at(gone, dataset)
        pointing.update((from_, to) for from_, to, of in found if not is_derived(of))
        counting = [one for one in await transaction.records(Commitment, ANCHOR, gone) if one.dataset != dataset]
        pointing.update((one.columns["id"], one.columns[ANCHOR]) for one in counting)
    if pointing:
        first = sorted(pointing)[:TOLD]
        listed = "".join(f"\n  {from_} points to {to}" for from_, to in first)
        more = f"\n  and {len(pointing) - TOLD} more" if len(pointing) > TOLD else ""
        remedy = "Unload those that have them first, or let them point elsewhere:"
        raise LoadRefused(f"Records of other datasets point into {dataset}. {remedy}{listed}{more}")


async def _nodes(dataset: str, ontology: Ontology, transaction: Transaction) -> AsyncIterator[list[str]]:
    """The ids of all that it has, and its own, in batches."""
    yield [dataset]
    for cls in ontology.classes:
        if issubclass(cls, Documented):
            for batch in in_batches(await transaction.ids(cls, [dataset])):
                yield batch


async def _rows(dataset: str, ontology: Ontology, transaction: Transaction) -> int:
    """How many rows of its input it has; its own is none."""
    rows = set[str]()
    for record in records(ontology):
        async for stamps in transaction.stamps(record, dataset):
            rows.update(stamp.row for stamp in stamps.values())
    return len(rows - {dataset})


async def _followed(
    report: Report,
    store: Store,
    transaction: Transaction,
    derive: Derive | None,
    match: Match | None,
    batched: Batched,
) -> Report:
    """With what became of what follows from the datasets that are left, if any are."""
    (there,) = await transaction.fetch(store.compile((DATASETS,)), {})
    following = [id_ for (id_,) in there if is_derived(id_)]
    if len(following) < len(there):
        linked, derived = await follow(store, transaction, derive, match, report.days, batched=batched)
        return replace(report, linked=linked, derived=derived)
    gone = {id_: await take_away(id_, store.ontology, transaction, batched) for id_ in following}
    found = [one for id_, one in gone.items() if id_ != MATCHES]
    return replace(report, linked=gone.get(MATCHES), derived=found[0] if found else None)
