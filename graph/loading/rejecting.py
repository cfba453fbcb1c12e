"""Which rows of a load are rejected: those that are wrong, and then those that wait for a rejected one.

Each row is looked at once when a row that it points to falls, so a long chain costs no more than as many rows apart.
"""

from collections import deque
from collections.abc import Iterator, Mapping

from graph.loading.anchors import signature_of, signatures_counted_from
from graph.loading.input import InputRow, Reference
from graph.loading.known import OUTSIDE, Place
from graph.loading.reading import Input
from graph.loading.rows import Numbered
from ontology.agreements import Signature
from ontology.model import Node, Relation
from ontology.records import Position, Reject, RejectedRow
from ontology.vocabularies import Capacity

REMEDY = "Correct that row, or point to another."
WAITING = "SELECT DISTINCT row FROM pointing WHERE id = ? ORDER BY row"
FIRST = "SELECT row, number FROM identifier WHERE id = ? ORDER BY rowid LIMIT 1"


class Rejecting:
    """The rows of a load that are rejected. `wrong` are the causes, `waiting` is what waits for them, by row.

    The owners of what rows point to must be staged.
    """

    def __init__(self, input_: Input) -> None:
        self._input, self._rows, self._staging = input_, input_.rows, input_.staging
        self.wrong = [reject for row in input_.rejected for reject in row.rejects]
        self.waiting = dict(self._waiting_for_rejected())
        self.fallen: set[int] = set()
        self._needed: dict[tuple[str, type[Relation]], int] = {}
        self._follow(list(self.waiting))

    def reject(self, wrong: Mapping[int, list[Reject]]) -> None:
        """These rows are wrong; with them go all that point to them."""
        self.wrong += (reject for rejects in wrong.values() for reject in rejects)
        for index in wrong:
            self.waiting.pop(index, None)
        self._follow([index for index in wrong if index not in self.fallen])

    def ids(self) -> Iterator[str]:
        """The ids of the rows that are rejected, and of those that their loader has rejected."""
        yield from (self._rows[index].id for index in self.fallen)
        yield from (id_ for row in self._input.rejected for id_ in row.ids)

    def counted(self) -> int:
        """How many rows of the input are rejected."""
        return sum(not self._rows[index].part_of for index in self.fallen) + len(self._input.rejected)

    def sound(self) -> Iterator[Numbered]:
        """The rows that are left, in batches."""
        return self._rows.batches(self.fallen)

    def sound_with(self, *kinds: type) -> Numbered:
        """The rows that are left and have records of these kinds."""
        return [(index, self._rows[index]) for index in self._input.rows_with(*kinds) if index not in self.fallen]

    def sound_node(self, id_: str) -> Node | None:
        """The node of an id, if its row is left."""
        place = self._first(id_)
        if place is None or place.row in self.fallen:
            return None
        record = self._rows[place.row].records[place.number].record
        return record if isinstance(record, Node) else None

    def _follow(self, fallen: list[int]) -> None:
        """Let everything fall that waits for these rows, and for what falls with them."""
        self.fallen.update(fallen)
        causes = deque(fallen)
        while causes:
            for index, reject in self._waiting_for(causes.popleft()):
                self.fallen.add(index)
                self.waiting[index] = reject
                causes.append(index)

    def _waiting_for_rejected(self) -> Iterator[tuple[int, Reject]]:
        """The rows that point to what its loader has rejected."""
        missing = {id_: row for id_, row in self._missing() if row}
        found = {index for id_ in missing for (index,) in self._staging.found(WAITING, id_)}
        for index in sorted(found):
            row = self._rows[index]
            reference = next((one for one in row.references() if one.id in missing), None)
            if reference:
                yield index, _waiting(row, reference, missing[reference.id].position)

    def _missing(self) -> Iterator[tuple[str, RejectedRow | None]]:
        """What rows point to that is not there, and the rejected row that would have had it, or might have."""
        requires, rejected = self._input.delivery.requires, self._input.rejected_by_id
        for ids in self._staging.ids(OUTSIDE) if rejected else ():
            for id_ in ids:
                if self._staging.first("SELECT dataset FROM owner WHERE id = ?", id_) not in requires:
                    yield id_, rejected.get(id_) or rejected.get(f"{id_.partition('/')[0]}/")

    def _waiting_for(self, cause: int) -> Iterator[tuple[int, Reject]]:
        """The rows that wait for a row, and have not fallen yet."""
        row = self._rows[cause]
        for id_ in _awaited(row):
            place = self._first(id_)
            if place is None or place.row == cause:
                for (index,) in list(self._staging.found(WAITING, id_)):
                    if index not in self.fallen:
                        waiting = self._rows[index]
                        yield index, _waiting(waiting, _reference(waiting, id_), row.row.position)
        for relation in row.relations:
            if relation.declared.always:
                yield from self._left_without(relation, cause)

    def _left_without(self, relation: Relation, cause: int) -> Iterator[tuple[int, Reject]]:
        """The row of a node that must have such a relation, if this was its last."""
        place = self._first(relation.source)
        if place is None or place.row == cause:
            return
        key = relation.source, type(relation)
        if key not in self._needed:
            self._needed[key] = self._number(*key, place)
        self._needed[key] -= 1
        if not self._needed[key] and place.row not in self.fallen:
            row = self._rows[place.row]
            problem = f"is left with none: a row was rejected ({self._rows[cause].row.position})"
            number = row.records[place.number].number
            yield place.row, row.reject(number, relation.declared.name, relation.source, problem, REMEDY)

    def _first(self, id_: str) -> Place | None:
        found = next(self._staging.found(FIRST, id_), None)
        return Place(*found) if found else None

    def _number(self, source: str, kind: type[Relation], place: Place) -> int:
        """How many relations of a kind a node has, in its own row and in others."""
        own = [one for one in self._rows[place.row].relations if type(one) is kind and one.source == source]
        text = "SELECT count(*) FROM apart WHERE source = ? AND kind = ?"
        return len(own) + int(self._staging.first(text, source, self._staging.kind(kind)))


def _awaited(row: InputRow) -> Iterator[str]:
    """What others may wait for of a row: its nodes, and the signatures from which deadlines are counted."""
    yield from (node.id for node in row.nodes)
    for relation in row.relations:
        if isinstance(relation, Signature) and relation.capacity is Capacity.PARTY:
            yield signature_of(relation.target)


def _reference(row: InputRow, id_: str) -> Reference:
    """Where a row points to something."""
    return next(one for one in (*row.references(), *signatures_counted_from(row)) if one.id == id_)


def _waiting(row: InputRow, reference: Reference, cause: Position) -> Reject:
    number, attribute, id_, _ = reference
    return row.reject(number, attribute, id_, f"was rejected ({cause})", REMEDY)
