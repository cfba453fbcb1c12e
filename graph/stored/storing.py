"""What the columns of a record hold. How, is worked out once for each property: a load asks it of every record."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
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
from ontology.codes import Code
from ontology.model import Node, Relation
from ontology.outlines import Outline
from ontology.properties import Property
from ontology.rules.rule import PerClass
from ontology.values import DateSpan, Language, Text, fold

OTHERS = tuple(Language)[1:]
REMEMBERED = 4096
"""Of so many texts and dates it is remembered what is stored: labels are titles, and many records say the same."""


class Stored(NamedTuple):
    """Columns, the way from a record or value to what they tell of, and what they hold for that."""

    way: tuple[str, ...]
    columns: tuple[str, ...]
    held: Callable[[Any], tuple[Any, ...]]

    def of(self, value: Any) -> Iterator[tuple[str, Any]]:
        """Each column with what it holds."""
        for attribute in self.way:
            value = getattr(value, attribute, None)
        return zip(self.columns, self.held(value), strict=True)


def properties_of(record: Node | Relation) -> dict[str, Any]:
    """The columns of all properties of a record, and what they hold."""
    values: dict[str, Any] = {}
    for stored in PROPERTIES[type(record)]:
        values.update(stored.of(record))
    return values


def store(prop: Property, value: Any) -> Iterator[tuple[str, Any]]:
    """The columns of a property and what they hold for a value."""
    for stored in _stored(prop):
        yield from stored.of(value)


def store_text(name: str, value: Text | None) -> Iterator[tuple[str, Any]]:
    """The columns of a text and what they hold for a value."""
    return zip(_text_columns(name), _text(value), strict=True)


def _properties(cls: type[Node] | type[Relation]) -> tuple[Stored, ...]:
    return tuple(
        stored._replace(way=(prop.attribute, *stored.way)) for prop in cls.properties() for stored in _stored(prop)
    )


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


@lru_cache(REMEMBERED)
def _text(value: Text | None) -> tuple[str | None, ...]:
    if value is None:
        return (*(None for _ in Language), MISSING_TEXT, *(None for _ in OTHERS), "")
    first, match = _match(value.variants)
    return (*value.by_language, first, *(_told_apart(value, language) for language in OTHERS), match)


def _told_apart(text: Text, language: Language) -> str | None:
    """A text as it is compared in a language; None where it is the same as in English."""
    folded = fold(text.in_language(language))
    return folded if folded != fold(text.variants[0]) else None


def _match(texts: tuple[str, ...]) -> tuple[str, str]:
    folded = [fold(text) for text in texts]
    return (folded[0], BOUNDARY + BOUNDARY.join(folded) + BOUNDARY) if folded else (MISSING_TEXT, "")


def _many(value: tuple[str, ...]) -> tuple[Any, ...]:
    return (list(value), *_match(tuple(value)))


@lru_cache(REMEMBERED)
def _span(value: DateSpan | None) -> tuple[Any, ...]:
    first, last = (value.first, value.last) if value else (None, None)
    return (
        value and value.edtf,
        first and first.isoformat(),
        last and last.isoformat(),
        value and value.precision.name,
        _end(value, first, OPEN_START, UNKNOWN_START),
        _end(value, last, OPEN_END, UNKNOWN_END),
    )


def _outline(value: Outline | None) -> tuple[str | None]:
    return (value.geojson if value else None,)


def _end(value: DateSpan | None, day: date | None, open_: str, unknown: str) -> str:
    """The key of an end. Of two ends one has a day at least, so what is unknown is the one without."""
    if value is None:
        return MISSING_TEXT
    return day.isoformat() if day else unknown if value.unknown else open_


def _stored_plain(leaf: Shown) -> Stored:
    assert leaf.key is not None
    if leaf.key.column == leaf.columns[0]:
        return Stored((), leaf.columns, partial(_alone, leaf.scalar))
    missing = leaf.key.absent[0] if leaf.key.absent else MISSING_TEXT
    return Stored((), (leaf.columns[0], leaf.key.column), partial(_with_key, leaf.scalar, missing))


def _alone(scalar: Scalar, value: Any) -> tuple[Any]:
    return (_plain(scalar, value),)


def _with_key(scalar: Scalar, missing: str | float, value: Any) -> tuple[Any, Any]:
    held = _plain(scalar, value)
    return held, missing if held is None else fold(held) if scalar is Scalar.STRING else held


def _plain(scalar: Scalar, value: Any) -> Any:
    if scalar is Scalar.FLOAT and value is not None:
        return float(value) + 0.0  # of a whole number and of -0.0 each engine would keep something else
    return value.name if isinstance(value, Code) else value
