"""A dataset that may not be passed on, and one beside it that leans on it here and there."""

from dataclasses import replace

from ontology.actors import Actor, Alliance
from ontology.agreements import Commitment, Obligation, Undertaking
from ontology.deadlines import Deadline
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
from ontology.matching import Identity
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    ClaimKind,
    CommitmentKind,
    DateBasis,
    DeadlineType,
    EventKind,
    Harm,
    PlaceKind,
    Redistribution,
    Role,
    Scope,
    SourceKind,
    Topic,
)
from tests.graph.deliveries import dataset, row

WATCH = "dataset/watch"
LIST, OWN = Citation("source/watch", "row 1"), Citation("source/notes")
DAY = DateSpan("2018-05-01")
Records = tuple[Node | Relation, ...]


def watch() -> Delivery:
    """An attack by riders on the sample's army, at a place of its own, as a list tells it that may not be passed on."""
    about = replace(dataset("watch"), redistribution=Redistribution.FORBIDDEN)
    source = Source(id="source/watch", kind=SourceKind.DATASET, title=Text("The list of the watch"))
    riders = Actor(id="actor/watch-riders", kind=ActorKind.MILITIA, name=Text("Riders"), sources=(LIST,))
    ford = Place(id="place/watch-ford", kind=PlaceKind.LOCALITY, name=Text("Ford"))
    raid = Event(id="event/watch-1", kind=EventKind.ATTACK, when=DAY, title=Text("Raid"), sources=(LIST,))
    rows = (
        row(2, riders),
        row(3, replace(ford, sources=(LIST,))),
        row(
            4,
            raid,
            Involvement(source=raid.id, target=riders.id, role=Role.ATTACKER, sources=(LIST,)),
            Involvement(source=raid.id, target="actor/army", role=Role.TARGET, sources=(LIST,)),
            Alliance(source=riders.id, target="actor/union", from_=DAY, sources=(LIST,)),
            Setting(source=raid.id, target=ford.id),
            *_figure("watch", raid.id, LIST),
        ),
    )
    return Delivery(row(1, about, source), ("dataset/sample",), rows)


def notes(*, leaning: bool = True) -> Delivery:
    """What somebody noted of their own; and, `leaning`, of the watch's records, from its list, or due by its raid."""
    source = Source(id="source/notes", kind=SourceKind.PRESS, title=Text("A notebook"))
    band = Actor(id="actor/band", kind=ActorKind.MILITIA, name=Text("Band"), sources=(OWN,))
    theft = Event(id="event/theft", kind=EventKind.KILLING, when=DAY, title=Text("Theft"), sources=(OWN,))
    own = (
        (band,),
        (
            theft,
            Involvement(source=theft.id, target=band.id, role=Role.ATTACKER, sources=(OWN,)),
            *_figure("notes", theft.id, OWN),
        ),
    )
    records = [*own, *_leaning(theft, band)] if leaning else own
    rows = [row(line, *one) for line, one in enumerate(records, 2)]
    return Delivery(row(1, dataset("notes"), source), ("dataset/sample", WATCH)[: 1 + leaning], rows)


def _leaning(theft: Event, band: Actor) -> tuple[Records, ...]:
    """One record for each way in which one can rest on what the watch says."""
    copied = Event(id="event/copied", kind=EventKind.ATTACK, when=DAY, title=Text("Copied"), sources=(OWN, LIST))
    said = Claim(
        id="claim/riders",
        kind=ClaimKind.DENIES,
        text=Text("Riders say that they were not there"),
        date=DAY,
        date_basis=DateBasis.STATED,
        sources=(OWN,),
    )
    about, about_that = (replace(said, id=f"claim/{key}") for key in ("raid", "on-the-claim"))
    return (
        (Identity(source=band.id, target="actor/watch-riders", sources=(OWN,)),),
        (Involvement(source=theft.id, target="actor/army", role=Role.TARGET, sources=(LIST,)),),
        (Setting(source=theft.id, target="place/watch-ford"),),
        (copied, Involvement(source=copied.id, target=band.id, role=Role.INVOLVED, sources=(OWN,))),
        (said, Attribution(source=said.id, target="actor/watch-riders"), Subject(source=said.id, target=theft.id)),
        (about, Attribution(source=about.id, target=band.id), Subject(source=about.id, target="event/watch-1")),
        (about_that, Attribution(source=about_that.id, target=band.id), Subject(source=about_that.id, target=about.id)),
        _figure("leaning", "event/watch-1", OWN),
        _promise(),
    )


def _figure(key: str, event: str, cited: Citation) -> Records:
    figure = CasualtyEstimate(
        id=f"casualty-estimate/{key}",
        harm=Harm.KILLED,
        victims=Text("herders"),
        scope=Scope.ALL,
        best=2,
        sources=(cited,),
    )
    by = FigureAttribution(source=figure.id, target="actor/school")
    return figure, Estimation(source=figure.id, target=event), by


def _promise() -> Records:
    """It is due so many days after the raid: without that, nobody could tell when."""
    deadline = Deadline(
        type=DeadlineType.OFFSET,
        due=DateSpan("2018-05-11"),
        duration="P10D",
        anchor="event/watch-1",
        counted_from=DAY,
    )
    id_ = "commitment/after-the-raid"
    promise = Commitment(
        id=id_,
        kind=CommitmentKind.PROMISE,
        text=Text("To meet"),
        topic=Topic.INTEGRATION,
        deadline=deadline,
        sources=(OWN,),
    )
    return (
        promise,
        Undertaking(source=id_, target="agreement/accord"),
        Obligation(source=id_, target="actor/army"),
    )
