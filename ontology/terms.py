"""Terms of known vocabularies that our declarations are aligned to."""

NAMESPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}


def expand(term: str) -> str:
    """`prov:Agent` → its IRI. ValueError for a term without a prefix that is declared above."""
    prefix, _, name = term.partition(":")
    if prefix not in NAMESPACES or not name:
        known = ", ".join(NAMESPACES)
        raise ValueError(f"{term!r}, whose prefix is not known; write one of {known} and a colon before a name")
    return NAMESPACES[prefix] + name
