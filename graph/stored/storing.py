"""What the columns of a record hold. How, is worked out once for each property: a load asks it of every record."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from graph.stored.columns import (
    BOUNDARY,
    MISSING_TEXT,
    OPEN_END,
    OPEN_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Scalar,
    Shown,
    join,
    plain,
    text_columns,
    text_key,
    texts_key,
)
from ontology.model import Node, Relation
from ontology.outlines import Outline
from ontology.properties import Property
from ontology.rules.rule import PerClass
from ontology.values import DateSpan, Language, Text, fold

OTHERS = tuple(Language)[1:]
NO_TEXT = (*(None for _ in Language), MISSING_TEXT, *(None for _ in OTHERS), "")
NO_SPAN = (*(None for _ in ("Edtf", "From", "To", "Precision")), MISSING_TEXT, MISSING_TEXT)
"""What is stored where there is none."""
REMEMBERED = 4096
"""Of so many texts and dates it is remembered what is stored: labels are titles, and many records say the same."""


class Stored(NamedTuple):
    """Columns, the way from a record or value to what they tell of, and what they hold for that."""

    way: tuple[str, ...]
    columns: tuple[str, ...]
    held: Callable[[Any], tuple[Any, ...]]

    def of(self, value: Any) -> Iterator[tuple[str, Any]]:
        """Each column with what it holds."""
        return zip(self.columns, self.held(_at_end(value, self.way)), strict=True)


class Properties(NamedTuple):
    """The columns of all properties of a class; each attribute with what they hold for a value of it, and for none.

    An attribute of several parts is there for each of them.
    """

    columns: tuple[str, ...]
    held: tuple[tuple[str, Callable[[Any], tuple[Any, ...]], tuple[Any, ...]], ...]


def properties_of(record: Node | Relation) -> dict[str, Any]:
    """The columns of all properties of a record, and what they hold."""
    columns, stored = PROPERTIES[type(record)]
    values: list[Any] = []
    for attribute, held, nothing in stored:
        value = getattr(record, attribute)
        values += nothing if value is None else held(value)
    return dict(zip(columns, values, strict=True))


def store(prop: Property, value: Any) -> Iterator[tuple[str, Any]]:
    """The columns of a property and what they hold for a value."""
    for stored in _stored(prop):
        yield from stored.of(value)


def store_text(name: str, value: Text | None) -> Iterator[tuple[str, Any]]:
    """The columns of a text and what they hold for a value."""
    return zip(_text_columns(name), _text(value), strict=True)


def _properties(cls: type[Node] | type[Relation]) -> Properties:
    stored = [(prop.attribute, one) for prop in cls.properties() for one in _stored(prop)]
    columns = tuple(column for _, one in stored for column in one.columns)
    return Properties(columns, tuple((attribute, _held(one), one.held(None)) for attribute, one in stored))


def _held(stored: Stored) -> Callable[[Any], tuple[Any, ...]]:
    """What is held for the value of an attribute, or for a part of it."""
    way, held = stored.way, stored.held
    return (lambda value: held(_at_end(value, way))) if way else held


def _at_end(value: Any, way: tuple[str, ...]) -> Any:
    """What attributes lead to, one after the other; None where one of them is missing."""
    for attribute in way:
        value = getattr(value, attribute, None)
    return value


PROPERTIES = PerClass(_properties)


def _stored(prop: Property, prefix: str = "") -> Iterator[Stored]:
    name = join(prefix, prop.name)
    if prop.value_type:
        for part in prop.value_type.properties():
            for stored in _stored(part, name):
                yield stored._replace(way=(part.attribute, *stored.way))
    elif prop.range is Text:
        yield Stored((), _text_columns(name), _text)
    elif prop.range is DateSpan:
        parts = ("Edtf", "From", "To", "Precision", "First", "Last")
        yield Stored((), tuple(f"{name}{part}" for part in parts), _span)
    elif prop.range is Outline:
        yield Stored((), (name,), _outline)
    elif prop.many:
        key = texts_key(name)
        yield Stored((), (name, key.column, str(key.match)), _many)
    else:
        yield _stored_plain(plain(prop, name))


@cache
def _text_columns(name: str) -> tuple[str, ...]:
    key = text_key(name)
    others = (key.in_language(language).column for language in OTHERS)
    return (*text_columns(name), key.column, *others, str(key.match))


def _text(value: Text | None) -> tuple[str | None, ...]:
    return NO_TEXT if value is None else _remembered_text(*value.by_language)


@lru_cache(REMEMBERED)
def _remembered_text(*by_language: str | None) -> tuple[str | None, ...]:
    value = Text(*by_language)
    first, match = _match(value.variants)
    return (*value.by_language, first, *(_told_apart(value, language) for language in OTHERS), match)


def _told_apart(text: Text, language: Language) -> str | None:
    """A text as it is compared in a language; None where it is the same as in English."""
    folded = fold(text.in_language(language))
    return folded if folded != fold(text.variants[0]) else None


def _match(texts: tuple[str, ...]) -> tuple[str, str]:
    folded = [fold(text) for text in texts]
    return (folded[0], BOUNDARY + BOUNDARY.join(folded) + BOUNDARY) if folded else (MISSING_TEXT, "")


def _many(value: tuple[str, ...] | None) -> tuple[Any, ...]:
    return (list(value or ()), *_match(tuple(value or ())))


def _span(value: DateSpan | None) -> tuple[Any, ...]:
    return NO_SPAN if value is None else _remembered_span(value.edtf)


@lru_cache(REMEMBERED)
def _remembered_span(edtf: str) -> tuple[Any, ...]:
    value = DateSpan(edtf)
    first, last = value.first, value.last
    return (
        edtf,
        first and first.isoformat(),
        last and last.isoformat(),
        value.precision.name,
        _end(value, first, OPEN_START, UNKNOWN_START),
        _end(value, last, OPEN_END, UNKNOWN_END),
    )


def _outline(value: Outline | None) -> tuple[str | None]:
    return (value.geojson if value else None,)


def _end(value: DateSpan, day: date | None, open_: str, unknown: str) -> str:
    """The key of an end. Of two ends one has a day at least, so what is unknown is the one without."""
    return day.isoformat() if day else unknown if value.unknown else open_


def _stored_plain(leaf: Shown) -> Stored:
    assert leaf.key is not None
    plain_ = PLAIN.get(leaf.scalar, _as_it_is)
    if leaf.key.column == leaf.columns[0]:
        return Stored((), leaf.columns, partial(_alone, plain_))
    missing = leaf.key.absent[0] if leaf.key.absent else MISSING_TEXT
    with_key = _with_folded if leaf.scalar is Scalar.STRING else partial(_with_key, plain_)
    return Stored((), (leaf.columns[0], leaf.key.column), partial(with_key, missing))


def _alone(plain_: Callable[[Any], Any], value: Any) -> tuple[Any]:
    return (None if value is None else plain_(value),)


def _with_key(plain_: Callable[[Any], Any], missing: str | float, value: Any) -> tuple[Any, Any]:
    return (None, missing) if value is None else (held := plain_(value), held)


def _with_folded(missing: str | float, value: str | None) -> tuple[str | None, str | float]:
    return (None, missing) if value is None else (value, fold(value))


def _as_it_is(value: Any) -> Any:
    return value


PLAIN: dict[Scalar, Callable[[Any], Any]] = {
    Scalar.FLOAT: lambda number: float(number) + 0.0,  # of a whole number and of -0.0 each engine keeps something else
    Scalar.CODE: attrgetter("_name_"),  # its name, which an enumeration would look up by way of a descriptor
}
"""What is kept of values that a store has no type for."""
