"""Very many narrow events in a SQLite file: `python -m benchmarks.narrow FILE EVENTS`.

They are what coded event data are: a day and seldom a longer span, one place, one or two parties, now and then a
figure, one source, no summary and no claim. So a million fit into seven gigabytes; `python -m benchmarks.pages --many`
asks for pages of them.
"""

import argparse
import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.bulk_sqlite import fill_sqlite
from benchmarks.generator import LOCALITIES, PLACE_PATH, SEED, Maker, Records, about, dataset_of, event_id, rows
from benchmarks.measuring import tell
from graph.engines import open_store
from ontology import ONTOLOGY
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution, Involvement, Setting
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, Harm, Hedge, Nearness, Role, Scope

DATASETS = 8
OF_A_DAY, OF_DAYS, OF_A_MONTH, OF_MONTHS, OF_A_YEAR = 0.85, 0.95, 0.99, 0.998, 0.9995
"""Up to which share of events they are as long as that; the others take years."""
ROLES = (Role.ATTACKER, Role.TARGET, Role.CLASHING_PARTY)


class NarrowMaker(Maker):
    """Makes narrow events, of the same sources, places and actors."""

    def event(self, number: int) -> Records:
        kind, day = self.random.choice(list(EventKind)), self.day()
        locality = int(LOCALITIES * self.random.random() ** 2)
        event = Event(
            id=event_id(number),
            kind=kind,
            when=DateSpan(self._when(day)),
            title=Text(f"{kind.concept.en} near Locality {locality}"),
            sources=self.cited(),
        )
        return event, *self._setting(event, locality), *self._parties(event), *self._figure(event)

    def cited(self) -> tuple[Citation, ...]:
        return (self.random.choice(self.sources),)

    def _when(self, day: date) -> str:
        share = self.random.random()
        if share < OF_A_DAY:
            return day.isoformat()
        if share < OF_DAYS:
            return self._until(day, 1, 6)
        if share < OF_A_MONTH:
            return f"{day:%Y-%m}"
        if share < OF_MONTHS:
            return self._until(day, 7, 120)
        return f"{day:%Y}" if share < OF_A_YEAR else self._until(day, 400, 1500)

    def _until(self, day: date, least: int, most: int) -> str:
        return f"{day.isoformat()}/{(day + timedelta(days=self.random.randint(least, most))).isoformat()}"

    def _setting(self, event: Event, locality: int) -> Iterator[Relation]:
        if self.random.random() < 0.98:
            near = self.random.choices((Nearness.EXACT, Nearness.NEAR, Nearness.REGION), (50, 35, 15))[0]
            place = f"{PLACE_PATH}locality-{locality}"
            yield Setting(source=event.id, target=place, precision=near, sources=event.sources)

    def _parties(self, event: Event) -> Iterator[Relation]:
        for actor in self.some_actors(self.random.choice((1, 2, 2))):
            hedge = self.random.choice(list(Hedge)) if self.random.random() < 0.1 else None
            role = self.random.choice(ROLES)
            yield Involvement(source=event.id, target=actor, role=role, hedge=hedge, sources=event.sources)

    def _figure(self, event: Event) -> Iterator[Node | Relation]:
        if self.random.random() < 0.25:
            killed, (speaker,) = self.random.randint(1, 40), self.some_actors(1)
            figure = CasualtyEstimate(
                id=f"{CasualtyEstimate.path()}/{event.id.partition('/')[2]}-0",
                harm=Harm.KILLED,
                victims=Text("all"),
                scope=Scope.ALL,
                low=killed,
                best=killed,
                high=killed,
                sources=event.sources,
            )
            yield figure
            yield Estimation(source=figure.id, target=event.id, sources=event.sources)
            yield FigureAttribution(source=figure.id, target=speaker, sources=event.sources)


def deliveries(events: int, seed: int = SEED) -> Iterator[Delivery]:
    """What they share, and then the events, in a few datasets."""
    shared, maker = dataset_of("generated", "What generated events share", seed), NarrowMaker(Random(seed))
    yield Delivery(about(shared), (), rows(maker.shared()))
    each = -(-events // DATASETS)
    for number, start in enumerate(range(0, events, each), start=1):
        dataset = dataset_of(f"generated-{number:03}", f"Generated events, part {number}", seed)
        yield Delivery(about(dataset), (shared.id,), rows(maker.events(range(start, min(events, start + each)))))


async def main(file: Path, events: int) -> None:
    """Add the events to a file, which is laid out if it is new."""
    store = open_store(f"sqlite:///{file}", ONTOLOGY)
    await store.prepare()
    await store.close()
    tell(f"{fill_sqlite(file, deliveries(events), ONTOLOGY):,} records are in {file}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Very many narrow events in a SQLite file.")
    parser.add_argument("file", type=Path, help="a new file, or one with the curated dataset, which pages ask for too")
    parser.add_argument("events", type=int, help="how many events")
    given = parser.parse_args()
    asyncio.run(main(given.file, given.events))
