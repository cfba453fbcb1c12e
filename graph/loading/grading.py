"""The grades of what is said: each load finds them, from the kinds of the sources that are a record's own.

Where it makes a source one of another kind, records of other datasets that cite it are graded anew in the same
transaction, each with its dataset and row, so that to load its dataset again finds it unchanged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.loading.changes import Changes
from graph.loading.input import InputRow
from graph.store import Record, StoredRecord, Transaction
from graph.stored.records import node_of
from graph.stored.rows import StoredRow, node_row
from ontology.grading import disagreement, grade_due
from ontology.model import Node, Ontology, Relation
from ontology.records import Reject
from ontology.sources import Documentation, Source
from ontology.vocabularies import Basis, SourceGrade, SourceKind

GRADE = "source_grade"
Cited = Mapping[str, list[str]]
"""The sources that are a node's own, by its id."""


class Kinds:
    """Knows of what kind the sources of a delivery are, and learns those of other datasets when they are cited."""

    def __init__(self, rows: Iterable[InputRow], transaction: Transaction) -> None:
        self._transaction = transaction
        self._kinds = {node.id: node.kind for row in rows for node in row.nodes if isinstance(node, Source)}

    async def learn(self, cited: Cited) -> None:
        """Read from the store of what kind these are, where the delivery does not say it."""
        asked = {source for sources in cited.values() for source in sources} - self._kinds.keys()
        for record in await _records(self._transaction, Source, "id", asked):
            if isinstance(source := record.node(), Source):
                self._kinds[source.id] = source.kind

    def of(self, sources: Iterable[str]) -> list[SourceKind]:
        """The kinds of these, as far as they are there: a store that was changed by hand may lack one."""
        return [self._kinds[source] for source in sources if source in self._kinds]


async def grade_rows(
    rows: Mapping[int, InputRow], transaction: Transaction
) -> tuple[dict[int, InputRow], dict[int, list[Reject]]]:
    """The rows with their nodes graded, by number, and what is wrong with grades that rows state for themselves."""
    kinds = Kinds(rows.values(), transaction)
    cited = _own(relation for row in rows.values() for relation in row.relations)
    await kinds.learn(cited)
    graded: dict[int, InputRow] = {}
    wrong: dict[int, list[Reject]] = {}
    for index, row in rows.items():
        nodes: dict[int, Node] = {}
        for number, node in ((number, node) for node, number, _ in row.records if isinstance(node, Node)):
            due = grade_due(type(node), node.source_grade, kinds.of(cited.get(node.id, ())))
            if due is not node.source_grade:
                nodes[number] = replace(node, source_grade=due)
                if node.source_grade is not None:
                    wrong.setdefault(index, []).append(_disagreement(row, number, node, due))
        graded[index] = row.with_nodes(nodes) if nodes else row
    return graded, wrong


def _own(relations: Iterable[Relation]) -> Cited:
    own = defaultdict[str, list[str]](list)
    for relation in relations:
        if isinstance(relation, Documentation) and relation.basis is Basis.OWN:
            own[relation.source].append(relation.target)
    return own


def _disagreement(row: InputRow, number: int, node: Node, due: SourceGrade | None) -> Reject:
    """That a row states a grade which does not follow."""
    remedy = f"Write '{due.key}', or leave it out." if due else "Leave it out."
    return row.reject(number, GRADE, node.source_grade, disagreement(type(node), due and due.key), remedy)


async def regrade(
    changes: Changes, dataset: str, rows: Iterable[InputRow], ontology: Ontology, transaction: Transaction
) -> list[StoredRow]:
    """The records of other datasets whose grade is another, since a load changes the kind of a source of theirs."""
    kinds = Kinds(rows, transaction)
    citing = await _records(transaction, Documentation, "targetId", await _of_other_kinds(changes, transaction))
    ids = {str(record.columns["sourceId"]) for record in citing if record.dataset != dataset}
    cited = _own(record.relation() for record in await _records(transaction, Documentation, "sourceId", ids))
    await kinds.learn(cited)
    rewritten = {row.id: row for of_kind in changes.written.values() for row in of_kind if row.id in ids}
    graded: list[StoredRow] = []
    for record in await _nodes(ids, ontology, transaction):
        node = record.node()
        due = grade_due(type(node), node.source_grade, kinds.of(cited.get(node.id, ())))
        if due is not node.source_grade:
            moved = rewritten.get(node.id)  # a promise, the deadline of which this load moves too
            node = node_of(type(node), moved.values) if moved else node
            graded.append(node_row(replace(node, source_grade=due), record.dataset, record.row))
    return graded


async def _of_other_kinds(changes: Changes, transaction: Transaction) -> list[str]:
    """The sources that are there already, and of which a load changes the kind."""
    written = {row.id: row.values["kind"] for row in changes.written.get(Source, ())}
    stored = await _records(transaction, Source, "id", written)
    return [id_ for record in stored if record.columns["kind"] != written[id_ := str(record.columns["id"])]]


async def _nodes(ids: Iterable[str], ontology: Ontology, transaction: Transaction) -> list[StoredRecord]:
    of_class = defaultdict[type[Node], list[str]](list)
    for id_ in ids:
        if cls := ontology.class_of_path.get(id_.partition("/")[0]):
            of_class[cls].append(id_)
    return [record for cls, listed in of_class.items() for record in await _records(transaction, cls, "id", listed)]


async def _records(transaction: Transaction, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
    listed = sorted(values)
    return await transaction.records(record, column, listed) if listed else []
