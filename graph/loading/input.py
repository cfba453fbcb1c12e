"""A row of a load's input, with all that it says and points to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from ontology.agreements import Commitment
from ontology.events import Event
from ontology.model import Citation, Documented, Node, Relation
from ontology.records import CITED, Reject, Row, relation_id, told
from ontology.sources import Documentation, Source

EVENT = f"{Event.path()}/"
ANCHOR = "deadline.anchor"


class RowRecord(NamedTuple):
    """A record of a row: its number there and, of a citation of a node, under which attribute the node has it."""

    record: Node | Relation
    number: int
    attribute: str = ""


class Reference(NamedTuple):
    """That the n-th record of a row points to a node: under which attribute, to which, and of what class it must be."""

    number: int
    attribute: str
    id: str
    cls: type[Node]


def anchor_of(record: Node | Relation) -> str:
    """What a promise's deadline is counted from, as its row says; nothing where that has not even the form of one."""
    deadline = getattr(record, "deadline", None) if isinstance(record, Commitment) else None
    anchor = getattr(deadline, "anchor", None)
    return anchor if isinstance(anchor, str) else ""


@dataclass(frozen=True)
class InputRow:
    """A row of the input with all its records, the citations of its nodes among them, and the id of each.

    The id of the first record is that of the row, unless it is shared by many: then it is `part_of` the dataset's own.
    """

    row: Row
    records: tuple[RowRecord, ...]
    ids: tuple[str, ...]
    part_of: str = ""

    @classmethod
    def of(cls, row: Row, part_of: str = "") -> "InputRow":
        """Take in a row."""
        records = (*(RowRecord(record, number) for number, record in enumerate(row.records)), *_cited(row))
        return cls(row, records, tuple(map(_id, (record.record for record in records))), part_of)

    @property
    def id(self) -> str:
        """What stands for the row."""
        return self.part_of or self.ids[0]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Its nodes."""
        return tuple(record for record, *_ in self.records if isinstance(record, Node))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Its relations."""
        return tuple(record for record, *_ in self.records if isinstance(record, Relation))

    def pointed(self) -> Iterator[str]:
        """The ids of all that it points to, some of them more than once."""
        for record, *_ in self.records:
            if isinstance(record, Relation):
                yield record.source
                yield record.target
                for citation in record.sources:
                    yield citation.source
            elif isinstance(record, Commitment) and (anchor := anchor_of(record)).startswith(EVENT):
                yield anchor

    def references(self) -> Iterator[Reference]:
        """Every node that it points to."""
        for record, number, attribute in self.records:
            if isinstance(record, Relation):
                yield Reference(number, attribute or "source", record.source, record.declared.source)
                yield Reference(number, attribute or "target", record.target, record.declared.target)
                for place, citation in enumerate(record.sources):
                    yield Reference(number, f"{CITED}.{place}", citation.source, Source)
            elif isinstance(record, Commitment) and (anchor := anchor_of(record)).startswith(EVENT):
                yield Reference(number, ANCHOR, anchor, Event)

    def reject(self, number: int, attribute: str, value: Any, problem: str, remedy: str) -> Reject:
        """What is wrong with a value of the n-th record, in the publisher's own terms."""
        position, field = self.row.locate(number, attribute)
        return Reject(position, field, self.row.written(number, attribute, told(value)), problem, remedy)

    def with_nodes(self, nodes: Mapping[int, Node]) -> "InputRow":
        """The row with other nodes in the places of some, by their numbers."""
        records = list(self.records)
        for number, node in nodes.items():
            records[number] = RowRecord(node, number)
        return replace(self, records=tuple(records))


def _cited(row: Row) -> Iterator[RowRecord]:
    for number, node in enumerate(row.records):
        if isinstance(node, Documented):
            for place, citation in enumerate(node.citations()):
                yield RowRecord(_documentation(node, citation), number, f"{CITED}.{place}")


def _documentation(node: Documented, citation: Citation) -> Documentation:
    locator = citation.locator or None
    return Documentation(source=node.id, target=citation.source, locator=locator, basis=node.basis)


def _id(record: Node | Relation) -> str:
    return record.id if isinstance(record, Node) else relation_id(record)
