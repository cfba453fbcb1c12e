"""Exports as rdflib reads them, whatever their syntax."""

from rdflib import Dataset, Graph

from graph.rdf.syntax import Format


def read(content: bytes, format_: Format) -> Graph:
    """The triples of an export, those of all its graphs together."""
    quads = Dataset()
    quads.default_graph.parse(data=content, format=format_.media_type)
    graph = Graph(bind_namespaces="none")
    for subject, predicate, object_, _ in quads.quads():
        graph.add((subject, predicate, object_))
    return graph
