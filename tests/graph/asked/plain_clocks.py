"""What had come about by a day, and what sources had told by one, in plain Python: what any store must answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from ontology.actors import Actor
from ontology.events import Attribution, CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement
from ontology.events import Subject as About
from ontology.findings import Finding, FindingDenial, FindingStep
from ontology.model import Citation, Documented, Node, Relation
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    Basis,
    ClaimKind,
    DateBasis,
    EventKind,
    FindingRule,
    Harm,
    Role,
    Scope,
    SourceKind,
)

SPANS = ("2018", "2018-04", "2018-04-10", "2018-04-10/2018-05", "2018-04-20/..", "../2018-04-12", "2018-06-01")
DAYS = ("2017-12-31", "2018-04-09", "2018-04-10", "2018-04-20", "2018-04-30", "2018-05-31", "2018-12-31", "9999-12-31")
ACTOR = "actor/army"
EVENTS, FINDINGS = 24, 60
Record = Node | Relation


def counts_from(span: DateSpan | None) -> date | None:
    """The day from which a date counts: its last, or its first where it has no end."""
    return (span.last or span.first) if span else None


@dataclass
class World:
    """Records of every sort, and what is shown of them on two days."""

    sources: dict[str, Source] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    others: list[Record] = field(default_factory=list)

    @property
    def records(self) -> Iterator[Record]:
        """All of them."""
        yield from (*self.sources.values(), *self.events, *self.findings, *self.others)

    def of(self, kind: type) -> Iterator[Any]:
        """The others of a kind."""
        return (one for one in self.others if isinstance(one, kind))

    def published(self, id_: str, known: date | None) -> bool:
        """Whether a source counts by a day."""
        when = self.sources[id_].published
        return known is None or bool(when and when.last and when.last <= known)

    def shown(self, record: Event | Claim | CasualtyEstimate, day: date | None, known: date | None) -> bool:
        """Whether a record is there."""
        begun = counts_from(getattr(record, "when", None) or getattr(record, "date", None))
        own = record.sources if record.basis is Basis.OWN else ()
        told = known is None or any(self.published(one.source, known) for one in own)
        return (day is None or begun is None or begun <= day) and told

    def undated(self, record: Documented) -> bool:
        """Whether it has sources of its own, none of which has a last day."""
        dates = [self.sources[one.source].published for one in record.sources if record.basis is Basis.OWN]
        return bool(dates) and not any(one and one.last for one in dates)

    def stands(self, relation: Relation, known: date | None) -> bool:
        """Whether a relation is there: with its row, or by a source of its own, if it has any."""
        own = relation.sources if relation.basis is Basis.OWN else ()
        return not own or any(self.published(one.source, known) for one in own)

    @staticmethod
    def holds(finding: Finding, day: date | None, known: date | None) -> bool:
        """Whether a finding is there."""
        ended = day and finding.holds_to and finding.holds_to.last and finding.holds_to.last < day
        told_ended = known is None or (finding.end_known_from and finding.end_known_from.last <= known)  # type: ignore[operator]
        told = known is None or (finding.known_from and finding.known_from.last <= known)  # type: ignore[operator]
        begun = counts_from(finding.holds_from)
        return bool((day is None or (begun and begun <= day)) and told and not (ended and told_ended))


def world(seed: int = 16) -> World:
    """Of each sort of date and citation some, in every combination that chance gives."""
    random, made = Random(seed), World()
    for number, published in enumerate((None, *SPANS)):
        id_ = f"source/s{number}"
        made.sources[id_] = Source(
            id=id_, kind=SourceKind.UNSTATED, title=Text(id_), published=DateSpan(published) if published else None
        )
    made.others.append(Actor(id=ACTOR, kind=ActorKind.ARMED_FORCES, name=Text("The army"), **_cited(random, made)))
    for number in range(EVENTS):
        when = DateSpan(random.choice(SPANS))
        title, key = Text(f"Event {number}"), f"e{number}"
        made.events.append(
            Event(id=f"event/{key}", kind=EventKind.ATTACK, when=when, title=title, **_cited(random, made))
        )
        made.others += _around(key, random, made)
    for number in range(FINDINGS):
        made.findings.append(_finding(f"finding/f{number}", random))
        step = f"event/e{random.randrange(EVENTS)}"
        made.others.append(FindingStep(source=f"finding/f{number}", target=step, path_=1, order=1))
        denied = f"claim/e{random.randrange(EVENTS)}"
        made.others.append(FindingDenial(source=f"finding/f{number}", target=denied))
    return made


def _cited(random: Random, made: World, least: int = 1) -> dict[str, Any]:
    ids = random.sample(list(made.sources), random.randint(least, 2))
    return {"sources": tuple(map(Citation, ids)), "basis": random.choice((Basis.OWN, Basis.OWN, Basis.ROW))}


def _around(key: str, random: Random, made: World) -> Iterable[Record]:
    event, spoken = f"event/{key}", random.choice((None, *SPANS))
    yield Involvement(source=event, target=ACTOR, role=Role.TARGET, **_cited(random, made, least=0))
    yield CasualtyEstimate(
        id=f"casualty-estimate/{key}",
        harm=Harm.KILLED,
        victims=Text("soldiers"),
        scope=Scope.ALL,
        low=1,
        **_cited(random, made),
    )
    yield Estimation(source=f"casualty-estimate/{key}", target=event)
    yield FigureAttribution(source=f"casualty-estimate/{key}", target=ACTOR)
    yield Claim(
        id=f"claim/{key}",
        kind=ClaimKind.DENIES,
        text=Text(f"Claim of {key}"),
        date=DateSpan(spoken) if spoken else None,
        date_basis=DateBasis.STATED if spoken else None,
        **_cited(random, made),
    )
    yield Attribution(source=f"claim/{key}", target=ACTOR)
    yield About(source=f"claim/{key}", target=event)


def _finding(id_: str, random: Random) -> Finding:
    def day(*besides: None) -> DateSpan | None:
        chosen = random.choice((*besides, *DAYS[1:-1]))
        return DateSpan(chosen) if chosen else None

    start, ended = sorted((random.choice(DAYS[1:-1]), random.choice(DAYS[1:-1])))
    return Finding(
        id=id_,
        rule=random.choice(list(FindingRule)),
        text=Text(f"Lead {id_}"),
        holds_from=DateSpan(start),
        holds_to=random.choice((None, DateSpan(ended))),
        known_from=day(None),
        end_known_from=day(None),
        exception=random.choice((None, None, Text("The two were together"))),
    )
