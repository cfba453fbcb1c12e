"""UCDP's actors, dyad-years and peace agreements as records, with the traps of real files."""

from pathlib import Path

import pytest

from loaders import ucdp_actor, ucdp_dyadic, ucdp_peace_agreement
from loaders.gazetteer import Gazetteer, Known
from ontology.actors import Actor, Membership, Splintering
from ontology.agreements import Agreement, Provision, Signature
from ontology.events import Event, Involvement, Setting
from ontology.records import Delivery, RejectedRow, Row
from ontology.sources import Dataset, Source
from ontology.values import Text
from ontology.vocabularies import ActorKind, AgreementKind, Capacity, PlaceKind, SourceKind, Topic
from tests.loaders.ucdp.reading import record, records

FILE = Path("ucdp.csv")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _rows(delivery: Delivery) -> list[Row]:
    rows = list(delivery.rows)
    assert all(isinstance(row, Row) for row in rows), rows
    return [row for row in rows if isinstance(row, Row)]


def _told(delivery: Delivery) -> list[str]:
    return [str(reject) for row in delivery.rows if isinstance(row, RejectedRow) for reject in row.rejects]


ACTORS = """\
ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullEng,Org,ActorIdPrev,ActorIdAlliance,ActorIdGroup,Version
901,MXA ,MXL,Mouvement X,Movement X,MXA,Movement X of A,1,,,,22.1
902.0,FYA,FYA,,,,,1,901,903,"901, 538",22.1
903,CZ,CZ,,,,,1,,,,22.1
904,Fishers,Fishers,,,,,3,,,,22.1
72,Government of Mali,Government of Mali,,,,,4,,,,22.1
1158,CMA,MNLA,Mouvement national,National Movement,CMA,Coordination,1,,,,22.1
905,Bad,,,,,,9,,,,22.1
"""


def _actors() -> Delivery:
    FILE.write_text(ACTORS, encoding="utf-8")
    return ucdp_actor.read(FILE)


def test_an_actor_has_its_names_and_what_it_came_of() -> None:
    delivery = _actors()
    first, second, _, fishers, mali, cma = [row for row in delivery.rows if isinstance(row, Row)]
    actor = record(first, Actor)
    assert (actor.id, actor.name, actor.kind) == ("actor/ucdp-actor-901", Text("MXA"), ActorKind.ARMED_MOVEMENT)
    assert actor.aliases == ("MXL", "Mouvement X", "Movement X", "Movement X of A")
    assert actor.external_ids == ("ucdp-actor:901",)
    split = record(second, Splintering)
    assert (split.source, split.target) == ("actor/ucdp-actor-902", "actor/ucdp-actor-901")
    assert [one.target for one in records(second, Membership)] == ["actor/ucdp-actor-903", "actor/ucdp-actor-901"]
    assert record(second, Actor).note == Text(
        "It joined ucdp-actor:538, which this file does not have.",
        "A rejoint ucdp-actor:538, absent de ce fichier.",
    )
    assert [record(row, Actor).kind for row in (fishers, mali)] == [ActorKind.COMMUNITY, ActorKind.STATE]
    assert [(one.id, one.name.en, one.aliases) for one in records(cma, Actor)] == [
        ("actor/ucdp-actor-1158", "CMA", ("Coordination",)),
        ("actor/ucdp-actor-1158-mnla", "MNLA", ("Mouvement national", "National Movement")),
    ]
    dataset = delivery.about.records[0]
    assert isinstance(dataset, Dataset)
    assert dataset.version == "22.1"


def test_an_actor_of_no_known_sort_is_rejected() -> None:
    assert _told(_actors()) == ["ucdp.csv:8: org: '9' is no sort of organisation. Write one of 1, 2, 3, 4."]


DYADS = """\
dyad_id,conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory_name,year,\
intensity_level,type_of_conflict,start_date,version
7,1,"Mali, Atlantis",Government of Mali,72,"Government of X, Government of Y",\
CMA,1158,,1,Azawad,2012,1,4,2012-01-17,25.1
7,1,Mali,Government of Mali,72,,CMA,1158,,1,Azawad,2014,2,3,2012-01-17,25.1
8,1,Mali,Government of X,80,,IS,234,,2,,2018,1,3,2017-02-04,25.1
9,1,Mali,Government of X,80,,IS,234,,7,,2018,1,3,2017-02-04,25.1
"""
MALI = Gazetteer([Known("place/ml", "dataset/places", PlaceKind.COUNTRY, ("Mali",))])


def _dyads() -> Delivery:
    FILE.write_text(DYADS, encoding="utf-8")
    return ucdp_dyadic.read(FILE, None, MALI)


def test_a_dyad_year_is_an_event_of_that_year() -> None:
    delivery = _dyads()
    first, second, third = [row for row in delivery.rows if isinstance(row, Row)]
    event = record(first, Event)
    assert (event.id, event.when.edtf) == ("event/ucdp-dyadic-7-2012", "2012")
    assert event.title.en == "Armed conflict: Government of Mali – MNLA, 2012"
    assert event.summary == Text(
        "Over territory (Azawad), within a State, with troops of others. 25 to 999 people died in its fights that year."
        " Its first death in battle was on 2012-01-17.",
        "Pour un territoire (Azawad), guerre interne, avec des troupes d’autres États. 25 à 999 personnes sont mortes"
        " dans ses combats cette année-là. Premier mort au combat le 2012-01-17.",
    )
    assert [(one.target.removeprefix("actor/ucdp-dyadic-"), one.side) for one in records(first, Involvement)] == [
        ("72", "a"),
        ("80", "a"),
        ("government-of-y", "a"),
        ("1158-mnla", "b"),
    ]
    assert [one.target for one in records(first, Setting)] == ["place/ml", "place/ucdp-dyadic-atlantis"]
    assert [records(row, Involvement)[-1].target for row in (second, third)] == [
        "actor/ucdp-dyadic-1158",
        "actor/ucdp-dyadic-234-isgs",
    ]
    assert delivery.requires == ("dataset/places",)
    assert _told(_dyads()) == ["ucdp.csv:5: incompatibility: '7' is an unknown code. Write one of 1, 2, 3."]


AGREEMENTS = """\
paid,dyad_name,actor_id,actor_name,pa_name,pa_date,pa_comment,pa_type,ended,duration,cease,ref ,\
linktofulltextagreement,version,
11,Government of Mali - MPA,"109, 72, 521, 522","Government of Algeria, Government of Mali, MPA, FIAA",Tam Accord,\
1991-01-06,"Words


and more",2,True,1994-09-01,1,0,https://example.org/a b.pdf,22.1,
12,Government of Mali - MPA,"7052, 72","Name, with comma, Government of Mali",Bko Pact,\
1992-04-11,,1,True,1991-01-01,0,1,,22.1,
13,Government of Mali - MPA,"72, 999","United Nations, a, b",Sad Pact,1993-04-11,,3,,,-1,1,,22.1,
"""


def test_an_agreement_has_its_parties_its_topics_and_its_end() -> None:
    FILE.write_text(AGREEMENTS, encoding="utf-8")
    delivery = ucdp_peace_agreement.read(FILE)
    first, second = [row for row in delivery.rows if isinstance(row, Row)]
    agreement = record(first, Agreement)
    assert (agreement.id, agreement.kind, agreement.date.edtf) == (
        "agreement/ucdp-peace-agreement-11",
        AgreementKind.PROTOCOL,
        "1991-01-06",
    )
    assert agreement.ended
    assert agreement.ended.edtf == "1994-09-01"
    assert agreement.note == Text("Words\n\nand more")
    text = record(first, Source)
    assert (text.kind, text.url) == (SourceKind.AGREEMENT_TEXT, "https://example.org/a%20b.pdf")
    signed = records(first, Signature)
    assert [(one.source.removeprefix("actor/ucdp-peace-agreement-"), one.capacity) for one in signed] == [
        ("109", Capacity.GUARANTOR),
        ("72", Capacity.PARTY),
        ("521", Capacity.PARTY),
        ("522", Capacity.PARTY),
    ]
    assert [(one.id, one.topic) for one in records(first, Provision)] == [
        ("provision/ucdp-peace-agreement-11-cease", Topic.CEASEFIRE)
    ]
    assert [one.topic for one in records(second, Provision)] == [Topic.TERRITORY]
    backwards = record(second, Agreement)
    assert (backwards.ended, backwards.note) == (
        None,
        Text("As published, it ended on 1991-01-01, before it was made."),
    )
    names = {one.id: one.name.en for one in delivery.about.records if isinstance(one, Actor)}
    assert names["actor/ucdp-peace-agreement-7052"] == "UCDP actor 7052"  # its name cannot be told from others
    assert _told(ucdp_peace_agreement.read(FILE)) == ["ucdp.csv:7: cease: '-1' is below 0. Write 0 or more."]
