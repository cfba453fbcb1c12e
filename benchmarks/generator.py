"""A dataset of any size to measure on, made from a seed: the same size and seed give the same records.

Its shape is that of coded event data: one actor takes part in a third of all events, and the further down the list,
the rarer; places lie three levels deep, figures and claims hang on most events, and everything cites a source.

A load is one transaction, so events are delivered in several datasets, which require the one with all that they share.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from ontology.actors import Actor
from ontology.events import (
    Attribution,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.grading import is_graded, strongest
from ontology.model import Citation, Documented, Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery, Position, Row
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    ClaimKind,
    DateBasis,
    EventKind,
    Harm,
    Hedge,
    Nearness,
    PlaceKind,
    PlacePrecision,
    Role,
    Scope,
    SourceKind,
)

SEED = 2015
ACTORS, REGIONS, CERCLES, LOCALITIES, SOURCES = 2000, 8, 50, 400, 1000
BUSIEST, NORMAL, RARE = 0, 5, 100
"""Numbers of actors: in about 38 %, 3 % and 0.3 % of all events."""
EVENTS_PER_DATASET = 25_000
BUSIEST_SHARE = 0.38
FIRST_DAY, DAYS = date(2012, 1, 1), 13 * 365
SOURCE_PATH, ACTOR_PATH, PLACE_PATH = (f"{cls.path()}/generated-" for cls in (Source, Actor, Place))


def event_id(number: int) -> str:
    """The id of the n-th generated event, counted from 0."""
    return f"{Event.path()}/generated-{number:07}"


def actor_id(number: int) -> str:
    """The id of the n-th generated actor: the greater the number, the rarer."""
    return f"{ACTOR_PATH}{number}"


def region_id(number: int) -> str:
    """The id of the n-th generated region."""
    return f"{PLACE_PATH}region-{number}"


def deliveries(events: int, seed: int = SEED) -> Iterator[Delivery]:
    """Datasets with so many events in all, to be loaded in this order; each is made while it is read."""
    shared = dataset_of("generated", "What generated events share", seed)
    maker = Maker(Random(seed))
    yield Delivery(about(shared), (), rows(maker.shared()))
    for number, start in enumerate(range(0, events, EVENTS_PER_DATASET), start=1):
        numbers = range(start, min(events, start + EVENTS_PER_DATASET))
        name = f"generated-{number:03}"
        dataset = dataset_of(name, f"Generated events from {numbers.start} to {numbers.stop - 1}", seed)
        yield Delivery(about(dataset), (shared.id,), rows(maker.events(numbers)))


def dataset_of(name: str, title: str, seed: int) -> Dataset:
    """A generated dataset; its seed is its version."""
    return Dataset(
        id=f"{Dataset.path()}/{name}",
        title=Text(title),
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        version=str(seed),
        checksum="0" * 64,
        loader="generator",
        loader_version="2",
    )


def about(dataset: Dataset) -> Row:
    """The row of a dataset's own record."""
    return Row(Position("generated", 1), (dataset,))


def rows(made: "Iterator[Records]") -> Iterator[Row]:
    """Rows with these records, one after the other."""
    for number, records in enumerate(made, start=1):
        yield Row(Position("generated", number), records)


Records = tuple[Node | Relation, ...]


@dataclass
class Maker:
    """Makes the records of one row after the other."""

    random: Random
    sources: list[Citation] = field(default_factory=list)
    _kinds: dict[str, SourceKind] = field(default_factory=dict)

    def shared(self) -> Iterator[Records]:
        """Sources, places and actors."""
        for made in (self._all_sources(), self._all_places(), self._all_actors()):
            yield from map(self._graded, made)

    def events(self, numbers: range) -> Iterator[Records]:
        """Events of these numbers, each with what is told of it."""
        for number in numbers:
            yield self._graded(self.event(number))

    def _graded(self, records: Records) -> Records:
        """What is written past a load states the grades that a load would find."""
        return tuple(
            replace(record, source_grade=strongest(self._kinds[cited.source] for cited in record.sources))
            if isinstance(record, Documented) and is_graded(type(record))
            else record
            for record in records
        )

    def _all_sources(self) -> Iterator[Records]:
        for number in range(SOURCES):
            published = DateSpan(self.day().isoformat())
            source = Source(
                id=f"{SOURCE_PATH}{number}",
                kind=self.random.choice(list(SourceKind)),
                title=Text(f"Report {number} on the situation", f"Rapport {number} sur la situation"),
                publisher=f"Publisher {number % 17}",
                published=published,
                languages=("en",),
            )
            self.sources.append(Citation(source.id, f"para. {number % 90 + 1}"))
            self._kinds[source.id] = source.kind
            yield (source,)

    def _all_places(self) -> Iterator[Records]:
        yield (self._place(PlaceKind.COUNTRY, 0, "country"),)
        levels = (("country", 1), ("region", REGIONS), ("cercle", CERCLES), ("locality", LOCALITIES))
        for (above, up), (name, count) in pairwise(levels):
            for number in range(count):
                place = self._place(PlaceKind[name.upper()], number, name)
                within = Containment(
                    source=place.id, target=f"{PLACE_PATH}{above}-{number % up}", sources=place.sources
                )
                yield place, within

    def _place(self, kind: PlaceKind, number: int, name: str) -> Place:
        return Place(
            id=f"{PLACE_PATH}{name}-{number}",
            kind=kind,
            name=Text(f"{kind.concept.en} {number}", f"{kind.concept.fr} {number}"),
            lat=round(self.random.uniform(10, 25), 4),
            lon=round(self.random.uniform(-12, 4), 4),
            precision=PlacePrecision.APPROXIMATE,
            sources=self.cited(),
        )

    def _all_actors(self) -> Iterator[Records]:
        for number in range(ACTORS):
            actor = Actor(
                id=actor_id(number),
                kind=self.random.choice(list(ActorKind)),
                name=Text(f"Movement {number}", f"Mouvement {number}"),
                acronyms=(f"M{number}",),
                sources=self.cited(),
            )
            yield (actor,)

    def event(self, number: int) -> Records:
        """One event, with what is told of it."""
        kind, day = self.random.choice(list(EventKind)), self.day()
        locality = self.random.randrange(LOCALITIES)
        event = Event(
            id=event_id(number),
            kind=kind,
            when=DateSpan(day.isoformat() if self.random.random() < 0.9 else f"{day:%Y-%m}"),
            when_stated="on the eve of market day" if self.random.random() < 0.2 else None,
            title=Text(f"{kind.concept.en} near Locality {locality}", f"{kind.concept.fr} près de Localité {locality}"),
            summary=Text(
                f"Several vehicles were seen near Locality {locality} before dawn; accounts of event {number} differ.",
                f"Plusieurs véhicules ont été vus près de Localité {locality} ; les récits de {number} divergent.",
            ),
            note=Text("The day is that of the report.") if self.random.random() < 0.1 else None,
            sources=self.cited(),
        )
        return event, *self._settings(event, locality), *self._parts(event), *self._figures(event), *self._claims(event)

    def _settings(self, event: Event, locality: int) -> Iterator[Relation]:
        for number in {locality, locality if self.random.random() < 0.9 else (locality + 1) % LOCALITIES}:
            yield Setting(
                source=event.id,
                target=f"{PLACE_PATH}locality-{number}",
                precision=self.random.choice(list(Nearness)),
                sources=event.sources,
            )

    def _parts(self, event: Event) -> Iterator[Relation]:
        for actor in self.some_actors(self.random.randint(2, 4)):
            hedge = self.random.choice(list(Hedge)) if self.random.random() < 0.4 else None
            role = self.random.choice(list(Role))
            yield Involvement(source=event.id, target=actor, role=role, hedge=hedge, sources=event.sources)

    def _figures(self, event: Event) -> Iterator[Node | Relation]:
        for number in range(self.random.choice((0, 0, 1, 1, 2))):
            low = self.random.randint(1, 40)
            figure = CasualtyEstimate(
                id=f"{CasualtyEstimate.path()}/{event.id.partition('/')[2]}-{number}",
                harm=self.random.choice(list(Harm)),
                victims=Text("civilians", "civils"),
                scope=self.random.choice(list(Scope)),
                low=low,
                high=low + self.random.randint(0, 9) if self.random.random() < 0.7 else None,
                sources=event.sources,
            )
            (speaker,) = self.some_actors(1)
            yield figure
            yield Estimation(source=figure.id, target=event.id, sources=event.sources)
            yield FigureAttribution(source=figure.id, target=speaker, sources=event.sources)

    def _claims(self, event: Event) -> Iterator[Node | Relation]:
        for number in range(self.random.choice((0, 0, 1, 1, 2))):
            cited = self.cited()
            claim = Claim(
                id=f"{Claim.path()}/{event.id.partition('/')[2]}-{number}",
                kind=self.random.choice(list(ClaimKind)),
                text=Text(f"That it had no part in what happened, says account {number} of it."),
                date=event.when,
                date_basis=DateBasis.STATED,
                sources=cited,
            )
            (speaker,) = self.some_actors(1)
            yield claim
            yield Subject(source=claim.id, target=event.id, sources=cited)
            yield Attribution(source=claim.id, target=speaker, sources=cited)

    def some_actors(self, count: int) -> list[str]:
        """Different actors: the busiest in its share of all, the others the rarer the greater their number."""
        chosen = {BUSIEST} if self.random.random() < BUSIEST_SHARE else set[int]()
        while len(chosen) < count:
            chosen.add(1 + int((ACTORS - 1) * self.random.random() ** 3))
        return [actor_id(number) for number in sorted(chosen)]

    def cited(self) -> tuple[Citation, ...]:
        """One or two sources."""
        return tuple(self.random.sample(self.sources, self.random.choice((1, 1, 2))))

    def day(self) -> date:
        """Any day."""
        return FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
