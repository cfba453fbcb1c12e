"""What is read of counts that stores keep, in place of the nodes that are counted or grouped (asked/kept_counts.py)."""

from dataclasses import dataclass
from math import ceil, inf

from api.query.guarding.visits import VISITS_OF_A_ROW
from graph.asked import selection as s
from graph.asked.kept_counts import Asked, counted, grouped
from graph.stored.counts import ACTOR, PLACE
from graph.stored.statistics import Statistics
from ontology.actors import Actor
from ontology.events import Event
from ontology.model import Node
from ontology.places import Place

CELLS = 50_000
"""How many cells are looked at for counts or groups, at most, as a rule: of all kinds of events in the months of
fifteen years there are 6,000, and of the same in each of eight regions 34,000."""
OF_EACH: dict[str, type[Node]] = {ACTOR: Actor, PLACE: Place}
"""Of what each node has a cell, and all of them may be more."""
BELOW_REGIONS = 0.1
"""Of what share of all events a place below regions has its own, as a rule at most: such have no cells."""


@dataclass(frozen=True)
class Kept:
    """Cells that are looked at for counts or groups, and again for each of their sums."""

    asked: Asked
    item: s.CountAll | s.Groups | s.CountGroups

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read: no more cells than there are events."""
        sums = 0
        if isinstance(self.item, s.Groups):
            sums = len(self.item.harms) + sum(isinstance(one, s.Casualties) for one in self.item.items)
        of_each = [statistics.nodes(OF_EACH[one]) for one in self.asked.levels if one in OF_EACH]
        cells = min(max([CELLS, *of_each]), statistics.nodes(Event))
        return ceil(cells * (1 + sums) / VISITS_OF_A_ROW)


def kept(item: s.Item | s.Root) -> Kept | None:
    """What is read of kept counts for an item or a root; None where these don't have it."""
    match item:
        case s.CountAll():
            asked = counted(item)
        case s.Groups() | s.CountGroups():
            asked = grouped(item)
        case _:
            return None
    return Kept(asked, item) if asked else None
