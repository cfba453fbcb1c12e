"""The places of UCDP's events: each a point with a name, within the unit of ours that the file names."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from loaders.gazetteer import Gazetteer, Known, Outcome
from loaders.ranking import Candidate, Ranker
from loaders.source import WrongValue
from loaders.ucdp.ged_event import Spot
from ontology.model import Citation
from ontology.places import Containment, Place
from ontology.values import Text, slug
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision

POINTS = {
    None: PlacePrecision.UNKNOWN,
    1: PlacePrecision.EXACT,
    2: PlacePrecision.EXACT,
    5: PlacePrecision.APPROXIMATE,
    7: PlacePrecision.APPROXIMATE,
    3: PlacePrecision.CERCLE_CENTROID,
    4: PlacePrecision.REGION_CENTROID,
    6: PlacePrecision.COUNTRY_CENTROID,
}
"""What `where_prec` says of a point, the coarser the later: a point that once stands for a unit is its centroid."""
NEARNESS = {
    None: None,
    1: Nearness.EXACT,
    2: Nearness.NEAR,
    3: Nearness.REGION,
    4: Nearness.REGION,
    5: Nearness.REGION,
    6: Nearness.COUNTRY,
    7: Nearness.REGION,
}
AT_SEA = 7
"""The code of what happened on no country's land."""
LOCALITIES = frozenset({"town", "city", "village", "suburb", "hamlet", "settlement"})
SITES = frozenset({"airport", "base", "barracks", "checkpoint", "camp"})
WITH_CERCLES = "place/ml"


def spot_key(spot: Spot) -> str:
    """What stands for a place in ids: its name, or its country's, and its point."""
    return f"{slug(spot.name or spot.country)}-{_degrees(spot.lat, 'ns')}-{_degrees(spot.lon, 'ew')}"


def _degrees(value: float, halves: str) -> str:
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".").replace(".", "-")
    return f"{halves[0] if value >= 0 else halves[1]}{digits}"


class Spots:
    """All places of a file, gathered before any of them is made: a place stands in many rows."""

    def __init__(self, key: str, gazetteer: Gazetteer) -> None:
        self._key, self._gazetteer = key, gazetteer
        self._spots: dict[str, Spot] = {}
        self._within: defaultdict[str, set[str]] = defaultdict(set)
        self._countries: dict[str, str] = {}
        self._units: dict[tuple[str, str, str, date], Known | None] = {}
        self._ranker = Ranker(gazetteer)
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
        key = spot_key(spot)
        known = self._spots.setdefault(key, spot)
        if _rank(spot) > _rank(known):
            self._spots[key] = spot
        self._within[key].add(self._around(spot, day))

    def check(self, spot: Spot) -> None:
        """WrongValue where a point lies far outside of its country, as it does where columns were swapped."""
        country = self._gazetteer.country(spot.country).node
        bounds = self._gazetteer.bounds(country) if country and spot.precision != AT_SEA else None
        if bounds and not bounds.are_near(spot.lat, spot.lon):
            point = f"{spot.lat:.15g}, {spot.lon:.15g}"
            raise WrongValue("latitude", point, f"lies far outside of {spot.country}", "Look for swapped columns.")

    def id(self, spot: Spot) -> str:
        """The id of a place."""
        return self._id(spot_key(spot))

    def records(self, cited: tuple[Citation, ...]) -> Iterator[Place | Containment]:
        """The places, and within which others they lie."""
        for name in sorted(self._countries):
            if self._countries[name].startswith(f"{Place.path()}/{self._key}-"):
                id_ = self._countries[name]
                yield Place(id=id_, kind=PlaceKind.COUNTRY, name=Text(name), sources=cited)
        for key in sorted(self._spots):
            yield self._place(key, self._spots[key], cited)
            for around in sorted(self._within[key]):
                yield Containment(source=self._id(key), target=around, sources=cited)

    def _place(self, key: str, spot: Spot, cited: tuple[Citation, ...]) -> Place:
        return Place(
            id=self._id(key),
            kind=self._kind(spot),
            name=Text(spot.name) if spot.name else _by_point(spot),
            lat=spot.lat,
            lon=spot.lon,
            precision=POINTS[spot.precision],
            sources=cited,
        )

    def _kind(self, spot: Spot) -> PlaceKind:
        if spot.precision == 6:
            return PlaceKind.COUNTRY
        if spot.precision == 4:
            return PlaceKind.REGION
        if spot.precision == 3:
            return PlaceKind.CERCLE if self._countries.get(spot.country) == WITH_CERCLES else PlaceKind.AREA
        last = spot.name.lower().rpartition(" ")[2]
        if spot.precision in (1, 2) and last in LOCALITIES:
            return PlaceKind.LOCALITY
        return PlaceKind.SITE if spot.precision in (1, 2) and last in SITES else PlaceKind.AREA

    def _around(self, spot: Spot, day: date) -> str:
        """The cercle of the day, or else the region, or else the country."""
        country = self._gazetteer.country(spot.country).node
        if country is None:
            id_ = self._countries.setdefault(spot.country, self._id(slug(spot.country)))
            return id_
        self._countries[spot.country] = country.id
        asked = (spot.country, spot.adm_1, spot.adm_2, day)
        if asked not in self._units:
            self._units[asked] = self._unit(spot, country, day)
        unit = self._units[asked] or country
        if self._has_units(country) and (missed := _missed(spot, unit)) and missed not in self.ambiguous:
            self.unmatched[missed] += 1
        self.datasets.add(unit.dataset)
        return unit.id

    def _unit(self, spot: Spot, country: Known, day: date) -> Known | None:
        if not spot.adm_1:
            return None
        region = self._named(spot.adm_1, PlaceKind.REGION, country, day)
        if region is None or not spot.adm_2:
            return region
        return self._named(spot.adm_2, PlaceKind.CERCLE, region, day) or region

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

    def _has_units(self, country: Known) -> bool:
        return country.id == WITH_CERCLES

    def _id(self, key: str) -> str:
        return f"{Place.path()}/{self._key}-{key}"


def _missed(spot: Spot, unit: Known) -> str:
    """The name of a row that led to no unit below this one."""
    return {PlaceKind.COUNTRY: spot.adm_1, PlaceKind.REGION: spot.adm_2}.get(PlaceKind(unit.kind), "")


def _rank(spot: Spot) -> int:
    return list(POINTS).index(spot.precision)


def _by_point(spot: Spot) -> Text:
    """What a place is called of which the file has the point alone."""
    north, east = ("N" if spot.lat >= 0 else "S"), ("E" if spot.lon >= 0 else "W")
    lat, lon = (f"{abs(value):.4f}" for value in (spot.lat, spot.lon))
    west = "O" if east == "W" else east
    return Text(
        f"{spot.country}, {lat}° {north}, {lon}° {east}",
        f"{spot.country}, {lat.replace('.', ',')}° {north}, {lon.replace('.', ',')}° {west}",
    )
