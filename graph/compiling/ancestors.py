"""What both compilers must know of climbing a hierarchy on a day."""

from graph.asked.ancestors import Unit
from graph.asked.filters import At
from graph.compiling.alias import Alias


def day_of(unit: Unit, at: Alias) -> str:
    """The first day of the node that led here; where nobody knows it, the last, of which one of the two is known."""
    first, last = (at.column(key.column, At.LED) for key in unit.days)
    unknown = " OR ".join(f"{first} = '{value}'" for value in unit.days[0].absent)
    return f"CASE WHEN {unknown} THEN {last} ELSE {first} END" if unknown else first
