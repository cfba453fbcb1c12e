"""TriG: Turtle, each block of a subject within its dataset's graph."""

from graph.rdf.description import Description, Direct
from graph.rdf.syntax import Format, Markup
from graph.rdf.syntaxes.turtle import Turtle


class TriG(Turtle):
    """TriG under a base IRI. A graph is opened anew for each subject, so that nothing is kept from one to the next."""

    def opening(self, description: Description) -> Markup:
        return ("\n", *self.terms.node(description.graph), " {", *super().opening(description))

    def end(self, description: Description) -> Markup:
        return (*super().end(description), "}\n")

    def direct(self, description: Description, direct: Direct) -> Markup:
        return (*self.terms.node(description.graph), " { ", *super().direct(description, direct), "}\n")


FORMAT = Format("trig", "TriG", (), "application/trig", TriG, rank=3)
