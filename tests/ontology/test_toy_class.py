"""A class, its relation and its code list in one file are enough: they are found in all that is published."""

import json
from types import ModuleType

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib import namespace as ns

from ontology import ONTOLOGY
from ontology.declarations import declared_in
from ontology.iris import code_iri, scheme_iri, shape_iri
from ontology.model import Documented
from ontology.publishing.generated import published
from tests.ontology.graphs import AC, files, texts
from tests.ontology.toy import ontology_with_toy_class
from tests.ontology.toy_class import Curfew, CurfewReason, Imposition

TOY = ontology_with_toy_class()
FILES = published(TOY)
PAGE = FILES["docs/ontology.md"]


def _graph(name: str) -> Graph:
    return Graph().parse(data=FILES[f"ontology/published/{name}"], format="turtle")


def test_they_are_found_and_nothing_else_is_new() -> None:
    assert {*TOY.classes} - {*ONTOLOGY.classes} == {Curfew}
    assert {*TOY.relations} - {*ONTOLOGY.relations} == {Imposition}
    assert {*TOY.vocabularies} - {*ONTOLOGY.vocabularies} == {CurfewReason}
    assert (TOY.interfaces, TOY.values) == (ONTOLOGY.interfaces, ONTOLOGY.values)


def test_classes_and_code_lists_come_by_name_whatever_their_module() -> None:
    for kinds in (TOY.classes, TOY.vocabularies, TOY.values):
        assert [kind.__name__ for kind in kinds] == sorted(kind.__name__ for kind in kinds)


def test_a_class_without_its_decorator_is_named() -> None:
    module = ModuleType("rumours")
    setattr(module, "Rumour", type("Rumour", (Documented,), {"__module__": "rumours"}))  # noqa: B010
    with pytest.raises(TypeError) as caught:
        declared_in([module])
    assert str(caught.value) == "rumours.Rumour is not declared; write its decorator before it"


def test_they_are_in_owl() -> None:
    graph, before = _graph("ontology.ttl"), Graph().parse(data=files()["ontology.ttl"], format="turtle")
    assert set(graph.predicate_objects(AC.Curfew)) >= {
        (ns.RDF.type, ns.OWL.Class),
        (ns.RDFS.subClassOf, AC.Documented),
        (ns.RDFS.label, Literal("Curfew", "en")),
        (ns.RDFS.label, Literal("Couvre-feu", "fr")),
    }
    assert set(graph.predicate_objects(AC.imposedIn)) >= {
        (ns.RDF.type, ns.OWL.ObjectProperty),
        (ns.RDFS.domain, AC.Curfew),
        (ns.RDFS.range, AC.Place),
        (ns.RDFS.seeAlso, AC.Imposition),
    }
    assert list(graph.objects(AC.curfews, ns.OWL.inverseOf)) == [AC.imposedIn]
    new = {*graph.subjects()} - {*before.subjects()}
    assert new == {AC[name] for name in ("Curfew", "Imposition", "imposedIn", "curfews", "reason", "hours", "strict")}


def test_they_have_shapes() -> None:
    graph = _graph("shapes.ttl")
    shape = URIRef(shape_iri("Curfew"))
    assert shape in graph.subjects(ns.SH.targetClass, AC.Curfew)
    paths = {path for prop in graph.objects(shape, ns.SH.property) for path in graph.objects(prop, ns.SH.path)}
    assert paths > {AC.reason, AC.title, AC.when, AC.hours, AC.imposedIn, AC.documentedBy}
    (imposed,) = graph.subjects(ns.SH.path, AC.imposedIn)
    assert str(imposed) == shape_iri("Curfew-imposedIn")
    assert list(graph.objects(imposed, ns.SH.minCount)) == [Literal(1)]
    assert URIRef(shape_iri("Imposition")) in graph.subjects(ns.SH.targetClass, AC.Imposition)


def test_the_codes_are_concepts() -> None:
    graph = _graph("vocabularies.ttl")
    concepts = [URIRef(code_iri(code)) for code in CurfewReason]
    assert {*graph.objects(URIRef(scheme_iri(CurfewReason)), ns.SKOS.hasTopConcept)} == {*concepts}
    assert texts(graph, concepts[0], ns.SKOS.prefLabel) == {"en": "Attack", "fr": "Attaque"}


def test_they_are_in_the_context() -> None:
    context = json.loads(FILES["ontology/published/context.jsonld"])["@context"]
    assert context["Curfew"] == "ac:Curfew"
    assert context["imposedIn"] == {"@id": "ac:imposedIn", "@type": "@id", "@container": "@set"}
    assert context["hours"] == {"@id": "ac:hours", "@type": "xsd:integer"}


def test_they_are_on_the_reference_page() -> None:
    headings = [line.removeprefix("### ") for line in PAGE.splitlines() if line.startswith("### ")]
    assert {"Curfew", "Imposition", "CurfewReason"} <= {*headings}
    assert "| `hours` | whole number |  | heures | How many hours of a night. |" in PAGE
    assert "- [Place](#place) `curfews` [Curfew](#curfew) · *couvre-feux*" in PAGE
    assert "| `ELECTION` | **Election**: Around an election. | **Élection** : Autour d’une élection. |" in PAGE
