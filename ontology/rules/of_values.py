"""Rules about the values of a record: bounds, orders, forms, and which stand together."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from ontology.codes import Code
from ontology.rules.rule import Declared, Fault, Nodes, listed, said, value_of


@dataclass(frozen=True, kw_only=True)
class OfAttributes(Declared):
    """What binds several attributes alike, and looks at no others."""

    attributes: tuple[str, ...]

    @property
    def uses(self) -> tuple[str, ...]:
        return self.attributes


@dataclass(frozen=True, kw_only=True)
class Within(OfAttributes):
    """Each number lies between two bounds; without `most`, it is at least `least`."""

    least: int
    most: int | None = None

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        for attribute in self.attributes:
            value = value_of(record, attribute)
            if value is None or (self.least <= value and (self.most is None or value <= self.most)):
                continue
            if self.most is None:
                yield Fault(attribute, value, f"is below {self.least}", f"Write {self.least} or more.")
            else:
                remedy = f"Write a number from {self.least} to {self.most}."
                yield Fault(attribute, value, f"is not from {self.least} to {self.most}", remedy)


@dataclass(frozen=True, kw_only=True)
class InOrder(Declared):
    """No number stands above a later one. With `unless` given, only the first and the last are compared."""

    attributes: tuple[str, ...]
    unless: str | None = None

    @property
    def uses(self) -> tuple[str, ...]:
        return self.attributes if self.unless is None else (*self.attributes, self.unless)

    @property
    def reads(self) -> tuple[str, ...]:
        return self.attributes

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        excused = self.unless is not None and value_of(record, self.unless) is not None
        attributes = (self.attributes[0], self.attributes[-1]) if excused else self.attributes
        given = [(each, value) for each in attributes if (value := value_of(record, each)) is not None]
        for (attribute, number), (_, later) in itertools.combinations(given, 2):
            if number > later:
                remedy = f"Order the numbers: {', '.join(attributes)}."
                yield Fault(attribute, number, f"stands above {later}", remedy)
                return


@dataclass(frozen=True, kw_only=True)
class AllOrNone(OfAttributes):
    """Of these attributes all are given, or none."""

    spoils: ClassVar[bool] = False

    @property
    def reads(self) -> tuple[str, ...]:
        return ()  # that something is given is told whatever it is

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        given = {each: value for each in self.attributes if (value := value_of(record, each)) is not None}
        missing = [each for each in self.attributes if each not in given]
        if given and missing:
            (attribute, value), *_ = given.items()
            remedy = f"Give {listed(self.attributes)}, or none of them."
            yield Fault(attribute, said(value), f"is given without {listed(missing)}", remedy)


@dataclass(frozen=True, kw_only=True)
class Some(OfAttributes):
    """Of these attributes at least one is given."""

    remedy: str

    @property
    def reads(self) -> tuple[str, ...]:
        return ()  # that something is given is told whatever it is

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        if all(value_of(record, each) is None for each in self.attributes):
            yield Fault("", record.id, f"has none of {listed(self.attributes)}", self.remedy)


@dataclass(frozen=True, kw_only=True)
class Explained(Declared):
    """A code does not stand without another attribute that explains it."""

    attribute: str
    code: Code
    by: str
    remedy: str

    @property
    def uses(self) -> tuple[str, ...]:
        return self.attribute, self.by

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.attribute,)

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        if value_of(record, self.attribute) is self.code and value_of(record, self.by) is None:
            yield Fault(self.attribute, self.code.key, f"is given without a {self.by}", self.remedy)


@dataclass(frozen=True, kw_only=True)
class Pattern(OfAttributes):
    """Each text has a form: a pattern that Python and XPath read alike. `form` says it, after "is not"."""

    pattern: str
    form: str
    remedy: str

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        for attribute in self.attributes:
            value = value_of(record, attribute)
            for text in value if isinstance(value, tuple) else () if value is None else (value,):
                if self._form.fullmatch(text) is None:
                    yield Fault(attribute, text, f"is not {self.form}", self.remedy)


@dataclass(frozen=True, kw_only=True)
class Forward(Declared):
    """What is given as the start does not lie after what is given as the end; `began` says what then was."""

    start: str
    end: str
    began: str

    @property
    def uses(self) -> tuple[str, ...]:
        return self.start, self.end

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        start, end = value_of(record, self.start), value_of(record, self.end)
        if start and end and start.first and end.last and start.first > end.last:
            remedy = "Correct one of the two dates."
            yield Fault(self.end, end.edtf, f"is before {start.edtf}, {self.began}", remedy)
