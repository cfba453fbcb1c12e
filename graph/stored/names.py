"""How a node is called, by its stored columns: searches find it by its names, and these complete what is typed."""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from graph.stored.columns import text_columns
from graph.stored.provision_numbers import numbered
from graph.stored.resolution_symbols import symbols
from ontology.actors import Actor
from ontology.agreements import Agreement, Provision
from ontology.events import Event
from ontology.model import Node
from ontology.rules.rule import PerClass
from ontology.sources import Source
from ontology.values import DateSpan, Language
from ontology.vocabularies import ActorKind, AgreementKind, ProvisionKind

ACRONYMS, ALIASES = "acronyms", "aliases"
NAME, LABEL, TEXT = "name", "label", "text"
"""A node is called by its name, else by its label: with a qualifier or its first words, that is none. Nor is a label
that is its text: nobody searches for a promise by its first words.
"""
TITLED = (Event, Source)
"""Classes whose labels are titles: nobody types these by their later words."""


class Sort(IntEnum):
    """What a name is to its node, best first."""

    OWN = 0
    ACRONYM = 1
    NUMBER = 2
    ALIAS = 3
    TITLE = 4
    DATE = 5
    ID = 6


class Name(NamedTuple):
    """A name of a node, and its language; None where it is in none, such as an acronym."""

    text: str
    language: Language | None
    sort: Sort


class Called(NamedTuple):
    """How the nodes of a class are called: by which columns, and on which day, where they must have one.

    `said`: columns of the label with those of the text; where they hold the same, the label is no name.
    """

    columns: tuple[tuple[str, Language], ...]
    said: tuple[tuple[str, str], ...]
    dated: str | None


def names_of(cls: type[Node], values: Mapping[str, Any]) -> list[Name]:
    """All names of a node with these columns, each once."""
    return list(dict.fromkeys(_names(cls, values)))


def _called(cls: type[Node]) -> Called:
    names = {prop.name for prop in cls.properties()}
    columns = zip(text_columns(NAME if NAME in names else LABEL), Language, strict=True)
    said = zip(*map(text_columns, (LABEL, TEXT)), strict=True) if TEXT in names else ()
    dated = (f"{prop.name}Edtf" for prop in cls.properties() if prop.range is DateSpan and prop.required)
    return Called(tuple(columns), tuple(said), next(dated, None))


CALLED = PerClass(_called)


def _names(cls: type[Node], values: Mapping[str, Any]) -> Iterator[Name]:
    called = CALLED[cls]
    if not called.said or any(values[label] != values[text] for label, text in called.said):
        sort = Sort.TITLE if _is_titled(cls, values) else Sort.OWN
        for column, language in called.columns:
            if text := values[column]:
                yield Name(text, language, sort)
    yield from (Name(text, None, Sort.ACRONYM) for text in values.get(ACRONYMS, ()))
    yield from (Name(text, None, Sort.ALIAS) for text in values.get(ALIASES, ()))
    if cls is Provision and (number := values["number"]):
        yield Name(number, None, Sort.NUMBER)
        written = numbered(ProvisionKind[values["kind"]], number)
        yield from (Name(text, language, Sort.ALIAS) for text, language in written)
    if cls is Agreement and values["kind"] == AgreementKind.RESOLUTION.name:
        found = dict.fromkeys(symbol for column in text_columns(NAME) for symbol in symbols(values[column]))
        yield from (Name(symbol, None, Sort.ALIAS) for symbol in found)
    if called.dated:
        yield from (Name(end, None, Sort.DATE) for end in values[called.dated].split("/") if end[:1].isdigit())
    yield Name(values["id"], None, Sort.ID)


def _is_titled(cls: type[Node], values: Mapping[str, Any]) -> bool:
    return issubclass(cls, TITLED) or (cls is Actor and values["kind"] == ActorKind.UNNAMED.name)
