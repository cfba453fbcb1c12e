"""Rules about values with parts, and about the day that follows from some of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.codes import Code
from ontology.deadlines import Deadline, due_of
from ontology.rules.rule import Declared, Fault, Nodes, said, value_of
from ontology.vocabularies import DeadlineType

Table = Mapping[Any, tuple[tuple[str, ...], tuple[str, ...]]]
"""For each code, the parts of a value that must be there, and those that may."""


@dataclass(frozen=True, kw_only=True)
class Parts(Declared):
    """The type of a value decides which of its parts must be there, and which may."""

    attribute: str
    type: str
    table: Table

    @property
    def uses(self) -> tuple[str, ...]:
        return (self.attribute, f"{self.attribute}.{self.type}")

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        value = value_of(record, self.attribute)
        type_: Code = getattr(value, self.type)
        required, optional = self.table[type_]
        for part in required:
            if getattr(value, part) is None:
                remedy = f"Add it: {type_.key} has {', '.join(required)}."
                yield Fault(f"{self.attribute}.{self.type}", type_.key, f"needs '{part}'", remedy)
        for prop in value.properties():
            given, allowed = getattr(value, prop.attribute), (*required, *optional)
            if given is not None and prop.attribute not in (self.type, *allowed):
                remedy = f"Remove it, or choose another type: {type_.key} has {', '.join(allowed)}."
                problem = f"does not belong to the type '{type_.key}'"
                yield Fault(f"{self.attribute}.{prop.attribute}", said(given), problem, remedy)


@dataclass(frozen=True, kw_only=True)
class Counted(Declared):
    """The day by which, if it is given with the day that it is counted from, is the one that follows."""

    attribute: str

    @property
    def uses(self) -> tuple[str, ...]:
        return (self.attribute, *(f"{self.attribute}.{part}" for part in ("type", "duration", "counted_from", "due")))

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        deadline: Deadline = value_of(record, self.attribute)
        due, counted_from = deadline.due, deadline.counted_from
        if deadline.type is not DeadlineType.OFFSET or due is None or counted_from is None:
            return
        follows, attribute = due_of(counted_from, deadline.duration), f"{self.attribute}.due"
        if follows is None:
            yield Fault(attribute, due.edtf, f"cannot be computed from {counted_from.edtf}", "Leave it out.")
        elif follows != due:
            reason = f"{deadline.duration} after {counted_from.edtf} is {follows.edtf}"
            remedy = f"Write '{follows.edtf}', or leave it out."
            yield Fault(attribute, due.edtf, f"does not follow: {reason}", remedy)
