"""What the predicates of a record mean: its description, read the other way, from a term to a column."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from graph.rdf.description import (
    SCALARS,
    Address,
    Coded,
    Description,
    Link,
    Literal,
    ObjectTerm,
    describe_node,
    describe_relation,
)
from graph.rdf.reading.names import ID, IRI, TRIPLE, nearest
from graph.rdf.terms import DATATYPES, DATES
from graph.stored.columns import Scalar, text_columns
from graph.stored.layout import Column
from graph.stored.records import read_columns
from ontology import rdf_form
from ontology.codes import Code
from ontology.iris import AUTHORS
from ontology.model import Node, Relation
from ontology.naming import is_id, words
from ontology.outlines import Outline
from ontology.rdf_form import TermForm
from ontology.rules.well_formed import LEAST_INT, MOST_INT
from ontology.sources import Source
from ontology.values import DateSpan

Kind = type[Node] | type[Relation]
STRING, SPAN, DATE = "xsd:string", "edtf:EDTF", "xsd:date"
WHOLE = re.compile(r"[+-]?[0-9]+")
MOST_DIGITS = 18
"""So many are read; which numbers there may be, the rules say."""
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
TRUTH = {"true": True, "1": True, "false": False, "0": False}
SOURCE = f"{Source.path()}/"
CITES, REIFIED = "cites", "reified"
"""What holds sources with their locators, of which columns are made; and the triple that a relation is about."""
REIFIES = "rdf:reifies"
OUR_AUTHORS = f"ac:{AUTHORS.partition('#')[2]}"
"""How an IRI of the namespace of our terms is staged."""
OF_EVERY_RECORD = ("ac:subject", "ac:object", "ac:dataset", "ac:cites")


class Wrong(ValueError):
    """A value cannot be: the problem and its remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


class Slot(NamedTuple):
    """Where a term goes: the column that holds it, and how it is read. `derived`: it follows from the rest."""

    column: str
    read: Callable[[str, str], Any]
    many: bool
    derived: bool


@dataclass(frozen=True)
class Meaning:
    """What the predicates of a class or relation mean, by the form of their objects."""

    kind: type[Node] | type[Relation]
    slots: Mapping[str, Mapping[str, Slot]]
    required: Mapping[str, frozenset[str]]
    """Predicates that must be there, and the columns of which one must be filled."""

    @cached_property
    def derived(self) -> frozenset[str]:
        """The columns that follow from others."""
        return frozenset(slot.column for forms in self.slots.values() for slot in forms.values() if slot.derived)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that say what a record is."""
        return read_columns(self.kind)


class Meanings(dict[Kind, Meaning]):
    """What is said of the records of each class and relation, worked out when it is first asked for."""

    def __missing__(self, kind: Kind) -> Meaning:
        value = self[kind] = _meaning(kind)
        return value


def _meaning(kind: Kind) -> Meaning:
    described = describe_node(kind) if issubclass(kind, Node) else describe_relation(kind)
    own = {f"ac:{one.name}": one for one in rdf_form.predicates(kind)}
    said = {name for name, one in own.items() if one.form is not TermForm.DAY}.union(OF_EVERY_RECORD)
    slots: dict[str, dict[str, Slot]] = {}
    for predicate, value in _values(described):
        for form in _forms(value):
            slot = Slot(value.variable[:-1], _reader(value), value.many, predicate not in said)
            slots.setdefault(predicate, {})[form] = slot
    required = {
        name: frozenset(text_columns(one.name) if one.form is TermForm.TEXT else _columns(slots[name]))
        for name, one in own.items()
        if one.required
    }
    if issubclass(kind, Relation):
        slots[REIFIES] = {TRIPLE: Slot(REIFIED, _as_it_is, many=False, derived=True)}
        required |= {name: frozenset(_columns(slots[name])) for name in ("ac:subject", "ac:object")}
    return Meaning(kind, slots, required)


def _values(described: Description) -> Iterator[tuple[str, ObjectTerm]]:
    for one in described.predicates:
        for value in one.values:
            yield one.predicate, value


def _columns(forms: Mapping[str, Slot]) -> Iterator[str]:
    return (slot.column for slot in forms.values())


def _forms(value: ObjectTerm) -> tuple[str, ...]:
    match value:
        case Link():
            return (ID,)
        case Address() | Coded():
            return (IRI,)
        case Literal(form=TermForm.TEXT | TermForm.NATIVE):
            return (f"@{value.language}",)
        case Literal(form=TermForm.STRING):
            return (STRING,)
        case Literal(form=TermForm.DATES):
            return (*DATES.values(), SPAN)
        case Literal():
            return (DATATYPES[value.form],)


def _reader(value: ObjectTerm) -> Callable[[str, str], Any]:
    match value:
        case Link():
            return _id
        case Address():
            return _address
        case Literal(variable="cites_"):
            return _cited
        case Coded():
            return _code(value.vocabulary)
        case Literal(form=TermForm.DATES):
            return _dates
        case Literal(form=TermForm.DAY):
            return _day
        case Literal(form=TermForm.GEOJSON):
            return _outline
        case Literal(form=form) if form in SCALARS:
            return {Scalar.INT: _whole, Scalar.FLOAT: _number, Scalar.BOOLEAN: _truth}[SCALARS[form]]
    return _as_it_is


def _as_it_is(text: str, form: str) -> str:
    return text


def _address(text: str, form: str) -> str:
    """As stores hold it."""
    return AUTHORS if text == OUR_AUTHORS else text


def _id(text: str, form: str) -> str:
    if not is_id(text):
        raise Wrong("is not an id", "Write class/key: a key of a-z, 0-9 and hyphens.")
    return text


def _cited(text: str, form: str) -> str:
    source = text.partition(" ")[0]
    if not source.startswith(SOURCE) or not is_id(source):
        raise Wrong("does not begin with the id of a source", f"Write {SOURCE}key and, after a space, the locator.")
    return text


def _code(vocabulary: type[Code]) -> Callable[[str, str], str]:
    codes = {f"acv:{code.scheme}-{code.key}": code.name for code in vocabulary}

    def read(text: str, form: str) -> str:
        if text not in codes:
            remedy = nearest(text, codes) or f"Write one of {', '.join(codes)}."
            raise Wrong(f"is not a code of {words(vocabulary.__name__)}", remedy.strip())
        return codes[text]

    return read


def _dates(text: str, form: str) -> str:
    due = SPAN if "/" in text else DATES.get(len(text))
    try:
        DateSpan(text)
    except ValueError as error:
        raise Wrong(*_told(error, text)) from None
    if due != form:
        raise Wrong(f"is {form}, and so written it is {due}", f"Write ^^{due}, or another date.")
    return text


def _told(error: ValueError, text: str) -> tuple[str, str]:
    """What the ontology says of a value, as a problem and its remedy."""
    problem, _, remedy = str(error).removeprefix(f"{text!r} ").partition(": ")
    return problem, f"{remedy[:1].upper()}{remedy[1:]}."


def _day(text: str, form: str) -> str:
    return _dates(text, DATE)


def _outline(text: str, form: str) -> str:
    try:
        return Outline.read(text).geojson
    except ValueError as error:
        raise Wrong(*_told(error, text)) from None


def _whole(text: str, form: str) -> int:
    if not WHOLE.fullmatch(text):
        raise Wrong("is not a whole number", "Write digits.")
    if len(text) > MOST_DIGITS:
        raise Wrong(f"has more than {MOST_DIGITS} digits", f"Write a number from {LEAST_INT} to {MOST_INT}.")
    return int(text)


def _number(text: str, form: str) -> float:
    if not NUMBER.fullmatch(text):
        raise Wrong("is not a finite number", "Write one such as 16.77.")
    return float(text)


def _truth(text: str, form: str) -> bool:
    if text not in TRUTH:
        raise Wrong("is neither true nor false", "Write true or false.")
    return TRUTH[text]
