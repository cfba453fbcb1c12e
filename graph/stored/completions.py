"""What completes a text that is being typed: names of nodes from their words on, kept in order beside the nodes.

A name is kept with the words from its first on, and from each later one that says something; a title with all of its
words alone. Folded as they are, those that begin like a text lie together: an index has the first of them at hand.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from graph.searching.stems import FUNCTION_WORDS
from graph.searching.words import search_words, with_ai
from graph.searching.worth import BREVITY
from graph.stored.columns import MISSING_TEXT, Scalar, Shown, text_columns
from graph.stored.layout import STANDING, Column
from graph.stored.names import NAME, Name, Sort, names_of
from ontology.actors import Actor
from ontology.agreements import Provision
from ontology.model import Node
from ontology.rules.rule import PerClass
from ontology.values import Language

STORED = "Completion"
LONGEST = 60
"""How many characters of a name are compared. Nobody types more of it."""
NUMBER, TITLE = "number", "title"
"""Properties by which a class, besides by a name, is known to have names, or titles: its labels."""
TYPED = (Sort.OWN, Sort.ACRONYM, Sort.ALIAS, Sort.TITLE)
"""Names that people begin to type."""
KEYS = ("class", "tier", "key", "rank", "nodeId")
"""What they are ordered by, those of a class together."""
BEHIND_OWN = 1_000
"""A name that is not a node's own ranks behind the own names of all sorts of nodes."""
LOOKED_THROUGH = 500
"""Among so many names that begin with the first of several words are those looked for in which the others do too."""
TEXT = Shown(("text",), Scalar.STRING)
LANGUAGE = Shown(("language",), Scalar.CODE)
NOWHERE = MISSING_TEXT
"""Begins no key."""
NUMBERED = (Provision,)
"""Classes whose names count: the numbers in their keys have so many digits, that 2 comes before 17."""
DIGITS = 3
SHORT_NUMBER, LAST_NUMBER = (re.compile(rf"\b\d{{1,{DIGITS}}}{end}") for end in (r"\b", "$"))


class Tier(IntEnum):
    """What comes first, whatever the words are: names, then names from a later word on, then titles."""

    NAME = 0
    LATER_WORD = 1
    TITLE = 2


@dataclass(frozen=True)
class Completion:
    """A name of a node from one of its words on.

    `rank`: what comes first where several nodes have one name: whose own it is, and then as the nodes stand.
    `shared`: how much of the key is that of another of the same node that goes before it: an own name, an earlier one,
    and where names in a language are preferred, one of these. Where no more than that is typed, the other stands for
    the node, unless this name is typed in full.
    """

    place: int
    tier: Tier
    key: str
    rank: int
    name: Name
    shared: Mapping[str, int]

    def values(self, cls: type[Node], id_: str) -> dict[str, Any]:
        """The columns of it."""
        text, language, _ = self.name
        own = {"class": cls.__name__, "tier": self.tier.value, "key": self.key, "rank": self.rank, "nodeId": id_}
        shown = {"place": self.place, "text": text, "language": language and language.name}
        return own | shown | dict(self.shared)


class Begun(NamedTuple):
    """A name from one of its words on, with the place of the name among all that its node has."""

    tier: Tier
    further: bool
    key: str
    at: int
    name: Name


def shared_column(language: Language | None) -> str:
    """The column that says how much of a key another has that goes before, where names in a language do, or none."""
    (column,) = text_columns("shared", language)[:1] if language else ("shared",)
    return column


SCOPES = (None, *Language)
SHARED = tuple(map(shared_column, SCOPES))
COLUMNS = (
    *(Column("class", "TEXT"), Column("tier", "INTEGER"), Column("key", "TEXT"), Column("rank", "INTEGER")),
    *(Column("nodeId", "TEXT"), Column("place", "INTEGER"), Column("text", "TEXT"), Column("language", "TEXT")),
    *(Column(column, "INTEGER") for column in SHARED),
)


@dataclass(frozen=True)
class Typed:
    """A text as keys begin.

    `numbered`: keys whose numbers have all digits. A number at the end of the text may go on, by so many digits (`on`).
    `bare`: without the words at its beginning that say nothing, if it has any and others follow: `l'onu` is `onu`.
    """

    numbered: bool = False
    on: int = 0
    bare: bool = False

    def __call__(self, text: str) -> str:
        """How such keys begin; NOWHERE if the text has no word, or cannot be read so."""
        words = _key(text)
        if self.bare:
            words, typed = _bare(words), words
            if words == typed:
                return NOWHERE
        if not self.numbered:
            return words[:LONGEST] or NOWHERE
        last = found[0] if (found := LAST_NUMBER.search(words)) else ""
        zeros = (DIGITS - len(last) if last else 0) - self.on
        if zeros < 0:
            return NOWHERE
        return (_counted(words.removesuffix(last)) + "0" * zeros + last)[:LONGEST] or NOWHERE


@dataclass(frozen=True)
class After:
    """What comes after all keys that begin as a text does."""

    begin: "Typed | FirstWord"

    def __call__(self, text: str) -> str:
        """The text that stands there."""
        return self.begin(text) + MISSING_TEXT


@dataclass(frozen=True)
class Length:
    """How many characters of a key are typed."""

    begin: Typed

    def __call__(self, text: str) -> int:
        """Their number."""
        return len(self.begin(text))


@dataclass(frozen=True)
class FirstWord:
    """The first word of several that are typed, each of which may be only begun; NOWHERE if they are not several."""

    def __call__(self, text: str) -> str:
        """That word."""
        first, _, others = _key(text).partition(" ")
        return first if others else NOWHERE


@dataclass(frozen=True)
class OtherWords:
    """How the others begin where they stand in a key."""

    numbered: bool

    def __call__(self, text: str) -> list[str]:
        """Each with the space before it."""
        words = _key(text)
        return [f" {word}" for word in (_counted(words) if self.numbered else words).split()[1:]]


def readings(cls: type[Node]) -> tuple[Typed, ...]:
    """How the keys of a class may begin for a text."""
    numbered, digits = (True, DIGITS) if cls in NUMBERED else (False, 1)
    return tuple(Typed(numbered, on, bare) for bare in (False, True) for on in range(digits))


def wholes(cls: type[Node]) -> tuple[Typed, ...]:
    """Which of these they are where the text is all of a name."""
    return tuple(typed for typed in readings(cls) if not typed.on)


def tiers(cls: type[Node]) -> tuple[Tier, ...]:
    """In which tiers there are nodes of a class: in none where they have neither names nor titles."""
    return TIERS[cls]


def _tiers(cls: type[Node]) -> tuple[Tier, ...]:
    names = {prop.name for prop in cls.properties()}
    if not names.isdisjoint((NAME, NUMBER)):
        return (Tier.NAME, Tier.LATER_WORD, *((Tier.TITLE,) if cls is Actor else ()))
    return (Tier.TITLE,) if TITLE in names else ()


TIERS = PerClass(_tiers)


def completions(cls: type[Node], values: Mapping[str, Any]) -> list[Completion]:
    """Everything from which a node of these stored columns can be completed, in order."""
    if not tiers(cls):
        return []
    names = [name for name in names_of(cls, values) if name.sort in TYPED]
    begun = sorted(one for at, name in enumerate(names) for one in _begun(cls, name, at))
    kept = [(one, own) for one, own in zip(begun, _shares(begun), strict=True) if min(own) < len(one.key)]
    standing = values[STANDING] // BREVITY
    ranks = (BEHIND_OWN * one.further - standing for one, _ in kept)
    return [
        Completion(place, one.tier, one.key, rank, one.name, dict(zip(SHARED, own, strict=True)))
        for place, ((one, own), rank) in enumerate(zip(kept, ranks, strict=True))
    ]


def _shares(begun: list[Begun]) -> list[tuple[int, ...]]:
    """How much of each key another has that goes before it, in each of the scopes. Of one alone, none is another's."""
    if len(begun) == 1:
        return [(0,) * len(SCOPES)]
    orders = [sorted(range(len(begun)), key=lambda at: _is_behind(begun[at].name, scope)) for scope in SCOPES]
    found = {tuple(order): _shared_before(begun, order) for order in orders}
    return list(zip(*(found[tuple(order)] for order in orders), strict=True))


def _shared_before(begun: list[Begun], order: list[int]) -> list[int]:
    """How much of each key another has that goes before it in an order: one of its neighbours among those, in theirs.

    Whatever goes before, a name is there for a text that is all of it; but for one of the same words that does.
    """
    found, before, whole = [0] * len(begun), list[str](), set[str]()
    for at in order:
        one = begun[at]
        place = bisect(before, one.key)
        found[at] = max((_shared(one.key, other) for other in before[max(place - 1, 0) : place + 1]), default=0)
        if found[at] == len(one.key) and one.key not in whole:
            found[at] -= one.tier is not Tier.LATER_WORD
        before.insert(place, one.key)
        if one.tier is not Tier.LATER_WORD:
            whole.add(one.key)
    return found


def _is_behind(name: Name, scope: Language | None) -> bool:
    """Whether a name stands for a node only where none in a language, or in no language at all, does."""
    return scope is not None and name.language not in (scope, None)


def _begun(cls: type[Node], name: Name, at: int) -> Iterator[Begun]:
    words = _key(name.text)
    key, further = _counted(words) if cls in NUMBERED else words, name.sort is Sort.ALIAS
    titled = name.sort is Sort.TITLE or Tier.NAME not in tiers(cls)
    if words:
        yield Begun(Tier.TITLE if titled else Tier.NAME, further, key[:LONGEST], at, name)
    begin = 0 if titled else key.find(" ") + 1
    while begin:
        if key[begin:].partition(" ")[0] not in FUNCTION_WORDS:
            yield Begun(Tier.LATER_WORD, further, key[begin : begin + LONGEST], at, name)
        begin = key.find(" ", begin) + 1


def _key(text: str) -> str:
    """The words of a text as keys have them."""
    return with_ai(search_words(text))


def _bare(words: str) -> str:
    """The same, from the first word on that says something, or else the last."""
    first, _, others = words.partition(" ")
    while others and first in FUNCTION_WORDS:
        words = others
        first, _, others = words.partition(" ")
    return words


def _counted(words: str) -> str:
    """The same, with all digits of its numbers."""
    return SHORT_NUMBER.sub(lambda number: number[0].zfill(DIGITS), words)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    if one[:1] != other[:1]:
        return 0
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
