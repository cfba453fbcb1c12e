"""A small dataset to group: dates of every form, several actors and places.

On 19 January 2016 the cercle moves from one region to another.
"""

from collections.abc import Iterator

from ontology.actors import Actor
from ontology.events import (
    Event,
    Involvement,
    Setting,
)
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, PlaceKind, Role
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


def groups() -> Delivery:
    """The dataset as a loader would deliver it."""
    rows = (*places(), *actors(), *_events())
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 1)), name="groups")


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
