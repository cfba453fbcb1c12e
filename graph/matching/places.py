"""Places as matching needs them: their points, and in which units they lay on a day, as given or by an outline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from graph.loading.staging import Staging
from graph.matching.areas import Area
from graph.matching.occurrences import UNIT_KINDS, Spot, Unit
from ontology.values import Text
from ontology.vocabularies import PlaceKind

CACHED = 1 << 14
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


class Places:
    """The places of all datasets, in the temporary file of a matching: there may be as many as events."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        staging.run("CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT UNIQUE, content BLOB)")
        self._areas = list[tuple[str, Area]]()
        self._located = lru_cache(CACHED)(self._read)
        self._numbers = lru_cache(CACHED)(self._number)
        self.spot = lru_cache(CACHED)(self._spot)
        """A place in which something happened on a day, how near to it."""

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

    def spots(self, told: Iterable[tuple[int, str | None]], day: int) -> Iterator[Spot]:
        """Places in which something happened on a day, each with how near to it."""
        return (self.spot(number, nearness, day) for number, nearness in told)

    def _number(self, id_: str) -> int | None:
        found: int | None = self._staging.first("SELECT number FROM place WHERE id = ?", id_)
        return found

    def _read(self, number: int) -> Located:
        return _unpacked(self._staging.first("SELECT content FROM place WHERE number = ?", number))

    def _spot(self, number: int, nearness: str | None, day: int) -> Spot:
        place = self._located(number)
        return Spot(
            id=place.id,
            name=place.name,
            kind=place.kind,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            nearness=nearness,
            units=self._units(place, day),
        )

    def _units(self, place: Located, day: int) -> tuple[Unit, ...]:
        """The units around a place on a day, the nearest first; by outlines where it is only known in which country."""
        found = self._around(place, day)
        bare = not any(unit.kind == PlaceKind.REGION.name for unit in found)
        if bare and place.lat is not None and place.lon is not None and place.kind not in UNIT_KINDS:
            known = {unit.id for unit in found}
            for id_, area in self._areas:
                if area.has(place.lat, place.lon) and (around := self._whole(id_, day)):
                    found += [unit for unit in around if unit.id not in known]
                    known |= {unit.id for unit in around}
        return tuple(found)

    def _whole(self, id_: str, day: int) -> list[Unit]:
        """A unit and those around it, if it was one on that day: if it lay in a country."""
        number = self.number(id_)
        assert number is not None
        found = self._around(self._located(number), day)
        return found if any(unit.kind == PlaceKind.COUNTRY.name for unit in found) else []

    def _around(self, place: Located, day: int) -> list[Unit]:
        """Itself, if it is a unit, and the units in which it lay on a day."""
        ahead, seen = [place], {place.id}
        for one in ahead:
            for around in one.within:
                number = self.number(around.place) if around.first <= day <= around.last else None
                if number is not None and around.place not in seen:
                    seen.add(around.place)
                    ahead.append(self._located(number))
        return [Unit(one.id, one.kind, one.dataset, one.name) for one in ahead if one.kind in UNIT_KINDS]
