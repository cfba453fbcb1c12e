"""The places of a page: ours where the gazetteer knows them within the country, else the page's own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from loaders.crisis_group.countries import is_country
from loaders.crisis_group.places import UNITS, Spot
from loaders.gazetteer import Gazetteer, Known
from loaders.ranking import Candidate, Ranker, Ranking
from ontology.model import Citation, Node, Relation
from ontology.places import Containment, Place
from ontology.values import Text, fold, slug
from ontology.vocabularies import Nearness, PlaceKind

BARE = (PlaceKind.LOCALITY, PlaceKind.AREA, PlaceKind.SITE, PlaceKind.REGION, PlaceKind.CERCLE)
"""What a name alone stands for, the likeliest first: "Timbuktu" is the town."""


@dataclass
class Whereabouts:
    """Finds places, and keeps those that are the page's own, with what they lie in."""

    key: str
    gazetteer: Gazetteer
    cited: tuple[Citation, ...]
    own: dict[str, Place] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)
    datasets: set[str] = field(default_factory=set)
    unmatched: Counter[str] = field(default_factory=Counter)
    near: dict[str, Candidate] = field(default_factory=dict)
    """The names that are those of places of ours but for their spelling."""

    def __post_init__(self) -> None:
        self._ranker = Ranker(self.gazetteer)

    def country(self, name: str) -> str:
        """The id of the country, or of the conflict, of an entry."""
        if known := self.gazetteer.country(name).node:
            return self._ours(known)
        kind = PlaceKind.COUNTRY if is_country(name) else PlaceKind.AREA
        return self._own(slug(name), name, kind, None)

    def is_home(self, country: str) -> bool:
        """Whether so many units of a country are known that names are to be sought there."""
        known = self.gazetteer.country(country).node
        return known is not None and self.gazetteer.bounds(known) is not None

    def of(self, spot: Spot, country: str, day: date) -> tuple[str, Nearness]:
        """The id of a place that an entry names, and how near; an unknown one lies within what is named around it."""
        if fold(spot.name) == fold(country):
            return self.country(country), Nearness.COUNTRY
        found = self._known(spot, country, day) or self._spelt(spot, country)
        if found is None:
            if self.is_home(country):
                self.unmatched[spot.name] += 1
            around = self.of(spot.within, country, day)[0] if spot.within else self.country(country)
            kind = spot.kind or (PlaceKind.AREA if spot.sort == "area" else PlaceKind.LOCALITY)
            return self._own(
                f"{slug(country)}-{slug(spot.name)}{_suffix(kind)}", spot.name, kind, around
            ), spot.nearness
        nearness = spot.nearness
        if found.kind in UNITS and nearness is Nearness.EXACT:
            nearness = Nearness.REGION
        return self._ours(found), nearness

    def _known(self, spot: Spot, country: str, day: date) -> Known | None:
        """The one place of ours of a name and sort within the country; a village is no region, and a region no town."""
        within = self.gazetteer.country(country).node
        if within is None:
            return None
        named = [node for node in self.gazetteer.places(spot.name) if self.gazetteer.lies(node, within.id, None)]
        for kind in _fitting(spot):
            if kind is PlaceKind.REGION or kind is PlaceKind.CERCLE:
                if unit := self.gazetteer.unit(spot.name, kind, within, day).node:
                    return unit
            elif len(fitting := [node for node in named if node.kind is kind]) == 1:
                return fitting[0]
        return None

    def _spelt(self, spot: Spot, country: str) -> Known | None:
        """The one place of ours that a name is near to by its spelling, within the country and of a kind that fits."""
        within = self.gazetteer.country(country).node
        if within is None or not self.is_home(country):
            return None
        kinds = _fitting(spot)
        candidates = self._ranker.place(spot.name).candidates
        foremost = Ranking(
            tuple(one for one in candidates if one.node.kind in kinds and self._lies(one, within))
        ).foremost
        if len(foremost) != 1:
            return None
        self.near[spot.name] = foremost[0]
        return foremost[0].node

    def _lies(self, one: Candidate, within: Known) -> bool:
        return self.gazetteer.lies(one.node, within.id, None)

    def _ours(self, known: Known) -> str:
        self.datasets.add(known.dataset)
        return known.id

    def _own(self, key: str, name: str, kind: PlaceKind, around: str | None) -> str:
        id_ = f"{Place.path()}/{self.key}-{key}"
        if id_ not in self.own:
            self.own[id_] = Place(id=id_, kind=kind, name=Text(name), sources=self.cited)
            if around and around != id_:
                self.within[id_] = around
        return id_

    def records(self) -> Iterator[Node | Relation]:
        """The places that are the page's own, each within what the page says."""
        yield from self.own.values()
        for inner, outer in self.within.items():
            yield Containment(source=inner, target=outer, sources=self.cited)


def _fitting(spot: Spot) -> tuple[PlaceKind | None, ...]:
    """The kinds that what a sentence calls a place may be: a village is no region, and a region no town."""
    if spot.kind in UNITS:
        return (spot.kind,)
    return BARE if spot.sort in ("", "area") else BARE[:3]


def _suffix(kind: PlaceKind) -> str:
    """What tells a region from a town of its name in an id."""
    return f"-{kind.name.lower()}" if kind in UNITS else ""
