"""What fields of computed objects stand for: attributes of the Python values that a computation gave."""

from dataclasses import dataclass
from enum import Enum

from ontology.model import Node


class ComputedAs(Enum):
    """How an attribute of a computed object becomes a field."""

    VALUE = "as it is"
    DAY = "a day, as ISO 8601 text"
    TEXT = "a text, in the language that is asked for"
    SPAN = "EDTF text, as a date span"
    OBJECT = "a computed object, or a list of them"


@dataclass(frozen=True)
class Computed:
    """A field of a computed object: an attribute of the Python value that the computation gave."""

    attribute: str
    how: ComputedAs


@dataclass(frozen=True)
class ComputedNode:
    """A node of the graph, or a list, whose id is an attribute: read along with what the computation needs."""

    attribute: str
    cls: type[Node]
