"""What pySHACL objects to, for many small pieces of data at once: each stands under a base of its own."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import pyshacl
import rdflib
from rdflib import Graph
from rdflib import namespace as ns
from rdflib.term import Node

from ontology.iris import vocabularies_iri
from tests.ontology.graphs import PREFIXES, files

HEAD = f"{PREFIXES}@prefix acv: <{vocabularies_iri()}#> .\n"


def objections(snippets: Mapping[str, str]) -> dict[str, set[str]]:
    """The shapes that object to each piece of Turtle, by the names of pieces and shapes.

    The text is read as it is written: rdflib would take the time zone off a date otherwise.
    """
    hosts = {f"piece-{number}.example": name for number, name in enumerate(snippets)}
    pieces = (f"@base <https://{host}/> .\n{snippets[name]}" for host, name in hosts.items())
    shapes = Graph()
    for file in ("shapes.ttl", "shapes-sparql.ttl"):
        shapes.parse(data=files()[file], format="turtle")
    data = as_written(HEAD + "\n".join(pieces))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found: dict[str, set[str]] = {name: set() for name in snippets}
    for result in report.objects(None, ns.SH.result):
        shape = str(report.value(result, ns.SH.sourceShape)).partition("#")[2]
        found[hosts[_host(report, result)]].add(shape)
    return found


def as_written(turtle: str) -> Graph:
    """A graph whose literals are spelled as in the text."""
    rdflib.NORMALIZE_LITERALS = False
    try:
        return Graph(bind_namespaces="none").parse(data=turtle, format="turtle")
    finally:
        rdflib.NORMALIZE_LITERALS = True


def _host(report: Graph, result: Node) -> str:
    """Where the record stands that is objected to: the focus node, or the value that a query found."""
    terms = (str(report.value(result, term)) for term in (ns.SH.focusNode, ns.SH.value))
    return next(host for term in terms if (host := urlsplit(term).hostname or "").startswith("piece-"))
