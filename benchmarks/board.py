"""A board of promises of any size, beside generated events: an accord, the texts that carry it out, and what is said.

Three parties signed it, to which armed movements belong, and to these their own. Some of these take part in a tenth of
all events, and some events bear on commitments. The same sizes and seed give the same records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import cycle
from random import Random

from benchmarks import generator
from benchmarks.generator import EVENTS_PER_DATASET, SEED, Records, event_id
from ontology.actors import Actor, Membership
from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Derivation,
    Implementation,
    Obligation,
    Provision,
    ProvisionAgreement,
    Signature,
    Undertaking,
)
from ontology.deadlines import SIGNATURE, Deadline, counted
from ontology.events import Bearing, Involvement
from ontology.grading import is_graded, strongest
from ontology.model import Citation, Documented, Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    CommitmentKind,
    DeadlineType,
    ProvisionKind,
    Role,
    SourceKind,
    Status,
    Topic,
)

SOURCES, TEXTS, PROVISIONS, ASSESSMENTS_OF_EACH = 100, 10, 200, 10
EVENTS_OF_EACH = 5
"""So many events at most bear on a commitment."""
SIGNED, SINCE, DAYS = (date(2015, 5, 15), date(2015, 6, 20)), date(2016, 1, 1), 9 * 365
"""When the first two parties signed the accord, and when the last did; whatever comes later is of the days since."""
DAYS_BETWEEN = 14
"""From one text to the next."""
BOARD = "board"
KINDS = (AgreementKind.PEACE_ACCORD, AgreementKind.CEASEFIRE, AgreementKind.DOMESTIC_LAW, AgreementKind.RESOLUTION)
"""Of the accord, of a ceasefire between its parties, and, in turn, of all other texts: nobody is a party to these."""
PARTIES = (ActorKind.STATE, ActorKind.COALITION, ActorKind.COALITION)
MOVEMENTS, MEMBERS = 4, 6
"""Of each party, and of each movement."""
TAKE_PART, BOTH_SIDES = 0.1, 0.3
"""The share of events in which a member takes part, and of these, in which a member of another party does too."""
ROLES = (Role.ATTACKER, Role.TARGET, Role.CLASHING_PARTY, Role.INVOLVED)
ASSESSORS = (
    ActorKind.ORGANISATION,
    ActorKind.MISSION,
    ActorKind.MEDIA,
    ActorKind.MEDIATOR,
    ActorKind.STATE_BODY,
    ActorKind.ARMED_MOVEMENT,
)
OFFSETS = ("P30D", "P60D", "P3M", "P1Y")


def agreement_id(number: int = 0) -> str:
    """The id of the n-th text: the accord is the first."""
    return f"{Agreement.path()}/{BOARD}-{number}"


def deliveries(commitments: int, events: int, seed: int = SEED) -> Iterator[Delivery]:
    """Datasets with so many commitments and events, to be loaded in this order; each is made while it is read."""
    shared, *of_events = generator.deliveries(events, seed)
    board = _Board(commitments, Random(seed))
    dataset = _dataset(seed)
    yield shared
    yield Delivery(Row(Position(BOARD, 1), (dataset,)), (shared.dataset.id,), board.rows())
    for number, each in enumerate(of_events):
        rows = board.joining(each.rows, number * EVENTS_PER_DATASET)
        yield replace(each, requires=(*each.requires, dataset.id), rows=rows)


def _dataset(seed: int) -> Dataset:
    return Dataset(
        id=f"{Dataset.path()}/{BOARD}",
        title=Text("A generated board of promises"),
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        version=str(seed),
        checksum="0" * 64,
        loader="generator",
        loader_version="1",
    )


@dataclass
class _Board:
    """Makes the records of one row after the other."""

    commitments: int
    random: Random
    _kinds: dict[str, SourceKind] = field(default_factory=dict)
    _published: dict[str, date] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """All that is on the board."""
        made = (self._sources(), self._actors(), self._texts(), self._provisions(), self._promises())
        for number, records in enumerate((records for each in made for records in each), 1):
            yield Row(Position(BOARD, number), tuple(map(self._graded, records)))

    def joining(self, rows: Iterable[Row | RejectedRow], first: int) -> Iterator[Row | RejectedRow]:
        """Rows of events, with what joins these to the board. `first`: the number of the first of them."""
        for number, row in enumerate(rows, first):
            assert isinstance(row, Row)
            yield replace(row, records=(*row.records, *self._bearing(number), *self._parts(event_id(number))))

    def _bearing(self, number: int) -> Iterator[Relation]:
        if number < EVENTS_OF_EACH * self.commitments:
            yield Bearing(source=event_id(number), target=_commitment(number % self.commitments))

    def _parts(self, event: str) -> Iterator[Relation]:
        if self.random.random() < TAKE_PART:
            for party in self.random.sample(range(len(PARTIES)), 1 + (self.random.random() < BOTH_SIDES)):
                member = party * MOVEMENTS * MEMBERS + self.random.randrange(MOVEMENTS * MEMBERS)
                yield Involvement(source=event, target=_member(member), role=self.random.choice(ROLES))

    def _graded(self, record: Node | Relation) -> Node | Relation:
        """What is written past a load states the grades that a load would find."""
        if isinstance(record, Documented) and is_graded(type(record)):
            return replace(record, source_grade=strongest(self._kinds[cited.source] for cited in record.sources))
        return record

    def _sources(self) -> Iterator[Records]:
        for number in range(SOURCES):
            day = self._day()
            source = Source(
                id=f"{Source.path()}/{BOARD}-{number}",
                kind=self.random.choice(list(SourceKind)),
                title=Text(f"Review {number} of what was promised", f"Revue {number} de ce qui fut promis"),
                publisher=f"Publisher {number % 17}",
                published=DateSpan(day.isoformat()) if number % 10 else None,
            )
            self._kinds[source.id], self._published[source.id] = source.kind, day
            yield (source,)

    def _actors(self) -> Iterator[Records]:
        """The parties, the movements in each, those that belong to these, and those who assess."""
        for number, kind in enumerate(PARTIES):
            yield (self._actor(_party(number), kind, f"Party {number}"),)
        for number in range(len(PARTIES) * MOVEMENTS):
            movement = self._actor(_movement(number), ActorKind.ARMED_MOVEMENT, f"Armed movement {number}")
            yield movement, self._belongs(movement, _party(number // MOVEMENTS))
        for number in range(len(PARTIES) * MOVEMENTS * MEMBERS):
            member = self._actor(_member(number), ActorKind.MILITIA, f"Brigade {number}")
            yield member, self._belongs(member, _movement(number // MEMBERS))
        for number, kind in enumerate(ASSESSORS):
            assessor = self._actor(_assessor(number), kind, f"Assessor {number}")
            yield (assessor, *([self._belongs(assessor, _party(1))] if kind is ActorKind.ARMED_MOVEMENT else []))

    def _actor(self, id_: str, kind: ActorKind, name: str) -> Actor:
        return Actor(id=id_, kind=kind, name=Text(name), sources=self._cited())

    def _belongs(self, member: Actor, group: str) -> Membership:
        until = DateSpan(self._day().isoformat()) if self.random.random() < 0.2 else None
        return Membership(source=member.id, target=group, from_=DateSpan("2012"), to=until, sources=member.sources)

    def _texts(self) -> Iterator[Records]:
        """Both parties' texts are signed by all parties; a law or resolution by its State alone."""
        for number in range(TEXTS):
            kind = KINDS[number] if number < 2 else KINDS[2 + number % 2]
            first, last = SIGNED[0], SIGNED[1] + timedelta(days=DAYS_BETWEEN * number)
            signed = ((first, first, last), (last, last, last), (last,))[min(number, 2)]
            text = Agreement(
                id=agreement_id(number),
                kind=kind,
                name=Text(f"Text {number} of the board", f"Texte {number} du tableau"),
                date=DateSpan(f"{signed[0]}/{last}"),
                sources=self._cited(),
            )
            carries_out = (Implementation(source=text.id, target=agreement_id(), sources=text.sources),)
            yield text, *carries_out[:number], *(self._signature(*each, text) for each in enumerate(signed))

    def _signature(self, party: int, day: date, text: Agreement) -> Signature:
        date_, capacity = DateSpan(day.isoformat()), Capacity.PARTY
        return Signature(source=_party(party), target=text.id, date=date_, capacity=capacity, sources=text.sources)

    def _provisions(self) -> Iterator[Records]:
        for number, topic in zip(range(PROVISIONS), cycle(Topic), strict=False):
            provision = Provision(
                id=_provision(number),
                kind=ProvisionKind.ARTICLE,
                number=str(number),
                topic=topic,
                text=Text(f"What article {number} says", f"Ce que dit l’article {number}"),
                sources=self._cited(),
            )
            within = ProvisionAgreement(source=provision.id, target=agreement_id(), sources=provision.sources)
            yield provision, within

    def _promises(self) -> Iterator[Records]:
        for number in range(self.commitments):
            text = number % TEXTS
            promise = Commitment(
                id=_commitment(number),
                kind=CommitmentKind.DEMAND if number % 10 == 9 else CommitmentKind.PROMISE,
                text=Text(f"To do what was agreed as point {number}", f"Faire ce qui fut convenu au point {number}"),
                topic=self.random.choice(list(Topic)),
                deadline=self._deadline(text),
                sources=self._cited(),
            )
            obliged = self.random.sample(range(len(PARTIES)), self.random.choice((1, 1, 2)))
            yield (
                promise,
                Undertaking(source=promise.id, target=agreement_id(text), sources=promise.sources),
                *(Obligation(source=promise.id, target=_party(one), sources=promise.sources) for one in obliged),
                Derivation(source=promise.id, target=_provision(number % PROVISIONS), sources=promise.sources),
            )
            yield from (self._assessment(number, each) for each in range(ASSESSMENTS_OF_EACH))

    def _deadline(self, text: int) -> Deadline:
        """Of any type. A term that runs from signature has the day that a load would find."""
        type_ = self.random.choice(list(DeadlineType))
        match type_:
            case DeadlineType.ABSOLUTE:
                return Deadline(type=type_, due=self._date())
            case DeadlineType.WINDOW:
                start = self._day()
                return Deadline(type=type_, start=DateSpan(f"{start}"), due=DateSpan(f"{start + timedelta(days=90)}"))
            case DeadlineType.OFFSET:
                signed = DateSpan((SIGNED[-1] + timedelta(days=DAYS_BETWEEN * text)).isoformat())
                return counted(Deadline(type=type_, duration=self.random.choice(OFFSETS), anchor=SIGNATURE), signed)
            case DeadlineType.RECURRING:
                return Deadline(type=type_, every="P1M", start=self._date())
            case _:
                return Deadline(type=type_, text=Text("without delay", "sans délai"))

    def _assessment(self, number: int, each: int) -> Records:
        cited, status = self._cited(), self.random.choice(list(Status))
        day = max(self._published[one.source] for one in cited) - timedelta(days=self.random.randrange(90))
        tells_day = status is Status.FULFILLED and self.random.random() < 0.5
        assessment = Assessment(
            id=f"{Assessment.path()}/{BOARD}-{number:06}-{each}",
            status=status,
            date=DateSpan(day.isoformat()),
            done_on=DateSpan((day - timedelta(days=30)).isoformat()) if tells_day else None,
            note=Text(f"As told of point {number}.") if self.random.random() < 0.1 else None,
            sources=cited,
        )
        speaker = _assessor(self.random.randrange(len(ASSESSORS)))
        return (
            assessment,
            AssessmentSubject(source=assessment.id, target=_commitment(number), sources=cited),
            Assessor(source=assessment.id, target=speaker, sources=cited),
        )

    def _cited(self) -> tuple[Citation, ...]:
        chosen = self.random.sample(list(self._kinds), self.random.choice((1, 1, 2)))
        return tuple(Citation(source, f"para. {self.random.randint(1, 90)}") for source in chosen)

    def _date(self) -> DateSpan:
        """Most are days, some are months."""
        day = self._day()
        return DateSpan(day.isoformat() if self.random.random() < 0.9 else f"{day:%Y-%m}")

    def _day(self) -> date:
        return SINCE + timedelta(days=self.random.randrange(DAYS))


def _party(number: int) -> str:
    return f"{Actor.path()}/{BOARD}-party-{number}"


def _movement(number: int) -> str:
    return f"{Actor.path()}/{BOARD}-movement-{number}"


def _member(number: int) -> str:
    return f"{Actor.path()}/{BOARD}-brigade-{number}"


def _assessor(number: int) -> str:
    return f"{Actor.path()}/{BOARD}-assessor-{number}"


def _provision(number: int) -> str:
    return f"{Provision.path()}/{BOARD}-0-{number}"


def _commitment(number: int) -> str:
    return f"{Commitment.path()}/{BOARD}-{number:06}"
