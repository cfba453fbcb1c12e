"""What a load changes: the records that it writes, since they differ from what is stored, and those that it removes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.store import Record, Stamp, Transaction
from graph.stored.rows import StoredRow
from ontology.model import Node, Ontology, Relation
from ontology.sources import Dataset

Stamps = dict[Record, dict[str, Stamp]]
"""What is stored of a dataset, by kind of record and by id."""


@dataclass(frozen=True)
class Changes:
    """What a load writes and removes, by kind of record."""

    written: dict[Record, list[StoredRow]]
    removed: dict[Record, list[str]]

    def __len__(self) -> int:
        return sum(map(len, self.written.values())) + sum(map(len, self.removed.values()))

    def with_rows(self, rows: list[StoredRow]) -> "Changes":
        """The same, and these written too, each in place of what it writes of the same record."""
        written = dict(self.written)
        for record in dict.fromkeys(row.record for row in rows):
            of_kind = (*written.get(record, ()), *(row for row in rows if row.record is record))
            written[record] = list({row.id: row for row in of_kind}.values())
        return Changes(written, self.removed)

    def without(self, relations: Mapping[str, type[Relation]]) -> "Changes":
        """The same, and these relations removed too, by their ids."""
        removed = {record: list(ids) for record, ids in self.removed.items()}
        for id_, relation in relations.items():
            removed.setdefault(relation, []).append(id_)
        return Changes(self.written, removed)

    def of_records(self) -> bool:
        """Whether it changes anything besides the descriptions of datasets."""
        return any(record is not Dataset for record in (*self.written, *self.removed))

    def removed_nodes(self) -> list[str]:
        """The ids of all nodes that it removes."""
        return [id_ for record, ids in self.removed.items() if issubclass(record, Node) for id_ in ids]

    def ids(self, record: Record) -> set[str]:
        """The ids of what it writes and removes of a kind."""
        return {row.id for row in self.written.get(record, ())} | set(self.removed.get(record, ()))


@dataclass(frozen=True)
class Numbers:
    """How many rows of the input are new, changed and unchanged, and how many are gone."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def loaded(self) -> int:
        """How many rows there are now."""
        return self.new + self.changed + self.unchanged


def records(ontology: Ontology) -> tuple[Record, ...]:
    """Every kind of record, nodes first."""
    return (*ontology.classes, *ontology.relations)


async def stamps(ontology: Ontology, dataset: str, transaction: Transaction) -> Stamps:
    """What is stored of a dataset. Of a new one that is nothing, and on Neo4j it takes a scan to find that out."""
    if dataset not in await transaction.owners([dataset]):
        return {record: {} for record in records(ontology)}
    return {record: await transaction.stamps(record, dataset) for record in records(ontology)}


def keep_rows(incoming: list[StoredRow], stored: Stamps) -> None:
    """Let what is stored keep its row, where that is still there, and what comes anew have the row of its node."""
    rows = {id_: stamp.row for of_kind in stored.values() for id_, stamp in of_kind.items()}
    there = {row.id for row in incoming}
    for row in incoming:
        own = rows.get(row.id) or rows.get(row.values["row"])
        if own in there:
            row.values["row"] = own


def differences(incoming: list[StoredRow], stored: Stamps) -> Changes:
    """What to write and to remove, so that a dataset becomes what comes in."""
    written: dict[Record, list[StoredRow]] = {}
    left = {record: dict(of_kind) for record, of_kind in stored.items()}
    for row in incoming:
        if left[row.record].pop(row.id, None) != Stamp(row.values["row"], row.digest):
            written.setdefault(row.record, []).append(row)
    return Changes(written, {record: list(ids) for record, ids in left.items() if ids})


def numbers(incoming: list[StoredRow], stored: Stamps, dataset: str) -> Numbers:
    """The changes in rows of the input, whatever hangs on each; the dataset's own row is none."""
    before = _by_row((stamp.row, id_, stamp.digest) for of_kind in stored.values() for id_, stamp in of_kind.items())
    after = _by_row((str(row.values["row"]), row.id, row.digest) for row in incoming)
    for rows in (before, after):
        rows.pop(dataset, None)
    new, unchanged = len(after.keys() - before.keys()), sum(before.get(row) == ids for row, ids in after.items())
    return Numbers(new, len(after) - new - unchanged, unchanged, len(before.keys() - after.keys()))


def _by_row(digests: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for row, id_, digest in digests:
        rows.setdefault(row, {})[id_] = digest
    return rows
