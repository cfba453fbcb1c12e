"""What a response is made of: each shape says where in a row its values lie, and under which names they are shown.

The selection has positions, the response has names: a shape joins the two. What a request itself gives to the reading
of its row, worked out once, has a number (`given`).
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from graph.asked.selection import Page
from ontology.values import Language

Place = int | str | None
"""Where a value lies: at a position of the row at hand, in an attribute of the object at hand, or it is that itself."""


@dataclass(frozen=True)
class Cell:
    """A value as it is."""

    at: Place


@dataclass(frozen=True)
class Constant:
    """A value that is the same in every answer, such as a type's name."""

    value: Any


@dataclass(frozen=True)
class IriCell:
    """The id at a position, under the base IRI."""

    at: int


@dataclass(frozen=True)
class Fields:
    """An object whose values lie in the row at hand."""

    entries: tuple[tuple[str, "Shape"], ...]


@dataclass(frozen=True)
class Present:
    """An object whose values lie in the row at hand, or null where this position is."""

    at: int
    fields: Fields


@dataclass(frozen=True)
class Inner:
    """An object whose values lie in a row, or an object, of their own, or null where there is none."""

    at: Place
    shape: "Shape"


@dataclass(frozen=True)
class ByClass:
    """An object whose fields depend on its class, which is told at a position."""

    at: int
    cases: tuple[tuple[str, "Shape"], ...]


@dataclass(frozen=True)
class OfCase:
    """What lies in the part of the row that only this class has."""

    at: int
    shape: "Shape"


@dataclass(frozen=True)
class Listed:
    """A plain list of objects, each in a row, or an object, of its own."""

    at: Place
    shape: "Shape"


@dataclass(frozen=True)
class Cells:
    """The values at several positions, as a list."""

    at: tuple[int, ...]


@dataclass(frozen=True)
class InOneUnit:
    """Whether each of the dates at several positions lies in one unit, which is written in so many characters."""

    units: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Span:
    """A date span whose EDTF text lies somewhere, or null where it is. An entry names a part, or else its value."""

    at: Place
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Day:
    """A day as ISO 8601 text, or null where there is none."""

    at: Place


@dataclass(frozen=True)
class InLanguage:
    """A text in a language, or else in another unless there is no `fallback`; null where there is none."""

    at: Place
    language: Language
    fallback: bool = True


@dataclass(frozen=True)
class Snippet:
    """What is shown of the piece of the texts at a position for which a search found them. `given`: the search."""

    at: int
    given: int
    shape: "Shape"


@dataclass(frozen=True)
class Counts:
    """How many of each class there are, from the pairs at a position: an object for each of these `classes`.

    A class is told by its name, and the name under which it is shown.
    """

    at: int
    classes: tuple[tuple[str, str], ...]
    shape: "Shape"


@dataclass(frozen=True)
class StepLabel:
    """How a relation is called, by the positions of its kind and of the way in which it leads. `given`: the labels."""

    kind: int
    leads: int
    given: int


@dataclass(frozen=True)
class Properties:
    """A list of names and values that lie in turn at a position. An entry names one of these, or else its value."""

    at: int
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Each:
    """A list of objects in the order of the ids that were asked for, null where there is none. `given`: the ids."""

    at: int
    given: int
    shape: "Shape"


@dataclass(frozen=True)
class Given:
    """A list of objects that the request itself gives, whatever is in the row. `given`: the objects."""

    given: int
    shape: "Shape"


class Reckoned(Enum):
    """What is worked out of an agreement."""

    LEDGER = "ledger"
    CHANGES = "changes"
    VOICES = "voices"


@dataclass(frozen=True)
class Ledger:
    """What is worked out from the rows at these positions, or null. `given`: the agreement and the days asked for.

    `nodes`: whether any NodeOf in it has more than its id. `what`: a ledger, or what is worked out of one or two.
    """

    at: tuple[int, ...]
    given: int
    nodes: bool
    shape: "Shape"
    what: Reckoned = Reckoned.LEDGER


@dataclass(frozen=True)
class NodeOf:
    """A node of which a ledger tells, and whose id lies there: an object whose values lie in the row of the node."""

    at: Place
    shape: "Shape"


@dataclass(frozen=True)
class Edges:
    """The edges, or the nodes, of a page."""

    shape: "Shape"


@dataclass(frozen=True)
class Cursor:
    """The cursor of a row: the positions of the values that it holds."""

    at: tuple[int, ...]


@dataclass(frozen=True)
class PageInfo:
    """Where a page stands. A cursor says where the values of each of its ends are."""

    entries: tuple[tuple[str, str], ...]
    cursor: Cursor


@dataclass(frozen=True)
class Connection:
    """A page of rows at a position, one more than its size where there are more. `number` is its place in the plan.

    A node's own list is tied to the node whose id lies at `owner`. `given`: the cursors that the request gives for it.
    """

    at: int
    number: int
    page: Page
    entries: tuple[tuple[str, "Shape"], ...]
    owner: int | None = None
    given: int | None = None


Shape = (
    Cell
    | Cells
    | InOneUnit
    | Span
    | Day
    | InLanguage
    | Snippet
    | Counts
    | StepLabel
    | Properties
    | Ledger
    | NodeOf
    | Constant
    | IriCell
    | Fields
    | Present
    | Inner
    | ByClass
    | OfCase
    | Listed
    | Each
    | Given
    | Edges
    | Cursor
    | PageInfo
    | Connection
)
