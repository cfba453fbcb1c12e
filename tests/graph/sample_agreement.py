"""The sample's agreement: what it says, commits to, and what assessors say of it."""

from collections.abc import Iterator

from ontology.actors import Actor
from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Derivation,
    Obligation,
    Provision,
    ProvisionAgreement,
    Signature,
    SigningPlace,
    Undertaking,
)
from ontology.deadlines import Deadline
from ontology.events import Ending
from ontology.sequels import Renewal
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    CommitmentKind,
    DeadlineType,
    ProvisionKind,
    Status,
    Topic,
)
from tests.graph.sample_events import Records


def agreement() -> Iterator[Records]:
    """The accord with a witness, two provisions, two commitments and two assessments."""
    yield (
        Agreement(
            id="agreement/accord",
            kind=AgreementKind.PEACE_ACCORD,
            name=Text("Accord for peace", "Accord pour la paix"),
            date=DateSpan("2015-05-15/2015-06-20"),
            ended=DateSpan("2018-07"),
        ),
        Ending(source="agreement/accord", target="event/zeal"),
        SigningPlace(source="agreement/accord", target="place/timbuktu"),
    )
    yield (
        Actor(id="actor/mission", kind=ActorKind.MISSION, name=Text("Mission")),
        Signature(
            source="actor/mission",
            target="agreement/accord",
            date=DateSpan("2015-05-15"),
            capacity=Capacity.WITNESS,
            signatory="Ms É. N'Diaye",
        ),
    )
    for key, kind, number, inferred in (
        ("7", ProvisionKind.ARTICLE, "7", False),
        ("annex", ProvisionKind.ANNEX, None, True),
    ):
        id_ = f"provision/accord-{key}"
        text = Text(f"Provision {key}")
        provision = Provision(id=id_, kind=kind, number=number, topic=Topic.DDR, text=text, inferred=inferred)
        yield provision, ProvisionAgreement(source=id_, target="agreement/accord")
    yield from _commitments()


def _commitments() -> Iterator[Records]:
    deadlines = {
        "commission": Deadline(
            type=DeadlineType.OFFSET,
            due=DateSpan("2015-08-19"),
            duration="P60D",
            anchor="the last signature",
            counted_from=DateSpan("2015-06-20"),
        ),
        "truce": Deadline(type=DeadlineType.OPEN, text=Text("from now on", "dorénavant")),
    }
    for key, deadline in deadlines.items():
        id_ = f"commitment/{key}"
        yield (
            Commitment(
                id=id_,
                kind=CommitmentKind.DEMAND if key == "truce" else CommitmentKind.PROMISE,
                text=Text(f"Commitment {key}"),
                topic=Topic.INTEGRATION,
                deadline=deadline,
            ),
            Undertaking(source=id_, target="agreement/accord", inferred=key == "truce"),
            Derivation(source=id_, target="provision/accord-7"),
            Obligation(source=id_, target="actor/army"),
            *([Renewal(source=id_, target="commitment/commission")] if key == "truce" else []),
        )
    for key, status, by in (("first", Status.PARTLY, "mission"), ("second", Status.FULFILLED, "army")):
        id_ = f"assessment/{key}"
        yield (
            Assessment(id=id_, status=status, date=DateSpan("2016-02"), done=20, out_of=78),
            AssessmentSubject(source=id_, target="commitment/commission"),
            Assessor(source=id_, target=f"actor/{by}"),
        )
