"""N-Quads: one triple a line, and the dataset that states it as its graph."""

from graph.rdf.description import Description
from graph.rdf.syntax import Format, Markup
from graph.rdf.syntaxes.ntriples import NTriples


class NQuads(NTriples):
    """N-Quads under a base IRI."""

    def graph(self, description: Description) -> Markup:
        return (*self.terms.node(description.graph), " ")


FORMAT = Format("nq", "N-Quads", ("nquads", "n-quads"), "application/n-quads", NQuads, rank=2)
