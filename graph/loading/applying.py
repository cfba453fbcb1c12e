"""In which order a load writes. Where it goes in batches, readers see what is committed between two of them.

Whatever they see is sound by itself: a relation joins nodes that are there, and no node is without a relation of which
it has exactly one. So that an interrupted load can be gone on with, records of other datasets that it moves come first:
what they follow from has not changed then. Of its own, the dataset is the first to come and the last to go.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from graphlib import TopologicalSorter

from graph.loading.changes import Changes
from graph.loading.renewing import batches
from graph.store import Record, Transaction
from graph.stored.rows import StoredRow
from ontology.model import Node, Ontology, Relation
from ontology.sources import Dataset

Progress = Callable[[int, int], None]
"""Told how many records are written, and how many there are to write."""


async def apply(
    changes: Changes, dataset: str, ontology: Ontology, transaction: Transaction, progress: Progress | None
) -> None:
    """Write and remove what a load changes."""
    await _Applying(changes, dataset, ontology, transaction, progress).run()


def binding(ontology: Ontology) -> tuple[type[Relation], ...]:
    """The relations of which each source has exactly one."""
    return tuple(one for one in ontology.relations if one.declared.single and one.declared.always)


def in_order(ontology: Ontology) -> tuple[type[Node], ...]:
    """The classes, each after those to which a node of it must be bound; first of all the datasets."""
    order = TopologicalSorter[type[Node]](dict.fromkeys(ontology.classes, ()))
    for relation in binding(ontology):
        for source in ontology.subclasses(relation.declared.source):
            order.add(source, *ontology.subclasses(relation.declared.target))
    return tuple(sorted(order.static_order(), key=lambda cls: cls is not Dataset))


class _Applying:
    """The writing of changes, one batch after the other."""

    def __init__(
        self,
        changes: Changes,
        dataset: str,
        ontology: Ontology,
        transaction: Transaction,
        progress: Progress | None,
    ) -> None:
        self._changes, self._dataset, self._transaction, self._progress = changes, dataset, transaction, progress
        self._ontology, self._binding = ontology, binding(ontology)
        self._done = 0
        self._gone = {relation: set(changes.removed.get(relation, ())) for relation in self._binding}

    async def run(self) -> None:
        """Relations go before the nodes that they join, and come after them."""
        loose = [one for one in self._ontology.relations if one not in self._binding]
        order = in_order(self._ontology)
        for cls in order:
            await self._write(cls, self._rows(cls, own=False))
        for relation in loose:
            await self._delete(relation, self._changes.removed.get(relation, []))
        for cls in order:
            await self._write(cls, self._rows(cls, own=True))
        for relation in self._binding:
            await self._write_bound(relation, list(self._bound[relation]))
        for relation in loose:
            await self._write(relation, self._changes.written.get(relation, []))
        await self._delete_left_over()
        for cls in reversed(order):
            await self._delete(cls, self._changes.removed.get(cls, []))

    def _rows(self, cls: type[Node], *, own: bool) -> list[StoredRow]:
        """The rows of a class that are written, of this dataset or of others."""
        rows = self._changes.written.get(cls, ())
        return [row for row in rows if (row.values.get("dataset", row.id) == self._dataset) is own]

    @cached_property
    def _bound(self) -> dict[type[Relation], dict[str, list[StoredRow]]]:
        """What binds nodes and is still to be written, by its source."""
        bound = {relation: defaultdict[str, list[StoredRow]](list) for relation in self._binding}
        for relation, of_source in bound.items():
            for row in self._changes.written.get(relation, ()):
                of_source[row.values["sourceId"]].append(row)
        return {relation: dict(of_source) for relation, of_source in bound.items()}

    async def _write(self, record: Record, rows: list[StoredRow]) -> None:
        for batch in batches(rows):
            await self._transaction.write(record, batch)
            if issubclass(record, Node):
                for relation in self._binding_of(record):
                    await self._bind(relation, [row.id for row in batch])
            await self._transaction.checkpoint()
            self._step(len(batch))

    async def _write_bound(self, relation: type[Relation], sources: list[str]) -> None:
        """Bind nodes anew that are there already."""
        for batch in batches(sources):
            await self._bind(relation, batch)
            await self._transaction.checkpoint()

    async def _bind(self, relation: type[Relation], sources: list[str]) -> None:
        """Write what binds these nodes, and remove what has bound them until now."""
        of_source = self._bound[relation]
        rows = [row for source in sources for row in of_source.pop(source, ())]
        if rows:
            await self._transaction.write(relation, rows)
            await self._unbind(relation, [row.values["sourceId"] for row in rows])
            self._step(len(rows))

    async def _unbind(self, relation: type[Relation], sources: Iterable[str]) -> None:
        """Remove what binds these nodes and is not to stay."""
        if not self._gone[relation]:
            return
        found = await self._transaction.records(relation, "sourceId", sources)
        if ids := [id_ for record in found if (id_ := str(record.columns["id"])) in self._gone[relation]]:
            await self._transaction.delete(relation, ids)
            self._step(len(ids))
            self._gone[relation].difference_update(ids)

    async def _delete(self, record: Record, ids: list[str]) -> None:
        for batch in batches(ids):
            if issubclass(record, Node):
                for relation in self._binding_of(record):
                    await self._unbind(relation, batch)
            await self._transaction.delete(record, batch)
            await self._transaction.checkpoint()
            self._step(len(batch))

    async def _delete_left_over(self) -> None:
        """What would bind a node once too often; what binds a node that goes, goes with it."""
        going = set(self._changes.removed_nodes())
        for relation, gone in self._gone.items():
            for batch in batches(sorted(gone)):
                found = await self._transaction.records(relation, "id", batch)
                staying = [str(one.columns["sourceId"]) for one in found if one.columns["sourceId"] not in going]
                await self._unbind(relation, staying)
                await self._transaction.checkpoint()

    def _binding_of(self, cls: type[Node]) -> Iterable[type[Relation]]:
        return (relation for relation in self._binding if issubclass(cls, relation.declared.source))

    def _step(self, records: int) -> None:
        self._done += records
        if self._progress:
            self._progress(self._done, len(self._changes))
