"""N-Triples: one triple a line, everything written out."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, line
from graph.rdf.terms import Terms, prefixes
from ontology.iris import node_iri


class NTriples:
    """N-Triples under a base IRI."""

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
        return self._triple("id_", "rdf:type", (self._iri(description.name),))

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        for value in predicate_objects.values:
            yield line(value, self._triple("id_", predicate_objects.predicate, self._terms.value(value)))

    def end(self, description: Description) -> Markup:
        return ()

    def direct(self, description: Description, direct: Direct) -> Markup:
        return self._triple(direct.source.variable, direct.predicate, self._terms.value(direct.target))

    def _triple(self, subject: str, predicate: str, object_: Markup) -> Markup:
        return (*self._terms.node(subject), f" {self._iri(predicate)} ", *object_, " .\n")


FORMAT = Format("nt", "N-Triples", ("ntriples", "n-triples"), "application/n-triples", NTriples, rank=1)
