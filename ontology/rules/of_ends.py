"""Rules about what a record leads to: its sources, and the two ends of a relation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from ontology.codes import Code
from ontology.model import Node
from ontology.naming import a
from ontology.rules.rule import Declared, Fault, Nodes, Where


@dataclass(frozen=True, kw_only=True)
class Cited(Declared):
    """It names at least one source."""

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        if record.sources == ():
            yield Fault("sources", record.id, "names no source", "Name at least one source that says it.")


@dataclass(frozen=True, kw_only=True)
class Elsewhere(Declared):
    """A relation leads from a node to another."""

    @property
    def reads(self) -> tuple[str, ...]:
        return "source", "target"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        if record.source == record.target:
            yield Fault("target", record.target, "points to itself", "Name another.")


@dataclass(frozen=True, kw_only=True)
class SameClass(Declared):
    """A relation joins nodes of one class."""

    @property
    def reads(self) -> tuple[str, ...]:
        return "source", "target"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        source, target = (id_.partition("/")[0] for id_ in (record.source, record.target))
        if source != target:
            yield Fault("target", record.target, f"is not of the class of {record.source}", "Name one that is.")


@dataclass(frozen=True, kw_only=True)
class KeyBegins(Declared):
    """The key of the node from which a relation leads begins with that of the node to which it leads."""

    @property
    def reads(self) -> tuple[str, ...]:
        return "source", "target"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        source, target = (id_.partition("/")[2] for id_ in (record.source, record.target))
        if not source.startswith(f"{target}-"):
            problem = f"does not begin with the key of {record.target}"
            yield Fault("source", source, problem, f"Write {target}- before it.")


@dataclass(frozen=True, kw_only=True)
class EndIsNot(Declared):
    """Neither end of a relation is a node with this code; `why` says it, after "is"."""

    node: type[Node]
    attribute: str
    code: Code
    why: str
    remedy: str

    where: ClassVar[Where] = Where.ENDS

    @property
    def reads(self) -> tuple[str, ...]:
        return "source", "target"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        for end in ("source", "target"):
            id_ = getattr(record, end)
            node = nodes.get(id_)
            if isinstance(node, self.node) and getattr(node, self.attribute) is self.code:
                yield Fault(end, id_, f"is {self.why}", self.remedy)


@dataclass(frozen=True, kw_only=True)
class TargetIs(Declared):
    """A relation leads to a node with this code."""

    node: type[Node]
    attribute: str
    code: Code
    remedy: str

    where: ClassVar[Where] = Where.ENDS

    @property
    def reads(self) -> tuple[str, ...]:
        return ("target",)

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        node = nodes.get(record.target)
        if isinstance(node, self.node) and (held := getattr(node, self.attribute)) is not self.code:
            said, due = (a(code.concept.en.lower()) for code in (held, self.code))
            yield Fault("target", record.target, f"is {said}, not {due}", self.remedy)
