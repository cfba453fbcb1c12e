"""One more property in one declaration is enough: it is found in everything that is derived."""

import json

from rdflib import Graph, Literal, URIRef
from rdflib import namespace as ns

from ontology.iris import shape_iri
from ontology.publishing.generated import published
from tests.ontology.graphs import AC, files, texts
from tests.ontology.toy import NAME, toy_ontology


def test_toy_property_is_in_owl() -> None:
    graph = _graph("ontology.ttl")
    assert set(graph.predicate_objects(AC[NAME])) >= {
        (ns.RDF.type, ns.OWL.DatatypeProperty),
        (ns.RDFS.domain, AC.Finding),
        (ns.RDFS.range, ns.XSD.integer),
        (ns.RDFS.label, Literal("loud as", "en")),
        (ns.RDFS.label, Literal("intensité sonore", "fr")),
    }


def test_toy_property_is_in_the_shape_of_its_class() -> None:
    graph = _graph("shapes.ttl")
    (shape,) = graph.subjects(ns.SH.path, AC[NAME])
    assert str(shape) == shape_iri(f"Finding-{NAME}")
    assert list(graph.subjects(ns.SH.property, shape)) == [URIRef(shape_iri("Finding"))]
    assert list(graph.objects(shape, ns.SH.datatype)) == [ns.XSD.integer]
    assert list(graph.objects(shape, ns.SH.minCount)) == []
    assert texts(graph, shape, ns.SH.description) == {"en": "How loud it is, in decibels."}


def test_toy_property_is_in_the_context() -> None:
    context = json.loads(_toy()["ontology/published/context.jsonld"])["@context"]
    assert context[NAME] == {"@id": f"ac:{NAME}", "@type": "xsd:integer"}


def test_toy_property_is_on_the_reference_page() -> None:
    row = f"| `{NAME}` | whole number |  | intensité sonore | How loud it is, in decibels. |"
    assert row in _toy()["docs/ontology.md"]


def test_nothing_but_the_toy_property_is_new() -> None:
    committed = Graph().parse(data=files()["ontology.ttl"], format="turtle")
    new = {subject for subject, _, _ in _graph("ontology.ttl") - committed}
    assert new == {AC[NAME], AC.Finding}  # its definition is the toy's


def _toy() -> dict[str, str]:
    return published(toy_ontology())


def _graph(name: str) -> Graph:
    return Graph().parse(data=_toy()[f"ontology/published/{name}"], format="turtle")
