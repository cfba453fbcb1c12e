"""Turtle: short names, one block for each subject."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, line
from graph.rdf.terms import Terms, prefixes

UNUSED = ("rdf",)
"""Prefixes that Turtle does not need: it says `a` for rdf:type."""


class Turtle:
    """Turtle under a base IRI; node IRIs are written relative to it."""

    between = ""

    def __init__(self, base: str) -> None:
        self._base = base
        self.terms = Terms(base, lambda short: short, "id/", bare=True)

    @property
    def names(self) -> Mapping[str, Any]:
        return self.terms.names

    def head(self) -> str:
        named = (f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(self._base).items() if name not in UNUSED)
        return f"@base <{self._base}> .\n{''.join(named)}"

    def tail(self) -> str:
        return ""

    def opening(self, description: Description) -> Markup:
        return ("\n", *self.terms.node("id_"), f" a {description.name}")

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        start = f" ;\n    {predicate_objects.predicate} "
        for value in predicate_objects.values:
            yield line(value, (start, *self.terms.value(value)))

    def end(self, description: Description) -> Markup:
        return (" .\n",)

    def direct(self, description: Description, direct: Direct) -> Markup:
        source, target = (self.terms.value(end) for end in (direct.source, direct.target))
        return (*source, f" {direct.predicate} ", *target, " .\n")


FORMAT = Format("ttl", "Turtle", ("turtle",), "text/turtle", Turtle, rank=0)
