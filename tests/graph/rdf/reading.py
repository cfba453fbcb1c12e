"""Exports as rdflib reads them, whatever their syntax; of RDF 1.2, what RDF 1.1 says too."""

from rdflib import Dataset, Graph

from graph.rdf.syntax import Format
from tests.graph.rdf.parsers import by_pyoxigraph, without_reifiers


def read(content: bytes, format_: Format) -> Graph:
    """The triples of an export, those of all its graphs together."""
    quads = Dataset()
    if format_.name == "ttl12":  # which rdflib does not know
        said = without_reifiers(by_pyoxigraph(content, format_.media_type))
        quads.default_graph.parse(data="".join(f"{triple} .\n" for triple, _ in said), format="nt")
    else:
        quads.default_graph.parse(data=content, format=format_.media_type)
    graph = Graph(bind_namespaces="none")
    for subject, predicate, object_, _ in quads.quads():
        graph.add((subject, predicate, object_))
    return graph
