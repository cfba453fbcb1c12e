"""A syntax of tests alone: N-Quads with the graph in front. One file of `graph/rdf/syntaxes/`."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, line
from graph.rdf.terms import Terms, prefixes
from ontology.iris import node_iri


class GraphFirst:
    """Quads under a base IRI, the graph of each in front."""

    between = ""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self._terms = Terms(base, self._iri, node_iri("", base), bare=False)

    def _iri(self, short: str) -> str:
        prefix, _, name = short.partition(":")
        return f"<{self._prefixes[prefix]}{name}>"

    @property
    def names(self) -> Mapping[str, Any]:
        return self._terms.names

    def head(self) -> str:
        return ""

    def tail(self) -> str:
        return ""

    def opening(self, description: Description) -> Markup:
        return self._quad("id_", "rdf:type", (self._iri(description.name),), description)

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        for value in predicate_objects.values:
            yield line(value, self._quad("id_", predicate_objects.predicate, self._terms.value(value), description))

    def end(self, description: Description) -> Markup:
        return ()

    def direct(self, description: Description, direct: Direct) -> Markup:
        return self._quad(direct.source.variable, direct.predicate, self._terms.value(direct.target), description)

    def _quad(self, subject: str, predicate: str, object_: Markup, description: Description) -> Markup:
        graph = self._terms.node(description.graph)
        return (*graph, " ", *self._terms.node(subject), f" {self._iri(predicate)} ", *object_, " .\n")


FORMAT = Format("gq", "Graph first", ("graph-first",), "application/x-graph-first", GraphFirst, rank=9)
