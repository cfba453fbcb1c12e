"""What a search finds a node by: kept with it, made by the same functions on every engine.

`words`: the words of its texts as they stand. `stems`: their stems. `names`: a token for each of its names. `standing`:
which of several nodes of one name comes first. Beside these a store keeps `around`: the stems of what surrounds the
node (surroundings.py), which is missing until it is worked out.
"""

from collections.abc import Iterator
from typing import Any

from graph.searching.names import BEHIND, name_tokens
from graph.searching.stems import stems_of
from graph.searching.words import BETWEEN_TEXTS, search_words, words_of
from graph.stored.surroundings import AROUND, SURROUNDED
from ontology.actors import Actor
from ontology.agreements import Agreement, Commitment, Provision
from ontology.events import CasualtyEstimate, Claim, Event
from ontology.model import Node
from ontology.places import Place
from ontology.sources import Source
from ontology.values import Language, Text
from ontology.vocabularies import PlaceKind

ORDER = (CasualtyEstimate, Source, Claim, Commitment, Provision, Event, Actor, Place, Agreement)
"""Classes, from those that come last among nodes of one name to those that come first."""
BEHIND_OTHERS = (CasualtyEstimate,)
FURTHER_NAMES = "aliases"
"""The property that holds the names which a node has besides its own."""
NAMES = ("name", "title", "acronyms", "number")
"""Properties by which a node is named in the first place, beside its label."""
TEXT = "text"
"""The property that is the label of what has no name: nobody searches for a promise by its first words."""

Told = tuple[str, Language | None]
"""A text, and the language in which it is, where that is known."""


def searched(node: Node) -> dict[str, Any]:
    """The columns by which a search finds a node; all texts are empty where its class has none to search."""
    texts = list(dict.fromkeys(_texts(node)))
    kind = list(_kind(node))
    return {
        "words": BETWEEN_TEXTS.join(dict.fromkeys(search_words(text) for text, _ in texts)),
        "stems": " ".join(dict.fromkeys(_stems(node, [*texts, *kind]))),
        "names": " ".join(_names(node)) if texts else "",
        "standing": _standing(node),
        AROUND: None if isinstance(node, SURROUNDED) else "",
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


def _stems(node: Node, texts: list[Told]) -> Iterator[str]:
    """Of what has a name, the words as they stand too: of events around it, they are found by what is typed of them."""
    for text, language in texts:
        yield from stems_of(text, language)
        if isinstance(node, Actor | Place):
            yield from words_of(text)


def _names(node: Node) -> Iterator[str]:
    label = node.label()
    own = [] if label == getattr(node, TEXT, None) else [*label.variants]
    for prop in node.properties():
        if prop.attribute in NAMES:
            own += [text for text, _ in _told(getattr(node, prop.attribute))]
    yield from name_tokens(own, getattr(node, FURTHER_NAMES, ()))
    if isinstance(node, BEHIND_OTHERS):
        yield BEHIND


def _standing(node: Node) -> int:
    """Ten for each class; of places, the more the larger they are."""
    of_class = 10 * (ORDER.index(type(node)) + 1 if type(node) in ORDER else 0)
    return of_class + (len(PlaceKind) - list(PlaceKind).index(node.kind) if isinstance(node, Place) else 0)
