"""What a loader delivers: rows of its input, each with the records that hang on it, or what is wrong with it."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ontology.codes import Code
from ontology.model import Citation, Node, Relation
from ontology.naming import camel
from ontology.outlines import Outline
from ontology.sources import Dataset, Documentation
from ontology.values import DateSpan, Text, slug

CITED = "sources"
"""The attribute that holds the citations of a node or relation."""
LONGEST = 60
"""So many characters of a value a reject shows."""


@dataclass(frozen=True)
class Position:
    """Where in the input something stands; lines are counted as an editor does, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Shared:
    """What rows share and their loader holds, such as the file that tells where their values stand.

    A load may put rows aside in a temporary file. What they share stays in memory, and they find it again.
    """


@dataclass(frozen=True)
class Row:
    """One row of the input (a YAML entry, a CSV line). The first record is the row's own node, or its relation.

    A loader that knows more than the row's line and the ontology's names has a subclass of its own, and says there how
    its publisher calls things.
    """

    position: Position
    records: tuple[Node | Relation, ...]

    def __post_init__(self) -> None:
        if not self.records:
            raise ValueError(f"the row at {self.position} has no records: deliver a RejectedRow, or nothing")

    def locate(self, record: int, attribute: str) -> tuple[Position, str]:
        """Where a value of the n-th record stands, and under which name.

        `attribute` is a property of the record, an end of it (`target`) or a relation that leads from it; a dot leads
        into a value with parts (`deadline.due`) or to one of several (`sources.0`). "" is the record as a whole.
        """
        return self.position, _name(self.records[record], attribute)

    def written(self, record: int, attribute: str, value: str) -> str:
        """How the input writes a value there, such as an id by its key alone; here as it is."""
        return value


@dataclass(frozen=True)
class Reject:
    """What is wrong with a row: the value, where it stands, and what to do."""

    position: Position
    field: str
    value: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.position}: {self.field}: {self.value!r} {self.problem}. {self.remedy}"


@dataclass(frozen=True)
class RejectedRow:
    """A row that its loader could not make records of, with everything that is wrong with it.

    `ids` are those that its nodes would have had, so that whatever points to them is not called wrong too; where they
    cannot be told, `event/` stands for every event.
    """

    position: Position
    rejects: tuple[Reject, ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """Which relations a delivery has anew: of some kinds those that join these nodes to others, at whichever end they
    are, and of some those that lead from them.
    """

    nodes: Collection[str]
    joining: tuple[type[Relation], ...]
    leading: tuple[type[Relation], ...]


@dataclass(frozen=True)
class Delivery:
    """A whole dataset: what it is, which datasets its records may point to, and its rows, read lazily.

    `about` is the dataset's own row: its description, and then what all rows rest on, such as the publisher's source.
    It is not a row of the input and is not counted; without it nothing loads. `shared`: what many rows rest on, such as
    a publisher's places, read lazily and before them; not counted either, and stored as of the dataset's own row.

    `remarks`: what is wrong with the file as a whole, such as a column that nobody consumes; a strict load refuses it.
    `notices`: what to know of it besides, such as a column that it lacks and can do without.

    `unread`: what of a text its loader could not read: no reject, since the rest stands for itself, but listed.

    `keeps_rows`: the input does not tell from which rows its records once came, so those that a store has keep theirs.

    `scope`: it has not all of its dataset, but whatever joins these nodes to others; the rest stays as it is.
    """

    about: Row
    requires: tuple[str, ...]
    rows: Iterable[Row | RejectedRow]
    keeps_rows: bool = False
    scope: "Scope | None" = None
    shared: Iterable[Row] = ()
    remarks: tuple[Reject, ...] = ()
    notices: tuple[str, ...] = ()
    unread: tuple[Reject, ...] = ()

    @property
    def dataset(self) -> Dataset:
        """The dataset's description."""
        dataset = self.about.records[0]
        assert isinstance(dataset, Dataset), f"{self.about.position}: the first record describes no dataset"
        return dataset


def _name(record: Node | Relation, attribute: str) -> str:
    """What GraphQL calls it: `doneOn`, `deadline.due`; of a relation's ends and sources, the relation they make."""
    first, *rest = attribute.split(".")
    if first == CITED:
        return Documentation.declared.name
    if isinstance(record, Relation) and first in ("", "source", "target"):
        return record.declared.name
    name = next((prop.name for prop in record.properties() if prop.attribute == first), first)
    return ".".join((name, *map(camel, rest))) or record.path()


def told(value: Any) -> str:
    """A value as a reject shows it: codes by their keys, dates as text, and not too much of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(told, value)) or "[]"
    elif isinstance(value, dict):
        return told(next(iter(value.values()), "{}"))
    text = _plain(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _plain(value: Any) -> str:
    if isinstance(value, Code):
        return value.key
    if isinstance(value, DateSpan):
        return value.edtf
    if isinstance(value, Outline):
        return value.geojson
    if isinstance(value, Citation):
        return f"{value.source}, {value.locator}" if value.locator else value.source
    return " / ".join(map(str, value.variants)) if isinstance(value, Text) else str(value)


def relation_id(relation: Relation) -> str:
    """`involvement/mali-2018-04-10--gatia--attacker`: what it joins, and what tells parallel ones apart."""
    return joining_id(type(relation), relation.source, relation.target, relation.parts())


def joining_id(cls: type[Relation], source: str, target: str, apart: Iterable[Any] = ()) -> str:
    """The id of a relation of a kind between two nodes; `apart`: what tells it from parallel ones."""
    declared = cls.declared
    ends = [_end(source, declared.source), _end(target, declared.target)]
    if declared.symmetric:
        ends.sort()
    return f"{cls.path()}/{'--'.join([*ends, *filter(None, map(_part, apart))])}"


def _end(id_: str, cls: type[Node]) -> str:
    path, _, key = id_.partition("/")
    return f"{path}-{key}" if cls.abstract else key


def _part(value: Any) -> str:
    if value is None:
        return ""
    text = value.key if isinstance(value, Code) else value.edtf if isinstance(value, DateSpan) else str(value)
    short = slug(text)
    return short if short == text else f"{short[:40]}-{hashlib.sha256(text.encode()).hexdigest()[:8]}".strip("-")
