"""What completes a text that is being typed: names of nodes from their words on, kept in order beside the nodes.

A name is kept with the words from its first on, and from each later one that says something; a title with all of its
words alone. Folded as they are, those that begin like a text lie together: an index has the first of them at hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from graph.searching.stems import FUNCTION_WORDS
from graph.searching.words import search_words
from graph.stored.columns import MISSING_TEXT, Scalar, Shown, text_columns
from graph.stored.layout import Column
from ontology.model import Node
from ontology.values import Language

STORED = "Completion"
LONGEST = 60
"""How many characters of a name are compared. Nobody types more of it."""
NAMES, TITLES = ("name", "number"), ("title",)
"""Properties by which a class is known to have names, or titles: its labels. A title is a sentence."""
FURTHER_NAMES = ("acronyms", "aliases")
KEYS = ("class", "tier", "key", "nodeId")
"""What they are ordered by, those of a class together."""
TEXT = Shown(("text",), Scalar.STRING)
LANGUAGE = Shown(("language",), Scalar.CODE)
NOWHERE = MISSING_TEXT
"""Begins no key."""
Named = tuple[str, Language | None]


class Tier(IntEnum):
    """What comes first, whatever the words are: names, then names from a later word on, then titles."""

    NAME = 0
    LATER_WORD = 1
    TITLE = 2


@dataclass(frozen=True)
class Completion:
    """A name of a node from one of its words on.

    `shared`: how much of the key is that of another of the same node that goes before it: an earlier one, and where
    names in a language are preferred, one of these. Where no more than that is typed, the other stands for the node.
    """

    place: int
    tier: Tier
    key: str
    name: Named
    shared: Mapping[str, int]

    def values(self, cls: type[Node], id_: str) -> dict[str, Any]:
        """The columns of it."""
        text, language = self.name
        own = {"class": cls.__name__, "tier": self.tier.value, "key": self.key, "nodeId": id_, "place": self.place}
        return own | {"text": text, "language": language and language.name} | dict(self.shared)


class Begun(NamedTuple):
    """A name from one of its words on, with the place of the name among all that its node has."""

    tier: Tier
    key: str
    at: int
    name: Named


def shared_column(language: Language | None) -> str:
    """The column that says how much of a key another has that goes before, where names in a language do, or none."""
    (column,) = text_columns("shared", language)[:1] if language else ("shared",)
    return column


SCOPES = (None, *Language)
COLUMNS = (
    *(Column("class", "TEXT"), Column("tier", "INTEGER"), Column("key", "TEXT"), Column("nodeId", "TEXT")),
    *(Column("place", "INTEGER"), Column("text", "TEXT"), Column("language", "TEXT")),
    *(Column(shared_column(scope), "INTEGER") for scope in SCOPES),
)


def typed(text: str) -> str:
    """A text as keys begin; NOWHERE if it has no word."""
    return search_words(text)[:LONGEST] or NOWHERE


def after_typed(text: str) -> str:
    """What comes after all keys that begin so."""
    return typed(text) + MISSING_TEXT


def typed_length(text: str) -> int:
    """How many characters of a key are typed."""
    return len(typed(text))


def tiers(cls: type[Node]) -> tuple[Tier, ...]:
    """In which tiers there are nodes of a class: in none where they have neither names nor titles."""
    names = {prop.name for prop in cls.properties()}
    if not names.isdisjoint(NAMES):
        return Tier.NAME, Tier.LATER_WORD
    return () if names.isdisjoint(TITLES) else (Tier.TITLE,)


def completions(cls: type[Node], values: Mapping[str, Any]) -> list[Completion]:
    """Everything from which a node of these stored columns can be completed, in order."""
    if not tiers(cls):
        return []
    names = dict.fromkeys(_names(cls, values))
    begun = sorted(Begun(tier, key, at, name) for at, name in enumerate(names) for tier, key in _keys(cls, name[0]))
    shared = {shared_column(scope): _shared_before(begun, scope) for scope in SCOPES}
    of_each = ({column: shares[at] for column, shares in shared.items()} for at in range(len(begun)))
    kept = ((one, own) for one, own in zip(begun, of_each, strict=True) if min(own.values()) < len(one.key))
    return [Completion(place, one.tier, one.key, one.name, own) for place, (one, own) in enumerate(kept)]


def _shared_before(begun: list[Begun], scope: Language | None) -> list[int]:
    """How much of each key another has that goes before it, where names in a language are preferred, or none."""
    found, before = [0] * len(begun), list[str]()
    for at in sorted(range(len(begun)), key=lambda at: _is_behind(begun[at].name, scope)):
        found[at] = max((_shared(begun[at].key, key) for key in before), default=0)
        before.append(begun[at].key)
    return found


def _is_behind(name: Named, scope: Language | None) -> bool:
    """Whether a name stands for a node only where none in a language, or in no language at all, does."""
    return scope is not None and name[1] not in (scope, None)


def _names(cls: type[Node], values: Mapping[str, Any]) -> Iterator[Named]:
    """Its label in each language, unless that is a text; its acronyms and other names, which are in none."""
    if values["labelEn"] != values.get("textEn", "") or values["labelFr"] != values.get("textFr", ""):
        yield from ((text, language) for column, language in _label() if (text := values[column]))
    for prop in cls.properties():
        if prop.name in FURTHER_NAMES:
            yield from ((text, None) for text in values[prop.name])


def _label() -> Iterator[tuple[str, Language]]:
    return zip(text_columns("label"), Language, strict=True)


def _keys(cls: type[Node], name: str) -> Iterator[tuple[Tier, str]]:
    words, (first, *others) = search_words(name), tiers(cls)
    if words:
        yield first, words[:LONGEST]
    for at in (at for at, char in enumerate(words, 1) if char == " " and others):
        if words[at:].partition(" ")[0] not in FUNCTION_WORDS:
            yield Tier.LATER_WORD, words[at : at + LONGEST]


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
