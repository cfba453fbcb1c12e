"""Places as matching needs them: their points, and in which units they lay on a day, as given or by an outline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from graph.loading.staging import Staging
from graph.matching.occurrences import COUNTRY, UNIT_KINDS, Spot, Unit
from ontology.areas import Area
from ontology.values import Text
from ontology.vocabularies import PlaceKind

CACHED = 1 << 14
REGION = PlaceKind.REGION.name
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True)
class Within:
    """That a place lay within another, from a day to a day, both included."""

    place: str
    first: int = FIRST_DAY
    last: int = LAST_DAY


@dataclass(frozen=True)
class Located:
    """A place with its point and what it lay within."""

    id: str
    dataset: str
    kind: str
    name: Text
    lat: float | None
    lon: float | None
    precision: str | None
    within: tuple[Within, ...] = ()
    outline: str | None = None

    @property
    def packed(self) -> bytes:
        """All of it but the outline."""
        within = [[one.place, one.first, one.last] for one in self.within]
        names = self.name.by_language
        return orjson.dumps([self.id, self.dataset, self.kind, names, self.lat, self.lon, self.precision, within])


def _unpacked(packed: bytes) -> Located:
    id_, dataset, kind, names, lat, lon, precision, within = orjson.loads(packed)
    return Located(id_, dataset, kind, Text(*names), lat, lon, precision, tuple(Within(*one) for one in within))


class Around(NamedTuple):
    """A unit that lies around a place, from a day to a day."""

    unit: Unit
    first: int
    last: int

    def on(self, first: int, last: int) -> "Around | None":
        """The same on some days only; None where it did not lie there then."""
        span = max(self.first, first), min(self.last, last)
        return Around(self.unit, *span) if span[0] <= span[1] else None


class Places:
    """The places of all datasets, in the temporary file of a matching: there may be as many as events."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        staging.run("CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT UNIQUE, content BLOB)")
        self._areas = list[tuple[str, Area]]()
        self._located = lru_cache(CACHED)(self._read)
        self._numbers = lru_cache(CACHED)(self._number)
        self._climbed = lru_cache(CACHED)(self._worked_out_climbed)
        self._around = lru_cache(CACHED)(self._worked_out_around)
        self._always = lru_cache(CACHED)(self._made_for_all_days)

    def add(self, places: Iterable[Located]) -> None:
        """Take in places."""
        rows = list[tuple[Any, ...]]()
        for place in places:
            rows.append((None, place.id, place.packed))
            if place.outline:
                self._areas.append((place.id, Area.of(place.outline)))
        self._staging.add("place", rows)

    def number(self, id_: str) -> int | None:
        """What stands for a place; None where there is none of that id."""
        return self._numbers(id_)

    def spots(self, told: Iterable[tuple[int, str | None]], day: int) -> tuple[Spot, ...]:
        """Places in which something happened on a day, each with how near to it."""
        return tuple(
            self._always(number, nearness) or self._made(number, nearness, self._units(number, day))
            for number, nearness in told
        )

    def _number(self, id_: str) -> int | None:
        found: int | None = self._staging.first("SELECT number FROM place WHERE id = ?", id_)
        return found

    def _read(self, number: int) -> Located:
        return _unpacked(self._staging.first("SELECT content FROM place WHERE number = ?", number))

    def _made_for_all_days(self, number: int, nearness: str | None) -> Spot | None:
        """A place that lay in the same units on all days; None where it did not."""
        if any((one.first, one.last) != (FIRST_DAY, LAST_DAY) for one in self._around(number)):
            return None
        return self._made(number, nearness, self._units(number, FIRST_DAY))

    def _made(self, number: int, nearness: str | None, units: tuple[Unit, ...]) -> Spot:
        place = self._located(number)
        return Spot(
            id=place.id,
            name=place.name,
            kind=place.kind,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            nearness=nearness,
            units=units,
        )

    def _units(self, number: int, day: int) -> tuple[Unit, ...]:
        """The units around a place on a day, the nearest first."""
        found = {one.unit.id: one.unit for one in self._around(number) if one.first <= day <= one.last}
        return tuple(found.values())

    def _worked_out_around(self, number: int) -> tuple[Around, ...]:
        """The units around a place, with their days: also by outlines, where only its country is told."""
        place = self._located(number)
        found = list(self._climbed(number))
        bare = not any(one.unit.kind == REGION for one in found)
        if bare and place.lat is not None and place.lon is not None and place.kind not in UNIT_KINDS:
            for id_, area in self._areas:
                if area.has(place.lat, place.lon):
                    found += self._of_area(id_)
        return tuple(found)

    def _of_area(self, id_: str) -> list[Around]:
        """A unit and those around it, on the days on which it was one: on which it lay in a country."""
        number = self.number(id_)
        assert number is not None
        found = self._climbed(number)
        whole = [one for one in found if one.unit.kind == COUNTRY]
        return [both for one in found for country in whole if (both := one.on(country.first, country.last))]

    def _worked_out_climbed(self, number: int) -> tuple[Around, ...]:
        """The units in which a place lay, and itself if it is one, with the days on which each step there held."""
        place = self._located(number)
        if place.kind not in UNIT_KINDS and len(place.within) == 1:  # as most do that are named by events alone
            (link,) = place.within
            above = self.number(link.place)
            units = () if above is None else self._climbed(above)
            return tuple(both for one in units if (both := one.on(link.first, link.last)))
        found, ahead, seen = list[Around](), [(place, FIRST_DAY, LAST_DAY)], set[tuple[str, int, int]]()
        for one, first, last in ahead:
            if one.kind in UNIT_KINDS:
                found.append(Around(Unit(one.id, one.kind, one.dataset, one.name), first, last))
            for link in one.within:
                span = max(first, link.first), min(last, link.last)
                above = self.number(link.place) if span[0] <= span[1] else None
                if above is not None and (link.place, *span) not in seen:
                    seen.add((link.place, *span))
                    ahead.append((self._located(above), *span))
        return tuple(found)
