"""A small graph of which loads tell, in two datasets, and what a store keeps as told of something."""

from collections.abc import Iterable
from dataclasses import replace

from graph.asked import selection as s
from graph.store import Store
from graph.stored.columns import Scalar, Shown
from ontology.actors import Actor
from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Implementation,
    Obligation,
    Signature,
    Undertaking,
)
from ontology.deadlines import Deadline
from ontology.events import (
    Attribution,
    Bearing,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    ClaimKind,
    CommitmentKind,
    DeadlineType,
    EventKind,
    Harm,
    PlaceKind,
    Role,
    Scope,
    Status,
    Topic,
)
from tests.graph.deliveries import delivery, row

Records = tuple[Node | Relation, ...]
COLUMNS = ("record", "change", "at", "seen", "day", "labelEn")
EVERYTHING = 1000


def accord(key: str, *besides: Relation) -> Records:
    """An agreement of this key."""
    id_ = f"agreement/{key}"
    made = Agreement(id=id_, kind=AgreementKind.PEACE_ACCORD, name=Text(key, f"{key} fr"), date=DateSpan("2015-06-20"))
    return made, *besides


def actor(key: str, name: str = "") -> Records:
    """An actor."""
    return (Actor(id=f"actor/{key}", kind=ActorKind.MISSION, name=Text(name or key)),)


def promise(key: str, agreement: str, deadline: Deadline | None = None) -> Records:
    """A promise of actor/rebels in an agreement."""
    id_ = f"commitment/{key}"
    term = deadline or Deadline(type=DeadlineType.OPEN, text=Text("soon"))
    made = Commitment(id=id_, kind=CommitmentKind.PROMISE, text=Text(key), topic=Topic.CEASEFIRE, deadline=term)
    under = Undertaking(source=id_, target=f"agreement/{agreement}")
    return made, under, Obligation(source=id_, target="actor/rebels")


def event(
    key: str, day: str = "2018-04-14", *besides: Relation, role: Role = Role.ATTACKER, by: str = "rebels"
) -> Records:
    """An event in the camp."""
    id_ = f"event/{key}"
    made = Event(id=id_, kind=EventKind.ARMED_CLASH, when=DateSpan(day), title=Text(f"The {key}", f"Le {key}"))
    took_part = Involvement(source=id_, target=f"actor/{by}", role=role)
    return made, took_part, Setting(source=id_, target="place/camp"), *besides


def figure(best: int = 3) -> Records:
    """How many were killed in the attack."""
    made = CasualtyEstimate(id="casualty-estimate/attack", harm=Harm.KILLED, victims=Text("soldiers"), scope=Scope.ALL)
    id_ = made.id
    made = replace(made, low=best, best=best, high=best)
    return made, Estimation(source=id_, target="event/attack"), FigureAttribution(source=id_, target="actor/speaker")


def graph() -> list[Records]:
    """An accord and a roadmap that implements it, with a promise, what is said of it, and what bears on it."""
    return [
        *(actor(key) for key in ("rebels", "judge", "speaker", "army")),
        (Place(id="place/land", kind=PlaceKind.COUNTRY, name=Text("Land")),),
        (
            Place(id="place/camp", kind=PlaceKind.LOCALITY, name=Text("Camp")),
            Containment(source="place/camp", target="place/land"),
        ),
        accord("accord"),
        accord("roadmap", Implementation(source="agreement/roadmap", target="agreement/accord")),
        (
            *actor("signer"),
            Signature(
                source="actor/signer",
                target="agreement/accord",
                date=DateSpan("2015-05-15"),
                capacity=Capacity.PARTY,
            ),
        ),
        promise("silence", "roadmap"),
        (
            Assessment(id="assessment/silence", status=Status.NOT_STARTED, date=DateSpan("2018-05-01")),
            AssessmentSubject(source="assessment/silence", target="commitment/silence"),
            Assessor(source="assessment/silence", target="actor/judge"),
        ),
        event("attack", "2018-04-14", Bearing(source="event/attack", target="commitment/silence")),
        figure(),
        (
            Claim(id="claim/denial", kind=ClaimKind.DENIES, text=Text("It was not us.")),
            Attribution(source="claim/denial", target="actor/speaker"),
            Subject(source="claim/denial", target="event/attack"),
        ),
    ]


def delivered(rows: Iterable[Records], name: str = "told", requires: tuple[str, ...] = ()) -> Delivery:
    """A dataset of these rows."""
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 2)), name=name, requires=requires)


async def told(store: Store, about: str) -> list[dict[str, str]]:
    """What a store keeps as told of a node: each notice by its columns, the newest first."""
    leaves = tuple(s.Leaf(Shown((column,), Scalar.STRING), s.At.EDGE) for column in COLUMNS)
    (rows,) = await store.fetch(store.compile((s.Notices(about, EVERYTHING, leaves),)), {})
    return [dict(zip(COLUMNS, one, strict=True)) for one in rows]


async def changes(store: Store, about: str) -> list[tuple[str, str]]:
    """The records of which is told, each with what became of it."""
    return [(one["record"], one["change"]) for one in await told(store, about)]
