"""What to read: a frozen tree of columns, relations, filters, orders and pages, without any engine's words.

A selection has no names, only items in the order of the answer; a row answers it position by position. Values that come
with a request are slots, so one selection, and one statement, serves every request of the same shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from graph.asked.ancestors import Ancestors as Ancestors
from graph.asked.ancestors import Unit as Unit
from graph.asked.filling import Filling as Filling
from graph.asked.filters import EVERYTHING as EVERYTHING
from graph.asked.filters import And as And
from graph.asked.filters import At as At
from graph.asked.filters import Box as Box
from graph.asked.filters import Certainty as Certainty
from graph.asked.filters import Cited as Cited
from graph.asked.filters import Filter as Filter
from graph.asked.filters import Held as Held
from graph.asked.filters import InCountry as InCountry
from graph.asked.filters import Missing as Missing
from graph.asked.filters import Near as Near
from graph.asked.filters import Not as Not
from graph.asked.filters import Or as Or
from graph.asked.filters import Quantifier as Quantifier
from graph.asked.filters import Reaches as Reaches
from graph.asked.filters import Related as Related
from graph.asked.filters import Representative as Representative
from graph.asked.filters import Test as Test
from graph.asked.grouping import GroupKey
from graph.asked.keeping import Around as Around
from graph.asked.keeping import Completions as Completions
from graph.asked.keeping import Counted as Counted
from graph.asked.keeping import Notices as Notices
from graph.asked.keeping import Strays as Strays
from graph.asked.keeping import Tallied as Tallied
from graph.asked.keeping import TalliedActors as TalliedActors
from graph.asked.keeping import Under as Under
from graph.asked.keeping import UnsoundNotices as UnsoundNotices
from graph.asked.pages import KeyValue as KeyValue
from graph.asked.pages import Order as Order
from graph.asked.pages import Page as Page
from graph.asked.pages import compared as compared
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.asked.searches import RANK as RANK
from graph.asked.searches import SCORE as SCORE
from graph.asked.searches import CountClasses as CountClasses
from graph.asked.searches import CountSearch as CountSearch
from graph.asked.searches import NamesAround as NamesAround
from graph.asked.searches import Search as Search
from graph.asked.searches import Sought as Sought
from graph.asked.suggestions import Suggest as Suggest
from graph.stored.columns import Shown
from ontology.model import End, Node, Relation
from ontology.vocabularies import Harm


@dataclass(frozen=True)
class Leaf:
    """A value that is shown as it is stored."""

    shown: Shown
    at: At = At.NODE


@dataclass(frozen=True)
class Lookup:
    """The node of a class whose id stands in a column of the node at hand, or null."""

    column: str
    cls: type[Node]
    items: "Items"


@dataclass(frozen=True)
class Citations:
    """The sources of the relation that led to a node: of each a locator, the basis, and the items of the source."""

    items: "Items"


@dataclass(frozen=True)
class ByClass:
    """What is read besides of a node of an interface, by its class: the class's name, then the items."""

    cases: tuple[tuple[type[Node], "Items"], ...]


@dataclass(frozen=True)
class One:
    """The node at the end of a relation that has one at most, or null."""

    end: End
    items: "Items"


@dataclass(frozen=True)
class Many:
    """A page of the nodes at the end of a relation."""

    end: End
    page: Page
    items: "Items"


@dataclass(frozen=True)
class Count:
    """How many nodes at the end of a relation meet a condition."""

    end: End
    filter: Filter


@dataclass(frozen=True)
class Find:
    """The node of a class (or interface) that has an id, or null."""

    cls: type[Node]
    id: Any
    items: "Items"


@dataclass(frozen=True)
class All:
    """A page of the nodes of a class or interface."""

    cls: type[Node]
    page: Page
    items: "Items"


@dataclass(frozen=True)
class CountAll:
    """How many nodes of a class meet a condition."""

    cls: type[Node]
    filter: Filter


@dataclass(frozen=True)
class Relations:
    """A page of the relations of one kind, ordered by id. Its items are columns of the relation, and citations.

    With `source`, only those of a source of that class; the filter may then speak of the source as the node. What they
    lead to meets `target`.
    """

    relation: type[Relation]
    limit: Any
    after: Any
    items: "Items"
    filter: Filter = EVERYTHING
    source: type[Node] | None = None
    target: Filter = EVERYTHING


@dataclass(frozen=True)
class Groups:
    """A page of the groups into which the nodes of a class that meet a filter fall: one for each combination of keys.

    A node is once in each group that it falls into. A group has its keys as columns, COUNT and, of events, the sums of
    `harms`, by which the page is ordered. `filling`: units of the one key that are groups even without nodes.
    """

    cls: type[Node]
    by: tuple[GroupKey, ...]
    filter: Filter
    page: Page
    items: "Items"
    harms: tuple[Harm, ...] = ()
    filling: Filling | None = None


@dataclass(frozen=True)
class CountGroups:
    """How many groups there are."""

    cls: type[Node]
    by: tuple[GroupKey, ...]
    filter: Filter
    filling: Filling | None = None


@dataclass(frozen=True)
class Casualties:
    """The casualty figures of the events of a group, which has so many keys, summed for each harm, or for some.

    `include`: sorts of figures that are otherwise left out. Its items are of one sum: columns, and pages of figures.
    `beside`: figures of the events that one stands for count beside its own.
    """

    keys: int
    harms: Any
    include: Any
    items: "Items"
    beside: bool = False


@dataclass(frozen=True)
class Figures:
    """A page of the figures that a sum takes, or of those that it leaves out, each with the REASON at its edge."""

    taken: bool
    page: Page
    items: "Items"


@dataclass(frozen=True)
class CountFigures:
    """How many figures a sum takes, or leaves out."""

    taken: bool


Climbed = Ancestors | Unit
Summed = Casualties | Figures | CountFigures
Walked = Neighbours | CountNeighbours | Said
Kept = Completions | Under | Around
Led = One | Many | NamesAround
Item = Leaf | KeyValue | Lookup | Citations | ByClass | Led | Count | Kept | Summed | Walked | Climbed
Items = tuple[Item, ...]
Searched = Search | CountSearch | CountClasses | Suggest
Checked = Strays | Counted | UnsoundNotices | Tallied | TalliedActors
Root = Find | All | CountAll | Relations | Searched | Groups | CountGroups | Notices | Checked
Selection = tuple[Root, ...]


def children(item: Item | Root) -> Items:
    """The items directly inside an item or a root, whichever row of it they are in."""
    match item:
        case Find() | All() | Relations() | Search() | Suggest() | Groups() | Notices():
            return item.items
        case Lookup() | Citations() | One() | Many() | Casualties() | Figures() | Neighbours() | Ancestors() | Unit():
            return item.items
        case NamesAround():
            return item.items
        case ByClass(cases):
            return tuple(inner for _, items in cases for inner in items)
        case Leaf() | KeyValue() | Count() | CountFigures() | CountAll() | CountGroups():
            return ()
        case Completions() | Under() | Around() | Strays() | Counted() | UnsoundNotices():
            return ()
        case Tallied() | TalliedActors():
            return ()
        case CountSearch() | CountClasses():
            return ()
        case CountNeighbours() | Said():
            return ()
        case _:
            assert_never(item)


def condition(item: Item | Root) -> Filter:
    """What must hold for what an item or a root reads or counts."""
    match item:
        case Count() | CountAll() | Relations() | Groups() | CountGroups():
            return item.filter
        case All() | Many() | Figures():
            return item.page.filter
        case Search() | CountSearch() | CountClasses():
            return item.condition
        case Find() | Suggest() | Leaf() | KeyValue() | Lookup() | Citations() | ByClass() | One():
            return EVERYTHING
        case Completions() | Under() | Around() | Strays() | Counted() | UnsoundNotices() | Notices():
            return EVERYTHING
        case Tallied() | TalliedActors():
            return EVERYTHING
        case (
            Casualties()
            | CountFigures()
            | Neighbours()
            | CountNeighbours()
            | Said()
            | Ancestors()
            | Unit()
            | NamesAround()
        ):
            return EVERYTHING
        case _:
            assert_never(item)


def walk_items(items: Selection | Items) -> Iterator[Item | Root]:
    """Items, or roots, and all that is in them."""
    for item in items:
        yield item
        yield from walk_items(children(item))
