"""Whether the findings that are stored are those that follow from what is there."""

from collections.abc import AsyncIterator

from graph.asked import selection as s
from graph.checking.reading import ID, Reading
from graph.checking.record_check import Problem
from graph.compliance.rows import leaf
from graph.deriving.findings import FindingRow
from graph.loading.load import Derive
from graph.store import Store
from ontology.findings import FINDINGS, Finding
from ontology.sources import Dataset

REMEDY = "Run `accord derive`."


async def stale(store: Store, derive: Derive) -> AsyncIterator[Problem]:
    """Findings that are there and do not follow, those that follow and are not there, and whether others have changed.

    Of one state of a store that is in order otherwise. DataChanging where a load has overtaken it.
    """
    async with store.snapshot() as state:
        made = await derive(store.compile, state.fetch)
        reading = Reading(store, state)
        there = {id_ async for rows in reading.nodes(Finding, (ID,)) for (id_,) in rows}
        told = await reading.root(s.Find(Dataset, FINDINGS, (leaf(Dataset, "checksum"),)))
    due = {row.finding.id for row in made.rows if isinstance(row, FindingRow)}
    for id_ in sorted(there - due):
        yield Problem(id_, "id", id_, "does not follow from what is there", REMEDY)
    for id_ in sorted(due - there):
        yield Problem(FINDINGS, "id", id_, "follows from what is there, and is missing", REMEDY)
    if due and due == there and told != [made.dataset.checksum]:
        yield Problem(FINDINGS, "checksum", (told or [None])[0], "is not that of the findings that follow", REMEDY)
