"""An accord, who signed it, and promises whose deadlines are counted from that, for the tests of loads."""

from dataclasses import replace

from graph.store import Store
from ontology.actors import Actor
from ontology.agreements import Agreement, Commitment, Obligation, Signature, Undertaking
from ontology.deadlines import Deadline
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.records import Delivery, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    CommitmentKind,
    DeadlineType,
    EventKind,
    Topic,
)
from tests.graph.deliveries import delivery, row

STATE = Actor(id="actor/state", kind=ActorKind.STATE, name=Text("State"))
REBELS = Actor(id="actor/rebels", kind=ActorKind.COALITION, name=Text("Rebels"))
ACCORD = Agreement(id="agreement/accord", kind=AgreementKind.PEACE_ACCORD, name=Text("Accord"), date=DateSpan("2015"))
TALKS = Event(id="event/talks", kind=EventKind.NEGOTIATION, when=DateSpan("2015-09-01"), title=Text("Talks"))
SIXTY_DAYS = Deadline(type=DeadlineType.OFFSET, duration="P60D", anchor="signature")
AFTER_TALKS = replace(SIXTY_DAYS, duration="P1M", anchor=TALKS.id)
ACCORDS, PROMISES = "dataset/accords", "dataset/promises"


def signed(actor: Actor, day: str, capacity: Capacity = Capacity.PARTY) -> Signature:
    """That an actor signed the accord."""
    return Signature(source=actor.id, target=ACCORD.id, date=DateSpan(day), capacity=capacity)


def accords(*signatures: Signature, talks: Event | None = TALKS, more: tuple[Row, ...] = ()) -> Delivery:
    """The dataset that has the accord, who signed it, the talks, and more."""
    rows = [row(1, STATE), row(2, REBELS), row(3, ACCORD, *signatures), *([row(4, talks)] if talks else [])]
    return delivery(*rows, *more, name="accords")


def promise(deadline: Deadline, key: str = "list") -> tuple[Node | Relation, ...]:
    """The records of a promise under the accord."""
    commitment = Commitment(
        id=f"commitment/{key}", kind=CommitmentKind.PROMISE, text=Text("A list."), topic=Topic.DDR, deadline=deadline
    )
    return (
        commitment,
        Undertaking(source=commitment.id, target=ACCORD.id),
        Obligation(source=commitment.id, target=STATE.id),
    )


def promises(*rows: Row) -> Delivery:
    """The dataset that has promises of the accord."""
    return delivery(*rows, name="promises", requires=(ACCORDS,))


BOTH = (signed(STATE, "2015-05-15"), signed(REBELS, "2015-06-20"), signed(REBELS, "2016-01-01", Capacity.WITNESS))


async def days(store: Store, key: str = "list") -> tuple[str | None, str | None]:
    """From which day a promise's deadline is counted, and the day that follows."""
    async with store.transaction("dataset/none") as transaction:
        (record,) = await transaction.records(Commitment, "id", [f"commitment/{key}"])
    commitment = record.node()
    assert isinstance(commitment, Commitment)
    deadline = commitment.deadline
    return tuple(day.edtf if day else None for day in (deadline.counted_from, deadline.due))  # type: ignore[return-value]
