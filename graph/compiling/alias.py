"""What the node at hand, and the relation that led to it, are called in a statement."""

from dataclasses import dataclass

from graph.asked.selection import At


@dataclass(frozen=True)
class Alias:
    """The names at one depth of a statement: n0 and r0 at the root, n1 and r1 below."""

    depth: int = 0

    @property
    def node(self) -> str:
        """The node's name."""
        return f"n{self.depth}"

    @property
    def edge(self) -> str:
        """The relation's name."""
        return f"r{self.depth}"

    @property
    def other(self) -> str:
        """The name of a node that is looked at on the way."""
        return f"o{self.depth}"

    @property
    def next(self) -> "Alias":
        """The names one level deeper."""
        return Alias(self.depth + 1)

    @property
    def before(self) -> "Alias":
        """The names one level above: of what led here."""
        return Alias(self.depth - 1)

    def column(self, name: str, at: At) -> str:
        """A column of the node, of the relation, or of the node that this left."""
        owner = {At.NODE: self.node, At.EDGE: self.edge, At.LED: f"n{self.depth - 1}"}[at]
        return f"{owner}.{name}"
