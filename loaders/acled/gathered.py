"""What stands in many rows of a file: actors, places, sources, events told twice, and from when the file is."""

from collections.abc import Iterator
from datetime import date

from loaders.acled.actors import Actors
from loaders.acled.days import moment
from loaders.acled.event import AcledEvent
from loaders.acled.pairs import Pairs
from loaders.gazetteer import Gazetteer
from loaders.spots import Spots
from loaders.tables.table import Table

CUTS = (500, 1000, 5000, 10000)
"""So many rows an answer of the API has at most, or a page of it: a file of just so many is likely to be cut."""


class Gathered:
    """It takes in row after row, and holds nothing of an event that others don't share."""

    def __init__(self, table: Table, key: str, gazetteer: Gazetteer) -> None:
        self._name = table.name
        self.actors, self.spots = Actors(gazetteer), Spots(key, gazetteer)
        self.pairs = Pairs(actor_based=not table.has("actor2"))
        self.sources: set[str] = set()
        self.rows = self.events = self.empty = 0
        self.newest: date | None = None
        """When the newest of its rows was changed."""

    def add(self, event: AcledEvent, timestamp: str) -> None:
        """Take in the event of a row."""
        self.events += 1
        self.spots.add(event.spot, event.first)
        self.sources.update(event.sources)
        for side in event.sides:
            self.actors.add(side)
        if day := moment(timestamp):
            self.newest = max(day, self.newest or day)

    def notices(self) -> Iterator[str]:
        """What to know of the file: of what state it is, whether it may be cut, and how its rows are joined."""
        if self.newest:
            yield f"is ACLED’s state of {self.newest.isoformat()} or later: its newest row was changed on that day"
        if self.rows in CUTS:
            yield (
                f"has {self.rows} rows, the number at which ACLED’s API cuts an answer: if more were asked for,"
                " fetch the further pages, and join them to one file"
            )
        if self.pairs.found:
            yield f"is actor-based: {self.pairs.found} events stand in two rows each, which are joined"
        if self.empty:
            yield f"names no second actor in {self.empty} rows: they say nothing, and are not counted"
        yield from self.spots.notices()
