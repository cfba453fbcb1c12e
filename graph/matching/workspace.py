"""The temporary file of a matching: all events, packed, and under which keys each is found and looked for.

Memory holds a few pages of it, however many events there are.
"""

from array import array
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from graph.loading.staging import Staging
from graph.matching.cells import keys_around, point_keys, unit_keys
from graph.matching.occurrences import NOBODY, UNNAMED, Occurrence, Part, Spot, Toll, Who, nearest
from graph.matching.places import Places
from graph.matching.reading import Happening, Origin
from graph.matching.scoring import LONGEST_DAYS, WINDOW_DAYS
from ontology.vocabularies import Scope

CACHED = 1 << 13
BATCH = 2000
LAYOUT = """
CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT UNIQUE, dataset INTEGER, first INTEGER, last INTEGER,
    content BLOB);
CREATE TABLE found (key INTEGER, dataset INTEGER, event INTEGER, first INTEGER, last INTEGER, vague INTEGER);
CREATE TABLE sought (event INTEGER, key INTEGER, dataset INTEGER, first INTEGER, last INTEGER, vague INTEGER);
"""
CANDIDATES = f"""
SELECT sought.event, found.event FROM sought CROSS JOIN found
WHERE found.key = sought.key
    AND (found.dataset > sought.dataset OR found.dataset < sought.dataset AND sought.vague > found.vague)
    AND found.first <= sought.last + {WINDOW_DAYS} AND found.last >= sought.first - {WINDOW_DAYS}
"""


class Workspace:
    """The events of all datasets, and which of them may be one."""

    def __init__(self, staging: Staging, places: Places, origins: list[Origin], actors: dict[str, Who]) -> None:
        self._staging, self._places, self._actors = staging, places, list(actors.values())
        self._origins, self._numbers = origins, {one.id: number for number, one in enumerate(origins)}
        self._of_actor = {id_: number for number, id_ in enumerate(actors)}
        self.event = lru_cache(CACHED)(self._event)
        """An event by its number."""
        self._waiting: dict[str, list[tuple[Any, ...]]] = {"event": [], "found": [], "sought": []}
        for statement in filter(None, map(str.strip, LAYOUT.split(";"))):
            staging.run(statement)
        self._datasets = array("H", (0,))
        self.count, self.curated = 0, sum(one.curated for one in origins)
        """How many events there are; and datasets that were written by hand, which come first."""

    def add(self, happening: Happening) -> None:
        """Take in an event. What was derived from others is left out; what may have been at any time has no match."""
        if happening.dataset not in self._numbers:
            return
        self.count += 1
        days = _ordinal(happening.first), _ordinal(happening.last)
        dataset = self._numbers[happening.dataset]
        found = ((self._places.number(place), nearness) for place, nearness in happening.settings)
        settings = [(number, nearness) for number, nearness in found if number is not None]
        content = self._packed(happening, settings)
        self._datasets.append(dataset)
        self._waiting["event"].append((self.count, happening.id, dataset, *days, content))
        if days[1] - days[0] < LONGEST_DAYS:
            self._look_up(self.count, dataset, nearest(self._places.spots(settings, days[0])), days)
        if len(self._waiting["event"]) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        for table, rows in self._waiting.items():
            self._staging.add(table, rows)
            rows.clear()

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """Each event with those of other datasets that may be the same, by their numbers. A pair comes once."""
        self.flush()
        self._staging.run("CREATE INDEX found_by_key ON found (key, dataset, event, first, last, vague)")
        before, others = 0, set[int]()
        for event, other in self._staging.found(CANDIDATES):
            if event != before:
                if others:
                    yield before, sorted(others)
                before, others = event, set()
            others.add(other)
        if others:
            yield before, sorted(others)

    def number(self, id_: str) -> int | None:
        """What stands for the event of an id; None where it was not read."""
        self.flush()
        found: int | None = self._staging.first("SELECT number FROM event WHERE id = ?", id_)
        return found

    def ids(self, suffix: str) -> list[str]:
        """The ids of events that end in a publisher's own id."""
        self.flush()
        asked = "SELECT id FROM event WHERE substr(id, -length(?1)) = ?1 ORDER BY id"
        return [id_ for (id_,) in self._staging.found(asked, suffix)]

    def dataset(self, number: int) -> int:
        """The number of an event's dataset: those written by hand first."""
        return self._datasets[number]

    def _event(self, number: int) -> Occurrence:
        row = next(self._staging.found("SELECT id, dataset, first, last, content FROM event WHERE number = ?", number))
        return self._unpacked(*row)

    def _unpacked(self, id_: str, dataset: int, first: int, last: int, content: bytes) -> Occurrence:
        kind, settings, parts, tolls = orjson.loads(content)
        origin = self._origins[dataset]
        return Occurrence(
            id=id_,
            dataset=origin.id,
            curated=origin.curated,
            kind=kind,
            first=first,
            last=last,
            spots=self._places.spots(((number, nearness) for number, nearness in settings), first),
            parts=tuple(Part(NOBODY if who < 0 else self._actors[who], *said) for who, *said in parts),
            tolls=tuple(Toll(*toll) for toll in tolls),
        )

    def _packed(self, happening: Happening, settings: list[tuple[int, str | None]]) -> bytes:
        parts = [
            (-1 if kind == UNNAMED else self._of_actor[who], role, side, hedge)
            for who, kind, role, side, hedge in happening.parts
        ]
        tolls = [(*numbers, scope == Scope.ALL.name) for *numbers, scope in happening.tolls]
        return orjson.dumps((happening.kind, settings, parts, tolls))

    def _look_up(self, number: int, dataset: int, spots: tuple[Spot, ...], days: tuple[int, int]) -> None:
        """Note under which keys an event is found, and under which others are looked for."""
        around = days[0] - WINDOW_DAYS, days[1] + WINDOW_DAYS
        found, sought = set[int](), set[int]()
        for spot in spots:
            units = tuple(filter(None, (self._places.number(unit.id) for unit in spot.bounds)))
            found.update(unit_keys(units, days))
            if spot.is_point:
                assert spot.lat is not None
                assert spot.lon is not None
                found.update(point_keys(spot.lat, spot.lon, days))
                sought.update(keys_around(spot.lat, spot.lon, around))
            else:
                sought.update(unit_keys(units, around))
        vague = not any(spot.is_point for spot in spots)
        self._waiting["found"] += [(key, dataset, number, *days, vague) for key in sorted(found)]
        if vague or dataset < len(self._origins) - 1:
            self._waiting["sought"] += [(number, key, dataset, *days, vague) for key in sorted(sought)]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
