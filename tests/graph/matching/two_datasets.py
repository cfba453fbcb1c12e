"""Two datasets that record some of the same events: one written by hand, and a publisher's, both made up for tests."""

from collections.abc import Iterator
from dataclasses import replace

from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution, Involvement, Setting
from ontology.matching import MatchDecision
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    EventKind,
    Harm,
    MatchVerdict,
    Nearness,
    PlaceKind,
    PlacePrecision,
    Role,
    Scope,
)
from tests.graph.deliveries import delivery, row

Records = tuple[Node | Relation, ...]
POINTS = {"lutherie": (16.5, -2.25), "harpville": (17.5, -1.0), "oboe": (14.2, -4.9)}
"""Villages with their points."""


def ours(*decisions: MatchDecision) -> Delivery:
    """What was written by hand: three fights, and an attack of which only the region is known."""
    rows = (
        *_places("ours"),
        _actor("cma", ActorKind.COALITION, "Coordination of Movements", "CMA"),
        _actor("mnla", ActorKind.ARMED_MOVEMENT, "National Movement", "MNLA"),
        _actor("army", ActorKind.ARMED_FORCES, "Army of Land", "ARMY"),
        _actor("state", ActorKind.STATE, "Government of Land"),
        _actor("nobody", ActorKind.UNNAMED, "Gunmen"),
        (Membership(source="actor/mnla", target="actor/cma", from_=DateSpan("2014"), to=DateSpan("2020")),),
        event("ours-fight", "2018-04-14", "lutherie", "cma", "army", deaths=9),
        event("ours-long", "2018-04-20/2018-04-21", "harpville", "mnla", "army", deaths=33),
        event("ours-attack", "2018-05-02", "land-north", "nobody", "army", EventKind.ATTACK),
        event("ours-only", "2018-06-01", "oboe", "cma", "army"),
        *((decision,) for decision in decisions),
    )
    return _delivery("ours", rows, loader="curated")


def theirs() -> Delivery:
    """A publisher's rows: the fight, two that are parts of the long one, the attack, and two that are near misses."""
    rows = (
        *_places("theirs"),
        _actor("theirs-cma", ActorKind.COALITION, "CMA"),
        _actor("theirs-state", ActorKind.STATE, "Government of Land"),
        event("theirs-1", "2018-04-14", "theirs-lutherie", "theirs-cma", "theirs-state", deaths=9),
        event("theirs-2", "2018-04-20", "theirs-harpville", "theirs-cma", "theirs-state", deaths=30),
        event("theirs-3", "2018-04-21", "theirs-harpville", "theirs-cma", "theirs-state", deaths=3),
        event("theirs-4", "2018-05-02", "theirs-oboe", "theirs-cma", "theirs-state", deaths=9),
        event("theirs-5", "2018-04-16", "theirs-lutherie", "theirs-cma", "theirs-state", deaths=9),
        event("theirs-6", "2018-05-02", "theirs-harpville", "theirs-cma", "theirs-state"),
    )
    return _delivery("theirs", rows, loader="publisher", requires=("dataset/ours",))


def decided(verdict: MatchVerdict, first: str, second: str) -> MatchDecision:
    """A decision by hand."""
    return MatchDecision(
        id=f"match-decision/{first.replace('/', '-')}-{second.replace('/', '-')}",
        verdict=verdict,
        first=first,
        second=second,
        explanation=Text("Its author says so.", "Son auteur le dit."),
        decided_by="A. N. Author",
    )


def event(
    key: str,
    day: str,
    place: str,
    one: str,
    other: str,
    kind: EventKind = EventKind.ARMED_CLASH,
    deaths: int | None = None,
) -> Records:
    """An event between two, and how many died of it."""
    id_, roles = f"event/{key}", (Role.CLASHING_PARTY,) * 2
    if kind is EventKind.ATTACK:
        roles = Role.ATTACKER, Role.TARGET
    nearness = Nearness.REGION if place == "land-north" else Nearness.EXACT
    return (
        Event(id=id_, kind=kind, when=DateSpan(day), title=Text(key.capitalize())),
        Setting(source=id_, target=f"place/{place}", precision=nearness),
        *(
            Involvement(source=id_, target=f"actor/{who}", role=role)
            for who, role in zip((one, other), roles, strict=True)
        ),
        *(() if deaths is None else _figure(key, deaths, other)),
    )


def _figure(key: str, deaths: int, speaker: str) -> Iterator[Node | Relation]:
    id_ = f"casualty-estimate/{key}"
    yield CasualtyEstimate(
        id=id_, harm=Harm.KILLED, victims=Text("all"), scope=Scope.ALL, low=deaths, best=deaths, high=deaths
    )
    yield Estimation(source=id_, target=f"event/{key}")
    yield FigureAttribution(source=id_, target=f"actor/{speaker}")


def _actor(key: str, kind: ActorKind, name: str, *acronyms: str) -> Records:
    return (Actor(id=f"actor/{key}", kind=kind, name=Text(name), acronyms=acronyms),)


def _places(name: str) -> Iterator[Records]:
    """The villages; and a country with two regions, to which those of the other dataset point."""
    before = "" if name == "ours" else f"{name}-"
    if not before:
        yield (Place(id="place/land", kind=PlaceKind.COUNTRY, name=Text("Land")),)
        for key in ("north", "south"):
            yield (
                Place(id=f"place/land-{key}", kind=PlaceKind.REGION, name=Text(key.capitalize())),
                Containment(source=f"place/land-{key}", target="place/land"),
            )
    for key, (lat, lon) in POINTS.items():
        id_, region = f"place/{before}{key}", "south" if key == "oboe" else "north"
        precision = PlacePrecision.EXACT
        yield (
            Place(id=id_, kind=PlaceKind.LOCALITY, name=Text(key.capitalize()), lat=lat, lon=lon, precision=precision),
            Containment(source=id_, target=f"place/land-{region}"),
        )


def _delivery(name: str, rows: tuple[Records, ...], loader: str, requires: tuple[str, ...] = ()) -> Delivery:
    made = delivery(*(row(line, *records) for line, records in enumerate(rows, 1)), name=name, requires=requires)
    about = made.about
    return replace(made, about=Row(about.position, (replace(made.dataset, loader=loader), *about.records[1:])))
