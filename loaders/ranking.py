"""Which places and actors a name may stand for, the likeliest first, each with the reason: for people and for loaders.

Nothing is chosen among several that are as near. Acronyms are found as they are written, or not at all. A loader takes
a unit whose name is merely near where its country and kind are known and no other is as near, and says so; an actor it
never takes so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rapidfuzz import fuzz, process

from loaders.gazetteer import Gazetteer, Known, Outcome
from loaders.spelling import ALIKE, EXACT, Spelling, score, spelling
from ontology.actors import Actor
from ontology.model import Node
from ontology.places import Place
from ontology.values import Language, Text
from ontology.vocabularies import PlaceKind

MARGIN = 10
"""By so many points the first must lead the next, where neither is the very name."""
COARSE = 60
"""Names that share fewer letters, of 100, are not compared word by word."""
LONGEST = 200
"""Characters; no name has more."""
UNIT_WORDS = {
    "cercle": PlaceKind.CERCLE,
    **dict.fromkeys(("region", "district"), PlaceKind.REGION),
    **dict.fromkeys(("town", "city", "village", "ville", "localite"), PlaceKind.LOCALITY),
}
"""What tells the kind of a place, before its name in French and after it in English."""
PARTS = re.compile(r"\s*[():;/]+\s*|\s+[–—-]\s+")
"""What stands between two names of one actor."""
Order = tuple[int, int, int, str]
"""What comes first: the nearer; of two as near, that which is so as a whole; then by the sort of name."""


class NameSort(Enum):
    """Which of a node's names fitted, the most telling first."""

    ENGLISH = Text("name in English", "nom en anglais")
    FRENCH = Text("name in French", "nom en français")
    NATIVE = Text("name in its own language", "nom dans sa propre langue")
    ACRONYM = Text("acronym", "sigle")
    ALIAS = Text("alias", "autre nom")


@dataclass(frozen=True)
class Candidate:
    """A node that a name may stand for: which of its names fitted, and how nearly, of 100."""

    node: Known
    name: str
    sort: NameSort
    score: int

    @property
    def why(self) -> Text:
        """The reason: `alias, by its spelling, 92 of 100`."""
        sort = self.sort.value
        if self.score == EXACT:
            return sort
        if self.score == ALIKE:
            return Text(
                f"{sort.en}, but for hyphens, articles or the order of words",
                f"{sort.fr}, aux traits d’union, aux articles ou à l’ordre des mots près",
            )
        return Text(
            f"{sort.en}, by its spelling, {self.score} of 100",
            f"{sort.fr}, par la graphie, {self.score} sur 100",
        )


@dataclass(frozen=True)
class Ranking:
    """What a name may stand for, the likeliest first."""

    candidates: tuple[Candidate, ...] = ()

    @property
    def foremost(self) -> tuple[Candidate, ...]:
        """The first, and all that are as near as it is. A very name is nearer than whatever is merely like it."""
        if not self.candidates:
            return ()
        best = self.candidates[0].score
        least = best if best >= ALIKE else best - MARGIN
        return tuple(one for one in self.candidates if one.score >= least)

    @property
    def best(self) -> Candidate | None:
        """The one that is nearer than all others, if one is."""
        return self.foremost[0] if self.outcome is Outcome.FOUND else None

    @property
    def outcome(self) -> Outcome:
        """Whether one is nearer than all others."""
        found = {1: Outcome.FOUND, 0: Outcome.UNMATCHED}
        return found.get(len(self.foremost), Outcome.AMBIGUOUS)


@dataclass(frozen=True)
class _Entry:
    """A name of a node, as it is compared: whole, and without what tells the kind of a place."""

    node: Known
    name: str
    sort: NameSort
    whole: Spelling
    bare: Spelling

    def scores(self, asked: Spelling, bare: Spelling, kind: PlaceKind | None) -> tuple[int, int]:
        """The better score of the two, and that of the whole name."""
        if self.sort is NameSort.ACRONYM:
            return (EXACT, EXACT) if asked.letters == self.whole.letters else (0, 0)
        whole, of_kind = score(asked, self.whole), kind is None or kind is self.node.kind
        return max(whole, score(bare, self.bare) if of_kind else 0), whole


class Ranker:
    """Ranks what the names of a gazetteer are near to."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._entries: dict[type[Node], list[_Entry]] = {
            cls: list(_entries(gazetteer.nodes(cls))) for cls in (Place, Actor)
        }
        self._letters = {
            cls: ([_letters(entry.whole) for entry in entries], [_letters(entry.bare) for entry in entries])
            for cls, entries in self._entries.items()
        }
        self._places: dict[str, Ranking] = {}

    def actor(self, name: str) -> Ranking:
        """The actors that a name may stand for, or both parts of one that tells it twice: `The Movement (TM)`."""
        whole, *parts = (self._actor(one) for one in (name[:LONGEST], *filter(None, PARTS.split(name[:LONGEST]))))
        return whole if whole.candidates or len(parts) < 2 else _common(parts)

    def _actor(self, name: str) -> Ranking:
        asked = spelling(name)
        return self._ranked(Actor, asked, asked, None)

    def place(self, name: str) -> Ranking:
        """The places that a name may stand for; those of one kind alone, where it tells that."""
        if name not in self._places:
            asked = spelling(name[:LONGEST])
            self._places[name] = self._ranked(Place, asked, *_without_unit(asked))
        return self._places[name]

    def unit(self, name: str, kind: PlaceKind, under: Known, day: date) -> Ranking:
        """The regions or cercles under a place on a day that a name is near to."""
        near = [one for one in self.place(name).candidates if one.node.kind is kind]
        lay = self._gazetteer.of_the_day((one.node for one in near), under, day)
        return Ranking(tuple(one for one in near if one.node in lay))

    def _ranked(self, cls: type[Node], asked: Spelling, bare: Spelling, kind: PlaceKind | None) -> Ranking:
        entries, best = self._entries[cls], dict[str, tuple[Order, Candidate]]()
        places = {
            place for name, known in zip((asked, bare), self._letters[cls], strict=True) for place in _like(name, known)
        }
        for entry in (entries[place] for place in places):
            near, whole = entry.scores(asked, bare, kind)
            id_, order = entry.node.id, (-near, -whole, list(NameSort).index(entry.sort), entry.name)
            if near and (id_ not in best or order < best[id_][0]):
                best[id_] = order, Candidate(entry.node, entry.name, entry.sort, near)
        ranked = sorted(best.values(), key=lambda found: (*found[0][:3], found[1].node.id))
        return Ranking(tuple(one for _, one in ranked))


def _common(rankings: Sequence[Ranking]) -> Ranking:
    """What is in all rankings, each as it is in that where it is the least near."""
    by_node = defaultdict[str, list[Candidate]](list)
    for one in (one for ranking in rankings for one in ranking.candidates):
        by_node[one.node.id].append(one)
    common = [min(found, key=lambda one: one.score) for found in by_node.values() if len(found) == len(rankings)]
    return Ranking(tuple(sorted(common, key=lambda one: -one.score)))


def _like(name: Spelling, known: list[str]) -> Iterator[int]:
    """The places of those letters that are enough like a name's to be looked at."""
    found = process.extract(_letters(name), known, scorer=fuzz.ratio, score_cutoff=COARSE, limit=None)
    return (place for _, _, place in found)


def _letters(name: Spelling) -> str:
    """The letters of a name, whatever their order."""
    return "".join(sorted(name.letters))


def _entries(nodes: Iterable[Known]) -> Iterator[_Entry]:
    for node in nodes:
        for name in dict.fromkeys(node.names):
            whole = spelling(name)
            if whole.letters:
                bare = _without_unit(whole)[0] if isinstance(node.kind, PlaceKind) else whole
                yield _Entry(node, name, _sort(node, name), whole, bare)


def _sort(node: Known, name: str) -> NameSort:
    if name in node.acronyms or _is_acronym(name):
        return NameSort.ACRONYM
    languages = zip(Language, node.name.by_language if node.name else (), strict=False)
    told = {Language.EN: NameSort.ENGLISH, Language.FR: NameSort.FRENCH, Language.NATIVE: NameSort.NATIVE}
    return next((told[language] for language, text in languages if text == name), NameSort.ALIAS)


def _is_acronym(name: str) -> bool:
    """Whether it is one word in capitals, as some are listed among aliases."""
    return len(name.split()) == 1 and name.isupper() and name.lower() != name


def _without_unit(name: Spelling) -> tuple[Spelling, PlaceKind | None]:
    """A name without the word that tells its kind, and that kind."""
    words = name.words
    for place, rest in ((0, words[1:]), (-1, words[:-1])):
        if rest and (kind := UNIT_WORDS.get(words[place])):
            return spelling(" ".join(rest)), kind
    return name, None
