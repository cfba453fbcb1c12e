"""A document of the model in each syntax of RDF, from its Turtle; the same bytes each time."""

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from graph.rdf.compact_jsonld import Stated, compact
from graph.rdf.formats import format_named

GRAPHS = (RdfFormat.N_QUADS, RdfFormat.TRIG)
"""What has graphs names the document as that of its statements: nothing stands outside a graph, as in an export."""


def written(turtle: str, form: str, document: str) -> bytes:
    """The document of this IRI in the syntax of this name. Turtle stays as it is."""
    syntax = RdfFormat.from_media_type(format_named(form).media_type)
    assert syntax is not None
    if syntax == RdfFormat.TURTLE:
        return turtle.encode()
    if syntax == RdfFormat.JSON_LD:
        return _compact(turtle)
    graph = NamedNode(document) if syntax in GRAPHS else None
    found = parse(turtle.encode(), format=RdfFormat.TURTLE)
    quads = sorted((Quad(*one.triple, *([graph] if graph else [])) for one in found), key=str)
    made = serialize(quads if syntax.supports_datasets else (one.triple for one in quads), format=syntax)
    assert made is not None
    return made


def _compact(turtle: str) -> bytes:
    """In the order of the Turtle, with its prefixes."""
    found = parse(turtle.encode(), format=RdfFormat.TURTLE)
    triples = [_stated(one) for one in found]  # the prefixes are known once it is read
    return compact(triples, found.prefixes)


def _stated(quad: Quad) -> Stated:
    subject, predicate, object_ = quad.triple
    assert isinstance(subject, NamedNode)
    assert isinstance(object_, NamedNode | Literal)
    return subject.value, predicate.value, object_
