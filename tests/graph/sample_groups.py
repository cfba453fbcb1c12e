"""A small dataset to group: dates of every form, several actors and places, and figures that contradict each other.

On 19 January 2016 the cercle moves from one region to another.
"""

from collections.abc import Iterator

from ontology.actors import Actor
from ontology.events import (
    CasualtyEstimate,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
)
from ontology.grading import GRADES
from ontology.model import Citation
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Harm, Hedge, PlaceKind, Role, Scope, SourceGrade
from tests.graph.deliveries import delivery, row
from tests.graph.sample_events import Records

PLACES = {
    "country": PlaceKind.COUNTRY,
    "gao": PlaceKind.REGION,
    "menaka": PlaceKind.REGION,
    "cercle": PlaceKind.CERCLE,
    "town": PlaceKind.LOCALITY,
    "well": PlaceKind.SITE,
    "forest": PlaceKind.AREA,
}
CONTAINED = [
    ("gao", "country", None, None),
    ("menaka", "country", "2016-01-19", None),
    ("cercle", "gao", None, "2016-01-18"),
    ("cercle", "menaka", "2016-01-19", None),
    ("well", "cercle", None, None),
    ("town", "gao", None, None),
]
ACTORS = ("army", "group", "union")
EVENTS: dict[str, tuple[str, EventKind, tuple[str, ...], tuple[tuple[str, Role], ...]]] = {
    "eve": ("2016-01-18", EventKind.ATTACK, ("well",), (("group", Role.ATTACKER), ("army", Role.TARGET))),
    "day": (
        "2016-01-19",
        EventKind.ATTACK,
        ("well", "cercle"),
        (("group", Role.ATTACKER), ("group", Role.INVOLVED)),
    ),
    "across": ("2016-01-18/2016-01-19", EventKind.AMBUSH, ("cercle",), ()),
    "two-months": ("2016-01-30/2016-02-02", EventKind.AMBUSH, ("town", "cercle"), (("army", Role.TARGET),)),
    "month": ("2016-02", EventKind.PATROL, ("gao", "town"), (("army", Role.INVOLVED),)),
    "year": ("2016", EventKind.ACCUSATION, (), (("union", Role.INVOLVED),)),
    "months": ("2016-02/2016-03-05", EventKind.NEGOTIATION, ("forest",), ()),
    "years": ("2015/2016-06", EventKind.NEGOTIATION, ("country",), ()),
    "before": ("../2016-01-18", EventKind.KILLING, ("cercle",), ()),
    "since": ("2016-02-02/..", EventKind.SANCTION, (), ()),
}
SOURCES = {grade: kind for kind, grade in GRADES.items() if grade}
Numbers = tuple[int | None, int | None, int | None]
FIGURES: list[tuple[str, Harm, Scope, Numbers, Hedge | None, SourceGrade | None]] = [
    # A total counts rather than a part, however much that says.
    ("eve", Harm.KILLED, Scope.ALL, (3, 3, 10), None, SourceGrade.PRESS),
    ("eve", Harm.KILLED, Scope.PART, (50, 50, 50), None, SourceGrade.PRIMARY),
    # What is only alleged gives way, though its source is stronger.
    ("eve", Harm.WOUNDED, Scope.ALL, (5, 5, 5), None, None),
    ("eve", Harm.WOUNDED, Scope.ALL, (90, 90, 90), Hedge.ALLEGED, SourceGrade.PRIMARY),
    # The better grade, though it says less.
    ("day", Harm.KILLED, Scope.ALL, (None, 7, None), None, SourceGrade.CODED),
    ("day", Harm.KILLED, Scope.ALL, (9, 9, 9), None, SourceGrade.PRESS),
    # More numbers of the three, though they are smaller.
    ("across", Harm.KILLED, Scope.ALL, (40, None, None), None, SourceGrade.PRESS),
    ("across", Harm.KILLED, Scope.ALL, (30, 31, 32), None, SourceGrade.PRESS),
    ("across", Harm.KILLED, Scope.ALL, (20, 21, 60), None, SourceGrade.PRESS),
    # An unknown number counts only where there is no other.
    ("month", Harm.KILLED, Scope.ALL, (None, None, None), None, SourceGrade.PRIMARY),
    ("month", Harm.KILLED, Scope.PART, (2, None, None), None, None),
    ("month", Harm.MISSING, Scope.ALL, (None, None, None), None, None),
    # Of parts the largest, which is the least that all of them were; they are not added up.
    ("two-months", Harm.KILLED, Scope.PART, (4, None, 8), None, None),
    ("two-months", Harm.KILLED, Scope.PART, (6, 6, None), None, None),
    # "At most 15", and nought.
    ("year", Harm.CAPTURED, Scope.ALL, (None, None, 15), None, None),
    ("year", Harm.KILLED, Scope.ALL, (0, 0, 0), None, None),
]


def groups() -> Delivery:
    """The dataset as a loader would deliver it."""
    rows = (*sources(), *places(), *actors(), *_events(), *_figures())
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 1)), name="groups")


def sources() -> Iterator[Records]:
    """One for each grade that follows from a source."""
    for grade, kind in SOURCES.items():
        yield (Source(id=f"source/{grade.key}", kind=kind, title=Text(grade.concept.en)),)


def places() -> Iterator[Records]:
    """A country, and what lies in it, and when."""
    for key, kind in PLACES.items():
        id_ = f"place/{key}"
        within = (
            Containment(source=id_, target=f"place/{target}", from_=_day(first), to=_day(last))
            for source, target, first, last in CONTAINED
            if source == key
        )
        yield Place(id=id_, kind=kind, name=Text(key.title())), *within


def _day(text: str | None) -> DateSpan | None:
    return DateSpan(text) if text else None


def actors() -> Iterator[Records]:
    """Those who take part."""
    for key in ACTORS:
        yield (Actor(id=f"actor/{key}", kind=ActorKind.MILITIA, name=Text(key.title())),)


def _events() -> Iterator[Records]:
    for key, (when, kind, places, parts) in EVENTS.items():
        event = Event(id=f"event/{key}", kind=kind, when=DateSpan(when), title=Text(key))
        settings = (Setting(source=event.id, target=f"place/{place}") for place in places)
        involved = (Involvement(source=event.id, target=f"actor/{actor}", role=role) for actor, role in parts)
        yield event, *settings, *involved


def _figures() -> Iterator[Records]:
    for number, (event, harm, scope, numbers, hedge, source_grade) in enumerate(FIGURES):
        yield figure(f"{event}-{number}", f"event/{event}", harm, scope, numbers, hedge, source_grade)


def figure(
    key: str,
    event: str,
    harm: Harm,
    scope: Scope,
    numbers: Numbers,
    hedge: Hedge | None,
    source_grade: SourceGrade | None,
) -> Records:
    """A casualty figure of an event."""
    id_ = f"casualty-estimate/{key}"
    low, best, high = numbers
    made = CasualtyEstimate(
        id=id_,
        harm=harm,
        victims=Text("people"),
        scope=scope,
        low=low,
        best=best,
        high=high,
        hedge=hedge,
        source_grade=source_grade,
        sources=(Citation(f"source/{source_grade.key}"),) if source_grade in SOURCES else (),
        note=Text("As its speaker gives it, in whatever order, or none."),
    )
    return made, Estimation(source=id_, target=event), FigureAttribution(source=id_, target="actor/union")
