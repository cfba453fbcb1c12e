"""What the node at hand, and the relation that led to it, are called in a statement."""

from dataclasses import dataclass

from graph.asked.selection import At
from graph.stored.columns import Key


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
        return f"{self._owner(at)}.{name}"

    def key(self, key: Key, at: At) -> str:
        """The value by which rows are ordered."""
        return key_of(self._owner(at), key)

    def _owner(self, at: At) -> str:
        return {At.NODE: self.node, At.EDGE: self.edge, At.LED: self.before.node}[at]


def key_of(owner: str, key: Key) -> str:
    """The value of a key of a node or relation of this name."""
    column = f"{owner}.{key.column}"
    return f"coalesce({column}, {owner}.{key.instead})" if key.instead else column
