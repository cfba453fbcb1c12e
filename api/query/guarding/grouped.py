"""How many rows groups look at: every node that meets the filter, its keys, and the casualty figures behind its sums.

All of it is looked at before a page is cut, and once more for a count of the groups: it does not grow with the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, inf, prod

from api.query.guarding.visits import VISITS_OF_A_ROW, number_tested
from graph.asked import selection as s
from graph.asked.filling import MAX_UNITS
from graph.asked.grouping import ByAncestor, ByRelated, ByTarget, GroupKey
from graph.stored.statistics import Statistics
from ontology.events import Estimation
from ontology.model import Relation

OF_A_NODE = 1.0
"""How many rows are looked at in the time in which one node is found and counted: on SQLite with 100 thousand events,
the measure of all numbers here, 1.1 microseconds."""
OF_A_RELATION, OF_A_MEMBER = 1.7, 0.4
"""The same for each relation that leads to keys, 1.5 microseconds to actors and 2 to regions; and for each node of each
group."""
OF_A_SUMMED_MEMBER, OF_A_FIGURE = 3.0, 11.0
"""The same of sums, for each node of each group, and for each figure: 1.1 seconds for 80 thousand figures."""
OF_AN_ORDERED_FIGURE = 5.0
"""The same of a sum by which groups are ordered: 0.3 seconds."""
OF_A_UNIT = 400.0
"""For each unit of time that groups are filled up with. It is priced by the memory that Neo4j takes for it, 4 kB, and
not by its time, which would be 5: all the days that twenty may have take 0.4 GB."""


@dataclass(frozen=True)
class Grouped:
    """What is looked at for groups, or to count them."""

    groups: s.Groups | s.CountGroups

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read."""
        return ceil(sum(self._looks(statistics)) / VISITS_OF_A_ROW)

    def _looks(self, statistics: Statistics) -> Iterator[float]:
        groups, every = self.groups, statistics.nodes(self.groups.cls)
        found = min(every, number_tested(groups.cls, groups.filter, statistics))
        several = [_relations(key, statistics) / max(every, 1) for key in groups.by]
        members = found * prod(max(1.0, one) for one in several)
        yield OF_A_NODE * every + OF_A_RELATION * found * sum(several) + OF_A_MEMBER * members
        if groups.filling:
            yield OF_A_UNIT * MAX_UNITS
        if isinstance(groups, s.Groups):
            figures = statistics.relations(Estimation) / max(every, 1)
            sums = sum(isinstance(item, s.Casualties) for item in groups.items)
            yield sums * members * (OF_A_SUMMED_MEMBER + OF_A_FIGURE * figures)
            yield len(groups.harms) * found * (OF_A_NODE + OF_AN_ORDERED_FIGURE * figures)


def grouped(item: s.Item | s.Root) -> tuple[Grouped, ...]:
    """What an item or a root looks at for groups."""
    return (Grouped(item),) if isinstance(item, s.Groups | s.CountGroups) else ()


def _relations(key: GroupKey, statistics: Statistics) -> int:
    """How many relations lead to keys. Most of what a place lies in is not of the kind that is asked for."""
    relation: type[Relation]
    match key:
        case ByTarget(relation):
            pass
        case ByAncestor(kept):
            relation = kept.relation
        case ByRelated(end):
            relation = end.relation
        case _:
            return 0
    return statistics.relations(relation)
