"""The formats that the results of a query have."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResultFormat:
    """A format: its name, which is its suffix too, and the media types by which it is asked for, its own first."""

    name: str
    media_types: tuple[str, ...]


TABLE_FORMATS = (
    ResultFormat("json", ("application/sparql-results+json", "application/json")),
    ResultFormat("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    ResultFormat("csv", ("text/csv",)),
    ResultFormat("tsv", ("text/tab-separated-values",)),
)
"""What SELECT and ASK give, the default first."""
GRAPH_FORMATS = (
    ResultFormat("ttl", ("text/turtle",)),
    ResultFormat("nt", ("application/n-triples", "text/plain")),
    ResultFormat("rdf", ("application/rdf+xml", "application/xml", "text/xml")),
    ResultFormat("jsonld", ("application/ld+json", "application/json")),
)
"""What CONSTRUCT and DESCRIBE give, the default first."""


def listed(formats: tuple[ResultFormat, ...]) -> str:
    """The media types of formats, as messages list them."""
    return ", ".join(format_.media_types[0] for format_ in formats)
