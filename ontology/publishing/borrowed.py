"""The terms of other vocabularies that a published file uses, declared in it with their kind.

OWL 2 DL asks for that: a reader that does not know whether `schema:minValue` leads to a node or to a literal takes it,
and our properties below it, for both. A term is what its place says: what a class lies under is a class, what a
property lies under is such a property. Any other predicate is an annotation, unless it is one of those of SKOS below.
What a match (`skos:closeMatch`) leads to is no more than named, and needs no declaration.
"""

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from ontology.publishing.turtle import TurtleFile

BUILT_IN = tuple(map(str, (OWL, RDF, RDFS, XSD)))
LEADS_TO_CLASS = (RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.range)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
OF_SKOS = {
    "skos:hasTopConcept": OWL.ObjectProperty,
    "skos:inScheme": OWL.ObjectProperty,
    "skos:notation": OWL.DatatypeProperty,
    "skos:topConceptOf": OWL.ObjectProperty,
}


def declare_borrowed(document: TurtleFile) -> None:
    """Declare what a file uses and does not declare. ValueError where a term would be of two kinds."""
    ours, kinds = set(document.graph.subjects(RDF.type)), dict[URIRef, URIRef]()
    for term, kind in sorted(set(_used(document))):
        if term in ours or str(term).startswith(BUILT_IN):
            continue
        if kinds.setdefault(term, kind) != kind:
            both = f"{kinds[term].fragment} and {kind.fragment}"
            raise ValueError(f"<{term}> would be {both}: keep one use of it, and make the other a match")
    for term, kind in kinds.items():
        document.graph.add((term, RDF.type, kind))


def _used(document: TurtleFile) -> Iterator[tuple[URIRef, URIRef]]:
    """Each term that stands for a class or property, with the kind that its place gives it."""
    graph, of_skos = document.graph, {document.iri(short): kind for short, kind in OF_SKOS.items()}
    for subject, predicate, object_ in graph:
        assert isinstance(predicate, URIRef)
        yield predicate, of_skos.get(predicate, OWL.AnnotationProperty)
        if predicate in LEADS_TO_CLASS:
            yield URIRef(str(object_)), OWL.Class
        if predicate == RDFS.subPropertyOf:
            yield URIRef(str(object_)), next(kind for kind in PROPERTIES if (subject, RDF.type, kind) in graph)
