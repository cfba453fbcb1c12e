"""What stores keep beside the records: what loads did, and the rest, to be compared with what would be kept now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.stored.ancestry import Ancestry
from graph.stored.counts import Cells
from graph.stored.surroundings import Surrounding

if TYPE_CHECKING:
    from graph.asked.selection import Items


@dataclass(frozen=True)
class Completions:
    """The names of the node at hand that are kept to be suggested: the columns of each, in order."""


@dataclass(frozen=True)
class Under:
    """What the node at hand is kept to lie under, or, `anew`, what it does lie under.

    Of each the columns that are kept, and the id that is there, by these ids.
    """

    kept: Ancestry
    anew: bool


@dataclass(frozen=True)
class Around:
    """The stems of the names that surround the node at hand, by what it is kept to lie under, as they would be kept."""

    by: tuple[Surrounding, ...]


@dataclass(frozen=True)
class Strays:
    """The ids of nodes that are not there, of which something is kept all the same: completions, or an ancestry."""

    kept: Ancestry | None


@dataclass(frozen=True)
class Counted:
    """The statistics: of each kind its name, how many there are, and how they spread forward and backward."""


@dataclass(frozen=True)
class Tallied:
    """The cells of a table that are kept, or, `anew`, as they follow from the records: the columns of each, in order.

    `actor`: the id of the actor whose they are, where cells are of one.
    """

    cells: Cells
    anew: bool
    actor: Any = None


@dataclass(frozen=True)
class TalliedActors:
    """The ids of all actors that have cells, sorted."""


@dataclass(frozen=True)
class Notices:
    """The newest notices of what is about a node, and of each the record, as far as it is there.

    The columns of the notice are those of the edge.
    """

    about: Any
    limit: Any
    items: "Items"


@dataclass(frozen=True)
class UnsoundNotices:
    """The notices that the record does not bear out: of each what it is about, the record, the change, and when, and
    when the record itself is said to have changed.
    """
