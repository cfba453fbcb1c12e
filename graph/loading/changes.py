"""What a load changes: the records that it writes, since they differ from what is stored, and those that it removes.

All of it is staged: what comes in is compared by id with the stamps of what the store has.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.loading.incoming import BY_ID, CHANGED, MOVED, stage_records, stored_row
from graph.loading.retaining import retain
from graph.loading.staging import Staging, batched
from graph.store import Record, Transaction
from graph.stored.rows import StoredRow
from ontology.model import End, Ontology, Relation
from ontology.records import Scope, joining_id
from ontology.sources import Dataset

KEEP_ROWS = """
UPDATE record SET row = kept.row FROM (
    SELECT number, coalesce(own.row, its.row) AS row FROM record r
    LEFT JOIN stamp own ON own.id = r.id LEFT JOIN stamp its ON its.id = r.row
    WHERE coalesce(own.row, its.row) IN (SELECT id FROM record)
) kept WHERE kept.number = record.number
"""
COMPARE = f"""
UPDATE record SET change = CASE
    WHEN stamp.digest <> record.digest THEN '{CHANGED}' WHEN stamp.row <> record.row THEN '{MOVED}'
END FROM stamp WHERE stamp.id = record.id AND stamp.kind = record.kind
"""
REMOVED = """
INSERT INTO removed SELECT kind, id, kind IN ({}) FROM stamp
WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.id = stamp.id AND record.kind = stamp.kind)
"""
NUMBERS = """
WITH after AS (SELECT row, count(*) AS many, sum(change IS NULL) AS same FROM record WHERE row <> ?1 GROUP BY row),
    before AS (SELECT row, count(*) AS many FROM stamp WHERE row <> ?1 GROUP BY row)
SELECT count(*), count(before.row), coalesce(sum(same = after.many AND same = before.many), 0),
    (SELECT count(*) FROM before WHERE row NOT IN (SELECT row FROM after))
FROM after LEFT JOIN before USING (row)
"""
WRITTEN = """
SELECT id, kind, row, digest, content FROM record JOIN content USING (number)
WHERE kind = ? AND change IS NOT NULL {} ORDER BY number
"""


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


class Changes:
    """What a load writes and removes, by kind of record. `numbers` counts it in rows of the input.

    `retained`: how many rows that were rejected stay as an earlier load read them.
    """

    def __init__(self, staging: Staging, dataset: str, ontology: Ontology) -> None:
        self.staging, self.dataset, self.ontology = staging, dataset, ontology
        self.numbers, self.retained, self._retained_nodes = Numbers(), 0, 0

    @classmethod
    async def of(
        cls,
        staging: Staging,
        dataset: str,
        ontology: Ontology,
        transaction: Transaction,
        *,
        rejected: Iterable[str] = (),
        keeps_rows: bool = False,
        scope: Scope | None = None,
    ) -> "Changes":
        """Compare what is staged with what the store has of the dataset. `rejected` are the ids of rejected rows.

        Of a new dataset the store has nothing, and on Neo4j it takes a scan to find that out.
        """
        changes = cls(staging, dataset, ontology)
        if dataset in await transaction.owners([dataset]):
            await (changes._stage_stamps(transaction) if scope is None else changes._stage_scope(scope, transaction))
            staging.run("CREATE INDEX stamp_by_id ON stamp (id)")
            if keeps_rows:
                staging.run(KEEP_ROWS)
            changes.retained, changes._retained_nodes = await retain(staging, rejected, dataset, ontology, transaction)
            staging.run(COMPARE)
            staging.run(REMOVED.format(staging.kinds(ontology.classes)))
        staging.run("CREATE INDEX removed_by_kind ON removed (kind, id)")
        staging.run("CREATE INDEX written_by_kind ON record (kind) WHERE change IS NOT NULL")
        changes.numbers = changes._numbers()
        return changes

    async def _stage_stamps(self, transaction: Transaction) -> None:
        for record in records(self.ontology):
            await self._stage_stamps_of(record, None, transaction)

    async def _stage_scope(self, scope: Scope, transaction: Transaction) -> None:
        """Stage the stamps of a part of the dataset: of its own row, and of relations of some nodes."""
        await self._stage_stamps_of(Dataset, [self.dataset], transaction)
        for relation in (*scope.joining, *scope.leading):
            ends = [End(relation, forward=True), *([End(relation, forward=False)] if relation in scope.joining else ())]
            for nodes in batched(scope.nodes):
                ids = {id_ for end in ends for id_ in await _relations_at(end, nodes, transaction)}
                await self._stage_stamps_of(relation, ids, transaction)

    async def _stage_stamps_of(self, record: Record, ids: Collection[str] | None, transaction: Transaction) -> None:
        kind = self.staging.kind(record)
        async for stamps in transaction.stamps(record, self.dataset, ids):
            self.staging.add("stamp", [(kind, id_, stamp.row, stamp.digest) for id_, stamp in stamps.items()])

    def _numbers(self) -> Numbers:
        now, before, unchanged, removed = next(self.staging.found(NUMBERS, self.dataset))
        return Numbers(now - before, before - unchanged, unchanged, removed)

    def __len__(self) -> int:
        written = self.staging.first("SELECT count(*) FROM record WHERE change IS NOT NULL")
        return int(written) + int(self.staging.first("SELECT count(*) FROM removed"))

    @property
    def only_adds(self) -> bool:
        """Whether all that it writes is new, and nothing is removed."""
        changed = (
            f"SELECT 1 FROM record WHERE change IN ('{CHANGED}', '{MOVED}') UNION ALL SELECT 1 FROM removed LIMIT 1"
        )
        return self.staging.first(changed) is None

    def nodes(self) -> int:
        """How many nodes the dataset has then, whether anything about them is new or not."""
        kinds = self.staging.kinds(self.ontology.classes)
        return self._retained_nodes + int(self.staging.first(f"SELECT count(*) FROM record WHERE kind IN ({kinds})"))

    def add(self, rows: list[StoredRow]) -> None:
        """Write these of other datasets too, each in place of what is written already of the same record."""
        text = "DELETE FROM record WHERE id IN (SELECT value FROM json_each(?))"
        for _ in self.staging.found(text, [row.id for row in rows]):
            pass
        stage_records(self.staging, self.dataset, rows, CHANGED)

    def remove(self, relations: Mapping[str, type[Relation]]) -> None:
        """Remove these relations too, by their ids."""
        self.staging.add("removed", [(self.staging.kind(kind), id_, False) for id_, kind in relations.items()])

    def of_records(self) -> bool:
        """Whether it changes anything besides the descriptions of datasets."""
        return any(record is not Dataset for record in self.kinds())

    def kinds(self) -> list[Record]:
        """The kinds of what it writes and removes."""
        text = "SELECT DISTINCT kind FROM {}"
        written = self.staging.found(text.format("record WHERE change IS NOT NULL"))
        removed = self.staging.found(text.format("removed"))
        return [self.staging.of_kind(kind) for kind in sorted({kind for (kind,) in (*written, *removed)})]

    def written(self, record: Record) -> Iterator[list[StoredRow]]:
        """What it writes of a kind, in batches."""
        return self._written(record, "")

    def written_own(self, record: Record, *, own: bool) -> Iterator[list[StoredRow]]:
        """What it writes of a kind, of this dataset or of others."""
        return self._written(record, f"AND own = {own:d}")

    def changed(self, record: Record) -> Iterator[list[StoredRow]]:
        """What of it was there, and says something else now."""
        return self._written(record, f"AND change = '{CHANGED}'")

    def _written(self, record: Record, condition: str) -> Iterator[list[StoredRow]]:
        found = self.staging.batches(WRITTEN.format(condition), self.staging.kind(record))
        return ([stored_row(self.staging, *columns) for columns in batch] for batch in found)

    def written_of(self, ids: list[str]) -> Iterator[StoredRow]:
        """What it writes of these records."""
        for columns in self.staging.found(f"{BY_ID} WHERE change IS NOT NULL", ids):
            yield stored_row(self.staging, *columns)

    def removed(self, record: Record) -> Iterator[list[str]]:
        """The ids of what it removes of a kind, in batches."""
        return self.staging.ids("SELECT id FROM removed WHERE kind = ?", self.staging.kind(record))

    def removed_of(self, record: Record, ids: list[str]) -> list[str]:
        """Those of some records of a kind that it removes."""
        text = "SELECT id FROM removed WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
        return [id_ for (id_,) in self.staging.found(text, self.staging.kind(record), ids)]

    def removed_nodes(self) -> Iterator[list[str]]:
        """The ids of all nodes that it removes, in batches."""
        return self.staging.ids("SELECT id FROM removed WHERE node")

    def ids(self, record: Record) -> Iterator[list[str]]:
        """The ids of what it writes and removes of a kind, in batches."""
        kind = self.staging.kind(record)
        text = "SELECT id FROM record WHERE kind = ?1 AND change IS NOT NULL UNION ALL SELECT id FROM removed"
        return self.staging.ids(f"{text} WHERE kind = ?1", kind)


async def _relations_at(end: End, nodes: list[str], transaction: Transaction) -> Iterator[str]:
    """The ids of the relations at an end of some nodes, of which there is one between two."""
    led = await transaction.led(end, nodes)
    pairs = (pair if end.forward else pair[::-1] for pair in led)
    return (joining_id(end.relation, source, target) for source, target in pairs)
