"""Events that two datasets record: one of ours that two rows of theirs are parts of, one that one row is, and others.

Of the raid ours has no number of the dead, and theirs has; of the ambush, ours has a total, and each row of it a part.
"""

from collections.abc import Iterator

from ontology.actors import Actor
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution, Involvement, Setting
from ontology.matching import Representation
from ontology.model import Citation, Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Harm, PlaceKind, Role, Scope, SourceKind
from tests.graph.deliveries import delivery, row
from tests.graph.matched import represented
from tests.graph.sample_events import Records

OURS: dict[str, tuple[str, int | None]] = {
    "ambush": ("2018-04-06", 33),
    "raid": ("2018-04-07/2018-04-08", None),
    "truce": ("2018-05-01", None),
}
THEIRS: dict[str, tuple[str, int | None]] = {
    "row-1": ("2018-04-06", 30),
    "row-2": ("2018-04-06", 3),
    "row-3": ("2018-04-08", 9),
    "row-4": ("2018-05-02", 4),
}
"""The key of each event with its days, and how many were killed."""
LINKS: tuple[Representation, ...] = (
    represented("event/row-1", "event/ambush", part=True),
    represented("event/row-2", "event/ambush", part=True),
    represented("event/row-3", "event/raid"),
)


def places() -> Delivery:
    """A region and a well in it, and an army."""
    region = Place(id="place/gao", kind=PlaceKind.REGION, name=Text("Gao"))
    well = Place(id="place/well", kind=PlaceKind.SITE, name=Text("Well"))
    army = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
    within = Containment(source=well.id, target=region.id)
    return delivery(row(1, region), row(2, well, within), row(3, army), name="ground")


def recorded(name: str, events: dict[str, tuple[str, int | None]], kind: SourceKind) -> Delivery:
    """A dataset of events."""
    source = Source(id=f"source/{name}-report", kind=kind, title=Text(name))
    rows = [(source,), *(_event(key, day, killed, source.id) for key, (day, killed) in events.items())]
    every = (row(number, *one) for number, one in enumerate(rows, 1))
    return delivery(*every, name=name, requires=("dataset/ground",))


def ours() -> Delivery:
    """What was edited by hand."""
    return recorded("ours", OURS, SourceKind.PRESS)


def theirs() -> Delivery:
    """What a publisher codes."""
    return recorded("theirs", THEIRS, SourceKind.DATASET)


def _event(key: str, day: str, killed: int | None, source: str) -> Records:
    id_ = f"event/{key}"
    event = Event(id=id_, kind=EventKind.ATTACK, when=DateSpan(day), title=Text(key))
    where, part = (
        Setting(source=id_, target="place/well"),
        Involvement(source=id_, target="actor/army", role=Role.TARGET),
    )
    return (event, where, part, *(_killed(key, killed, source) if killed is not None else ()))


def _killed(key: str, number: int, source: str) -> Iterator[Node | Relation]:
    id_ = f"casualty-estimate/{key}"
    yield CasualtyEstimate(
        id=id_,
        harm=Harm.KILLED,
        victims=Text("people"),
        scope=Scope.ALL,
        low=number,
        best=number,
        high=number,
        sources=(Citation(source),),
    )
    yield Estimation(source=id_, target=f"event/{key}")
    yield FigureAttribution(source=id_, target="actor/army")
