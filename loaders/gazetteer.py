"""Names of places and actors, and what they stand for: the command line fills it from the store, loaders ask it.

Names are compared without case, accents and punctuation, in whatever language they are known. What fits several is
ambiguous, and nothing is chosen; what fits none is unmatched. Neither is a mistake of the file that has it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ontology.actors import Actor
from ontology.areas import Area
from ontology.model import Node
from ontology.places import Place
from ontology.values import DateSpan, Text, fold
from ontology.vocabularies import ActorKind, AgreementKind, PlaceKind

LETTERS = re.compile(r"[^\w]+")
UNITS = {
    PlaceKind.CERCLE: ("cercle", "cercle de", "cercle d"),
    PlaceKind.REGION: ("region", "region de", "region d", "district", "district de"),
}
"""What stands after the name of a unit in English, or before it in French."""
UNIT_WIDTH = 5
"""Degrees: no unit reaches farther from its point."""
FEWEST_UNITS = 5
"""Of so many units at least, the points tell where a country lies."""


@dataclass(frozen=True)
class Within:
    """That a place lies within another, from a day to a day, both included; None has no bound."""

    place: str
    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it was so on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Known:
    """A place, an actor or an agreement with all its names, and the dataset that has it.

    Which of the names is its own in which language, and which are acronyms, `name` and `acronyms` tell, where that is
    known. `area`: what a place covers. `date` and `parties`: when an agreement was signed, and by which actors.
    """

    id: str
    dataset: str
    kind: PlaceKind | ActorKind | AgreementKind
    names: tuple[str, ...]
    external_ids: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()
    point: tuple[float, float] | None = None
    area: Area | None = None
    name: Text | None = None
    acronyms: tuple[str, ...] = ()
    date: DateSpan | None = None
    parties: frozenset[str] = frozenset()

    @property
    def label(self) -> Text:
        """How it is called in messages."""
        return self.name or Text(self.names[0])


@dataclass(frozen=True)
class Bounds:
    """Degrees between which the known units of a country have their points."""

    south: float
    north: float
    west: float
    east: float

    def are_near(self, lat: float, lon: float) -> bool:
        """Whether a point may lie in the country, so far as they tell."""
        margin = UNIT_WIDTH
        return self.south - margin <= lat <= self.north + margin and self.west - margin <= lon <= self.east + margin


class Outcome(Enum):
    """What became of a name."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"


@dataclass(frozen=True)
class Answer:
    """What a name stands for: the one node, or those among which none was chosen, the likelier first."""

    outcome: Outcome
    nodes: tuple[Known, ...] = ()

    @property
    def node(self) -> Known | None:
        """The node that was found, if one was."""
        return self.nodes[0] if self.outcome is Outcome.FOUND else None


NOTHING = Answer(Outcome.UNMATCHED)


class Gazetteer:
    """Finds nodes by their names."""

    def __init__(self, nodes: Iterable[Known] = ()) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._by_external: dict[str, list[Known]] = defaultdict(list)
        self._bounds: dict[str, Bounds | None] = {}
        self._outlined = [node for node in self._nodes.values() if node.area]
        for node in self._nodes.values():
            for form in {form for name in node.names for form in _forms(name)}:
                self._by_name[_path(node.id), form].append(node)
            for external in node.external_ids:
                self._by_external[external].append(node)

    def actor(self, name: str) -> Answer:
        """The actor of a name, acronym or alias."""
        return _answer(self._named(Actor, name))

    def actor_of(self, external: str) -> Answer:
        """The actor that has an id elsewhere, such as `ucdp-actor:72`. Two may share one, and none is chosen then."""
        return _answer(self._by_external.get(external, ()))

    def signed(self, day: date) -> tuple[Known, ...]:
        """The agreements that were signed on a day, or of whose signatures the first and the last lie around it."""
        spans = ((node, node.date) for node in self._nodes.values() if node.date)
        return tuple(node for node, span in spans if span.first and span.last and span.first <= day <= span.last)

    def country(self, name: str) -> Answer:
        """The country of a name."""
        return _answer(node for node in self._named(Place, name) if node.kind is PlaceKind.COUNTRY)

    def places(self, name: str) -> tuple[Known, ...]:
        """Every place of a name, of whatever kind."""
        return tuple(self._named(Place, name))

    def unit(self, name: str, kind: PlaceKind, under: Known, day: date) -> Answer:
        """The region or cercle of a name that lay under a place on a day.

        Of several, those count that never lay elsewhere: a cercle that was made for a region, not the one before it.
        """
        return _answer(self.of_the_day((node for node in self._named(Place, name) if node.kind is kind), under, day))

    def of_the_day(self, units: Iterable[Known], under: Known, day: date) -> list[Known]:
        """Those of some units that lay under a place on a day, or else ever; of several, as `unit` has them."""
        named = list(units)
        lay = [node for node in named if self.lies(node, under.id, day)]
        found = lay or [node for node in named if self.lies(node, under.id, None)]
        own = [node for node in found if all(self._leads(one.place, under.id, None) for one in node.within)]
        return own if len(found) > 1 and own else found

    def unit_at(self, lat: float, lon: float, kind: PlaceKind, under: Known, day: date) -> Known | None:
        """The region or cercle in whose outline a point lies, if one and no other did so under a place on a day."""
        around = (node for node in self._outlined if node.kind is kind and node.area and node.area.has(lat, lon))
        return _answer(node for node in around if self.lies(node, under.id, day)).node

    def nodes(self, cls: type[Node]) -> Iterator[Known]:
        """All that are known of a class."""
        return (node for id_, node in self._nodes.items() if _path(id_) == cls.path())

    def bounds(self, country: Known) -> Bounds | None:
        """Between which degrees a country lies; None where too few of its units are known."""
        if country.id not in self._bounds:
            self._bounds[country.id] = self._bounds_of(country)
        return self._bounds[country.id]

    def _bounds_of(self, country: Known) -> Bounds | None:
        units = (node for node in self._nodes.values() if node.kind in UNITS and self.lies(node, country.id, None))
        points = [node.point for node in units if node.point]
        if len(points) < FEWEST_UNITS:
            return None
        lats, lons = zip(*points, strict=True)
        return Bounds(min(lats), max(lats), min(lons), max(lons))

    def lies(self, node: Known, under: str, day: date | None) -> bool:
        """Whether a place lay under another on a day, or ever."""
        return any(self._leads(one.place, under, day) for one in node.within if day is None or one.holds(day))

    def _leads(self, place: str, under: str, day: date | None) -> bool:
        return place == under or (place in self._nodes and self.lies(self._nodes[place], under, day))

    def _named(self, cls: type[Node], name: str) -> Iterator[Known]:
        found = (node for form in _forms(name) for node in self._by_name.get((cls.path(), form), ()))
        return iter(dict.fromkeys(found))


def _answer(found: Iterable[Known]) -> Answer:
    nodes = tuple(sorted(found, key=lambda node: node.id))
    if not nodes:
        return NOTHING
    return Answer(Outcome.FOUND if len(nodes) == 1 else Outcome.AMBIGUOUS, nodes)


def _path(id_: str) -> str:
    return id_.partition("/")[0]


def _forms(name: str) -> Iterator[str]:
    """How a name is compared: as it stands, and without what tells the sort of a unit."""
    plain = " ".join(LETTERS.sub(" ", fold(name)).split())
    yield plain
    for words in UNITS.values():
        for word in sorted(words, key=len, reverse=True):
            if plain.endswith(f" {word}"):
                yield plain.removesuffix(f" {word}")
            if plain.startswith(f"{word} "):
                yield plain.removeprefix(f"{word} ")


EMPTY = Gazetteer()
