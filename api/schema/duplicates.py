"""The argument by which lists of events show all records of an event, and not only the one that stands for it."""

from api.schema.strawberry_parts import Argument, argument
from graph.asked.representatives import are_represented, lead_to_represented
from ontology.model import End, Node

NAME = "duplicates"
DUPLICATES = (
    "Whether to include events for which another record of them, or of a larger event of which they are a part, stands"
    " (`canonical`). If false, an event that several datasets record is there once. Ask for true to see all that one"
    " dataset has."
)


def duplicates_argument(cls: type[Node]) -> list[Argument]:
    """What a list, or groups, of nodes of a class take at the root."""
    return _argument() if are_represented(cls) else []


def related_duplicates_argument(end: End) -> list[Argument]:
    """What a list that nodes have at an end of a relation takes."""
    return _argument() if lead_to_represented(end) else []


def _argument() -> list[Argument]:
    return [argument(NAME, bool, DUPLICATES, default=False)]
