"""What a loader delivers: rows of its input, each with the records that hang on it, or what is wrong with it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ontology.codes import Code
from ontology.model import Node, Relation
from ontology.sources import Dataset
from ontology.values import DateSpan, slug


@dataclass(frozen=True)
class Position:
    """Where in the input something stands; lines are counted as an editor does, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Row:
    """One row of the input (a YAML entry, a CSV line). The first record is the row's own node, or its relation."""

    position: Position
    records: tuple[Node | Relation, ...]


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
class Delivery:
    """A whole dataset: what it is, which datasets its records may point to, and its rows, read lazily."""

    dataset: Dataset
    requires: tuple[str, ...]
    rows: Iterable[Row | Reject]


def relation_id(relation: Relation) -> str:
    """`involvement/mali-2018-04-10--gatia--perpetrator`: what it joins, and what tells parallel ones apart."""
    declared = relation.declared
    ends = [_end(relation.source, declared.source), _end(relation.target, declared.target)]
    if declared.symmetric:
        ends.sort()
    parts = (_part(part) for part in relation.parts())
    return f"{relation.path()}/{'--'.join([*ends, *(part for part in parts if part)])}"


def _end(id_: str, cls: type[Node]) -> str:
    path, _, key = id_.partition("/")
    return f"{path}-{key}" if cls.abstract else key


def _part(value: Any) -> str:
    if value is None:
        return ""
    text = value.key if isinstance(value, Code) else value.edtf if isinstance(value, DateSpan) else str(value)
    short = slug(text)
    return short if short == text else f"{short[:40]}-{hashlib.sha256(text.encode()).hexdigest()[:8]}".strip("-")
