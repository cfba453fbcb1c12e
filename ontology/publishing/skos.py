"""The code lists as SKOS concept schemes.

A code of another scheme is not an exact match: one of theirs may stand for several of ours, and coders draw the lines
elsewhere. So each such scheme has a property of its own, as in `ac:codeInUcdpGedTypeOfViolence "3"`. Where two columns
of theirs decide together, scheme and code join them: `ac:codeInUcdpGedTypeOfViolenceSide "3+side_a"`.
"""

import re

from rdflib import Literal

from ontology.codes import Code
from ontology.iris import code_iri, scheme_iri, vocabularies_iri
from ontology.model import Ontology
from ontology.publishing.about import LICENCE, add_about
from ontology.publishing.borrowed import declare_borrowed
from ontology.publishing.turtle import TurtleFile


def vocabularies_turtle(ontology: Ontology, base: str) -> str:
    """All code lists in Turtle."""
    document, properties = TurtleFile(base), crosswalks(ontology)
    add_about(document, vocabularies_iri(base), "Accord Graph: the code lists", "Accord Graph : les listes de codes")
    for name in properties.values():
        document.add(f"ac:{name}", "rdf:type", "owl:DatatypeProperty")
    for vocabulary in ontology.vocabularies:
        _scheme(document, vocabulary)
        for code in vocabulary:
            _code(document, code, properties)
    declare_borrowed(document)
    return document.turtle()


def crosswalks(ontology: Ontology) -> dict[str, str]:
    """The property that holds the codes of each other scheme: `acled:inter` → `codeInAcledInter`."""
    schemes = {
        scheme for vocabulary in ontology.vocabularies for code in vocabulary for scheme, _ in code.concept.crosswalk
    }
    return {scheme: f"codeIn{_joined(scheme)}" for scheme in sorted(schemes)}


def _scheme(document: TurtleFile, vocabulary: type[Code]) -> None:
    subject = scheme_iri(vocabulary, document.base)
    document.add(subject, "rdf:type", "skos:ConceptScheme")
    document.add(subject, "rdfs:isDefinedBy", vocabularies_iri(document.base))
    document.add(subject, "dcterms:license", LICENCE)
    document.name(subject, vocabulary.names, label="skos:prefLabel")
    for code in vocabulary:
        document.add(subject, "skos:hasTopConcept", code_iri(code, document.base))


def _code(document: TurtleFile, code: Code, properties: dict[str, str]) -> None:
    subject, concept, scheme = code_iri(code, document.base), code.concept, scheme_iri(type(code), document.base)
    document.add(subject, "rdf:type", "skos:Concept")
    document.text(subject, "skos:prefLabel", concept.en, concept.fr)
    document.text(subject, "skos:definition", concept.definition, concept.fr_definition)
    if concept.source:
        document.add(subject, "dcterms:source", concept.source)
    document.add(subject, "skos:notation", Literal(code.name))
    document.add(subject, "skos:inScheme", scheme)
    document.add(subject, "skos:topConceptOf", scheme)
    for other, theirs in concept.crosswalk:
        document.add(subject, f"ac:{properties[other]}", Literal(theirs))


def _joined(scheme: str) -> str:
    return "".join(part[0].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", scheme))
