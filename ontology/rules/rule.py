"""What a rule is, and what it finds wrong.

Attributes are those of the class, `done_on`, or lead to a part of a value, `deadline.due`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, TypeVar

from ontology.codes import Code
from ontology.model import Citation, Node, Relation
from ontology.properties import Described
from ontology.values import DateSpan, Text

Nodes = Mapping[str, Node]
"""Nodes by their ids."""
T = TypeVar("T")


class PerClass(dict[type, T]):
    """What is worked out once for each class of records, when it is first asked for."""

    def __init__(self, work_out: Callable[[type[Any]], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, cls: type) -> T:
        value = self[cls] = self._work_out(cls)
        return value


@dataclass(frozen=True)
class Fault:
    """What is wrong with a record: the attribute, its value, the problem, and the remedy.

    Of a list or a text in several languages the value is the item or the variant at fault. The attribute is empty where
    the record as a whole is wrong. Problem and remedy are a phrase and a sentence: "is not a date", "Give a DateSpan.".
    """

    attribute: str
    value: Any
    problem: str
    remedy: str


class Where(Enum):
    """In what a rule can be broken. Whatever a record can break, its RDF can."""

    RECORD = "a record"
    SOURCES = "a node with its sources"
    ENDS = "a relation with its ends"
    RDF = "RDF alone"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What every rule says: its name, the classes that it binds (`but` for some), and what must hold.

    `where` it can be broken goes with its kind: the types of a record see to what only RDF can break.
    """

    name: str
    of: tuple[type[Node] | type[Relation], ...]
    says: str
    but: tuple[type[Node], ...] = ()

    where: ClassVar[Where] = Where.RECORD
    spoils: ClassVar[bool] = True
    """Whether a value that breaks it is judged by no rule after it."""

    def __post_init__(self) -> None:
        for cls in self.of:
            for attribute in self.uses:
                if not _has(cls, attribute):
                    raise TypeError(f"the rule {self.name} uses {attribute}, and {cls.__name__} has none")

    @property
    def uses(self) -> tuple[str, ...]:
        """The attributes that it names."""
        return ()

    @property
    def reads(self) -> tuple[str, ...]:
        """Those whose values it goes by: it is asked only where they are well formed and broke no rule before it."""
        return self.uses

    def binds(self, cls: type[Described]) -> bool:
        """Whether the records of a class must keep it."""
        return issubclass(cls, self.of) and not issubclass(cls, self.but)

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        """How a record breaks it; `nodes` are those of its ends or sources that are known, by id."""
        raise NotImplementedError


def _has(cls: type[Described], attribute: str) -> bool:
    first, _, rest = attribute.partition(".")
    prop = next((prop for prop in cls.properties() if prop.attribute == first), None)
    if prop is None or not rest:
        return prop is not None
    return prop.value_type is not None and _has(prop.value_type, rest)


@cache
def _getter(attribute: str) -> "attrgetter[Any]":
    return attrgetter(attribute)


def value_of(record: Any, attribute: str) -> Any:
    """What an attribute holds, or a part of what it holds."""
    return _getter(attribute)(record)


def said(value: Any) -> Any:
    """A value as messages show it."""
    if isinstance(value, Citation):
        return f"{value.source} {value.locator}".strip()
    if isinstance(value, Text):
        return " / ".join(value.variants)
    return value.edtf if isinstance(value, DateSpan) else value.key if isinstance(value, Code) else value


def listed(names: tuple[str, ...] | list[str]) -> str:
    """`low`, `low and high`, `low, best and high`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
