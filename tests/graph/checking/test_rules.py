"""What breaks a rule is found in a store too, however it came there: written past a load, in these tests."""

from graph.checking.store_check import StoreCheck
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor, Alliance, Membership
from ontology.agreements import (
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Obligation,
    ProvisionAgreement,
    Undertaking,
)
from ontology.deadlines import Deadline
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution
from ontology.matching import Identity
from ontology.model import Citation, Node, Relation
from ontology.places import DatasetCountry, Place
from ontology.sources import Documentation, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    CommitmentKind,
    DeadlineType,
    EventKind,
    Harm,
    PlaceKind,
    PlacePrecision,
    Scope,
    SourceGrade,
    SourceKind,
    Status,
    Topic,
)
from tests.graph.checking.unchecked import write
from tests.graph.sample import sample

ANEW = "Load dataset/sample into an empty store. If its input has it so: "
RECORDS: list[Node | Relation] = [
    Place(
        id="place/nowhere",
        kind=PlaceKind.SITE,
        name=Text("Nowhere"),
        lat=123.0,
        lon=0.5,
        precision=PlacePrecision.EXACT,
        source_grade=SourceGrade.PRESS,
    ),
    Documentation(source="place/nowhere", target="source/press", locator="p. 1"),
    DatasetCountry(source="dataset/sample", target="place/timbuktu"),
    CasualtyEstimate(
        id="casualty-estimate/odd",
        harm=Harm.KILLED,
        victims=Text("men"),
        scope=Scope.ALL,
        low=9,
        high=-2,
        source_grade=SourceGrade.PRESS,
    ),
    Documentation(source="casualty-estimate/odd", target="source/press"),
    Estimation(source="casualty-estimate/odd", target="event/camp"),
    FigureAttribution(
        source="casualty-estimate/odd", target="actor/army", sources=(Citation("source/press", "p.\n1"),)
    ),
    Membership(source="actor/unnamed", target="actor/union"),
    Alliance(source="actor/army", target="actor/army"),
    Identity(source="actor/army", target="actor/unnamed", score=2.0),
    Event(id="event/unsaid", kind=EventKind.ATTACK, when=DateSpan("2018"), title=Text("Said by nobody")),
    Commitment(
        id="commitment/odd",
        kind=CommitmentKind.PROMISE,
        text=Text("To be late"),
        topic=Topic.DDR,
        deadline=Deadline(
            type=DeadlineType.WINDOW, start=DateSpan("2016"), due=DateSpan("2015"), text=Text("some day")
        ),
        source_grade=SourceGrade.PRESS,
    ),
    Documentation(source="commitment/odd", target="source/press", locator="p. 2"),
    Undertaking(source="commitment/odd", target="agreement/accord"),
    Obligation(source="commitment/odd", target="actor/army"),
    Assessment(id="assessment/odd", status=Status.FULFILLED, date=DateSpan("2019")),
    Documentation(source="assessment/odd", target="source/bulletin"),
    AssessmentSubject(source="assessment/odd", target="commitment/early"),
    Assessor(source="assessment/odd", target="actor/army"),
    Commitment(
        id="commitment/early",
        kind=CommitmentKind.PROMISE,
        text=Text("To be early"),
        topic=Topic.DDR,
        deadline=Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2014")),
    ),
    Documentation(source="commitment/early", target="source/bulletin"),
    Undertaking(source="commitment/early", target="agreement/accord"),
    Obligation(source="commitment/early", target="actor/army"),
    ProvisionAgreement(source="provision/accord-7", target="agreement/accord"),
    Source(id="source/odd", kind=SourceKind.PRESS, title=Text("Odd\x07"), url="ftp://example.org/", languages=("F",)),
    Actor(
        id="actor/odd",
        kind=ActorKind.MEDIA,
        name=Text("Odd"),
        aliases=("Odd", "Odd"),
        external_ids=("1158",),
        source_grade=SourceGrade.PRESS,
    ),
    Documentation(source="actor/odd", target="source/press", locator="p. 3"),
]
PROBLEMS = [
    f"actor/odd: aliases: 'Odd' stands twice. {ANEW}Keep one of the two.",
    f"actor/odd: externalIds: '1158' is not a scheme, a colon and an id. {ANEW}Write it like ucdp-actor:1158.",
    f"alliance/army--army: targetId: 'actor/army' points to itself. {ANEW}Name another.",
    "assessment/odd: date: '2019' is after 2018, when the newest of its sources was published."
    f" {ANEW}Correct one of the two dates, or name who says it later.",
    f"casualty-estimate/odd: high: -2 is below 0. {ANEW}Write 0 or more.",
    f"commitment/odd: deadlineDue: '2015' is before 2016, when it starts. {ANEW}Correct one of the two dates.",
    f"commitment/odd: deadlineText: 'some day' does not belong to the type 'window'. {ANEW}Remove it, or choose another"
    " type: window has start, due.",
    "dataset-country/sample--timbuktu: targetId: 'place/timbuktu' is a locality, not a country."
    f" {ANEW}Name the country in which it lies, or leave it out.",
    f"event/unsaid: documentedBy: 'event/unsaid' names no source. {ANEW}Name at least one source that says it.",
    "figure-attribution/odd--army: citedIds: 'p.\\n1' holds U+000A, a line break or tab."
    f" {ANEW}Remove it, or write a space.",
    f"identity/actor-army--actor-unnamed: score: '2.0' is not from 0 to 1. {ANEW}Write a number from 0 to 1.",
    "identity/actor-army--actor-unnamed: targetId: 'actor/unnamed' is unnamed, and so a stranger each time."
    f" {ANEW}Name an actor that is known.",
    f"membership/unnamed--union: sourceId: 'actor/unnamed' is unnamed, and so a stranger each time. {ANEW}Name an actor"
    " that is known.",
    f"place/nowhere: lat: '123.0' is not from -90 to 90. {ANEW}Write a number from -90 to 90.",
    f"source/odd: languages: 'F' is not a language tag. {ANEW}Write a BCP 47 tag, such as fr or pt-BR.",
    "source/odd: title: 'Odd\\x07' holds U+0007, a character that no text may have."
    f" {ANEW}Remove it, or write a space.",
    f"source/odd: url: 'ftp://example.org/' is not a web address. {ANEW}Begin it with https:// or http:// and a host,"
    " and write spaces in it as %20.",
    "undertaking/early--accord: targetId: 'agreement/accord' dates from 2015-05-15/2015-06-20, after 2014, when what"
    f" was promised in it was due. {ANEW}Correct one of the two dates.",
]


async def test_what_breaks_a_rule_is_found_in_a_store(store: Store) -> None:
    await load(store, sample(), strict=True)
    await write(store, RECORDS, "dataset/sample")
    assert sorted([str(problem) async for problem in StoreCheck(store).problems()]) == PROBLEMS
