"""Turtle of RDF 1.2: a relation is said about the triple that it states, and still has an IRI of its own.

    <id/event/x> ac:involves <id/actor/z> ~ <id/involvement/y> {| a ac:Involvement ; ac:role ... |} .
    << <id/event/x> ac:involves <id/actor/z> ~ <id/involvement/y> >> a ac:Involvement ; ac:hedge ... .

The second, of a relation with a hedge, does not assert the triple. All other triples are those of Turtle.
"""

from collections.abc import Mapping
from typing import Any

from graph.rdf.description import Description, Direct
from graph.rdf.syntax import Format, Markup, Of
from graph.rdf.syntaxes.turtle import Turtle

AROUND = {"start": ("<< ", ""), "middle": (" >>", " {|"), "stop": (" .\n", " |} .\n")}
"""What stands before a triple, after its reifier, and after what is said of it: first of those not asserted."""


class Turtle12(Turtle):
    """Turtle of RDF 1.2 under a base IRI."""

    @property
    def names(self) -> Mapping[str, Any]:
        return {**super().names, **AROUND}

    def head(self) -> str:
        return f'VERSION "1.2"\n{super().head()}'

    def opening(self, description: Description) -> Markup:
        direct = description.direct
        if direct is None:
            return super().opening(description)
        source, target = (self.terms.value(end) for end in (direct.source, direct.target))
        triple = (*source, f" {direct.predicate} ", *target, " ~ ", *self.terms.node("id_"))
        return ("\n", _around("start", direct), *triple, _around("middle", direct), f"\n    a {description.name}")

    def end(self, description: Description) -> Markup:
        return (_around("stop", description.direct),) if description.direct else super().end(description)

    def direct(self, description: Description, direct: Direct) -> Markup:
        return () if direct == description.direct else super().direct(description, direct)


def _around(place: str, direct: Direct) -> str | Of:
    """What stands there, by whether the triple is asserted."""
    return Of(f"{place}[{direct.hedge} is None]") if direct.hedge else AROUND[place][True]


FORMAT = Format("ttl12", "Turtle 1.2", ("turtle12",), "text/turtle; version=1.2", Turtle12, rank=6)
