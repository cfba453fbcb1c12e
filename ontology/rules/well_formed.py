"""Whether a record is what its class declares: types, codes, ids, numbers and characters, read off the declarations.

A record comes from a loader, and Python holds nobody to the types of a dataclass: `kind="bogus"`, `best="three"` and
`when="yesterday"` are faults here, before anything that would trip over them looks at the record.
"""

from collections.abc import Callable, Iterator
from sys import float_info
from typing import Any, NamedTuple

from ontology.codes import Code
from ontology.model import Citation, Documented, Node, Relation
from ontology.naming import is_id, words
from ontology.outlines import Outline
from ontology.properties import Compound, Property
from ontology.rules.characters import is_line, is_text, refused
from ontology.rules.rule import Fault, PerClass, said
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import Basis

LEAST_INT, MOST_INT = -(2**31), 2**31 - 1
"""What GraphQL's Int holds."""
SOURCE_PATH = f"{Source.path()}/"
MISSING = "is given where a value is required", "Give one."
NO_DATE = "is not a date", "Give a DateSpan."

Wrong = tuple[Any, str, str]
"""A value, or what in it is wrong, with the problem and its remedy."""


class Kind(NamedTuple):
    """The types that a value may have, whether one of such a type is right, and what is wrong with any other."""

    types: frozenset[type]
    is_right: Callable[[Any], bool] | None
    explain: Callable[[Any], Wrong]


class Judge(NamedTuple):
    """An attribute, of what kind its value must be, and how the parts of a value are judged that has some."""

    attribute: str
    kind: Kind
    required: bool = True
    parts: "tuple[Judge, ...]" = ()


def ill_formed(record: Node | Relation) -> Iterator[Fault]:
    """What in a record is not as its class declares it, at most one fault for an attribute."""
    return _judged(record, JUDGES[type(record)], "")


def _judged(whole: Any, judges: tuple[Judge, ...], prefix: str) -> Iterator[Fault]:
    for attribute, (types, is_right, explain), required, parts in judges:
        value = getattr(whole, attribute)
        if value is None:
            if required:
                yield Fault(prefix + attribute, value, *MISSING)
        elif type(value) not in types or (is_right and not is_right(value)):
            yield Fault(prefix + attribute, *explain(value))
        elif parts:
            yield from _judged(value, parts, f"{prefix}{attribute}.")


def _judges(cls: type[Any]) -> tuple[Judge, ...]:
    own = tuple(_judge(prop) for prop in cls.properties())
    if issubclass(cls, Node):
        documented = (Judge("sources", CITATIONS), Judge("basis", _kind(Basis))) if issubclass(cls, Documented) else ()
        return (Judge("id", _id_of(f"{cls.path()}/")), *own, *documented)
    if issubclass(cls, Relation):
        cited = (Judge("sources", CITATIONS if cls.declared.cited else NO_CITATIONS),)
        return (Judge("source", ID), Judge("target", ID), *own, *cited)
    return own


def _judge(prop: Property) -> Judge:
    kind = KNOWN_DATE if prop.range is DateSpan and not prop.unknown else _kind(prop.range)
    parts = JUDGES[prop.value_type] if prop.value_type else ()
    return Judge(prop.attribute, _many(kind) if prop.many else kind, prop.required or prop.many, parts)


def _kind(range_: type) -> Kind:
    if issubclass(range_, Code):
        codes = ", ".join(range_.__members__)
        return _only(range_, f"is not a code of {words(range_.__name__)}", f"Give one of {range_.__name__}: {codes}.")
    if issubclass(range_, Compound):
        return _only(range_, f"is not a {words(range_.__name__)}", f"Give a {range_.__name__}.")
    return SINGLE[range_]


def _only(type_: type, *wrong: str) -> Kind:
    """Whatever has the type is right."""
    return Kind(frozenset([type_]), None, _told(*wrong))


def _told(problem: str, remedy: str) -> Callable[[Any], Wrong]:
    return lambda value: (value, problem, remedy)


def _is_text(text: Text) -> bool:
    return all(isinstance(variant, str) and is_text(variant) for variant in text.variants)


def _no_line(value: Any) -> Wrong:
    return value, *(refused(value, lines=False) if isinstance(value, str) else ("is not a text", "Give a str."))


def _no_text(value: Any) -> Wrong:
    if not isinstance(value, Text):
        return value, "is not a text in languages", "Give a Text."
    for variant in value.variants:
        if not isinstance(variant, str):
            return variant, "is not a text", "Give a str."
        if not is_text(variant):
            return variant, *refused(variant, lines=True)
    raise AssertionError(value)


def _no_int(value: Any) -> Wrong:
    if type(value) is not int:
        return value, "is not a whole number", "Give an int."
    return value, "is beyond what GraphQL has as a whole number", f"Give one from {LEAST_INT} to {MOST_INT}."


def _no_known_date(value: Any) -> Wrong:
    if type(value) is not DateSpan:
        return value, *NO_DATE
    return value.edtf, "has an end that is unknown", "Write '..' for an open one, or one date alone."


SINGLE = {
    str: Kind(frozenset([str]), is_line, _no_line),
    int: Kind(frozenset([int]), lambda number: LEAST_INT <= number <= MOST_INT, _no_int),
    float: Kind(  # a whole number passes for one; one beyond all floats does not, nor does what is not a number
        frozenset([float, int]),
        lambda number: -float_info.max <= number <= float_info.max,
        _told("is not a finite number", "Give a float."),
    ),
    bool: _only(bool, "is neither true nor false", "Give a bool."),
    Text: Kind(frozenset([Text]), _is_text, _no_text),
    DateSpan: _only(DateSpan, *NO_DATE),
    Outline: _only(Outline, "is not an outline", "Give an Outline."),
}
KNOWN_DATE = Kind(frozenset([DateSpan]), lambda span: not span.unknown, _no_known_date)
"""Where a property does not allow an end to be unknown."""


def _many(kind: Kind) -> Kind:
    """A tuple of values of a kind. Their order and number are lost in RDF, where they are a set: none stands twice."""
    types, is_right, explain = kind

    def are_right(values: tuple[Any, ...]) -> bool:
        for value in values:
            if type(value) not in types or (is_right and not is_right(value)):
                return False
        return len(values) < 2 or len(set(values)) == len(values)

    def wrong(values: Any) -> Wrong:
        if type(values) is not tuple:
            return values, "is not a list", "Give a tuple."
        for index, value in enumerate(values):
            if not are_right((value,)):
                return explain(value)
            if value in values[:index]:
                return said(value), "stands twice", "Keep one of the two."
        raise AssertionError(values)

    return Kind(frozenset([tuple]), are_right, wrong)


def _id_of(path: str) -> Kind:
    wrong = _told("is not an id of this class", f"Write {path} and a key of a-z, 0-9 and hyphens.")
    return Kind(frozenset([str]), lambda id_: id_.startswith(path) and is_id(id_), wrong)


def _is_citation(citation: Citation) -> bool:
    source, locator = citation.source, citation.locator
    return _is_source(source) and (locator == "" or (type(locator) is str and is_line(locator)))


def _is_source(id_: Any) -> bool:
    return type(id_) is str and id_.startswith(SOURCE_PATH) and is_id(id_)


def _no_citation(value: Any) -> Wrong:
    if type(value) is not Citation:
        return value, "is not a citation", "Give a Citation."
    if not _is_source(value.source):
        return value.source, "is not the id of a source", f"Write {SOURCE_PATH} and its key."
    return _no_line(value.locator)


ID = Kind(frozenset([str]), is_id, _told("is not an id", "Write class/key, such as actor/jnim."))
CITATIONS = _many(Kind(frozenset([Citation]), _is_citation, _no_citation))
NO_CITATIONS = Kind(
    frozenset([tuple]),
    lambda citations: citations == (),
    lambda citations: (said(citations[0]), "is cited by a relation that has no sources itself", "Leave it out."),
)
JUDGES = PerClass(_judges)
