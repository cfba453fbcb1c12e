"""Whether the findings that are stored are those that follow from what is there."""

from collections.abc import AsyncIterator

from graph.asked import selection as s
from graph.checking.reading import ID, Reading
from graph.checking.record_check import Problem
from graph.compliance.rows import leaf
from graph.deriving.findings import FindingRow
from graph.loading.following import Derive
from graph.store import Store
from graph.stored import columns
from ontology.findings import Finding
from ontology.sources import Dataset

DATASET = s.Leaf(columns.DATASET)
REMEDY = "Run `accord derive`."


async def stale(store: Store, derive: Derive) -> AsyncIterator[Problem]:
    """Findings that are there and do not follow, those that follow and are not there, and whether others have changed.

    Of one state of a store that is in order otherwise. DataChanging where a load has overtaken it.
    """
    async with store.snapshot() as state:
        made = await derive(store.compile, state.fetch)
        reading = Reading(store, state)
        there = {id_: dataset async for rows in reading.nodes(Finding, (ID, DATASET)) for id_, dataset in rows}
        roots = (s.Find(Dataset, one.dataset.id, (leaf(Dataset, "checksum"),)) for one in made)
        told = [await reading.root(root) for root in roots]
    due = {row.finding.id: one.dataset.id for one in made for row in one.rows if isinstance(row, FindingRow)}
    for id_, dataset in sorted(there.items()):
        if due.get(id_) != dataset:
            yield Problem(id_, "id", id_, f"does not follow from what is there in {dataset}", REMEDY)
    for id_, dataset in sorted(due.items()):
        if there.get(id_) != dataset:
            yield Problem(dataset, "id", id_, "follows from what is there, and is missing", REMEDY)
    for one, checksum in zip(made, told, strict=True):
        id_ = one.dataset.id
        if due == there and id_ in due.values() and checksum != [one.dataset.checksum]:
            yield Problem(id_, "checksum", (checksum or [None])[0], "is not that of the findings that follow", REMEDY)
