"""What a search finds a node by: kept with it, made by the same functions on every engine.

`words`: the words of its texts as they stand. `stems`: their stems. `names`: a token for each of its names. `standing`:
which of several nodes of one name comes first. Beside these a store keeps `around`: the stems of what surrounds the
node (surroundings.py), which follows from others and is missing until it is worked out.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from graph.searching import worth
from graph.searching.dates import MONTHS, dates_in, written_out
from graph.searching.names import BEHIND, FURTHER, OWN, SAYING, TITLE, name_tokens
from graph.searching.stems import stems_of
from graph.searching.words import BETWEEN_TEXTS, search_words
from graph.stored.layout import STANDING
from graph.stored.names import Name, Sort, names_of
from ontology.actors import Actor
from ontology.agreements import Agreement, Commitment, Provision
from ontology.events import CasualtyEstimate, Claim, Event
from ontology.findings import Finding
from ontology.model import Node
from ontology.places import Place
from ontology.rules.rule import PerClass
from ontology.sources import Source
from ontology.values import Language, Text
from ontology.vocabularies import ActorKind, PlaceKind

SAYING_SOMETHING = (Finding, Source, Claim, ActorKind.UNNAMED)
"""What only says something about others, as actors without a name are called by an event; figures stand below it."""
OTHERS = (
    Commitment, Provision, Event, PlaceKind.SITE, PlaceKind.AREA, Actor,
    PlaceKind.CERCLE, PlaceKind.REGION, PlaceKind.LOCALITY, PlaceKind.COUNTRY, Agreement,
)  # fmt: skip
"""Classes, and kinds of places, from what comes last among nodes of one name to what comes first.

Sites are called by whoever is there. Who says Gao means the town as a rule, and else the region that is called by it.
"""
BEGINNINGS = {Sort.ALIAS: FURTHER, Sort.DATE: FURTHER, Sort.TITLE: TITLE, Sort.ID: TITLE}
"""How the tokens of names begin that are not a node's own. Nobody types an id by its beginning either."""

Told = tuple[str, Language | None]
"""A text, and the language in which it is, where that is known."""
LANGUAGES = tuple(Language)
REMEMBERED = 2048
"""Of so many texts it is remembered what they are found by: many nodes are called alike."""
SEARCHED = PerClass(lambda cls: tuple(prop.attribute for prop in cls.properties() if prop.search))
"""The attributes of a class that hold texts to search."""


@lru_cache(REMEMBERED)
def _stems(text: str, language: Language | None) -> Mapping[str, None]:
    """The stems of a text, each once, in their order."""
    return dict.fromkeys(stems_of(text, language))


def searched(node: Node, label: Text, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns by which a search finds a node that has these others; they are empty where it has no texts."""
    texts = tuple(dict.fromkeys(_texts(node, label)))
    words, said = _words(texts), _stems_of_all((*texts, *_kind(node)))
    named, rank = names_of(type(node), values), _rank(_sort(node))
    stems = dict(said)
    for date in _dates(texts, named):
        stems.update(_stems_of_date(date))
    for name in named:
        if name.sort is Sort.ALIAS:
            stems.update(_stems(name.text, name.language))
    return {
        "words": words,
        "stems": " ".join(stems) if texts else "",
        "names": " ".join(_names(rank, named)) if texts else "",
        STANDING: rank + max(0, worth.BREVITY - 1 - len(said)),
    }


@lru_cache(REMEMBERED)
def _words(texts: tuple[Told, ...]) -> str:
    return BETWEEN_TEXTS.join(dict.fromkeys([search_words(text) for text, _ in texts]))


@lru_cache(REMEMBERED)
def _stems_of_all(texts: tuple[Told, ...]) -> Mapping[str, None]:
    stems: dict[str, None] = {}
    for told in texts:
        stems.update(_stems(*told))
    return stems


@lru_cache(REMEMBERED)
def _stems_of_date(date: str) -> Mapping[str, None]:
    """By what a date is found that is written in words, in each language."""
    return _stems_of_all(tuple((written_out(date, language), language) for language in MONTHS))


def _texts(node: Node, label: Text) -> list[Told]:
    """Its texts to search, and its label where it has any."""
    found: list[Told] = []
    for attribute in SEARCHED[type(node)]:
        found += _told(getattr(node, attribute))
    return [*found, *_told(label)] if found else found


def _told(value: Any) -> list[Told]:
    if isinstance(value, Text):
        return [(text, language) for text, language in zip(value.by_language, LANGUAGES, strict=True) if text]
    if isinstance(value, str):
        return [(value, None)] if value else []
    return [(text, None) for text in value or ()]


def _kind(node: Node) -> Iterator[Told]:
    """What an event is called by its kind: an ambush is one, whether its title says so or not."""
    if isinstance(node, Event):
        yield node.kind.concept.en, Language.EN
        yield node.kind.concept.fr, Language.FR


def _dates(texts: tuple[Told, ...], named: list[Name]) -> Iterable[str]:
    """The dates by which a node is found, though none of its texts may say them in words."""
    said = [date for text, _ in texts for date in dates_in(text)]
    return dict.fromkeys([*said, *(name.text for name in named if name.sort is Sort.DATE)])


def _names(rank: int, named: list[Name]) -> list[str]:
    """Its names, and the token by which the index tells a figure, or what only says something."""
    tokens = name_tokens((BEGINNINGS.get(name.sort, OWN), name.text) for name in named)
    if rank < worth.FIRST_OTHER:
        tokens.append(SAYING)
    if rank < worth.FIRST_SAYING:
        tokens.append(BEHIND)
    return tokens


@cache
def _rank(sort: object) -> int:
    if sort is CasualtyEstimate:
        return 0
    if sort in SAYING_SOMETHING:
        return worth.FIRST_SAYING + worth.BREVITY * SAYING_SOMETHING.index(sort)
    return worth.FIRST_OTHER + worth.BREVITY * (OTHERS.index(sort) if sort in OTHERS else 0)


def _sort(node: Node) -> object:
    if isinstance(node, Place):
        return node.kind
    return ActorKind.UNNAMED if isinstance(node, Actor) and node.kind is ActorKind.UNNAMED else type(node)
