"""The input of a load, read to its end: its rows, what each has and points to, and those that its loader rejected."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from graph.errors import LoadRefused
from graph.loading.anchors import signatures_counted_from
from graph.loading.input import InputRow
from graph.loading.rows import Rows
from graph.loading.staging import BATCH, Staging
from ontology.actors import Membership
from ontology.agreements import Commitment, Signature, Undertaking
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Reject, RejectedRow, Row, told
from ontology.rules import Fault, faults
from ontology.sources import Documentation, Source
from ontology.vocabularies import Basis

LOOKED_AT_ALONE = (Commitment, Undertaking, Signature, Membership)
"""Records of which a load asks more than of others: rows that have some are found again."""
Reading = Callable[[int], None]
"""Told how many rows are read."""


class Input:
    """All rows of a delivery, its own at the start, and those that its loader rejected. It is closed after the load.

    Beside its rows it stages, for each of their records, its id (`identifier`); what a row points to that it has not
    itself (`pointing`); relations that lead from a node of another row (`apart`); and of what kind sources are.
    """

    def __init__(self, delivery: Delivery) -> None:
        self.delivery, self.staging = delivery, Staging()
        self.rejected: list[RejectedRow] = []
        self._identifiers: list[tuple[str, int, int, int]] = []
        self._pointing: list[tuple[str, int]] = []
        self._apart: list[tuple[str, str, int, int]] = []
        self._marked: list[tuple[int, int]] = []
        self._sources: list[tuple[str, int, str]] = []
        own = InputRow.of(delivery.about)
        self.rows = Rows(self.staging, own)
        self._stage(0, own)

    @property
    def dataset(self) -> str:
        """The id of the dataset."""
        return self.delivery.dataset.id

    @cached_property
    def rejected_by_id(self) -> dict[str, RejectedRow]:
        """The rows that its loader rejected, by each id that they would have had."""
        return {id_: row for row in self.rejected for id_ in row.ids}

    @classmethod
    def of(cls, delivery: Delivery, reading: Reading | None = None) -> "Input":
        """Read a delivery to its end. LoadRefused where its loader stumbles over a value."""
        if wrong := _unidentified(delivery.about):
            raise LoadRefused("\n".join(map(str, wrong)), wrong)
        input_ = cls(delivery)
        try:
            for shared in delivery.shared:
                input_._take(shared, delivery.dataset.id)
            for number, row in enumerate(_delivered(delivery), 1):
                input_._take(row)
                if reading and not number % BATCH:
                    reading(number)
            input_._finish()
        except BaseException:
            input_.close()
            raise
        return input_

    def close(self) -> None:
        """Remove what is staged."""
        self.staging.close()

    def __enter__(self) -> "Input":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows_with(self, *kinds: type) -> list[int]:
        """The numbers of the rows that have records of these kinds, in order."""
        listed = self.staging.kinds(kinds)
        text = f"SELECT DISTINCT row FROM marked WHERE kind IN ({listed}) ORDER BY row"
        return [number for (number,) in self.staging.found(text)]

    def _take(self, row: Row | RejectedRow, part_of: str = "") -> None:
        if isinstance(row, RejectedRow):
            self.rejected.append(row)
        elif wrong := _unidentified(row):
            self.rejected.append(RejectedRow(row.position, tuple(wrong), tuple(_own_ids(row))))
        else:
            taken = InputRow.of(row, part_of)
            self._stage(len(self.rows), taken)
            self.rows.add(taken)

    def _stage(self, row: int, taken: InputRow) -> None:
        kind, own = self.staging.kind, set(taken.ids)
        for number, (id_, (record, *_)) in enumerate(zip(taken.ids, taken.records, strict=True)):
            self._identifiers.append((id_, row, number, kind(type(record))))
            if isinstance(record, Relation):
                if record.source not in own:
                    self.stage_apart(row, record)
            elif isinstance(record, Source):
                self._sources.append((id_, row, getattr(record.kind, "name", "")))
            if isinstance(record, LOOKED_AT_ALONE):
                self._marked += ((kind(cls), row) for cls in LOOKED_AT_ALONE if isinstance(record, cls))
        pointed = dict.fromkeys(taken.pointed())
        counted = (reference.id for reference in signatures_counted_from(taken))
        self._pointing += ((id_, row) for id_ in (*pointed, *counted) if id_ not in own)
        if len(self._identifiers) > 10 * BATCH:
            self._write()

    def stage_apart(self, row: int, relation: Relation) -> None:
        """Stage a relation that leads from what another row has first, where it may have to be counted or graded."""
        declared = relation.declared
        if declared.always or declared.single or _is_own(relation):
            self._apart.append((relation.source, relation.target, row, self.staging.kind(type(relation))))

    def stage_pointing(self, row: int, id_: str) -> None:
        """Stage that a row points to what it has itself, and what another row has first."""
        self._pointing.append((id_, row))

    def _write(self) -> None:
        for table, held in self._tables.items():
            self.staging.add(table, held)
            held.clear()

    @property
    def _tables(self) -> dict[str, list[Any]]:
        return {
            "identifier": self._identifiers,
            "pointing": self._pointing,
            "apart": self._apart,
            "marked": self._marked,
            "cited_kind": self._sources,
        }

    def _finish(self) -> None:
        """Index what is staged, and find what stands twice."""
        self._write()
        self.staging.run("CREATE INDEX identifier_by_id ON identifier (id)")
        self.staging.run(
            "INSERT INTO repeated SELECT id, row, number FROM identifier WHERE rowid IN"
            " (SELECT min(rowid) FROM identifier GROUP BY id HAVING count(*) > 1)"
        )
        again = self.staging.found(
            "SELECT again.row, id FROM identifier again JOIN repeated USING (id) WHERE again.row <> repeated.row"
        )
        for number, id_ in list(again):
            self._repeat(number, id_)
        self._write()
        self.staging.run("CREATE INDEX pointing_by_id ON pointing (id)")
        self.staging.run("CREATE INDEX apart_by_source ON apart (source)")
        self.staging.run("CREATE INDEX cited_kind_by_id ON cited_kind (id)")

    def _repeat(self, number: int, id_: str) -> None:
        """Stage how a row takes up what another one has first."""
        row = self.rows[number]
        for relation in row.relations:
            if relation.source == id_:
                self.stage_apart(number, relation)
        if id_ in row.pointed():
            self.stage_pointing(number, id_)


def _is_own(relation: Relation) -> bool:
    return isinstance(relation, Documentation) and relation.basis is Basis.OWN


def _delivered(delivery: Delivery) -> Iterator[Row | RejectedRow]:
    """The rows as the loader delivers them: a value that it should have rejected by itself ends it."""
    last = delivery.about.position
    try:
        for row in delivery.rows:
            last = row.position
            yield row
    except ValueError as error:
        raise LoadRefused(
            f"{delivery.dataset.loader} stopped after {last}: {error}."
            " Correct that in the row that follows, or let the loader reject such a row."
        ) from error


def _unidentified(row: Row) -> list[Reject]:
    """What is wrong with a row of which not even all ids can be told; nothing of any other."""
    if all(map(_is_identified, row.records)):
        return []
    broken = ((number, fault) for number, record in enumerate(row.records) for fault in faults(record, {}))
    return [_broken(row, number, fault) for number, fault in broken]


def _is_identified(record: Any) -> bool:
    if isinstance(record, Node):
        ids, citations = [record.id], record.citations()
    elif isinstance(record, Relation):
        ids, citations = [record.source, record.target], record.sources
    else:
        return False
    if not isinstance(citations, tuple):
        return False
    for citation in citations:
        if not isinstance(citation, Citation):
            return False
        ids.append(citation.source)
    return all(isinstance(id_, str) for id_ in ids)


def _broken(row: Row, number: int, fault: Fault) -> Reject:
    is_record = isinstance(row.records[number], (Node, Relation))
    position, field = row.locate(number, fault.attribute) if is_record else (row.position, "record")
    return Reject(position, field, told(fault.value), fault.problem, fault.remedy)


def _own_ids(row: Row) -> Iterator[str]:
    nodes = (record for record in row.records if isinstance(record, Node))
    yield from (node.id for node in nodes if isinstance(node.id, str))
