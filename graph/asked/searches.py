"""What a search text asks of a store: the nodes that it finds, and how many there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.asked.filters import And, Filter
from graph.asked.pages import Page
from graph.stored.columns import Key, Scalar, Shown
from graph.stored.surroundings import Surrounding
from ontology.model import Node

if TYPE_CHECKING:
    from graph.asked.selection import Items

RANK = Key("rank", Scalar.INT)
"""A hit's score in billionths: a whole number goes to a client in a cursor, and comes back, as the same number."""
SCORE = Shown(("score",), Scalar.FLOAT)


@dataclass(frozen=True)
class Sought:
    """The nodes that a search text finds: of some classes, or of all.

    `where`: what nodes of a class must meet; those of other classes are found as they are.
    """

    text: Any
    classes: Any
    where: tuple[tuple[type[Node], Filter], ...]

    @property
    def condition(self) -> Filter:
        """All that is asked of nodes of any class."""
        return And(tuple(filter_ for _, filter_ in self.where))


@dataclass(frozen=True)
class Search(Sought):
    """A page of them, best first. How well a node fits is said of the edge: RANK orders pages, SCORE is shown.

    `snippets`: whether the items are what snippets are cut from, once they are read.
    """

    page: Page
    items: "Items"
    snippets: bool = False


MOST_AROUND = 50
"""By so many names around a node it is shown why it was found."""


@dataclass(frozen=True)
class NamesAround:
    """The first nodes, by their ids, that surround the node at hand: of each a row of its texts."""

    by: Surrounding
    items: "Items"


@dataclass(frozen=True)
class CountSearch(Sought):
    """How many they are."""


@dataclass(frozen=True)
class CountClasses(Sought):
    """How many of each class they are: pairs of a class's name and a number, without the classes that have none.

    `among`: the classes that any of them may have.
    """

    among: tuple[type[Node], ...]
