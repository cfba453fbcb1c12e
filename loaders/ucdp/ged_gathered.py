"""What stands in many rows of a file of events: actors, places, and events that are suspected to be one."""

from collections import defaultdict
from collections.abc import Iterator

from loaders.gazetteer import Gazetteer
from loaders.spots import Spots
from loaders.ucdp.actors import Meant, Named, Names, actor, meant, named
from loaders.ucdp.ged_event import CIVILIANS, GedEvent, Side
from loaders.ucdp.twins import Twins
from ontology.actors import Actor
from ontology.model import Citation


class Gathered:
    """It takes in event after event, and holds nothing of one that others don't share."""

    def __init__(self, key: str, gazetteer: Gazetteer) -> None:
        self._key, self._gazetteer = key, gazetteer
        self._sides: set[tuple[Side, Meant]] = set()
        self.names, self.spots, self.twins = Names(gazetteer), Spots(key, gazetteer), Twins()
        self.events = 0
        self.disordered = 0
        """Events of which the numbers of dead are in no order."""

    def add(self, event: GedEvent) -> None:
        """Take in an event."""
        self.events += 1
        self.disordered += not event.toll.in_order
        self.spots.add(event.spot, event.first)
        self.twins.add(event)
        for side in (event.side_a, event.side_b):
            if side.name != CIVILIANS:
                self.names.add(side.name, side.id)
                self._sides.add((side, meant(event.first, event.spot.country)))

    def actors(self, cited: tuple[Citation, ...]) -> Iterator[Actor]:
        """The actors of its sides; only now it is known which names stand for several."""
        by_key: defaultdict[str, set[Named]] = defaultdict(set)
        for side, seconds in self._sides:
            for name, id_ in self.names.split(side.name, side.id):
                one = named(name, id_, seconds)
                by_key[one.key].add(one)
        for key in sorted(by_key):
            yield actor(f"{self._key}-{key}", by_key[key], cited, self._gazetteer)
