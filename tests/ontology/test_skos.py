"""The code lists as SKOS."""

from rdflib import Literal, URIRef
from rdflib import namespace as ns

from ontology import ONTOLOGY
from ontology.iris import code_iri, scheme_iri, vocabularies_iri
from ontology.publishing.skos import crosswalks
from ontology.vocabularies import EventKind, Harm, Role
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
        (ns.SKOS.definition, Literal(Harm.KILLED.concept.definition, "en")),
        (ns.SKOS.definition, Literal(Harm.KILLED.concept.fr_definition, "fr")),
        (ns.SKOS.notation, Literal("KILLED")),
        (ns.SKOS.inScheme, harm),
        (ns.SKOS.topConceptOf, harm),
        (AC.codeInUcdpGed, Literal("best")),
        (AC.codeInAcled, Literal("fatalities")),
    }


def test_every_code_is_defined_in_both_languages() -> None:
    codes = set(VOCABULARIES.subjects(ns.RDF.type, ns.SKOS.Concept))
    languages = {
        code: sorted(
            str(text.language)
            for text in VOCABULARIES.objects(code, ns.SKOS.definition)
            if isinstance(text, Literal) and text.strip()
        )
        for code in codes
    }
    assert languages == {code: ["en", "fr"] for code in codes}
    assert len(codes) == sum(len(vocabulary) for vocabulary in ONTOLOGY.vocabularies)


def test_a_definition_that_is_anothers_has_its_source() -> None:
    massacre = URIRef(code_iri(EventKind.MASSACRE))
    (source,) = VOCABULARIES.objects(massacre, ns.DCTERMS.source)
    assert source == URIRef("http://eventdata.parusanalytics.com/data.dir/atrocities.html")
    assert {str(code).rpartition("#")[2] for code in VOCABULARIES.subjects(ns.DCTERMS.source)} == {
        "event-kind-massacre",
        "nearness-near",
        "situation-deteriorated",
        "situation-improved",
        "situation-unchanged",
    }


def test_sides_of_ucdp_are_attackers_and_targets_in_one_sided_rows_alone() -> None:
    def sides(role: Role) -> set[str]:
        return {str(code) for code in VOCABULARIES.objects(URIRef(code_iri(role)), AC.codeInUcdpGedTypeOfViolenceSide)}

    assert sides(Role.ATTACKER) == {"3+side_a"}
    assert sides(Role.TARGET) == {"3+side_b"}
    assert sides(Role.CLASHING_PARTY) == {"1+side_a", "1+side_b", "2+side_a", "2+side_b"}
    sided = set(VOCABULARIES.subjects(AC.codeInUcdpGedTypeOfViolenceSide))
    assert sided == {URIRef(code_iri(role)) for role in (Role.ATTACKER, Role.TARGET, Role.CLASHING_PARTY)}


def test_codes_elsewhere_are_no_matches_and_have_a_property_that_owl_declares() -> None:
    massacre = URIRef(code_iri(EventKind.MASSACRE))
    assert list(VOCABULARIES.objects(massacre, AC.codeInUcdpGedTypeOfViolence)) == [Literal("3")]
    assert list(VOCABULARIES.subject_objects(ns.SKOS.exactMatch)) == []
    declared = set(graph_of("ontology.ttl").subjects(ns.RDF.type, ns.OWL.DatatypeProperty))
    assert {AC[name] for name in crosswalks(ONTOLOGY).values()} < declared
