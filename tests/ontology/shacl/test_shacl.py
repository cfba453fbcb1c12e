"""The shapes are valid SHACL, let good data through, and name what is wrong with bad data."""

from functools import cache

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib import namespace as ns
from rdflib.term import Node as Term

from ontology import ONTOLOGY
from ontology.iris import shape_iri
from tests.ontology.graphs import AC, graph_of, parsed

ATTACK = """<id/event/attack> a ac:Event ;
    rdfs:label "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:dataset <id/dataset/mali> ;
    ac:kind <vocabularies#event-kind-attack> ;
    ac:title "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:when "2018-04-14"^^xsd:date ; ac:whenFrom "2018-04-14"^^xsd:date ; ac:whenTo "2018-04-14"^^xsd:date ;
    ac:happenedAt <id/place/timbuktu> ; ac:documentedBy <id/source/s> .
"""
PLACE = """<id/place/timbuktu> a ac:Place ;
    rdfs:label "Timbuktu"@en, "Tombouctou"@fr ;
    ac:dataset <id/dataset/places> ;
    ac:kind <vocabularies#place-kind-locality> ;
    ac:name "Timbuktu"@en, "Tombouctou"@fr ; ac:nameNative "ⵜⵉⵏⴱⵓⴽⵜⵓ"@und ; ac:aliases "Tombouktou", "Tinbuktu" ;
    ac:lat "16.77"^^xsd:double ; ac:lon "-3.01"^^xsd:double ; ac:precision <vocabularies#place-precision-town> .
"""
COMMITMENT = """<id/commitment/c> a ac:Commitment ;
    rdfs:label "To return to barracks"@en ;
    ac:dataset <id/dataset/mali> ;
    ac:text "To return to barracks"@en ;
    ac:topic <vocabularies#topic-cantonment> ;
    ac:deadlineType <vocabularies#deadline-type-offset> ; ac:deadlineDuration "P60D" ; ac:deadlineAnchor "signature" ;
    ac:deadlineDue "2015-08"^^xsd:gYearMonth ;
    ac:deadlineDueFrom "2015-08-01"^^xsd:date ; ac:deadlineDueTo "2015-08-31"^^xsd:date ;
    ac:obliges <id/actor/a> ;
    ac:underAgreement <id/agreement/a> .
"""
FIGURE = """<id/casualty-estimate/f> a ac:CasualtyEstimate ;
    rdfs:label "Killed: 1 (peacekeepers)"@en, "Tués : 1 (casques bleus)"@fr ;
    ac:dataset <id/dataset/mali> ;
    ac:harm <vocabularies#harm-killed> ; ac:scope <vocabularies#scope-all> ; ac:victims "peacekeepers"@en ;
    ac:low 1 ; ac:high 1 ; ac:estimates <id/event/attack> ; ac:saidBy <id/actor/minusma> .
"""
INVOLVEMENT = """<id/involvement/attack--jnim--perpetrator> a ac:Involvement ;
    ac:subject <id/event/attack> ; ac:object <id/actor/jnim> ;
    ac:dataset <id/dataset/mali> ;
    ac:role <vocabularies#role-perpetrator> ; ac:hedge <vocabularies#hedge-alleged> ;
    ac:cites "source/s para. 2", "source/t" ; prov:wasDerivedFrom <id/source/s>, <id/source/t> .
"""
SUBJECT = """<id/subject/claim-1--event-attack> a ac:Subject ;
    ac:subject <id/claim/claim-1> ; ac:object <id/event/attack> ; ac:dataset <id/dataset/mali> .
"""
GOOD = ATTACK + PLACE + COMMITMENT + FIGURE + INVOLVEMENT + SUBJECT

WHEN = 'ac:when "2018-04-14"^^xsd:date ;'
BROKEN = [
    # in which data, what is replaced, by what, and the shape that objects
    (ATTACK, 'ac:title "Attack on a camp"@en, "Attaque d’un camp"@fr ;', "", "Event-title"),
    (ATTACK, 'ac:title "Attack on a camp"@en,', 'ac:title "Attack on a camp"@en, "An attack"@en,', "Event-title"),
    (ATTACK, 'ac:title "Attack on a camp"@en,', 'ac:title "Attack on a camp",', "Event-title"),
    (ATTACK, 'ac:title "Attack on a camp"@en,', 'ac:title "Angriff"@de,', "Event-title"),
    (ATTACK, "rdfs:label", "rdfs:comment", "label"),
    (ATTACK, "ac:dataset <id/dataset/mali>", "ac:dataset <id/dataset/a>, <id/dataset/b>", "dataset"),
    (ATTACK, "ac:dataset <id/dataset/mali> ;", "", "dataset"),
    (ATTACK, "event-kind-attack", "place-kind-site", "Event-kind"),
    (ATTACK, "event-kind-attack", "event-kind-picnic", "Event-kind"),
    (ATTACK, "<vocabularies#event-kind-attack>", '"ATTACK"', "Event-kind"),
    (ATTACK, WHEN, "", "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018-04-14" ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018"^^xsd:date ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2015-02-30"^^xsd:date ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018-04-14"^^xsd:gYear ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018-04-14/"^^edtf:EDTF ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018-04-14/2018-13"^^edtf:EDTF ;', "Event-when"),
    (ATTACK, WHEN, 'ac:when "2018-04-14"^^xsd:date, "2018-04-15"^^xsd:date ;', "Event-when"),
    (ATTACK, 'ac:whenTo "2018-04-14"^^xsd:date', 'ac:whenTo "2018-04"^^xsd:gYearMonth', "Event-whenTo"),
    (ATTACK, "<id/place/timbuktu>", "<id/actor/timbuktu>", "Event-happenedAt"),
    (ATTACK, "<id/event/attack>", "<id/claim/attack>", "Event"),
    (ATTACK, "<id/event/attack>", "<id/event/Attack#it>", "Event"),
    (PLACE, '"16.77"^^xsd:double', '"16.77"', "Place-lat"),
    (PLACE, 'ⵓ"@und', 'ⵓ"@fr', "Place-nameNative"),
    (COMMITMENT, "ac:deadlineType <vocabularies#deadline-type-offset> ;", "", "Commitment-deadlineType"),
    (
        COMMITMENT,
        "ac:underAgreement <id/agreement/a>",
        "ac:underAgreement <id/agreement/a> ; ac:topic <vocabularies#topic-ddr>",
        "Commitment-topic",
    ),
    (COMMITMENT, "ac:underAgreement <id/agreement/a>", "rdfs:comment ''", "Commitment-underAgreement"),
    (FIGURE, "ac:low 1", "ac:low 1.0", "CasualtyEstimate-low"),
    (FIGURE, "<id/actor/minusma>", "<id/actor/minusma>, <id/actor/jnim>", "CasualtyEstimate-saidBy"),
    (INVOLVEMENT, "ac:object <id/actor/jnim>", "ac:object <id/place/jnim>", "Involvement-object"),
    (INVOLVEMENT, "ac:subject <id/event/attack> ;", "", "Involvement-subject"),
    (INVOLVEMENT, "ac:role <vocabularies#role-perpetrator> ;", "", "Involvement-role"),
    (INVOLVEMENT, "hedge-alleged", "role-target", "Involvement-hedge"),
    (INVOLVEMENT, '"source/s para. 2"', '"para. 2 of source/s"', "cites"),
    (INVOLVEMENT, "<id/source/s>, <id/source/t>", "<id/event/s>", "source"),
    (SUBJECT, "<id/event/attack>", "<id/involvement/attack>", "Subject-object"),
]


@cache
def _shapes() -> Graph:
    return graph_of("shapes.ttl")


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=_shapes(), meta_shacl=True)
    assert conforms, report


def test_every_class_and_relation_has_a_shape() -> None:
    targets = {str(one).removeprefix(AC) for one in _shapes().objects(None, ns.SH.targetClass)}
    assert targets == {one.__name__ for one in (*ONTOLOGY.classes, *ONTOLOGY.relations)}


def test_good_data_conforms() -> None:
    assert _objections(GOOD) == set()


@pytest.mark.parametrize(
    "when",
    [
        '"2018"^^xsd:gYear',
        '"2018-04"^^xsd:gYearMonth',
        '"2018-04-26/2018-04-27"^^edtf:EDTF',
        '"../2018-04"^^edtf:EDTF',
        '"2018/.."^^edtf:EDTF',
    ],
)
def test_dates_of_every_precision_conform(when: str) -> None:
    assert _objections(ATTACK.replace(WHEN, f"ac:when {when} ;")) == set()


@pytest.mark.parametrize(("data", "good", "bad", "shape"), BROKEN)
def test_bad_data_is_named(data: str, good: str, bad: str, shape: str) -> None:
    assert good in data
    assert _objections(data.replace(good, bad, 1)) == {shape}


def _objections(turtle: str) -> set[str]:
    """The shapes that object, by their names."""
    _, report, _ = pyshacl.validate(parsed(turtle), shacl_graph=_shapes())
    assert isinstance(report, Graph)
    return {_named(report, result) for result in report.objects(None, ns.SH.result)}


def _named(report: Graph, result: Term) -> str:
    shape = report.value(result, ns.SH.sourceShape)
    assert isinstance(shape, URIRef)
    return shape.removeprefix(shape_iri(""))
