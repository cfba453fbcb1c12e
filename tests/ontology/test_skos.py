"""The code lists as SKOS."""

from rdflib import Literal, URIRef
from rdflib import namespace as ns

from ontology import ONTOLOGY
from ontology.iris import code_iri, scheme_iri, vocabularies_iri
from ontology.publishing.skos import crosswalks
from ontology.vocabularies import EventKind, Harm
from tests.ontology.graphs import AC, graph_of

VOCABULARIES = graph_of("vocabularies.ttl")


def test_every_list_says_its_licence() -> None:
    by = URIRef("https://creativecommons.org/licenses/by/4.0/")
    expected = {(URIRef(scheme_iri(vocabulary)), by) for vocabulary in ONTOLOGY.vocabularies}
    found = set(VOCABULARIES.subject_objects(ns.DCTERMS.license))
    assert found == expected | {(URIRef(vocabularies_iri()), by)}


def test_every_code_is_a_top_concept_of_its_scheme() -> None:
    expected = {
        (URIRef(code_iri(code)), URIRef(scheme_iri(vocabulary)))
        for vocabulary in ONTOLOGY.vocabularies
        for code in vocabulary
    }
    for predicate in (ns.SKOS.inScheme, ns.SKOS.topConceptOf):
        assert set(VOCABULARIES.subject_objects(predicate)) == expected
    assert {(code, scheme) for scheme, code in VOCABULARIES.subject_objects(ns.SKOS.hasTopConcept)} == expected


def test_a_code_with_all_that_is_known_of_it() -> None:
    killed, harm = URIRef(code_iri(Harm.KILLED)), URIRef(scheme_iri(Harm))
    assert set(VOCABULARIES.predicate_objects(killed)) == {
        (ns.RDF.type, ns.SKOS.Concept),
        (ns.SKOS.prefLabel, Literal("Killed", "en")),
        (ns.SKOS.prefLabel, Literal("Tués", "fr")),
        (ns.SKOS.notation, Literal("KILLED")),
        (ns.SKOS.inScheme, harm),
        (ns.SKOS.topConceptOf, harm),
        (AC.codeInUcdpGed, Literal("best")),
        (AC.codeInAcled, Literal("fatalities")),
    }


def test_codes_elsewhere_are_no_matches_and_have_a_property_that_owl_declares() -> None:
    attack = URIRef(code_iri(EventKind.ATTACK))
    assert list(VOCABULARIES.objects(attack, AC.codeInUcdpGedTypeOfViolence)) == [Literal("1")]
    assert list(VOCABULARIES.subject_objects(ns.SKOS.exactMatch)) == []
    declared = set(graph_of("ontology.ttl").subjects(ns.RDF.type, ns.OWL.DatatypeProperty))
    assert {AC[name] for name in crosswalks(ONTOLOGY).values()} < declared
