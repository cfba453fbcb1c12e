"""What a text that is being typed asks of a store: the nodes whose names it begins."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.model import Node
from ontology.values import Language

if TYPE_CHECKING:
    from graph.asked.selection import Items


@dataclass(frozen=True)
class Completions:
    """What is kept of the names of the node at hand, to be suggested: the columns of each, in order."""


@dataclass(frozen=True)
class Suggest:
    """The first nodes whose names a text that is being typed begins, each once, with the name said of the edge.

    Of some classes, or of all that have names (`among`). Of several names of a node that the text begins, one in the
    language stands for it.
    """

    text: Any
    classes: Any
    among: tuple[type[Node], ...]
    language: Language | None
    limit: Any
    items: "Items"
