"""The grades of what is said: each load finds them, from the kinds of the sources that are a record's own.

Where it makes a source one of another kind, records of other datasets that cite it are graded anew in the same
transaction, each with its dataset and row, so that to load its dataset again finds it unchanged.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Container, Iterable, Mapping
from dataclasses import replace

from graph.loading.changes import Changes
from graph.loading.input import InputRow
from graph.loading.reading import Input
from graph.loading.rows import Numbered
from graph.loading.staging import batched
from graph.store import Record, StoredRecord, Transaction
from graph.stored.records import node_of
from graph.stored.rows import StoredRow, node_row
from ontology.grading import disagreement, grade_due
from ontology.model import Node, Ontology, Relation
from ontology.records import Reject
from ontology.sources import Documentation, Source
from ontology.vocabularies import Basis, SourceGrade, SourceKind

GRADE = "source_grade"
MOST_KNOWN = 50_000
"""The kinds of so many sources are held at once."""
KINDS = "SELECT id, row, code FROM cited_kind WHERE id IN (SELECT value FROM json_each(?))"
CITING = """SELECT source, target, row FROM apart WHERE kind = ?
    AND source IN (SELECT value FROM json_each(?))"""
Cited = Mapping[str, list[str]]
"""The sources that are a node's own, by its id."""


class Kinds:
    """Knows of what kind the sources of a delivery are, and learns those of other datasets when they are cited."""

    def __init__(self, input_: Input, fallen: Container[int], transaction: Transaction) -> None:
        self._input, self._fallen, self._transaction = input_, fallen, transaction
        self._kinds: dict[str, SourceKind] = {}

    async def learn(self, cited: Cited) -> None:
        """Look up of what kind these are, in the delivery, and in the store where it does not say it."""
        if len(self._kinds) > MOST_KNOWN:
            self._kinds.clear()
        asked = {source for sources in cited.values() for source in sources} - self._kinds.keys()
        found = self._input.staging.found(KINDS, list(asked))
        self._kinds |= {id_: SourceKind[code] for id_, row, code in found if row not in self._fallen}
        for record in await _records(self._transaction, Source, "id", asked - self._kinds.keys()):
            if isinstance(source := record.node(), Source):
                self._kinds[source.id] = source.kind

    def of(self, sources: Iterable[str]) -> list[SourceKind]:
        """The kinds of these, as far as they are there: a store that was changed by hand may lack one."""
        return [self._kinds[source] for source in sources if source in self._kinds]


async def grade_rows(
    rows: Numbered, input_: Input, fallen: Container[int], kinds: Kinds
) -> tuple[list[InputRow], dict[int, list[Reject]]]:
    """Rows with their nodes graded, and what is wrong with grades that rows state for themselves, by number."""
    cited = _own(relation for _, row in rows for relation in row.relations)
    nodes = [node.id for _, row in rows for node in row.nodes]
    citing = input_.staging.kind(Documentation)
    for source, target, index in input_.staging.found(CITING, citing, nodes):
        if index not in fallen:
            cited[source].append(target)
    await kinds.learn(cited)
    graded: list[InputRow] = []
    wrong: dict[int, list[Reject]] = {}
    for index, row in rows:
        regraded: dict[int, Node] = {}
        for number, node in ((number, node) for node, number, _ in row.records if isinstance(node, Node)):
            due = grade_due(type(node), node.source_grade, kinds.of(cited.get(node.id, ())))
            if due is not node.source_grade:
                regraded[number] = replace(node, source_grade=due)
                if node.source_grade is not None:
                    wrong.setdefault(index, []).append(_disagreement(row, number, node, due))
        graded.append(row.with_nodes(regraded) if regraded else row)
    return graded, wrong


def _own(relations: Iterable[Relation]) -> defaultdict[str, list[str]]:
    own = defaultdict[str, list[str]](list)
    for relation in relations:
        if isinstance(relation, Documentation) and relation.basis is Basis.OWN:
            own[relation.source].append(relation.target)
    return own


def _disagreement(row: InputRow, number: int, node: Node, due: SourceGrade | None) -> Reject:
    """That a row states a grade which does not follow."""
    remedy = f"Write '{due.key}', or leave it out." if due else "Leave it out."
    return row.reject(number, GRADE, node.source_grade, disagreement(type(node), due and due.key), remedy)


async def regrade(changes: Changes, kinds: Kinds, ontology: Ontology, transaction: Transaction) -> int:
    """Add the records of other datasets whose grade is another, since a load changes the kind of a source of theirs.

    How many they are.
    """
    graded = 0
    async for sources in _of_other_kinds(changes, transaction):
        citing = await transaction.records(Documentation, "targetId", sources)
        ids = sorted({str(record.columns["sourceId"]) for record in citing if record.dataset != changes.dataset})
        for batch in batched(ids):
            rows = await _graded_anew(batch, changes, kinds, ontology, transaction)
            graded += len(rows)
            changes.add(rows)
    return graded


async def _graded_anew(
    ids: list[str], changes: Changes, kinds: Kinds, ontology: Ontology, transaction: Transaction
) -> list[StoredRow]:
    """Those of some records of other datasets that have another grade than is due."""
    cited = _own(record.relation() for record in await transaction.records(Documentation, "sourceId", ids))
    await kinds.learn(cited)
    rewritten = {row.id: row for row in changes.written_of(ids)}
    graded: list[StoredRow] = []
    for record in await _nodes(ids, ontology, transaction):
        node = record.node()
        due = grade_due(type(node), node.source_grade, kinds.of(cited.get(node.id, ())))
        if due is not node.source_grade:
            moved = rewritten.get(node.id)  # a promise, the deadline of which this load moves too
            node = node_of(type(node), moved.values) if moved else node
            graded.append(node_row(replace(node, source_grade=due), record.dataset, record.row))
    return graded


async def _of_other_kinds(changes: Changes, transaction: Transaction) -> AsyncIterator[list[str]]:
    """The sources that are there already, and of which a load changes the kind."""
    for rows in changes.changed(Source):
        written = {row.id: row.values["kind"] for row in rows}
        stored = await transaction.records(Source, "id", sorted(written))
        yield [id_ for record in stored if record.columns["kind"] != written[id_ := str(record.columns["id"])]]


async def _nodes(ids: Iterable[str], ontology: Ontology, transaction: Transaction) -> list[StoredRecord]:
    of_class = defaultdict[type[Node], list[str]](list)
    for id_ in ids:
        if cls := ontology.class_of_path.get(id_.partition("/")[0]):
            of_class[cls].append(id_)
    return [record for cls, listed in of_class.items() for record in await _records(transaction, cls, "id", listed)]


async def _records(transaction: Transaction, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
    listed = sorted(values)
    return await transaction.records(record, column, listed) if listed else []
