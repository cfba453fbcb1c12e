"""Whether the rows of a load hold together: ids that are unique, and references that lead to something."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.store import Transaction
from ontology.model import Node, Ontology, Relation
from ontology.naming import is_id
from ontology.records import Delivery, Position, Reject, relation_id
from ontology.sources import Documentation

Numbers = Counter[tuple[str, type[Relation]]]
"""How many relations of each kind start at each node of the input."""


@dataclass(frozen=True)
class InputRow:
    """A row of the input with all its records, the citations of its nodes among them."""

    position: Position
    id: str
    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]

    @classmethod
    def of(cls, position: Position, records: tuple[Node | Relation, ...]) -> "InputRow":
        """Sort the records of a row; the first one's id stands for the row."""
        nodes = tuple(record for record in records if isinstance(record, Node))
        cited = (
            Documentation(source=node.id, target=citation.source, locator=citation.locator or None)
            for node in nodes
            for citation in node.citations()
        )
        relations = (*(record for record in records if isinstance(record, Relation)), *cited)
        first = records[0]
        return cls(position, first.id if isinstance(first, Node) else relation_id(first), nodes, relations)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its records."""
        return (*(node.id for node in self.nodes), *map(relation_id, self.relations))

    def references(self) -> Iterator[str]:
        """Every node that it points to."""
        for relation in self.relations:
            yield relation.source
            yield relation.target
            yield from (citation.source for citation in relation.sources)


class References:
    """Checks the rows of one load against each other and against the store."""

    def __init__(self, delivery: Delivery, ontology: Ontology, transaction: Transaction) -> None:
        self._dataset, self._requires = delivery.dataset.id, delivery.requires
        self._ontology, self._transaction = ontology, transaction

    async def sound(self, rows: list[InputRow], rejects: list[Reject]) -> list[InputRow]:
        """The rows that hold together; what is wrong with the others is added to `rejects`.

        A row that points to a rejected row is rejected too, so this goes on until nothing more falls out.
        """
        outside = await self._transaction.owners({id_ for row in rows for id_ in (*row.ids, *row.references())})
        while True:
            inside = Counter(id_ for row in rows for id_ in row.ids)
            numbers = Counter((relation.source, type(relation)) for row in rows for relation in row.relations)
            found = [reject for row in rows for reject in self._wrong(row, inside, outside, numbers)]
            if not found:
                return rows
            rejects += found
            bad = {reject.position for reject in found}
            rows = [row for row in rows if row.position not in bad]

    def _wrong(
        self, row: InputRow, inside: Counter[str], outside: dict[str, str], numbers: Numbers
    ) -> Iterator[Reject]:
        for id_ in row.ids:
            if inside[id_] > 1:
                yield Reject(row.position, "id", id_, "stands more than once in the input", "Give each its own id.")
            if (owner := outside.get(id_, self._dataset)) != self._dataset:
                yield Reject(row.position, "id", id_, f"belongs to {owner}", "Leave it there, or choose another id.")
        for node in row.nodes:
            yield from self._wrong_id(row, node)
        for relation in row.relations:
            yield from self._wrong_relation(row, relation, inside, outside)
        for node in row.nodes:
            yield from self._wrong_number(row, node, numbers)

    @staticmethod
    def _wrong_id(row: InputRow, node: Node) -> Iterator[Reject]:
        if not is_id(node.id) or not node.id.startswith(f"{node.path()}/"):
            remedy = f"Write {node.path()}/ and a key of a-z, 0-9 and hyphens."
            yield Reject(row.position, "id", node.id, "is no id of this class", remedy)

    def _wrong_relation(
        self, row: InputRow, relation: Relation, inside: Counter[str], outside: dict[str, str]
    ) -> Iterator[Reject]:
        declared = relation.declared
        ends = [(relation.source, declared.source), (relation.target, declared.target)]
        if not declared.symmetric and not inside[relation.source]:
            remedy = f"Let the dataset that has {relation.source} say so."
            yield Reject(row.position, declared.name, relation.source, "is not in this dataset", remedy)
        cited = [(citation.source, Documentation.declared.target) for citation in relation.sources]
        for id_, cls in (*ends, *cited):
            known = self._ontology.class_of_path.get(id_.partition("/")[0])
            if known is None or not issubclass(known, cls):
                yield Reject(row.position, declared.name, id_, f"is no {cls.names.en}", "Give the id of one.")
            elif not inside[id_] and outside.get(id_) not in self._requires:
                remedy = f"Add it, or load the dataset that has it and name it as required by {self._dataset}."
                yield Reject(row.position, declared.name, id_, "is not there", remedy)

    def _wrong_number(self, row: InputRow, node: Node, numbers: Numbers) -> Iterator[Reject]:
        for end in self._ontology.ends(type(node)):
            number = numbers[node.id, end.relation]
            if end.forward and end.relation.declared.always and not number:
                yield Reject(row.position, end.name, node.id, "has none", "Name one.")
            if end.single and number > 1:
                yield Reject(row.position, end.name, node.id, f"has {number}", "Keep one.")
