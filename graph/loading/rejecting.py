"""Which rows of a load are rejected: those that are wrong, and then those that wait for a rejected one.

Each row is looked at once when a row that it points to falls, so a long chain costs no more than as many rows apart.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from functools import cached_property

from graph.loading.input import ANCHOR, InputRow, Reference, anchor_of
from graph.loading.known import Known
from ontology.agreements import Agreement, Commitment, Signature, Undertaking
from ontology.deadlines import SIGNATURE
from ontology.model import Relation
from ontology.records import Position, Reject
from ontology.vocabularies import Capacity

REMEDY = "Correct that row, or point to another."
Waits = dict[str, list[tuple[int, Reference]]]
"""Who points to an id: the numbers of the rows, and where they do."""


class Rejecting:
    """The rows of a load that are rejected. `wrong` are the causes, `waiting` is what waits for them, by row."""

    def __init__(self, known: Known) -> None:
        self._known, self._rows = known, known.input.rows
        self.wrong = [reject for row in known.input.rejected for reject in row.rejects]
        self.waiting = dict(self._waiting_for_rejected())
        self._fallen: set[int] = set()
        self._follow(list(self.waiting))

    def reject(self, wrong: Mapping[int, list[Reject]]) -> None:
        """These rows are wrong; with them go all that point to them."""
        self.wrong += (reject for rejects in wrong.values() for reject in rejects)
        for index in wrong:
            self.waiting.pop(index, None)
        self._follow([index for index in wrong if index not in self._fallen])

    def sound(self) -> dict[int, InputRow]:
        """The rows that are left, by their numbers."""
        return {index: row for index, row in enumerate(self._rows) if index not in self._fallen}

    def _follow(self, fallen: list[int]) -> None:
        """Let everything fall that waits for these rows, and for what falls with them."""
        self._fallen.update(fallen)
        causes = deque(fallen)
        while causes:
            for index, reject in self._waiting_for(causes.popleft()):
                if index not in self._fallen:
                    self._fallen.add(index)
                    self.waiting[index] = reject
                    causes.append(index)

    def _waiting_for_rejected(self) -> Iterator[tuple[int, Reject]]:
        """The rows that point to what its loader has rejected."""
        for index, row in enumerate(self._rows if self._known.input.rejected else ()):
            for reference in row.references():
                there = self._known.is_there(reference.id)
                if not there and (rejected := self._known.rejected_row(reference.id)):
                    yield index, _waiting(row, reference, rejected.position)
                    break

    def _waiting_for(self, cause: int) -> Iterator[tuple[int, Reject]]:
        """The rows that wait for a row."""
        row = self._rows[cause]
        for id_ in _awaited(row):
            if id_ not in self._known.first or self._known.first[id_].row == cause:
                for index, reference in self._waits.get(id_, ()):
                    yield index, _waiting(self._rows[index], reference, row.row.position)
        for relation in row.relations:
            yield from self._left_without(relation, cause)

    def _left_without(self, relation: Relation, cause: int) -> Iterator[tuple[int, Reject]]:
        """The row of a node that must have such a relation, if this was its last."""
        key = relation.source, type(relation)
        if key in self._needed and (place := self._known.first[relation.source]).row != cause:
            self._needed[key] -= 1
            if not self._needed[key]:
                row = self._rows[place.row]
                problem = f"is left with none: a row was rejected ({self._rows[cause].row.position})"
                number = row.records[place.number].number
                yield place.row, row.reject(number, relation.declared.name, relation.source, problem, REMEDY)

    @cached_property
    def _waits(self) -> Waits:
        """By id: who points to it from another row."""
        waits: Waits = {}
        for index, row in enumerate(self._rows):
            for reference in (*row.references(), *_counted_from(row)):
                place = self._known.first.get(reference.id)
                if place is None or place.row != index:
                    waits.setdefault(reference.id, []).append((index, reference))
        return waits

    @cached_property
    def _needed(self) -> Counter[tuple[str, type[Relation]]]:
        """How many there are of those relations of which a node must have one, and has some in other rows."""
        number = Counter[tuple[str, type[Relation]]]()
        for row in self._rows:
            number.update((relation.source, type(relation)) for relation in row.relations if relation.declared.always)
        apart = {
            (relation.source, type(relation))
            for index, row in enumerate(self._rows)
            for relation in row.relations
            if relation.declared.always and relation.source in self._known.first
            if self._known.first[relation.source].row != index
        }
        return Counter({key: number[key] for key in apart})


def _awaited(row: InputRow) -> Iterator[str]:
    """What others may wait for of a row: its nodes, and the signatures from which deadlines are counted."""
    yield from (node.id for node in row.nodes)
    for relation in row.relations:
        if isinstance(relation, Signature) and relation.capacity is Capacity.PARTY:
            yield _signature_of(relation.target)


def _counted_from(row: InputRow) -> Iterator[Reference]:
    """The signatures from which the deadlines of a row are counted."""
    agreements = {relation.source: relation.target for relation in row.relations if isinstance(relation, Undertaking)}
    for number, record in enumerate(row.row.records):
        if isinstance(record, Commitment) and anchor_of(record) == SIGNATURE and record.id in agreements:
            yield Reference(number, ANCHOR, _signature_of(agreements[record.id]), Agreement)


def _signature_of(agreement: str) -> str:
    return f"{SIGNATURE} of {agreement}"


def _waiting(row: InputRow, reference: Reference, cause: Position) -> Reject:
    number, attribute, id_, _ = reference
    return row.reject(number, attribute, id_, f"was rejected ({cause})", REMEDY)
