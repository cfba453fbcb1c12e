"""The formats that the results of a query have."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResultFormat:
    """A format: its name, which is its suffix too, and the media types by which it is asked for, its own first."""

    name: str
    media_types: tuple[str, ...]


TABLE_FORMATS = (
    ResultFormat("json", ("application/sparql-results+json", "application/json")),
    ResultFormat("xml", ("application/sparql-results+xml",)),
    ResultFormat("csv", ("text/csv",)),
    ResultFormat("tsv", ("text/tab-separated-values",)),
)
"""What SELECT and ASK give, the default first."""
GRAPH_FORMATS = (
    ResultFormat("ttl", ("text/turtle",)),
    ResultFormat("nt", ("application/n-triples",)),
    ResultFormat("rdf", ("application/rdf+xml",)),
    ResultFormat("jsonld", ("application/ld+json",)),
)
"""What CONSTRUCT and DESCRIBE give, the default first."""
NAMED = "json, xml, csv or tsv (the default) for SELECT and ASK; ttl (the default), nt, rdf or jsonld for graphs."


def listed(formats: tuple[ResultFormat, ...]) -> str:
    """Formats with their media types, as messages list them."""
    return ", ".join(f"{format_.name} ({format_.media_types[0]})" for format_ in formats)
