"""Reading what is published back with rdflib."""

from collections.abc import Iterable
from functools import cache

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.term import Node as Term

from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, term_iri
from ontology.publishing.generated import published

AC = Namespace(term_iri(""))
PREFIXES = f"""
@base <{DEFAULT_BASE_IRI}> .
@prefix ac: <{AC}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@cache
def files() -> dict[str, str]:
    """What is published of ONTOLOGY, by file name."""
    return {path.rpartition("/")[2]: text for path, text in published(ONTOLOGY).items()}


@cache
def graph_of(name: str) -> Graph:
    """A published Turtle file."""
    return parsed(files()[name])


def parsed(turtle: str) -> Graph:
    """A graph from Turtle; the prefixes above may be used."""
    return Graph(bind_namespaces="none").parse(data=PREFIXES + turtle, format="turtle")


def texts(graph: Graph, subject: Term, predicate: URIRef) -> dict[str | None, str]:
    """The literals of a subject by their language."""
    found: Iterable[Literal] = (one for one in graph.objects(subject, predicate) if isinstance(one, Literal))
    return {one.language: str(one) for one in found}
