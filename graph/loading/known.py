"""What the ids of a load stand for: rows of this delivery, rows that were rejected, and what the store has."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from graph.loading.input import Input
from graph.store import Transaction
from ontology.model import Citation, Documented, Node, Ontology
from ontology.records import Position, RejectedRow
from ontology.rules import asks_ends, asks_sources

MOST_SUGGESTED = 20
"""For so many missing ids a load looks for the nearest that there is: each is compared with all of its class."""


class Place(NamedTuple):
    """Where a record stands: in which row, and as which of its records."""

    row: int
    number: int


@dataclass(frozen=True)
class Known:
    """Every id that a load has to do with.

    `first` tells where each id of the delivery stands first; `rejected`, in which rejected row it would have stood;
    `owners`, which dataset has it in the store. `nodes` are those of the delivery, and those of the store about which a
    rule may ask.
    """

    input: Input
    first: dict[str, Place]
    rejected: dict[str, RejectedRow]
    owners: dict[str, str]
    nodes: dict[str, Node]

    @classmethod
    async def of(cls, input_: Input, ontology: Ontology, transaction: Transaction) -> "Known":
        """Look up everything that the rows are and point to."""
        first: dict[str, Place] = {}
        nodes: dict[str, Node] = {}
        asking = {relation for relation in ontology.relations if asks_ends(relation)}
        ends: set[str] = set()
        named: set[str] = set()
        for index, row in enumerate(input_.rows):
            for number, id_ in enumerate(row.ids):
                first.setdefault(id_, Place(index, number))
            named.update(row.shared_ids())
            for node in row.nodes:
                nodes.setdefault(node.id, node)
                if asks_sources(type(node)) and isinstance(node, Documented):
                    ends.update(citation.source for citation in node.sources if isinstance(citation, Citation))
            asked = (relation for relation in row.relations if type(relation) in asking)
            ends.update(end for relation in asked for end in (relation.source, relation.target))
            named.update(reference.id for reference in row.references())
        owners = await transaction.owners(named)
        outside = [id_ for id_ in ends if id_ in owners and id_ not in first]
        nodes |= await _stored(outside, ontology, transaction)
        rejected = {id_: row for row in input_.rejected for id_ in row.ids}
        return cls(input_, first, rejected, owners, nodes)

    def position(self, place: Place) -> Position:
        """Where in the input a record stands."""
        row = self.input.rows[place.row]
        _, number, attribute = row.records[place.number]
        return row.row.locate(number, attribute)[0]

    def rejected_row(self, id_: str) -> RejectedRow | None:
        """The rejected row that would have had a node, or might have."""
        return self.rejected.get(id_) or self.rejected.get(f"{id_.partition('/')[0]}/")

    def is_there(self, id_: str) -> bool:
        """Whether a node is in this delivery, or in a dataset that it requires."""
        return id_ in self.first or self.owners.get(id_) in self.input.delivery.requires


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

    def __init__(self, known: Known, ontology: Ontology, transaction: Transaction) -> None:
        self._known, self._ontology, self._transaction = known, ontology, transaction
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
        requires = self._known.input.delivery.requires
        own = [id_ for id_ in (*self._known.first, *self._known.rejected) if id_.startswith(f"{cls.path()}/")]
        outside = await self._transaction.ids(cls, requires) if issubclass(cls, Documented) else requires
        return sorted({id_.partition("/")[2] for id_ in (*own, *outside)} - {""})
