"""Records in which nothing is wrong; each test breaks one of them in one way."""

from dataclasses import replace

from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Assessment, Commitment, ProvisionAgreement, Undertaking
from ontology.deadlines import Deadline
from ontology.events import CasualtyEstimate, Claim, Event, Involvement
from ontology.matching import Identity
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.sources import Dataset, Documentation, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    ClaimKind,
    CommitmentKind,
    DateBasis,
    DeadlineType,
    EventKind,
    Harm,
    PlaceKind,
    PlacePrecision,
    Role,
    Scope,
    SourceKind,
    Status,
    Topic,
)

CITED = (Citation("source/report", "para. 2"),)
EVENT = Event(
    id="event/attack",
    kind=EventKind.ATTACK,
    when=DateSpan("2018-04-14"),
    when_stated="on Saturday",
    title=Text("Attack on a camp", "Attaque d’un camp"),
    summary=Text("Rockets, then\n\ttwo vehicles."),
    sources=CITED,
)
FIGURE = CasualtyEstimate(
    id="casualty-estimate/f",
    harm=Harm.KILLED,
    victims=Text("peacekeepers"),
    scope=Scope.ALL,
    low=1,
    best=2,
    high=3,
    sources=CITED,
)
PLACE = Place(
    id="place/timbuktu",
    kind=PlaceKind.LOCALITY,
    name=Text("Timbuktu", "Tombouctou", "ⵜⵉⵏⴱⵓⴽⵜⵓ"),
    aliases=("Tombouktou", "Tinbuktu"),
    lat=16.77,
    lon=-3,
    precision=PlacePrecision.TOWN,
    sources=CITED,
)
AGREEMENT = Agreement(
    id="agreement/accord",
    kind=AgreementKind.PEACE_ACCORD,
    name=Text("Accord"),
    date=DateSpan("2015-05-15/2015-06-20"),
    ended=DateSpan("2015-05"),
    sources=CITED,
)
COMMITMENT = Commitment(
    id="commitment/c",
    kind=CommitmentKind.PROMISE,
    text=Text("To return to barracks"),
    topic=Topic.CANTONMENT,
    deadline=Deadline(
        type=DeadlineType.OFFSET,
        duration="P60D",
        anchor="signature",
        counted_from=DateSpan("2015-06-20"),
        due=DateSpan("2015-08-19"),
    ),
    sources=CITED,
)
ASSESSMENT = Assessment(
    id="assessment/a",
    status=Status.PARTLY,
    date=DateSpan("2016-02"),
    done_on=DateSpan("2016-02-29"),
    done=20,
    out_of=78,
    sources=CITED,
)
CLAIM = Claim(
    id="claim/c",
    kind=ClaimKind.DENIES,
    text=Text("It was not them"),
    date=DateSpan("2018-04"),
    date_basis=DateBasis.PUBLICATION,
    language="ar",
    sources=CITED,
)
ACTOR = Actor(
    id="actor/gatia",
    kind=ActorKind.ARMED_MOVEMENT,
    name=Text("GATIA"),
    founded=DateSpan("2014-08-14"),
    ended=DateSpan("2014"),
    external_ids=("ucdp-actor:5806",),
    sources=CITED,
)
STRANGER = Actor(id="actor/assailants", kind=ActorKind.UNNAMED, name=Text("assailants"), sources=CITED)
SOURCE = Source(
    id="source/report",
    kind=SourceKind.OBSERVER_REPORT,
    title=Text("Report"),
    published=DateSpan("2018-05"),
    retrieved=DateSpan("2018-05-02"),
    url="https://[2001:db8::1]:8080/~report?a=1&b='é'#p2",
    read_at="https://undocs.org/S/RES/2364(2017)",
    languages=("fr", "pt-BR"),
)
DATASET = Dataset(
    id="dataset/mali",
    title=Text("Mali"),
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    version="1",
    checksum="0123456789abcdef" * 4,
    loader="tests",
    loader_version="1",
)
INVOLVEMENT = Involvement(source="event/attack", target="actor/gatia", role=Role.TARGET, sources=CITED)
MEMBERSHIP = Membership(
    source="actor/gatia", target="actor/platform", from_=DateSpan("2014-08-14/.."), to=DateSpan("2014"), sources=CITED
)
DOCUMENTATION = Documentation(source="event/attack", target="source/report", locator="para. 2")
IDENTITY = Identity(source="actor/gatia", target="actor/ucdp-5806", score=0.5, method="by hand")
UNDERTAKING = Undertaking(source="commitment/c", target="agreement/accord")
PROVISION_AGREEMENT = ProvisionAgreement(source="provision/accord-7", target="agreement/accord")

SOUND: tuple[Node | Relation, ...] = (
    EVENT,
    FIGURE,
    PLACE,
    AGREEMENT,
    COMMITMENT,
    ASSESSMENT,
    CLAIM,
    ACTOR,
    STRANGER,
    SOURCE,
    DATASET,
    INVOLVEMENT,
    MEMBERSHIP,
    DOCUMENTATION,
    IDENTITY,
    PROVISION_AGREEMENT,
    UNDERTAKING,
)
DUE_BEFORE = replace(
    COMMITMENT, id="commitment/b", deadline=Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2015-05-14"))
)
"""Sound by itself: it is not the agreement's, which was made later."""
NODES = {record.id: record for record in (*SOUND, DUE_BEFORE) if isinstance(record, Node)}
