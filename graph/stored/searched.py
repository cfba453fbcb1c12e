"""What a search finds a node by: kept with it, made by the same functions on every engine.

`words`: the words of its texts as they stand. `stems`: their stems. `names`: a token for each of its names. `standing`:
which of several nodes of one name comes first. Beside these a store keeps `around`: the stems of what surrounds the
node (surroundings.py), which follows from others and is missing until it is worked out.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
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
REMEMBERED = 2048
"""Of so many texts it is remembered what they are found by: many nodes are called alike."""
_words = lru_cache(REMEMBERED)(search_words)
_stems = lru_cache(REMEMBERED)(stems_of)


def searched(node: Node, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns by which a search finds a node that has these others; they are empty where it has no texts."""
    texts = list(dict.fromkeys(_texts(node)))
    words = list(dict.fromkeys(_words(text) for text, _ in texts))
    stems = dict.fromkeys(stem for told in (*texts, *_kind(node)) for stem in _stems(*told))
    named = names_of(type(node), values)
    further = dict.fromkeys(stem for told in _told_besides(texts, named) for stem in _stems(*told))
    return {
        "words": BETWEEN_TEXTS.join(words),
        "stems": " ".join(stems | further) if texts else "",
        "names": " ".join(_names(node, named)) if texts else "",
        STANDING: _rank(node) + max(0, worth.BREVITY - 1 - len(stems)),
    }


def _texts(node: Node) -> Iterator[Told]:
    """Its texts to search, and its label where it has any."""
    found = [told for prop in node.properties() if prop.search for told in _told(getattr(node, prop.attribute))]
    yield from found
    if found:
        yield from _told(node.label())


def _told(value: Any) -> Iterator[Told]:
    if isinstance(value, Text):
        yield from ((text, language) for language in Language if (text := value.only_in(language)))
    elif value:
        yield from ((text, None) for text in ([value] if isinstance(value, str) else value))


def _kind(node: Node) -> Iterator[Told]:
    """What an event is called by its kind: an ambush is one, whether its title says so or not."""
    if isinstance(node, Event):
        yield node.kind.concept.en, Language.EN
        yield node.kind.concept.fr, Language.FR


def _told_besides(texts: list[Told], named: list[Name]) -> Iterator[Told]:
    """What a node is found by, though none of its texts may say it so: dates in words, and how else it is called."""
    dates = [date for text, _ in texts for date in dates_in(text)]
    for date in dict.fromkeys((*dates, *(name.text for name in named if name.sort is Sort.DATE))):
        yield from ((written_out(date, language), language) for language in MONTHS)
    yield from ((name.text, name.language) for name in named if name.sort is Sort.ALIAS)


def _names(node: Node, named: list[Name]) -> Iterator[str]:
    """Its names, and the token by which the index tells a figure, or what only says something."""
    yield from name_tokens((BEGINNINGS.get(name.sort, OWN), name.text) for name in named)
    standing = _rank(node)
    if standing < worth.FIRST_OTHER:
        yield SAYING
    if standing < worth.FIRST_SAYING:
        yield BEHIND


def _rank(node: Node) -> int:
    sort = _sort(node)
    if sort is CasualtyEstimate:
        return 0
    if sort in SAYING_SOMETHING:
        return worth.FIRST_SAYING + worth.BREVITY * SAYING_SOMETHING.index(sort)
    return worth.FIRST_OTHER + worth.BREVITY * (OTHERS.index(sort) if sort in OTHERS else 0)


def _sort(node: Node) -> object:
    if isinstance(node, Place):
        return node.kind
    return ActorKind.UNNAMED if isinstance(node, Actor) and node.kind is ActorKind.UNNAMED else type(node)
