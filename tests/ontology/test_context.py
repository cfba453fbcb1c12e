"""The JSON-LD context reads plain JSON as the triples that the RDF form asks for."""

import json

from rdflib import Graph
from rdflib.compare import to_canonical_graph

from ontology import ONTOLOGY
from ontology import rdf_form as form
from tests.ontology.graphs import files, parsed

TURTLE = """<id/event/attack> a ac:Event ;
    rdfs:label "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:dataset <id/dataset/mali> ;
    ac:kind <vocabularies#event-kind-attack> ;
    ac:title "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:when "2018-04-14"^^xsd:date ; ac:whenFrom "2018-04-14"^^xsd:date ; ac:whenTo "2018-04-14"^^xsd:date ;
    ac:happenedAt <id/place/timbuktu> ; ac:documentedBy <id/source/s> .
<id/place/timbuktu> a ac:Place ;
    rdfs:label "Timbuktu"@en, "Tombouctou"@fr ;
    ac:dataset <id/dataset/places> ;
    ac:kind <vocabularies#place-kind-locality> ;
    ac:name "Timbuktu"@en, "Tombouctou"@fr ; ac:nameNative "ⵜⵉⵏⴱⵓⴽⵜⵓ"@und ; ac:aliases "Tombouktou", "Tinbuktu" ;
    ac:lat "16.77"^^xsd:double ; ac:lon "-3.01"^^xsd:double ; ac:precision <vocabularies#place-precision-town> .
<id/commitment/c> a ac:Commitment ;
    rdfs:label "To return to barracks"@en ;
    ac:dataset <id/dataset/mali> ;
    ac:text "To return to barracks"@en ;
    ac:topic <vocabularies#topic-cantonment> ;
    ac:deadlineType <vocabularies#deadline-type-offset> ; ac:deadlineDuration "P60D" ; ac:deadlineAnchor "signature" ;
    ac:deadlineDue "2015-08"^^xsd:gYearMonth ;
    ac:deadlineDueFrom "2015-08-01"^^xsd:date ; ac:deadlineDueTo "2015-08-31"^^xsd:date ;
    ac:obliges <id/actor/a> ;
    ac:underAgreement <id/agreement/a> .
<id/involvement/attack--jnim--attacker> a ac:Involvement ;
    ac:subject <id/event/attack> ; ac:object <id/actor/jnim> ;
    ac:dataset <id/dataset/mali> ;
    ac:role <vocabularies#role-attacker> ; ac:hedge <vocabularies#hedge-alleged> ;
    ac:cites "source/s para. 2", "source/t" ; prov:wasDerivedFrom <id/source/s>, <id/source/t> .
<id/dataset/mali> a ac:Dataset ;
    ac:licence "https://example.org/terms" ; dcterms:license <https://example.org/terms> ;
    ac:creator "We"@en ; ac:attribution "ontology#authors" ;
    dcterms:creator <ontology#authors> ; prov:wasAttributedTo <ontology#authors> ;
    prov:wasGeneratedBy <id/loading/mali> .
<id/loading/mali> a prov:Activity ; ac:dataset <id/dataset/mali> ; ac:file "mali" ; prov:used <nih:sha-256;00> .
"""
GRAPH = [
    {
        "id": "node:event/attack",
        "type": "Event",
        "label": {"en": "Attack on a camp", "fr": "Attaque d’un camp"},
        "dataset": "node:dataset/mali",
        "kind": "code:event-kind-attack",
        "title": {"en": "Attack on a camp", "fr": "Attaque d’un camp"},
        "when": {"@value": "2018-04-14", "@type": "xsd:date"},
        "whenFrom": "2018-04-14",
        "whenTo": "2018-04-14",
        "happenedAt": ["node:place/timbuktu"],
        "documentedBy": "node:source/s",
    },
    {
        "id": "node:place/timbuktu",
        "type": "Place",
        "label": {"en": "Timbuktu", "fr": "Tombouctou"},
        "dataset": "node:dataset/places",
        "kind": "code:place-kind-locality",
        "name": {"en": "Timbuktu", "fr": "Tombouctou"},
        "nameNative": "ⵜⵉⵏⴱⵓⴽⵜⵓ",
        "aliases": ["Tombouktou", "Tinbuktu"],
        "lat": "16.77",
        "lon": "-3.01",
        "precision": "code:place-precision-town",
    },
    {
        "id": "node:commitment/c",
        "type": "Commitment",
        "label": {"en": "To return to barracks"},
        "dataset": "node:dataset/mali",
        "text": {"en": "To return to barracks"},
        "topic": "code:topic-cantonment",
        "deadlineType": "code:deadline-type-offset",
        "deadlineDuration": "P60D",
        "deadlineAnchor": "signature",
        "deadlineDue": {"@value": "2015-08", "@type": "xsd:gYearMonth"},
        "deadlineDueFrom": "2015-08-01",
        "deadlineDueTo": "2015-08-31",
        "obliges": "node:actor/a",
        "underAgreement": "node:agreement/a",
    },
    {
        "id": "node:involvement/attack--jnim--attacker",
        "type": "Involvement",
        "subject": "node:event/attack",
        "object": "node:actor/jnim",
        "dataset": "node:dataset/mali",
        "role": "code:role-attacker",
        "hedge": "code:hedge-alleged",
        "cites": ["source/s para. 2", "source/t"],
        "wasDerivedFrom": ["node:source/s", "node:source/t"],
    },
    {
        "id": "node:dataset/mali",
        "type": "Dataset",
        "licence": "https://example.org/terms",
        "license": "https://example.org/terms",
        "creator": {"en": "We"},
        "attribution": "ontology#authors",
        "createdBy": "https://accord-graph.example/ontology#authors",
        "wasAttributedTo": "https://accord-graph.example/ontology#authors",
        "wasGeneratedBy": "node:loading/mali",
    },
    {
        "id": "node:loading/mali",
        "type": "Activity",
        "dataset": "node:dataset/mali",
        "file": "mali",
        "used": "nih:sha-256;00",
    },
]


def test_json_with_the_context_is_the_same_graph_as_turtle() -> None:
    document = json.loads(files()["context.jsonld"]) | {"@graph": GRAPH}
    read = Graph().parse(data=json.dumps(document), format="json-ld")
    expected = parsed(TURTLE)
    assert set(to_canonical_graph(read)) == set(to_canonical_graph(expected))


def test_every_class_property_and_relation_is_a_term() -> None:
    terms = json.loads(files()["context.jsonld"])["@context"]
    names = {one.__name__ for one in (*ONTOLOGY.classes, *ONTOLOGY.relations)}
    names |= form.uses(ONTOLOGY).keys() | form.ends(ONTOLOGY).keys()
    assert names - terms.keys() == set()
    assert len(names) > 150
