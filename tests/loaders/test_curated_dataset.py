"""Our own datasets: how much there is of everything, that it holds together, and how its deadlines are counted."""

from collections import Counter
from pathlib import PurePath

import pytest

from ontology import ONTOLOGY
from ontology.actors import Actor, Alliance, Membership, Splintering
from ontology.agreements import Agreement, Assessment, AssessmentSubject, Assessor, Commitment, Signature
from ontology.findings import Finding
from ontology.matching import Identity
from ontology.model import Citation, Documented, Node, Relation
from ontology.places import Place
from ontology.sources import Source
from ontology.values import DateSpan, Language, Text, fold
from ontology.vocabularies import ActorKind, DeadlineType, PlaceKind, SourceGrade, Status
from tests.loaders.curated_graph import (
    citations,
    counted,
    deliveries,
    nodes,
    records,
    relations_from,
    relations_to,
    rows,
)

PAGE = "source/crisis-group-mali-2018-05"


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_no_two_places_share_a_label(language: Language) -> None:
    labels = Counter(fold(node.label().in_language(language)) for node in nodes().values() if isinstance(node, Place))
    assert [label for label, count in labels.items() if count > 1] == []


def test_a_qualifier_tells_places_of_one_name_and_kind_apart() -> None:
    places = [node for node in nodes().values() if isinstance(node, Place)]
    named = Counter((node.kind, node.name) for node in places)
    assert {node.id for node in places if node.qualifier} == {
        node.id for node in places if named[node.kind, node.name] > 1
    }


def test_rows_are_counted_by_file_and_by_kind() -> None:
    files = Counter(PurePath(row.position.file).parent.name for row in rows())
    kinds = Counter(PurePath(row.position.file).stem.partition("-")[0] for row in rows())
    assert files == {"places": 84, "mali": 1629}
    assert kinds == {
        "places": 264,
        "actors": 257,
        "agreements": 59,
        "commitments": 110,
        "assessments": 232,
        "events": 178,
        "claims": 15,
        "sources": 594 + 4,
    }


def test_records_are_counted_by_class_and_relation() -> None:
    assert counted() == {
        "Actor": 257,
        "Agreement": 59,
        "Alliance": 16,
        "Assessment": 232,
        "AssessmentSubject": 232,
        "Assessor": 232,
        "Attribution": 198,
        "Bearing": 197,
        "Carriage": 5,
        "CasualtyEstimate": 195,
        "Claim": 198,
        "Commitment": 110,
        "Concern": 46,
        "Containment": 273,
        "Derivation": 66,
        "Ending": 1,
        "Estimation": 195,
        "Event": 178,
        "EventPart": 3,
        "FigureAttribution": 195,
        "Implementation": 39,
        "Involvement": 524,
        "Membership": 195,
        "Obligation": 256,
        "Place": 264,
        "Provision": 76,
        "ProvisionAgreement": 76,
        "ProvisionPart": 29,
        "Renewal": 41,
        "Rivalry": 47,
        "Setting": 162,
        "Signature": 158,
        "SigningPlace": 37,
        "Source": 598,
        "Splintering": 25,
        "Subject": 314,
        "Succession": 1,
        "Support": 9,
        "Undertaking": 110,
    }


def test_the_datasets_say_what_they_are() -> None:
    places, mali = deliveries()
    assert (places.dataset.id, places.requires) == ("dataset/places", ())
    assert (mali.dataset.id, mali.requires) == ("dataset/mali", ("dataset/places",))
    assert mali.dataset.title == Text("Mali’s accord of 2015", "L’accord de 2015 au Mali")
    for one in (places.dataset, mali.dataset):
        assert (one.licence, one.attribution) == ("https://creativecommons.org/licenses/by/4.0/", "ontology#authors")
        assert (one.loader, one.loader_version) == ("curated", "1")
        assert one.issued
        assert one.issued.edtf.startswith(one.version.replace(".", "-"))


def test_every_reference_leads_to_a_node_of_its_class() -> None:
    ids = nodes()
    for record in records():
        if isinstance(record, Relation):
            declared = record.declared
            assert isinstance(ids[record.source], declared.source), record
            assert isinstance(ids[record.target], declared.target), record
    for record, citation in citations():
        assert isinstance(ids[citation.source], Source), record


def test_places_point_to_nothing_outside() -> None:
    own = [record for row in deliveries()[0].rows for record in getattr(row, "records", ())]
    ids = {record.id for record in own if isinstance(record, Node)}
    pointed_at = {record.target for record in own if isinstance(record, Relation)}
    cited = {citation.source for record in own for citation in getattr(record, "sources", ())}
    assert pointed_at | cited <= ids
    assert {record.kind for record in own if isinstance(record, Place)} == {
        PlaceKind.COUNTRY,
        PlaceKind.REGION,
        PlaceKind.CERCLE,
    }


def test_mali_has_no_country_region_or_cercle() -> None:
    own = [record for row in deliveries()[1].rows for record in getattr(row, "records", ())]
    kinds = Counter(record.kind for record in own if isinstance(record, Place))
    assert kinds == {PlaceKind.LOCALITY: 161, PlaceKind.SITE: 15, PlaceKind.AREA: 11}


def test_everything_but_a_source_names_its_sources() -> None:
    without = {
        type(record) for record in records() if isinstance(record, (Documented, Relation)) and not record.sources
    }
    assert without == {Source}
    updates = [one for one in nodes().values() if isinstance(one, Source) and one.sources]
    assert [one.sources for one in updates] == [(Citation(PAGE, f"updates, item {n}"),) for n in (1, 2, 3, 4)]


def test_what_is_unverified_says_so_and_no_other_grade_is_stated() -> None:
    stated = {node.id: node.source_grade for row in rows() for node in row.records if isinstance(node, Node)}
    unverified = {node.id for node in nodes().values() if node.source_grade is SourceGrade.UNVERIFIED}
    assert unverified == {id_ for id_, grade in stated.items() if grade}
    assert unverified == {
        "actor/eucap",
        "agreement/north-zone-law-2019",
    }
    assert all(nodes()[id_].note for id_ in unverified)


def test_names_are_in_english_and_french() -> None:
    named = [node for node in nodes().values() if isinstance(node, (Actor, Agreement, Place))]
    assert [node.id for node in named if not (node.name.en and node.name.fr)] == []


def test_whom_a_source_leaves_unnamed_belongs_to_nobody() -> None:
    unnamed = {one.id for one in nodes().values() if isinstance(one, Actor) and one.kind is ActorKind.UNNAMED}
    assert len(unnamed) == 30
    joined = [one for one in records() if isinstance(one, (Membership, Splintering, Alliance))]
    assert [one for one in joined if {one.source, one.target} & unnamed] == []


def test_the_integration_commission_was_due_sixty_days_after_the_last_signature() -> None:
    commitment = nodes()["commitment/apr-integration-60d"]
    assert isinstance(commitment, Commitment)
    deadline = commitment.deadline
    assert (deadline.type, deadline.duration, deadline.anchor) == (DeadlineType.OFFSET, "P60D", "signature")
    assert (deadline.counted_from, deadline.due) == (DateSpan("2015-06-20"), DateSpan("2015-08-19"))
    parties = [one for one in relations_to(Signature, "agreement/accord-2015") if one.capacity.key == "party"]
    assert Counter(one.date.edtf for one in parties) == {"2015-05-15": 7, "2015-06-20": 1}
    done = [nodes()[one.source] for one in relations_to(AssessmentSubject, commitment.id)]
    assert [
        (relations_from(Assessor, one.id)[0].target, one.date.edtf, one.done_on.edtf)
        for one in done
        if isinstance(one, Assessment) and one.done_on
    ] == [("actor/mali", "2015-12-29", "2015-12-29"), ("actor/mali", "2015-12-31", "2015-12-31")]


@pytest.mark.parametrize("assessment", ["apr-observer-report-2", "csa16-tbk-1", "feb17-calendar-1"])
def test_what_was_done_late_is_fulfilled_on_its_day(assessment: str) -> None:
    late = nodes()[f"assessment/{assessment}"]
    assert isinstance(late, Assessment)
    assert late.status is Status.FULFILLED
    assert late.done_on


def test_an_anchor_without_a_date_gives_no_day() -> None:
    undated = [
        one.id
        for one in nodes().values()
        if isinstance(one, Commitment) and one.deadline.type is DeadlineType.OFFSET and one.deadline.due is None
    ]
    assert undated == [f"commitment/{id_}" for id_ in ("apr-cantonment-sites", "apr-donor-conference", "oct17-qadis")]


def test_what_a_rule_computes_is_not_written() -> None:
    classes = {cls for cls in ONTOLOGY.classes if cls.computed}
    relations = {relation for relation in ONTOLOGY.relations if relation.declared.computed}
    assert (Finding in classes, Identity in relations) == (True, True)
    assert {*classes, *relations} & {type(record) for record in records()} == set()
