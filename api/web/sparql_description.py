"""What /sparql says of itself: the service description of SPARQL 1.1, in RDF."""

import pyoxigraph as ox

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def describe_service(base: str, format_: ox.RdfFormat) -> bytes:
    """The description of the endpoint under a base IRI."""
    service = ox.NamedNode(f"{base}sparql")
    said = [
        (TYPE, f"{SD}Service"),
        (ox.NamedNode(f"{SD}endpoint"), service.value),
        (ox.NamedNode(f"{SD}supportedLanguage"), f"{SD}SPARQL11Query"),
        (ox.NamedNode(f"{SD}feature"), f"{SD}UnionDefaultGraph"),
        *((ox.NamedNode(f"{SD}resultFormat"), FORMATS + name) for name in RESULT_FORMATS),
    ]
    triples = (ox.Triple(service, predicate, ox.NamedNode(value)) for predicate, value in said)
    return ox.serialize(triples, format=format_, prefixes={"sd": SD, "formats": FORMATS}) or b""
