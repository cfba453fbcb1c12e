"""What completes a text that is being typed: names of nodes from their words on, kept in order beside the nodes.

A name is kept with the words from its first on, and from each later one that says something; a title with all of its
words alone. Folded as they are, those that begin like a text lie together: an index has the first of them at hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

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
ENGLISH = "a an and at by for from in into of on s that the their to was were with"
FRENCH = "au aux avec c ce ces d dans de des du en et l la le les leur leurs n par pour qu que qui se ses sur une"
SILENT = frozenset(f"{ENGLISH} {FRENCH}".split())
"""Words at which nobody begins to type a name, unless it begins with them."""
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

    `shared`: how much of the key is that of an earlier one of the same node, for names in every language, and in each.
    Where no more than that is typed, the earlier one stands for the node.
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


def shared_column(language: Language | None) -> str:
    """The column that says how much of a key an earlier one has, where names of a language are asked for, or all."""
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
    names = list(dict.fromkeys(_names(cls, values)))
    begun = sorted({(tier, key, at) for at, name in enumerate(names) for tier, key in _keys(cls, name[0])})
    shared: list[dict[str, int]] = [{} for _ in begun]
    for scope in SCOPES:
        heard, earlier = _heard(names, scope), list[str]()
        for own, (_, key, at) in zip(shared, begun, strict=True):
            own[shared_column(scope)] = _most_shared(key, earlier) if names[at] in heard else LONGEST
            earlier += [key] if names[at] in heard else []
    kept = [
        (one, own)
        for one, own in zip(begun, shared, strict=True)
        if min(own.values()) < len(one[1])  # else others stand for the node whatever is typed
    ]
    return [Completion(place, one[0], one[1], names[one[2]], own) for place, (one, own) in enumerate(kept)]


def _names(cls: type[Node], values: Mapping[str, Any]) -> Iterator[Named]:
    """Its label in each language, unless that is a text; its acronyms and other names, which are in none."""
    if values["labelEn"] != values.get("textEn", "") or values["labelFr"] != values.get("textFr", ""):
        yield from ((text, language) for column, language in _label() if (text := values[column]))
    for prop in cls.properties():
        if prop.name in FURTHER_NAMES:
            yield from ((text, None) for text in values[prop.name])


def _label() -> Iterator[tuple[str, Language]]:
    return zip(text_columns("label"), Language, strict=True)


def _heard(names: list[Named], scope: Language | None) -> set[Named]:
    """The names that are asked for in a language: in it, or what stands in for it, and those that are in none."""
    if scope is None:
        return set(names)
    label = {language: (text, language) for text, language in names if language}
    own = next((label[language] for language in scope.preference if language in label), None)
    return {name for name in names if name[1] is None or name == own}


def _keys(cls: type[Node], name: str) -> Iterator[tuple[Tier, str]]:
    words, (first, *others) = search_words(name), tiers(cls)
    if words:
        yield first, words[:LONGEST]
    for at in (at for at, char in enumerate(words, 1) if char == " " and others):
        if words[at:].partition(" ")[0] not in SILENT:
            yield Tier.LATER_WORD, words[at : at + LONGEST]


def _most_shared(key: str, earlier: list[str]) -> int:
    return max((_shared(key, other) for other in earlier), default=0)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
