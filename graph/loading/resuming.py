"""What an interrupted load has left behind: nodes that it wrote, of which nothing has been told yet."""

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass

from graph.loading.touched import EXCEPTION
from graph.store import StoredRecord, Transaction
from graph.stored.notices import Change, day_of
from graph.stored.rows import node_row
from ontology.model import Node, Ontology


@dataclass(frozen=True)
class LeftBehind:
    """Nodes that an interrupted load wrote, each with what it did to it. `days`: of those that have one."""

    changes: dict[str, Change]
    days: dict[str, str]

    @property
    def ids(self) -> list[str]:
        """Their ids, sorted."""
        return sorted(self.changes)


async def left_behind(dataset: str, ontology: Ontology, transaction: Transaction) -> AsyncIterator[LeftBehind]:
    """All of a dataset, batch by batch. Nothing, unless its load was interrupted.

    What was withdrawn before and is there has returned. A finding that its rule does not count is not told as new.
    """
    withdrawn = await transaction.withdrawn() if await transaction.interrupted() else {}
    async for batch in transaction.left_behind(dataset):
        new, changes, days = dict(batch), dict[str, Change](), dict[str, str]()
        for one in await _records(list(new), ontology, transaction):
            node = one.node()
            if new[node.id] and any(one.columns.get(name) for name in EXCEPTION):
                continue
            told = Change.RETURNED if node.id in withdrawn else Change.CHANGED
            changes[node.id] = Change.NEW if new[node.id] else told
            if day := day_of(type(node), node_row(node, dataset, one.row).values):
                days[node.id] = day
        yield LeftBehind(changes, days)


async def _records(ids: list[str], ontology: Ontology, transaction: Transaction) -> list[StoredRecord]:
    of_class = defaultdict[type[Node], list[str]](list)
    for id_ in ids:
        of_class[ontology.class_of_path[id_.partition("/")[0]]].append(id_)
    return [one for cls, listed in of_class.items() for one in await transaction.records(cls, "id", listed)]
