"""N-Triples: one triple a line, everything written out."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, line
from graph.rdf.terms import Terms, expanded, prefixes
from ontology.iris import node_iri


class NTriples:
    """N-Triples under a base IRI."""

    between = ""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self.terms = Terms(base, self._iri, node_iri("", base), bare=False)

    def _iri(self, short: str) -> str:
        return f"<{expanded(short, self._prefixes)}>"

    @property
    def names(self) -> Mapping[str, Any]:
        return self.terms.names

    def head(self) -> str:
        return ""

    def tail(self) -> str:
        return ""

    def opening(self, description: Description) -> Markup:
        return self._statement("id_", "rdf:type", (self._iri(description.name),), description)

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        for value in predicate_objects.values:
            object_ = self.terms.value(value)
            yield line(value, self._statement("id_", predicate_objects.predicate, object_, description))

    def end(self, description: Description) -> Markup:
        return ()

    def direct(self, description: Description, direct: Direct) -> Markup:
        object_ = self.terms.value(direct.target)
        return self._statement(direct.source.variable, direct.predicate, object_, description)

    def graph(self, description: Description) -> Markup:
        """The graph of a triple, where the syntax has any."""
        return ()

    def _statement(self, subject: str, predicate: str, object_: Markup, description: Description) -> Markup:
        subject_ = self.terms.node(subject)
        return (*subject_, f" {self._iri(predicate)} ", *object_, " ", *self.graph(description), ".\n")


FORMAT = Format("nt", "N-Triples", ("ntriples", "n-triples"), "application/n-triples", NTriples, rank=1)
