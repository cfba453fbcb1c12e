"""A small dataset with everything in it that two engines could see differently.

Accents, ligatures and apostrophes; texts beyond U+FFFF; missing values of every kind; open-ended spans; events on one
day; an actor with more events than a page; parallel relations with different roles; a symmetric relation; claims about
nodes of several classes.
"""

import dataclasses
from collections.abc import Iterator

from ontology.actors import Actor, Alliance, Membership
from ontology.matching import Identity
from ontology.model import Documented, Node, Relation
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, PlaceKind, PlacePrecision, SourceGrade, SourceKind
from tests.graph.deliveries import delivery, row
from tests.graph.sample_agreement import agreement
from tests.graph.sample_events import BULLETIN, PATROLS, PRESS, Records, claims, events, figures, patrols

__all__ = ["PATROLS", "sample"]


def sample() -> Delivery:
    """The sample as a loader would deliver it, one row for each of its nodes that says something of its own."""
    parts = (_sources(), _actors(), _places(), events(), patrols(), claims(), figures(), agreement())
    rows = (map(_cited, records) for part in parts for records in part)
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 1)))


def _cited(record: Node | Relation) -> Node | Relation:
    """What names no source of its own rests on the bulletin."""
    if not isinstance(record, Documented) or isinstance(record, Source) or record.sources:
        return record
    return dataclasses.replace(record, sources=(BULLETIN,))


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
            read_at="http://copies.example/report",
            languages=("en", "fr"),
        ),
    )
    yield (Source(id="source/press", kind=SourceKind.PRESS, title=Text(fr="L’attaque du camp de Tombouctou")),)
    yield (Source(id="source/bulletin", kind=SourceKind.UNSTATED, title=Text("Bulletin"), published=DateSpan("2018")),)


def _actors() -> Iterator[Records]:
    yield (
        Actor(
            id="actor/army",
            kind=ActorKind.ARMED_FORCES,
            name=Text("Malian army", "Armée malienne"),
            acronyms=("FAMa", "FAM"),
            founded=DateSpan("1960-10-01"),
            external_ids=("ucdp-actor:72",),
            source_grade=SourceGrade.PRESS,
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
            source_grade=SourceGrade.UNVERIFIED,
            note=Text("Its name has several spellings."),
        ),
    )
    school = Text(fr="École de paix")
    yield (Actor(id="actor/school", kind=ActorKind.ORGANISATION, name=school, ended=DateSpan("2019")),)
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
        Place(
            id="place/well",
            kind=PlaceKind.SITE,
            name=Text(fr="Puits d’Émile"),
            lat=17.0,
            lon=0.0,
            precision=PlacePrecision.APPROXIMATE,
        ),
        Containment(source="place/well", target="place/menaka"),
    )
