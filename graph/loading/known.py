"""What the ids of a load stand for: rows of this delivery, rows that were rejected, and what the store has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from graph.loading.input import Reference
from graph.loading.reading import Input
from graph.loading.rows import Numbered
from graph.store import Transaction
from ontology.model import Citation, Documented, Node, Ontology, Relation
from ontology.records import Position, RejectedRow
from ontology.rules import asks_ends, asks_sources

MOST_SUGGESTED = 20
"""For so many missing ids a load looks for the nearest that there is: each is compared with all of its class."""
GIVEN = "(SELECT value FROM json_each(?))"
SHARED = "SELECT id FROM identifier WHERE kind IN ({})"
OUTSIDE = "SELECT DISTINCT id FROM pointing WHERE NOT EXISTS (SELECT 1 FROM identifier i WHERE i.id = pointing.id)"

ELSEWHERE = """SELECT one.id, row, number FROM json_each(?) CROSS JOIN identifier one ON one.id = value
    ORDER BY one.rowid DESC"""


class Place(NamedTuple):
    """Where a record stands: in which row, and as which of its records."""

    row: int
    number: int


async def stage_owners(input_: Input, transaction: Transaction) -> None:
    """Stage which of the ids of a load other datasets have, and which dataset has what it only points to."""
    staging = input_.staging
    for ids in staging.ids(SHARED.format(staging.kinds(filter(_is_shared, staging.classes)))):
        found = await transaction.owners(ids)
        staging.add_once("owner", [(id_, owner) for id_, owner in found.items() if owner != input_.dataset])
    for ids in staging.ids(OUTSIDE):
        staging.add_once("owner", list((await transaction.owners(ids)).items()))


def _is_shared(cls: type) -> bool:
    """Whether another dataset could have the id of such a record: of a node, and of what is said from either end."""
    return issubclass(cls, Node) or (issubclass(cls, Relation) and cls.declared.symmetric)


@dataclass(frozen=True)
class Known:
    """Every id that some rows of a load have to do with.

    `first` tells where each of them stands first in the delivery; `owners`, which dataset has it in the store. `nodes`
    are those of which a rule may ask: of the delivery, and of the store. `references` are what each row points to, by
    its number, and `misnamed` those of which the id is not called as it should be: of which class it is, the node
    itself must tell.
    """

    input: Input
    first: dict[str, Place]
    owners: dict[str, str]
    nodes: dict[str, Node]
    references: dict[int, list[Reference]]
    misnamed: frozenset[Reference]

    @classmethod
    async def of(cls, input_: Input, rows: Numbered, ontology: Ontology, transaction: Transaction) -> "Known":
        """Look up everything that rows are and point to, once the owners are staged."""
        references = {index: list(row.references()) for index, row in rows}
        misnamed = frozenset(one for listed in references.values() for one in listed if not _is_named(one, ontology))
        asked = {*_asked_ends(rows, ontology), *(one.id for one in misnamed)}
        named = {*asked, *(one.id for listed in references.values() for one in listed)}
        first = _first(input_, rows, named)
        named.update(first)
        text = f"SELECT id, dataset FROM owner WHERE id IN {GIVEN}"
        owners = dict(input_.staging.found(text, list(named))) if input_.staging.first("SELECT 1 FROM owner") else {}
        nodes = dict(_delivered(input_, asked, first))
        outside = [id_ for id_ in asked if id_ in owners and id_ not in first]
        nodes |= await _stored(outside, ontology, transaction)
        return cls(input_, first, owners, nodes, references, misnamed)

    def position(self, place: Place) -> Position:
        """Where in the input a record stands."""
        row = self.input.rows[place.row]
        _, number, attribute = row.records[place.number]
        return row.row.locate(number, attribute)[0]

    def rejected_row(self, id_: str) -> RejectedRow | None:
        """The rejected row that would have had a node, or might have."""
        rejected = self.input.rejected_by_id
        return rejected.get(id_) or rejected.get(f"{id_.partition('/')[0]}/")

    def is_there(self, id_: str) -> bool:
        """Whether a node is in this delivery, or in a dataset that it requires."""
        return id_ in self.first or self.owners.get(id_) in self.input.delivery.requires


def _asked_ends(rows: Numbered, ontology: Ontology) -> Iterator[str]:
    """The ids of the ends and sources at which a rule may look."""
    asking = {relation for relation in ontology.relations if asks_ends(relation)}
    for _, row in rows:
        for node in row.nodes:
            if asks_sources(type(node)) and isinstance(node, Documented):
                yield from (citation.source for citation in node.sources if isinstance(citation, Citation))
        for relation in row.relations:
            if type(relation) in asking:
                yield from (relation.source, relation.target)


def _is_named(reference: Reference, ontology: Ontology) -> bool:
    """Whether what it points to is called as its class should be."""
    cls = ontology.class_of_path.get(reference.id.partition("/")[0])
    return cls is not None and issubclass(cls, reference.cls)


def _first(input_: Input, rows: Numbered, named: set[str]) -> dict[str, Place]:
    """Where ids stand first: those of these rows here, unless they stand in another row too."""
    first: dict[str, Place] = {}
    for index, row in rows:
        for number, id_ in enumerate(row.ids):
            first.setdefault(id_, Place(index, number))
    if input_.staging.first("SELECT 1 FROM repeated"):
        again = input_.staging.found(f"SELECT id, row, number FROM repeated WHERE id IN {GIVEN}", list(first))
        first |= {id_: Place(*place) for id_, *place in again}
    elsewhere = input_.staging.found(ELSEWHERE, [id_ for id_ in named if id_ not in first])
    return first | {id_: Place(*place) for id_, *place in elsewhere}


def _delivered(input_: Input, ids: Iterable[str], first: dict[str, Place]) -> Iterator[tuple[str, Node]]:
    for id_ in ids:
        if place := first.get(id_):
            record = input_.rows[place.row].records[place.number].record
            if isinstance(record, Node):
                yield id_, record


async def _stored(ids: Iterable[str], ontology: Ontology, transaction: Transaction) -> dict[str, Node]:
    by_class: dict[type[Node], list[str]] = {}
    for id_ in ids:
        if cls := ontology.class_of_path.get(id_.partition("/")[0]):
            by_class.setdefault(cls, []).append(id_)
    nodes = [
        record.node() for cls, of_class in by_class.items() for record in await transaction.records(cls, "id", of_class)
    ]
    return {node.id: node for node in nodes}


class Suggestions:
    """The nearest of the ids that there are to one that is not."""

    def __init__(self, input_: Input, ontology: Ontology, transaction: Transaction) -> None:
        self._input, self._ontology, self._transaction = input_, ontology, transaction
        self._ids: dict[type[Node], list[str]] = {}
        self._left = MOST_SUGGESTED

    async def nearest(self, id_: str) -> str | None:
        """An id of the same class, in the delivery or in a dataset that it requires."""
        path, _, key = id_.partition("/")
        cls = self._ontology.class_of_path[path]
        if not self._left:
            return None
        self._left -= 1
        if cls not in self._ids:
            self._ids[cls] = await self._keys(cls)
        close = get_close_matches(key, self._ids[cls], n=1)
        return f"{path}/{close[0]}" if close else None

    async def _keys(self, cls: type[Node]) -> list[str]:
        requires, begin = self._input.delivery.requires, f"{cls.path()}/"
        text = "SELECT id FROM identifier WHERE id >= ? AND id < ?"
        own = [id_ for (id_,) in self._input.staging.found(text, begin, f"{cls.path()}0")]  # "0" comes after "/"
        rejected = [id_ for id_ in self._input.rejected_by_id if id_.startswith(begin)]
        outside = await self._transaction.ids(cls, requires) if issubclass(cls, Documented) else requires
        return sorted({id_.partition("/")[2] for id_ in (*own, *rejected, *outside)} - {""})
