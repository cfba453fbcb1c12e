"""In which order a load writes. Where it goes in batches, readers see what is committed between two of them.

Whatever they see is sound by itself: a relation joins nodes that are there, and no node is without a relation of which
it has exactly one. So that an interrupted load can be gone on with, records of other datasets that it moves come first:
what they follow from has not changed then. Of its own, the dataset is the first to come and the last to go.
"""

from collections.abc import Callable, Iterable, Iterator
from graphlib import TopologicalSorter

from graph.loading.changes import Changes
from graph.loading.incoming import stored_row
from graph.loading.staging import batched
from graph.loading.telling import Telling
from graph.store import Record, Transaction
from graph.stored.rows import StoredRow
from ontology.model import Node, Ontology, Relation
from ontology.sources import Dataset

Progress = Callable[[int, int], None]
"""Told how many records are written, and how many there are to write."""
BOUND = """SELECT id, kind, row, digest, content FROM record INDEXED BY bound_{0} JOIN content USING (number)
    WHERE kind = {0} AND change IS NOT NULL AND source IN (SELECT value FROM json_each(?)) ORDER BY number"""
"""Of this index SQLite has to be told: it would read all of the kind for each batch."""
UNWRITTEN_SOURCES = """SELECT DISTINCT source FROM record bound WHERE kind = ? AND change IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM record node WHERE node.id = bound.source AND node.change IS NOT NULL)"""
IS_GOING = "SELECT 1 FROM removed WHERE node AND id = ?"


async def apply(changes: Changes, told: Telling, transaction: Transaction, progress: Progress | None) -> None:
    """Write and remove what a load changes; nodes learn the time as they are written."""
    await _Applying(changes, told, transaction, progress).run()


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

    def __init__(self, changes: Changes, told: Telling, transaction: Transaction, progress: Progress | None) -> None:
        self._changes, self._told, self._transaction, self._progress = changes, told, transaction, progress
        self._ontology, self._staging = changes.ontology, changes.staging
        self._binding = binding(self._ontology)
        self._done, self._all = 0, len(changes)
        for number in map(self._staging.kind, self._binding):
            condition = f"kind = {number} AND change IS NOT NULL"
            self._staging.run(f"CREATE INDEX bound_{number} ON record (source) WHERE {condition}")

    async def run(self) -> None:
        """Relations go before the nodes that they join, and come after them."""
        loose = [one for one in self._ontology.relations if one not in self._binding]
        order = in_order(self._ontology)
        for cls in order:
            await self._write(cls, self._changes.written_own(cls, own=False))
        for relation in loose:
            await self._delete(relation)
        for cls in order:
            await self._write(cls, self._changes.written_own(cls, own=True))
        for relation in self._binding:
            await self._write_bound(relation)
        for relation in loose:
            await self._write(relation, self._changes.written(relation))
        await self._delete_left_over()
        for cls in reversed(order):
            await self._delete(cls)

    async def _write(self, record: Record, batches: Iterator[list[StoredRow]]) -> None:
        for batch in batches:
            if issubclass(record, Node):
                self._told.set_times(batch)
            await self._transaction.write(record, batch)
            if issubclass(record, Node):
                for relation in self._binding_of(record):
                    await self._bind(relation, [row.id for row in batch])
            await self._transaction.checkpoint()
            self._step(len(batch))

    async def _write_bound(self, relation: type[Relation]) -> None:
        """Bind nodes anew that are there already, and are not written themselves."""
        for sources in self._staging.ids(UNWRITTEN_SOURCES, self._staging.kind(relation)):
            await self._bind(relation, sources)
            await self._transaction.checkpoint()

    async def _bind(self, relation: type[Relation], sources: list[str]) -> None:
        """Write what binds these nodes, and remove what has bound them until now."""
        kind = self._staging.kind(relation)
        found = self._staging.found(BOUND.format(kind), sources)
        for rows in batched(stored_row(self._staging, *columns) for columns in list(found)):
            await self._transaction.write(relation, rows)
            await self._unbind(relation, [row.values["sourceId"] for row in rows])
            self._step(len(rows))

    async def _unbind(self, relation: type[Relation], sources: list[str]) -> None:
        """Remove what binds these nodes and is not to stay."""
        if next(self._changes.removed(relation), None) is None:
            return
        bound = await self._transaction.records(relation, "sourceId", sources)
        if ids := self._changes.removed_of(relation, [str(record.columns["id"]) for record in bound]):
            await self._transaction.delete(relation, ids)
            self._step(len(ids))

    async def _delete(self, record: Record) -> None:
        for batch in self._changes.removed(record):
            if issubclass(record, Node):
                for relation in self._binding_of(record):
                    await self._unbind(relation, batch)
            await self._transaction.delete(record, batch)
            await self._transaction.checkpoint()
            self._step(len(batch))

    async def _delete_left_over(self) -> None:
        """What would bind a node once too often; what binds a node that goes, goes with it."""
        for relation in self._binding:
            for batch in self._changes.removed(relation):
                found = await self._transaction.records(relation, "id", batch)
                sources = {str(one.columns["sourceId"]) for one in found}
                going = {id_ for id_ in sources if self._staging.first(IS_GOING, id_)}
                await self._unbind(relation, sorted(sources - going))
                await self._transaction.checkpoint()

    def _binding_of(self, cls: type[Node]) -> Iterable[type[Relation]]:
        return (relation for relation in self._binding if issubclass(cls, relation.declared.source))

    def _step(self, records: int) -> None:
        self._done += records
        if self._progress:
            self._progress(self._done, self._all)
