"""The temporary file of a matching: all events, packed.

Memory holds a few pages of it, however many events there are, and of each event its dataset and first day.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from graph.loading.staging import Staging
from graph.matching.cells import cell_of, cells_around, unit_cells
from graph.matching.occurrences import NOBODY, UNNAMED, Occurrence, Part, Toll, Who
from graph.matching.places import Places
from graph.matching.reading import Happening, Origin
from graph.matching.scoring import LONGEST_DAYS
from graph.matching.sweep import Passed, Sweep
from ontology.vocabularies import Scope

CACHED = 1 << 14
BATCH = 2000
ALL = Scope.ALL.name
LAYOUT = """
CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT UNIQUE, dataset INTEGER, first INTEGER, last INTEGER,
    parts BLOB, content BLOB)
"""
IN_ORDER = f"SELECT number FROM event WHERE last - first < {LONGEST_DAYS} ORDER BY first, number"
CONTENT = "SELECT id, dataset, first, last, parts, content FROM event WHERE number = ?"


class Workspace:
    """The events of all datasets, and which of them may be one."""

    def __init__(self, staging: Staging, places: Places, origins: Sequence[Origin], actors: dict[str, Who]) -> None:
        self._staging, self._places, self._actors = staging, places, list(actors.values())
        self._origins, self._numbers = origins, {one.id: number for number, one in enumerate(origins)}
        self._of_actor = {id_: number for number, id_ in enumerate(actors)}
        self.event, self._parts = lru_cache(CACHED)(self._event), lru_cache(CACHED)(self._unpacked_parts)
        """An event by its number."""
        self._waiting = list[tuple[Any, ...]]()
        staging.run(LAYOUT)
        self._datasets, self._firsts = array("H", (0,)), array("i", (0,))
        self.count, self.curated = 0, sum(one.curated for one in origins)
        """How many events there are; and datasets that were written by hand, which come first."""

    def add(self, happening: Happening) -> None:
        """Take in an event. What was derived from others is left out; what may have been at any time has no match."""
        if happening.dataset not in self._numbers:
            return
        self.count += 1
        first, last = _ordinal(happening.first), _ordinal(happening.last)
        dataset = self._numbers[happening.dataset]
        self._datasets.append(dataset)
        self._firsts.append(first)
        packed = self._packed_parts(happening), self._packed(happening)
        self._waiting.append((self.count, happening.id, dataset, first, last, *packed))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        self._staging.add("event", self._waiting)
        self._waiting.clear()

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """Each event with those of other datasets that may be the same, by their numbers. A pair comes once."""
        self.flush()
        sweep = Sweep()
        for (number,) in self._staging.found(IN_ORDER):
            event = self.event(number)
            if others := sweep.near(self._passed(number, event), event.first):
                yield number, others

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

    def first(self, number: int) -> int:
        """The first day of an event."""
        return self._firsts[number]

    def id(self, number: int) -> str:
        """The id of an event."""
        return str(self._staging.first("SELECT id FROM event WHERE number = ?", number))

    def _event(self, number: int) -> Occurrence:
        id_, dataset, first, last, parts, content = next(self._staging.found(CONTENT, number))
        kind, settings, tolls = orjson.loads(content)
        origin = self._origins[dataset]
        return Occurrence(
            id=id_,
            dataset=origin.id,
            curated=origin.curated,
            kind=kind,
            first=first,
            last=last,
            spots=self._places.spots(((place, nearness) for place, nearness in settings), first),
            parts=self._parts(parts),
            tolls=tuple(Toll(*toll) for toll in tolls),
        )

    def _unpacked_parts(self, packed: bytes) -> tuple[Part, ...]:
        """Those of many events are the same."""
        return tuple(Part(NOBODY if who < 0 else self._actors[who], *said) for who, *said in orjson.loads(packed))

    def _packed_parts(self, happening: Happening) -> bytes:
        return orjson.dumps(
            [
                (-1 if kind == UNNAMED else self._of_actor[who], role, side, hedge)
                for who, kind, role, side, hedge in happening.parts
            ]
        )

    def _packed(self, happening: Happening) -> bytes:
        found = ((self._places.number(place), nearness) for place, nearness in happening.settings)
        settings = [(number, nearness) for number, nearness in found if number is not None]
        tolls = [(*numbers, scope == ALL) for *numbers, scope in happening.tolls]
        return orjson.dumps((happening.kind, settings, tolls))

    def _passed(self, number: int, event: Occurrence) -> Passed:
        """In which cells an event is found, and in which it looks for others."""
        found, sought, vague = set[int](), set[int](), True
        for spot in event.nearest:
            units = tuple(filter(None, (self._places.number(unit.id) for unit in spot.bounds)))
            found.update(unit_cells(units))
            if spot.is_point:
                assert spot.lat is not None
                assert spot.lon is not None
                vague = False
                found.add(cell_of(spot.lat, spot.lon))
                sought |= cells_around(spot.lat, spot.lon)
            else:
                sought.update(unit_cells(units))
        return Passed(event.last, number, self._datasets[number], vague, tuple(found), tuple(sought))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
