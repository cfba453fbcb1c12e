"""The places of a publisher's events: each a point with a name, within the unit of ours that the file names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from loaders.gazetteer import Gazetteer, Known, Outcome
from loaders.ranking import Candidate, Ranker
from loaders.source import WrongValue
from ontology.model import Citation
from ontology.places import Containment, Place
from ontology.values import Language, Text, slug
from ontology.vocabularies import PlaceKind, PlacePrecision

COARSER = (
    PlacePrecision.UNKNOWN,
    PlacePrecision.EXACT,
    PlacePrecision.APPROXIMATE,
    PlacePrecision.CERCLE_CENTROID,
    PlacePrecision.REGION_CENTROID,
    PlacePrecision.COUNTRY_CENTROID,
)
"""Of what rows say of a point, the later counts: a point that once stands for a unit is its centroid."""
FINEST_FIRST = (PlaceKind.CERCLE, PlaceKind.REGION)
WITH_CERCLES = "place/ml"
BY_OUTLINE = Text(
    "The file does not name what it lies in: its point does, on outlines that are simplified.",
    "Le fichier ne nomme pas l’unité où il se trouve : son point la donne, sur des contours simplifiés.",
)
CACHED = 1 << 14
"""Of so many names on so many days the units are remembered: a file of many years has more."""
MOST_TOLD = 3
"""So many names are told as examples of those that are none of ours."""


@dataclass(frozen=True)
class Spot:
    """Where it was: a point, what it is called, of what kind it is and how exactly known, and what it lies in.

    `qualifier` tells it from another place of its name and point. What was `at_sea` lies on no country's land.
    """

    name: str
    lat: float
    lon: float
    kind: PlaceKind
    precision: PlacePrecision
    country: str
    adm_1: str
    adm_2: str
    qualifier: Text | None = None
    at_sea: bool = False

    @cached_property
    def key(self) -> str:
        """What stands for it in ids: its name, or its country's, and its point."""
        names = (self.name or self.country, *(self.qualifier.variants[:1] if self.qualifier else ()))
        return "-".join((*map(slug, names), _degrees(self.lat, "ns"), _degrees(self.lon, "ew")))

    @property
    def text(self) -> Text:
        """What it is called; by its point, where the file has that alone."""
        return Text(self.name) if self.name else _by_point(self)


def _degrees(value: float, halves: str) -> str:
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".").replace(".", "-")
    return f"{halves[0] if value >= 0 else halves[1]}{digits}"


class Spots:
    """All places of a file, gathered before any of them is made: a place stands in many rows."""

    def __init__(self, key: str, gazetteer: Gazetteer) -> None:
        self._key, self._gazetteer = key, gazetteer
        self._spots: dict[str, Spot] = {}
        self._within: dict[str, tuple[str, ...]] = {}
        self._countries: dict[str, str] = {}
        self._known: dict[str, Known | None] = {}
        self._unit = lru_cache(CACHED)(self._worked_out_unit)
        self._ranker = Ranker(gazetteer)
        self._by_outline: set[str] = set()
        self.datasets: set[str] = set()
        """The datasets that have what these places lie within."""
        self.unmatched: Counter[str] = Counter()
        """The names of units that are none of ours, with the number of rows."""
        self.ambiguous: dict[str, tuple[Known, ...]] = {}
        """Which of ours they may be, where these are several."""
        self.near: dict[str, Candidate] = {}
        """The names that are those of units of ours but for their spelling."""

    def add(self, spot: Spot, day: date) -> None:
        """Take in the place of a row, and what it lay within on its day."""
        known = self._spots.setdefault(spot.key, spot)
        if _rank(spot) > _rank(known):
            self._spots[spot.key] = spot
        around, within = self._around(spot, day), self._within.get(spot.key, ())
        if around not in within:
            self._within[spot.key] = (*within, around)

    def check(self, spot: Spot) -> None:
        """WrongValue where a point lies far outside of its country, as it does where columns were swapped."""
        country = self._country(spot.country)
        bounds = self._gazetteer.bounds(country) if country and not spot.at_sea else None
        if bounds and not bounds.are_near(spot.lat, spot.lon):
            point = f"{spot.lat:.15g}, {spot.lon:.15g}"
            raise WrongValue("latitude", point, f"lies far outside of {spot.country}", "Look for swapped columns.")

    def id(self, spot: Spot) -> str:
        """The id of a place."""
        return self._id(spot.key)

    def records(self, cited: tuple[Citation, ...]) -> Iterator[Place | Containment]:
        """The places, and within which others they lie."""
        for name in sorted(self._countries):
            if self._countries[name].startswith(f"{Place.path()}/{self._key}-"):
                id_ = self._countries[name]
                yield Place(id=id_, kind=PlaceKind.COUNTRY, name=Text(name), sources=cited)
        for key in sorted(self._spots):
            yield self._place(self._spots[key], cited)
            for around in sorted(self._within[key]):
                yield Containment(source=self._id(key), target=around, sources=cited)

    def notices(self) -> Iterator[str]:
        """The names of units that are ours but for their spelling, or may be several of ours, or are none of them."""
        for name, near in sorted(self.near.items()):
            label, why = near.node.label.in_language(Language.EN), near.why.in_language(Language.EN)
            yield f"names a unit {name!r}, which is taken for {label!r} ({near.node.id}): {why}"
        for name, nodes in sorted(self.ambiguous.items()):
            ids = " or ".join(node.id for node in nodes)
            yield f"names a unit {name!r}, which may be {ids}: none of them was chosen"
        if self.unmatched:
            told = ", ".join(f"{name!r} ({rows})" for name, rows in self.unmatched.most_common(MOST_TOLD))
            more = "" if len(self.unmatched) <= MOST_TOLD else f" and {len(self.unmatched) - MOST_TOLD} more"
            yield f"names units that match none of ours, with so many rows: {told}{more}"

    def _place(self, spot: Spot, cited: tuple[Citation, ...]) -> Place:
        cercles = self._countries.get(spot.country) == WITH_CERCLES
        return Place(
            id=self.id(spot),
            kind=PlaceKind.AREA if spot.kind is PlaceKind.CERCLE and not cercles else spot.kind,
            name=spot.text,
            qualifier=spot.qualifier,
            lat=spot.lat,
            lon=spot.lon,
            precision=spot.precision,
            note=BY_OUTLINE if spot.key in self._by_outline else None,
            sources=cited,
        )

    def _country(self, name: str) -> Known | None:
        if name not in self._known:
            self._known[name] = self._gazetteer.country(name).node
        return self._known[name]

    def _around(self, spot: Spot, day: date) -> str:
        """The cercle of the day, or else the region, or else the country."""
        country = self._country(spot.country)
        if country is None:
            id_ = self._countries.setdefault(spot.country, self._id(slug(spot.country)))
            return id_
        self._countries[spot.country] = country.id
        named = self._unit(country, spot.adm_1, spot.adm_2, day) if spot.adm_1 else self._outlined(spot, country, day)
        unit = named or country
        if country.id == WITH_CERCLES and (missed := _missed(spot, unit)) and missed not in self.ambiguous:
            self.unmatched[missed] += 1
        self.datasets.add(unit.dataset)
        return unit.id

    def _outlined(self, spot: Spot, country: Known, day: date) -> Known | None:
        """The cercle, or else the region, in which a point lies of which the file has nothing else."""
        if spot.at_sea or spot.precision is PlacePrecision.COUNTRY_CENTROID:
            return None
        kinds = (PlaceKind.REGION,) if spot.precision is PlacePrecision.REGION_CENTROID else FINEST_FIRST
        units = (self._gazetteer.unit_at(spot.lat, spot.lon, kind, country, day) for kind in kinds)
        found = next((unit for unit in units if unit), None)
        if found:
            self._by_outline.add(spot.key)
        return found

    def _worked_out_unit(self, country: Known, adm_1: str, adm_2: str, day: date) -> Known | None:
        """The unit that a row names."""
        region = self._named(adm_1, PlaceKind.REGION, country, day)
        if region and not self._gazetteer.lies(region, country.id, day):  # named as the map is today
            before = self._named(adm_2 or adm_1, PlaceKind.CERCLE, country, day)
            return before if before and self._gazetteer.lies(before, country.id, day) else None
        if region is None or not adm_2:
            return region
        return self._named(adm_2, PlaceKind.CERCLE, region, day) or region

    def _named(self, name: str, kind: PlaceKind, under: Known, day: date) -> Known | None:
        """The unit of a name, or the one that is nearest to it by its spelling, which is told."""
        found = self._gazetteer.unit(name, kind, under, day)
        if found.outcome is not Outcome.UNMATCHED:
            self._tell_several(name, found.nodes)
            return found.node
        near = self._ranker.unit(name, kind, under, day)
        self._tell_several(name, tuple(one.node for one in near.foremost))
        if near.best:
            self.near[name] = near.best
        return near.best.node if near.best else None

    def _tell_several(self, name: str, nodes: tuple[Known, ...]) -> None:
        if len(nodes) > 1:
            self.ambiguous[name] = nodes

    def _id(self, key: str) -> str:
        return f"{Place.path()}/{self._key}-{key}"


def _missed(spot: Spot, unit: Known) -> str:
    """The name of a row that led to no unit below this one."""
    return {PlaceKind.COUNTRY: spot.adm_1, PlaceKind.REGION: spot.adm_2}.get(PlaceKind(unit.kind), "")


def _rank(spot: Spot) -> int:
    return COARSER.index(spot.precision)


def _by_point(spot: Spot) -> Text:
    """What a place is called of which the file has the point alone."""
    north, east = ("N" if spot.lat >= 0 else "S"), ("E" if spot.lon >= 0 else "W")
    lat, lon = (f"{abs(value):.4f}" for value in (spot.lat, spot.lon))
    west = "O" if east == "W" else east
    return Text(
        f"{spot.country}, {lat}° {north}, {lon}° {east}",
        f"{spot.country}, {lat.replace('.', ',')}° {north}, {lon.replace('.', ',')}° {west}",
    )
