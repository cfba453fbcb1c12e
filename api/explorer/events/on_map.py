"""Where events are drawn: of what a relation says and what is known of the place, the weaker counts.

Of the places of one event the finest are drawn: a region beside a place that lies in it says nothing more, nor does the
town beside the camp in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from api.explorer.answered import Named
from api.explorer.drawing.map import MapModel, Patch
from api.explorer.drawing.map import Spot as DrawnSpot
from api.explorer.drawing.map import Unit as DrawnUnit
from api.explorer.drawing.projection import Frame, Position
from api.explorer.events.extents import Extent
from api.explorer.events.told import EventTold, Setting, Unit
from api.explorer.pages import Wording
from ontology.places import CENTROIDS
from ontology.values import Text
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision


class Drawn(Enum):
    """How exactly something is drawn; what is `LISTED` stands below the map with the reason."""

    AT = "at"
    NEAR = "near"
    AREA = "area"
    COUNTRY = "country"
    NO_POINT = "no_point"
    NO_OUTLINE = "no_outline"
    NO_PLACE = "no_place"
    OUTSIDE = "outside"


LISTED = (Drawn.COUNTRY, Drawn.NO_POINT, Drawn.NO_OUTLINE, Drawn.NO_PLACE, Drawn.OUTSIDE)
AREAS = (PlaceKind.REGION, PlaceKind.CERCLE)
ROUGH = (PlacePrecision.APPROXIMATE, PlacePrecision.UNKNOWN)
"""Points that were chosen near a place, or of which the file does not say whether they were."""


class Where(NamedTuple):
    """A place of an event as it is drawn: its own name and point, or the unit somewhere in which it was."""

    how: Drawn
    place: Named | None
    position: Position | None = None
    town: bool = False


class Numbered(NamedTuple):
    """An event with its number on the map."""

    number: int
    event: EventTold


class Row(NamedTuple):
    """A place of the table beside the map: how it is drawn, and the events there. `untold`: how many are not told."""

    how: Drawn
    place: Named | None
    events: tuple[Numbered, ...] = ()
    untold: int = 0

    @property
    def number(self) -> int:
        """How many events it has."""
        return self.untold or len(self.events)

    @property
    def anchor(self) -> str:
        """What its row is called."""
        return f"{self.how.value}-{self.place.anchor}" if self.place else self.how.value


@dataclass(frozen=True)
class Mapped:
    """The map and its table. `drawn`: how many events are on the map, of `total`, or places of `places`."""

    model: MapModel
    rows: tuple[Row, ...]
    drawn: int
    total: int
    places: int = 0

    @property
    def listed(self) -> tuple[Row, ...]:
        """What is not on the map."""
        return tuple(one for one in self.rows if one.how in LISTED)

    @property
    def shown(self) -> tuple[Row, ...]:
        """What is."""
        return tuple(one for one in self.rows if one.how not in LISTED)

    def number_drawn(self, how: str) -> int:
        """How many events are drawn so."""
        return len({one.event.named.id for row in self.rows if row.how.value == how for one in row.events})


def where(setting: Setting) -> Where:
    """How one place of an event is drawn, before it is known which outlines there are."""
    spot = setting.spot
    if setting.precision is Nearness.COUNTRY or spot.kind is PlaceKind.COUNTRY:
        return Where(Drawn.COUNTRY, spot.place)
    if spot.kind in AREAS:
        return Where(Drawn.AREA, spot.place)
    if _is_somewhere(setting):
        unit = (setting.cercle if spot.precision is PlacePrecision.CERCLE_CENTROID else None) or setting.region
        return Where(Drawn.AREA, Named(unit, Text(unit))) if unit else Where(Drawn.NO_POINT, spot.place)
    if spot.lat is None or spot.lon is None:
        return Where(Drawn.NO_POINT, spot.place)
    near = setting.precision is Nearness.NEAR or spot.precision in ROUGH or spot.kind is PlaceKind.AREA
    return Where(
        Drawn.NEAR if near else Drawn.AT, spot.place, (spot.lon, spot.lat), spot.precision is PlacePrecision.TOWN
    )


def _is_somewhere(setting: Setting) -> bool:
    """Whether the point says nothing of where in its unit something happened."""
    spot = setting.spot
    return spot.precision in CENTROIDS or (setting.precision is Nearness.REGION and spot.kind is not PlaceKind.AREA)


def finest(settings: Iterable[Setting]) -> tuple[Setting, ...]:
    """The places of an event without those in which another of them lies, and without what has the same point."""
    every = list(settings)
    around = {
        unit
        for one in every
        for unit in (one.region, one.cercle, one.locality)
        if unit is not None and unit != one.spot.place.id
    }
    kept = [one for one in every if one.spot.place.id not in around]
    points = dict[object, Setting]()
    for one in kept:
        spot = one.spot
        points.setdefault((spot.lat, spot.lon) if spot.lat is not None else spot.place.id, one)
    return tuple(points.values())


@dataclass(frozen=True)
class Units:
    """Regions and cercles by id, and which outlines make one up on a day."""

    by_id: Mapping[str, Unit]

    def known(self, one: Named | None) -> Named | None:
        """The same with its name."""
        return self.by_id[one.id].named if one and one.name is None and one.id in self.by_id else one

    def own(self, unit: str, day: str | None) -> tuple[str, ...]:
        """Its own outline, and those of units that lay in it for some time and on this day, but do no more."""
        own = (unit,) if unit in self.by_id and self.by_id[unit].outline else ()
        return (*own, *(one.named.id for one in self.by_id.values() if one.outline and _lay_in(one, unit, day)))

    def outlines(self, unit: str, day: str | None) -> tuple[str, ...]:
        """The same; where there are none, those of what it lies in.

        To draw more than is meant says no more than is known.
        """
        own = self.own(unit, day)
        if own or unit not in self.by_id:
            return own
        above = (one for one, first, last in self.by_id[unit].within if _is_within(day, first, last) and one != unit)
        return next((found for one in above if (found := self.outlines(one, day))), ())

    def drawn(self, say: Wording) -> tuple[DrawnUnit, ...]:
        """All that have an outline: cercles first, so that the borders of regions stand out."""
        ordered = sorted(self.by_id.values(), key=lambda one: (one.kind is PlaceKind.REGION, one.named.id))
        return tuple(
            DrawnUnit(
                one.named.id,
                say.shown(one.named.name, one.named.id).text,
                one.outline,
                one.kind is PlaceKind.REGION,
            )
            for one in ordered
            if one.outline
        )


def _lay_in(one: Unit, unit: str, day: str | None) -> bool:
    """Whether it lay in a unit on a day, and does so no more."""
    return any(id_ == unit and last and _is_within(day, first, last) for id_, first, last in one.within)


def _is_within(day: str | None, first: str | None, last: str | None) -> bool:
    """Whether a day, or else the last of all days, lies between two, if they are known."""
    on = day or date.max.isoformat()
    return (first or "") <= on <= (last or date.max.isoformat())


class MapOfEvents:
    """A map of events that are told one by one."""

    def __init__(self, events: Iterable[EventTold], units: Units, total: int, say: Wording, extent: str = "") -> None:
        self._units, self._total, self._say = units, total, say
        self._drawn_units = units.drawn(say)
        self._extent = Extent(extent, self._drawn_units)
        self._numbered = [Numbered(number, event) for number, event in enumerate(events, 1)]

    def mapped(self) -> Mapped:
        """The map and its table."""
        found_places = [(found, one) for one in self._numbered for found in self._found(one)]
        points = tuple(DrawnSpot(found.position, "") for found, _ in found_places if found.position)
        around = self._extent.around
        frame = MapModel(self._drawn_units, points, around=around).frame
        places = [(self._settled(found, one, frame), one) for found, one in found_places]
        rows = tuple(_rows(places))
        on_map = {one.event.named.id for found, one in places if found.how not in LISTED}
        model = MapModel(
            self._drawn_units,
            tuple(self._spots(places)),
            tuple(self._patches(places)),
            tuple(_joined(places)),
            self._extent.close,
            around,
        )
        return Mapped(model, rows, len(on_map), self._total)

    def _found(self, one: Numbered) -> Iterator[Where]:
        settings = finest(one.event.settings)
        return iter(list(map(where, settings)) or [Where(Drawn.NO_PLACE, None)])

    def _settled(self, found: Where, one: Numbered, frame: Frame | None) -> Where:
        """The same, where there is an outline for it, and it lies within what is shown."""
        if found.how is Drawn.AREA and found.place:
            known = self._units.known(found.place)
            drawable = self._units.outlines(found.place.id, one.event.first or one.event.last)
            return Where(self._drawn_in(drawable), known)
        if found.position and frame and not frame.holds(found.position):
            return Where(Drawn.OUTSIDE, found.place)
        return found

    def _drawn_in(self, outlines: tuple[str, ...]) -> Drawn:
        if not outlines:
            return Drawn.NO_OUTLINE
        return Drawn.OUTSIDE if self._extent.leaves_out(outlines) else Drawn.AREA

    def _spots(self, places: list[tuple[Where, Numbered]]) -> Iterator[DrawnSpot]:
        pointed = [(found, one) for found, one in places if found.position]
        by_point = sorted(pointed, key=lambda pair: (pair[0].position, pair[0].how.value, pair[1].number))
        for (position, how), group in groupby(by_point, key=lambda pair: (pair[0].position, pair[0].how)):
            found = list(group)
            first, numbers = found[0][0], tuple(dict.fromkeys(one.number for _, one in found))
            assert position is not None
            yield DrawnSpot(
                position,
                self._told(first.place, [one for _, one in found], how),
                numbers,
                near=how is Drawn.NEAR,
                town=first.town,
                leads_to=Row(how, first.place).anchor,
            )

    def _patches(self, places: list[tuple[Where, Numbered]]) -> Iterator[Patch]:
        by_unit = dict[str, list[tuple[Named, Numbered]]]()
        for found, one in places:
            if found.how is Drawn.AREA and found.place:
                by_unit.setdefault(found.place.id, []).append((found.place, one))
        for unit, group in by_unit.items():
            place, events = group[0][0], [one for _, one in group]
            days = {one.event.first or one.event.last for one in events}
            units = dict.fromkeys(outline for day in days for outline in self._units.outlines(unit, day))
            name, anchor = self._told(place, events, Drawn.AREA), Row(Drawn.AREA, place).anchor
            yield Patch(tuple(units), name, len(events), anchor)

    def _told(self, place: Named | None, events: list[Numbered], how: Drawn) -> str:
        """What is said of a mark: the place, how exactly that is known, and the event or how many there are."""
        name = place.name.in_language(self._say.language) if place else ""
        titles = [one.event.named.name.in_language(self._say.language) for one in events]
        said = titles[0] if len(titles) == 1 else self._say.count("event", len(titles))
        return f"{name} ({self._say.drawn(how.value)}){self._say('colon')} {said}"


def _rows(places: list[tuple[Where, Numbered]]) -> Iterator[Row]:
    by_place = dict[tuple[Drawn, str], list[tuple[Where, Numbered]]]()
    for found, one in places:
        by_place.setdefault((found.how, found.place.id if found.place else ""), []).append((found, one))
    order = list(Drawn)
    for (how, _), group in sorted(by_place.items(), key=lambda entry: (order.index(entry[0][0]), -len(entry[1]))):
        yield Row(how, group[0][0].place, tuple(one for _, one in group))


def _joined(places: list[tuple[Where, Numbered]]) -> Iterator[tuple[Position, ...]]:
    by_event = dict[int, list[Position]]()
    for found, one in places:
        if found.position:
            by_event.setdefault(one.number, []).append(found.position)
    return (tuple(dict.fromkeys(several)) for several in by_event.values() if len(set(several)) > 1)
