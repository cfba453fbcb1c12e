"""Rules about what a record leads to: its sources, and the two ends of a relation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from ontology.codes import Code
from ontology.model import Node
from ontology.naming import a
from ontology.rules.rule import Declared, Fault, Nodes, Where, value_of
from ontology.sources import Source
from ontology.values import DateSpan


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


@dataclass(frozen=True, kw_only=True)
class EndsInOrder(Declared):
    """What the source of a relation ends with does not lie before what the target begins with.

    Both are dates, under these attributes; `ended` says what was on the earlier one. Nothing is asked of a source that
    has `unless`.
    """

    source: type[Node]
    end: str
    unless: str
    target: type[Node]
    start: str
    ended: str

    where: ClassVar[Where] = Where.ENDS

    @property
    def reads(self) -> tuple[str, ...]:
        return "source", "target"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        source, target = nodes.get(record.source), nodes.get(record.target)
        if not (isinstance(source, self.source) and isinstance(target, self.target)):
            return
        end, start = _held(source, self.end), _held(target, self.start)
        if not (isinstance(end, DateSpan) and isinstance(start, DateSpan)) or _held(source, self.unless) is not None:
            return
        if end.last and start.first and end.last < start.first:
            problem = f"dates from {start.edtf}, after {end.edtf}, {self.ended}"
            yield Fault("target", record.target, problem, "Correct one of the two dates.")


def _held(node: Node, attribute: str) -> Any:
    """What an attribute of an end holds, which may be ill-formed: that is told where the end itself is judged."""
    try:
        return value_of(node, attribute)
    except AttributeError:
        return None


@dataclass(frozen=True, kw_only=True)
class NotAfterSources(Declared):
    """A date does not lie after the newest source was published. Where one of them has no date, nothing is asked."""

    attribute: str

    where: ClassVar[Where] = Where.SOURCES

    @property
    def uses(self) -> tuple[str, ...]:
        return (self.attribute,)

    @property
    def reads(self) -> tuple[str, ...]:
        return self.attribute, "sources"

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        said: DateSpan = value_of(record, self.attribute)
        published = [_published(nodes.get(citation.source)) for citation in record.sources]
        known = [(one.last, one.edtf) for one in published if one and one.last]
        if known and len(known) == len(published) and said.first and max(known)[0] < said.first:
            problem = f"is after {max(known)[1]}, when the newest of its sources was published"
            yield Fault(self.attribute, said.edtf, problem, "Correct one of the two dates, or name who says it later.")


def _published(source: Node | None) -> DateSpan | None:
    published = source.published if isinstance(source, Source) else None
    return published if isinstance(published, DateSpan) else None
