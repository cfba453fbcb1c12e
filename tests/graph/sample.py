"""A small dataset with everything in it that two engines could see differently.

Accents, ligatures and apostrophes; texts beyond U+FFFF; missing values of every kind; open-ended spans; events on one
day; an actor with more events than a page; parallel relations with different roles; a symmetric relation; claims about
nodes of several classes.
"""

from collections.abc import Iterator

from ontology.actors import Actor, Alliance, Membership
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
from ontology.events import (
    Attribution,
    Carriage,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.model import Citation, Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.sources import Identity, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    ClaimKind,
    Confidence,
    DeadlineType,
    EventKind,
    Harm,
    Hedge,
    Nearness,
    PlaceKind,
    PlacePrecision,
    ProvisionKind,
    Role,
    Scope,
    Situation,
    SourceKind,
    Status,
    Topic,
)
from tests.graph.deliveries import delivery, row

PATROLS = 24
PRESS, BULLETIN = Citation("source/press", "p. 3"), Citation("source/bulletin")
Records = tuple[Node | Relation, ...]


def sample() -> Delivery:
    """The sample as a loader would deliver it, one row for each of its nodes that says something of its own."""
    parts = (_sources(), _actors(), _places(), _events(), _patrols(), _claims(), _figures(), _agreement())
    return delivery(*(row(line, *records) for line, records in enumerate((one for part in parts for one in part), 1)))


def _sources() -> Iterator[Records]:
    yield (
        Source(
            id="source/observer",
            kind=SourceKind.OBSERVER_REPORT,
            title=Text("Report of the Independent Observer", "Rapport de l’Observateur indépendant"),
            publisher="Éditions du Fleuve",
            published=DateSpan("2018-05"),
            retrieved=DateSpan("2024-01-02"),
            url="https://example.org/report?a=1&b='2'",
            languages=("en", "fr"),
        ),
    )
    yield (Source(id="source/press", kind=SourceKind.PRESS, title=Text(fr="L’attaque du camp de Tombouctou")),)
    yield (
        Source(id="source/bulletin", kind=SourceKind.BULLETIN, title=Text("Bulletin"), published=DateSpan("2018")),
    )


def _actors() -> Iterator[Records]:
    yield (
        Actor(
            id="actor/army",
            kind=ActorKind.ARMED_FORCES,
            name=Text("Malian army", "Armée malienne"),
            acronyms=("FAMa", "FAM"),
            founded=DateSpan("1960-10-01"),
            external_ids=("ucdp-actor:72",),
            confidence=Confidence.PRIMARY,
            sources=(PRESS,),
        ),
        Alliance(source="actor/army", target="actor/union", from_=DateSpan("2016"), sources=(BULLETIN,)),
    )
    yield (
        Actor(
            id="actor/jnim",
            kind=ActorKind.JIHADIST_GROUP,
            name=Text("Support Group", "Groupe de soutien à l’islam", "جماعة نصرة الإسلام والمسلمين"),
            aliases=("Nusrat al-Islam", "Groupe de soutien"),
            acronyms=("JNIM", "GSIM"),
            founded=DateSpan("2017-03-02"),
            confidence=Confidence.CODED,
            note=Text("Its name has several spellings."),
        ),
    )
    school = Text(fr="École de paix")
    yield (Actor(id="actor/school", kind=ActorKind.ORGANIZATION, name=school, ended=DateSpan("2019")),)
    yield (Actor(id="actor/eye", kind=ActorKind.MEDIA, name=Text("Œil du Sahel"), aliases=("L'Œil",)),)
    yield (
        Actor(id="actor/watch", kind=ActorKind.MILITIA, name=Text("Straße watch"), founded=DateSpan("2014/..")),
        Membership(source="actor/watch", target="actor/union", from_=DateSpan("2014"), to=DateSpan("2015-12-31")),
        Membership(source="actor/watch", target="actor/union", from_=DateSpan("2017"), sources=(PRESS, BULLETIN)),
        Alliance(source="actor/watch", target="actor/jnim"),
        Identity(source="actor/watch", target="actor/union", score=0.5, method="by hand"),
    )
    yield (Actor(id="actor/unnamed", kind=ActorKind.UNNAMED, name=Text("assailants", "Assaillants")),)
    yield (Actor(id="actor/union", kind=ActorKind.COALITION, name=Text("🜂 Union of the 𝔖ahel")),)
    yield (Actor(id="actor/people", kind=ActorKind.COMMUNITY, name=Text("Zaghawa’s people", "Les gens d'Anéfis")),)


def _places() -> Iterator[Records]:
    yield (Place(id="place/mali", kind=PlaceKind.COUNTRY, name=Text("Mali"), pcode="ML"),)
    yield (
        Place(
            id="place/gao",
            kind=PlaceKind.REGION,
            name=Text("Gao"),
            pcode="ML07",
            lat=16.27,
            lon=-0.04,
            precision=PlacePrecision.REGION_CENTROID,
        ),
        Containment(source="place/gao", target="place/mali"),
    )
    yield (
        Place(
            id="place/menaka",
            kind=PlaceKind.CERCLE,
            name=Text(fr="Ménaka"),
            pcode="ML0704",
            lat=15.916666666666666,
            lon=2.4,
            precision=PlacePrecision.TOWN,
        ),
        Containment(source="place/menaka", target="place/gao", to=DateSpan("2016-01-18")),
        Containment(source="place/menaka", target="place/mali", from_=DateSpan("2016-01-19"), sources=(PRESS,)),
    )
    yield (
        Place(
            id="place/timbuktu",
            kind=PlaceKind.LOCALITY,
            name=Text("Timbuktu", "Tombouctou"),
            aliases=("Tin-Buktu",),
            lat=16.775833,
            lon=-3.009444,
            precision=PlacePrecision.EXACT,
        ),
        Containment(source="place/timbuktu", target="place/mali"),
    )
    yield (
        Place(id="place/well", kind=PlaceKind.SITE, name=Text(fr="Puits d’Émile"), lat=17.0, lon=0.0),
        Containment(source="place/well", target="place/menaka"),
    )


def _event(key: str, kind: EventKind, when: str, title: Text, *relations: Relation, **rest: object) -> Records:
    event = Event(id=f"event/{key}", kind=kind, when=DateSpan(when), title=title, **rest)  # type: ignore[arg-type]
    return event, *relations


def _in(event: str, actor: str, role: Role, hedge: Hedge | None = None, *sources: Citation) -> Involvement:
    return Involvement(source=f"event/{event}", target=f"actor/{actor}", role=role, hedge=hedge, sources=sources)


def _at(event: str, place: str, precision: Nearness | None = None) -> Setting:
    return Setting(source=f"event/{event}", target=f"place/{place}", precision=precision)


def _events() -> Iterator[Records]:
    yield _event(
        "camp",
        EventKind.ATTACK,
        "2018-04-14",
        Text("Attack on the Timbuktu camp", "Attaque du camp de Tombouctou"),
        _in("camp", "jnim", Role.PERPETRATOR, Hedge.SUSPECTED, PRESS, BULLETIN),
        _in("camp", "jnim", Role.INVOLVED),
        _in("camp", "army", Role.TARGET),
        _in("camp", "unnamed", Role.PERPETRATOR, Hedge.ALLEGED),
        _at("camp", "timbuktu", Nearness.EXACT),
        when_stated="on Saturday",
        summary=Text("Rockets, then two vehicles with\n“bombs”.", "Des roquettes, puis deux véhicules piégés."),
        confidence=Confidence.PRIMARY,
        note=Text(fr="Les bilans diffèrent."),
        sources=(PRESS, BULLETIN, Citation("source/press", "p. 4")),
    )
    yield _event(
        "twin-b",
        EventKind.AMBUSH,
        "2018-04-14",
        Text("AMBUSH near Menaka"),
        _in("twin-b", "jnim", Role.PERPETRATOR, Hedge.REPORTED),
        _at("twin-b", "menaka"),
        summary=Text("2 % of the_road"),
        confidence=Confidence.PRESS,
    )
    yield _event(
        "twin-a",
        EventKind.AMBUSH,
        "2018-04-14",
        Text("Ambush near Ménaka", "Embuscade"),
        _in("twin-a", "jnim", Role.PERPETRATOR),
        _in("twin-a", "army", Role.TARGET),
        _at("twin-a", "menaka", Nearness.NEAR),
        _at("twin-a", "well"),
    )
    yield _event(
        "span",
        EventKind.KILLING,
        "2018-04-26/2018-04-27",
        Text("Killings of two days"),
        _in("span", "unnamed", Role.PERPETRATOR),
        _at("span", "gao", Nearness.REGION),
    )
    yield _event(
        "month", EventKind.MILITARY_OPERATION, "2018-04", Text(fr="Éclaireurs"), _in("month", "army", Role.INVOLVED)
    )
    yield _event("year", EventKind.ACCUSATION, "2018", Text("Accusation"))
    yield _event("before", EventKind.KILLING, "../2018-04-13", Text("Undated killings"))
    yield _event("since", EventKind.SANCTION, "2018-04-15/..", Text("Sanctions that last"))
    yield _event(
        "accord",
        EventKind.AGREEMENT,
        "2015-05-15/2015-06-20",
        Text("Signature of the accord"),
        _in("accord", "army", Role.PARTY),
        _in("accord", "school", Role.MEDIATOR),
    )
    yield _event(
        "talks", EventKind.NEGOTIATION, "2014-07", Text(fr="Œuvre de paix"), _in("talks", "school", Role.MEDIATOR)
    )
    yield _event("script", EventKind.STATEMENT, "2018-03-22", Text("𐎀𐎁𐎂"), summary=Text("𐎀 and ﬁ"))
    yield _event("zeal", EventKind.ELECTION, "2018-07-29", Text("Zeal", "éphémère"))


def _patrols() -> Iterator[Records]:
    """Two a day, so that the army has more events than a page holds, and neighbours with the same date."""
    for number in range(1, PATROLS + 1):
        key = f"patrol-{number:02}"
        yield _event(
            key,
            EventKind.PATROL,
            f"2019-01-{(number + 1) // 2:02}",
            Text(f"Patrol {number}", f"Patrouille {number}"),
            _in(key, "army", Role.INVOLVED),
            *([_at(key, "gao")] if number <= 3 else []),
        )


def _claim(key: str, kind: ClaimKind, by: str, about: tuple[str, ...], *relations: Relation, **rest: object) -> Records:
    id_ = f"claim/{key}"
    claim = Claim(id=id_, kind=kind, text=Text(f"What {by} says"), **rest)  # type: ignore[arg-type]
    subjects = (Subject(source=id_, target=target) for target in about)
    return claim, Attribution(source=id_, target=f"actor/{by}", sources=(PRESS,)), *subjects, *relations


def _claims() -> Iterator[Records]:
    date = DateSpan("2018-04-20")
    yield _claim(
        "credit",
        ClaimKind.CLAIMS_RESPONSIBILITY,
        "jnim",
        ("event/camp",),
        Carriage(source="claim/credit", target="actor/eye"),
        date=date,
        language="ar",
    )
    yield _claim("denial", ClaimKind.DENIES, "army", ("claim/credit", "event/camp"))
    yield _claim("charge", ClaimKind.ACCUSES, "school", ("actor/army", "event/month"), date=date, language="fr")
    verdict = {"date": DateSpan("2018-05"), "situation": Situation.DETERIORATED}
    yield _claim("verdict", ClaimKind.ASSESSES, "eye", ("place/mali",), **verdict)


def _figure(key: str, harm: Harm, by: str, numbers: tuple[int | None, ...], **rest: object) -> Records:
    id_ = f"casualty-estimate/{key}"
    low, best, high = numbers
    figure = CasualtyEstimate(
        id=id_,
        harm=harm,
        victims=Text("soldiers", "soldats"),
        scope=Scope.ALL,
        low=low,
        best=best,
        high=high,
        **rest,  # type: ignore[arg-type]
    )
    return (
        figure,
        Estimation(source=id_, target="event/camp", sources=(BULLETIN,)),
        FigureAttribution(source=id_, target=f"actor/{by}"),
    )


def _figures() -> Iterator[Records]:
    yield _figure("two", Harm.KILLED, "army", (2, 2, 2))
    yield _figure("forty", Harm.KILLED, "jnim", (40, None, None), hedge=Hedge.ALLEGED)
    yield _figure("none", Harm.WOUNDED, "army", (0, 0, 0))
    yield _figure("unknown", Harm.WOUNDED, "eye", (None, None, None), note=Text("The number is unknown."))


def _agreement() -> Iterator[Records]:
    yield (
        Agreement(
            id="agreement/accord",
            kind=AgreementKind.PEACE_ACCORD,
            name=Text("Accord for peace", "Accord pour la paix"),
            date=DateSpan("2015-05-15/2015-06-20"),
        ),
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
        id_ = f"provision/{key}"
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
            anchor="signature",
            counted_from=DateSpan("2015-06-20"),
        ),
        "truce": Deadline(type=DeadlineType.OPEN, text="from now on"),
    }
    for key, deadline in deadlines.items():
        id_ = f"commitment/{key}"
        yield (
            Commitment(id=id_, text=Text(f"Commitment {key}"), topic=Topic.INTEGRATION, deadline=deadline),
            Undertaking(source=id_, target="agreement/accord", inferred=key == "truce"),
            Derivation(source=id_, target="provision/7"),
            Obligation(source=id_, target="actor/army"),
        )
    for key, status, by in (("first", Status.PARTLY, "mission"), ("second", Status.FULFILLED, "army")):
        id_ = f"assessment/{key}"
        yield (
            Assessment(id=id_, status=status, date=DateSpan("2016-02"), done=20, out_of=78),
            AssessmentSubject(source=id_, target="commitment/commission"),
            Assessor(source=id_, target=f"actor/{by}"),
        )
