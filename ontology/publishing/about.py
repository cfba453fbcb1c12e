"""What each published file says of itself: title, licence, authors, version and the day on which that was issued."""

from rdflib import Literal

from ontology.iris import authors_iri
from ontology.publishing.turtle import TurtleFile

VERSION, ISSUED = "0.1.0", "2026-11-28"
"""They change together."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def add_about(document: TurtleFile, file: str, en: str, fr: str) -> None:
    """The head of a file under its IRI, with its title in both languages."""
    authors = authors_iri(document.base)
    document.add(file, "rdf:type", "owl:Ontology")
    document.text(file, "dcterms:title", en, fr)
    document.add(file, "dcterms:creator", authors)
    document.add(file, "dcterms:issued", Literal(ISSUED, datatype=document.iri("xsd:date")))
    document.add(file, "dcterms:license", LICENCE)
    document.add(file, "owl:versionInfo", Literal(VERSION))
    document.add(file, "owl:versionIRI", f"{file}/{VERSION}")
    document.add(authors, "rdf:type", "foaf:Agent")
    document.text(authors, "rdfs:label", "The authors of Accord Graph", "Les auteurs d’Accord Graph")
