"""Events whose casualty figures contradict each other, each in a way of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.actors import Actor, Membership
from ontology.events import (
    Attribution,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Subject,
)
from ontology.model import Citation
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, Basis, ClaimKind, EventKind, Harm, Hedge, Role, Scope, SourceKind
from tests.graph.deliveries import delivery, row
from tests.graph.sample_events import Records

SOURCES = {
    "report": (SourceKind.UN_DOCUMENT, "2016-03-01"),
    "coded": (SourceKind.DATASET, "2017"),
    "early": (SourceKind.PRESS, "2016-02-11"),
    "late": (SourceKind.PRESS, "2016-02"),
    "undated": (SourceKind.PRESS, None),
}
ACTORS = ("army", "section", "observer")
JOINED = "2016-02-01"
"""From this day on the section belongs to the army."""
EVENTS: dict[str, tuple[str, EventKind]] = {
    "total": ("2016-02-10", EventKind.ATTACK),
    "hedged": ("2016-02-10", EventKind.ATTACK),
    "accused": ("2016-02-10", EventKind.ATTACK),
    "accusation": ("2016-02-10", EventKind.ACCUSATION),
    "denied": ("2016-02-10", EventKind.ATTACK),
    "party": ("2016-02-10", EventKind.ATTACK),
    "member": ("2016-01-31/2016-02-01", EventKind.ATTACK),
    "before": ("2016-01-31", EventKind.ATTACK),
    "graded": ("2016-02-10", EventKind.ATTACK),
    "of-its-row": ("2016-02-10", EventKind.ATTACK),
    "published": ("2016-02-10", EventKind.ATTACK),
    "larger": ("2016-02-10", EventKind.ATTACK),
    "alike": ("2016-02-10", EventKind.ATTACK),
    "unknown": ("2016-02-10", EventKind.ATTACK),
    "neutralised": ("2016-02-10", EventKind.MILITARY_OPERATION),
}


@dataclass(frozen=True)
class Figure:
    """A figure: its numbers, and what of it differs from a total by an observer, in a press report."""

    numbers: tuple[int | None, int | None, int | None]
    harm: Harm = Harm.KILLED
    scope: Scope = Scope.ALL
    hedge: Hedge | None = None
    speaker: str = "observer"
    source: str = "early"
    basis: Basis = Basis.OWN
    claimed: ClaimKind | None = None


FIGURES: dict[str, Figure] = {
    "total-part": Figure((50, 50, 50), scope=Scope.PART, source="report"),
    "total-total": Figure((3, 4, 10)),
    "hedged-alleged": Figure((90, 90, 90), hedge=Hedge.ALLEGED, source="report"),
    "hedged-plain": Figure((5, 5, 5)),
    "accused-ninety": Figure((95, None, None), claimed=ClaimKind.ACCUSES),
    "accusation-ninety": Figure((95, None, None)),
    "denied-asserted": Figure((6, 6, 6), claimed=ClaimKind.ASSERTS),
    "denied-denied": Figure((60, 60, 60), claimed=ClaimKind.DENIES, source="report"),
    "party-exact": Figure((43, 43, 43), speaker="army", source="report"),
    "party-least": Figure((47, None, None)),
    "member-exact": Figure((43, 43, 43), speaker="section", source="report"),
    "member-least": Figure((47, None, None)),
    "before-exact": Figure((43, 43, 43), speaker="section", source="report"),
    "before-least": Figure((47, None, None)),
    "graded-coded": Figure((None, 7, None), source="coded"),
    "graded-press": Figure((9, 9, 9)),
    "of-its-row-press": Figure((9, 9, 9)),
    "of-its-row-report": Figure((7, 7, 7), source="report", basis=Basis.ROW),
    "published-early": Figure((8, 8, 8)),
    "published-late": Figure((2, 2, 2), source="late"),
    "published-undated": Figure((9, 9, 9), source="undated"),
    "larger-best": Figure((None, 50, None)),
    "larger-forty": Figure((40, None, 44)),
    "larger-thirty": Figure((30, 41, 60)),
    "alike-first": Figure((2, 2, 2)),
    "alike-second": Figure((2, 2, 2)),
    "unknown-killed": Figure((None, None, None)),
    "unknown-wounded": Figure((None, None, 15), harm=Harm.WOUNDED),
    "neutralised-sixty": Figure((60, 60, 60), harm=Harm.NEUTRALISED),
}
"""By a key that begins with that of their event."""


def event_of(figure: str) -> str:
    """The key of the event that a figure is about."""
    return next(key for key in EVENTS if figure.startswith(f"{key}-"))


def sums() -> Delivery:
    """The dataset as a loader would deliver it."""
    rows = (*_sources(), *_actors(), *_events(), *_figures())
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 1)), name="sums")


def _sources() -> Iterator[Records]:
    for key, (kind, day) in SOURCES.items():
        published = DateSpan(day) if day else None
        yield (Source(id=f"source/{key}", kind=kind, title=Text(key), published=published),)


def _actors() -> Iterator[Records]:
    for key in ACTORS:
        yield (Actor(id=f"actor/{key}", kind=ActorKind.ARMED_MOVEMENT, name=Text(key.title())),)
    yield (Membership(source="actor/section", target="actor/army", from_=DateSpan(JOINED), to=DateSpan("2020/..")),)


def _events() -> Iterator[Records]:
    for key, (when, kind) in EVENTS.items():
        event = Event(id=f"event/{key}", kind=kind, when=DateSpan(when), title=Text(key))
        yield event, Involvement(source=event.id, target="actor/army", role=Role.TARGET)


def _figures() -> Iterator[Records]:
    for key, of in FIGURES.items():
        id_, (low, best, high) = f"casualty-estimate/{key}", of.numbers
        made = CasualtyEstimate(
            id=id_,
            harm=of.harm,
            victims=Text("people"),
            scope=of.scope,
            low=low,
            best=best,
            high=high,
            hedge=of.hedge,
            note=Text("As its speaker gives it."),
            sources=(Citation(f"source/{of.source}"),),
            basis=of.basis,
        )
        speaker = FigureAttribution(source=id_, target=f"actor/{of.speaker}")
        yield made, Estimation(source=id_, target=f"event/{event_of(key)}"), speaker
        if of.claimed:
            claim = Claim(id=f"claim/{key}", kind=of.claimed, text=Text("It is so."))
            said = Attribution(source=claim.id, target="actor/army")
            yield claim, said, Subject(source=claim.id, target=id_)
