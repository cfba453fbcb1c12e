"""By what stores count events beside their months: who took part and how, whose record it is, and at which places."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.asked.filters import EVERYTHING, At, Filter, Not, Quantifier, Related, Test, together
from graph.asked.grouping import ByAncestor, ByColumn, ByRelated, ByTarget, GroupKey
from graph.asked.operators import BY_NAME, plain_each
from graph.statement import Bound
from graph.stored.columns import DATASET_KEY
from graph.stored.counts import ACTOR, AREA, DATASET, HEDGE, PLACE, ROLE, SOMEWHERE
from ontology.events import Involvement, Setting
from ontology.model import End
from ontology.vocabularies import PlaceKind

OF_ACTOR, OF_PLACE = End(Involvement, forward=True), End(Setting, forward=True)
AT_A_PLACE = Related(OF_PLACE, Quantifier.SOME, EVERYTHING)
NEARNESS = "precisionKey"
"""The column that says how near to a place an event was, never null."""
OF_PARTS = {"role": ROLE, "hedgeKey": HEDGE}
"""The facets that say something of a part in an event, by its columns."""
Fits = Callable[[Any], bool]
"""What must hold of a value of a request for cells to have it."""


@dataclass(frozen=True)
class Facet:
    """A facet by which events are grouped. `rest`: what is asked besides. `fitting`: values and what must hold of
    them."""

    name: str
    rest: tuple[Filter, ...]
    fitting: tuple[tuple[Bound, Fits], ...] = ()


def facet(key: GroupKey, filters: tuple[Filter, ...]) -> Facet | None:
    """The facet that is asked for by a key and all of some conditions; None where none is kept of that."""
    match key:
        case ByColumn(column) if column == DATASET_KEY.column:
            return Facet(DATASET, filters)
        case ByTarget(relation) if relation is Involvement:
            return Facet(ACTOR, filters)
        case ByTarget(relation) if relation is Setting and AT_A_PLACE in filters:
            return _told(PLACE, tuple(one for one in filters if one != AT_A_PLACE))
        case ByAncestor(kept, _, code) if kept.relation is Setting and code == PlaceKind.REGION.name:
            return _told(AREA, filters)
        case ByRelated(end, related, At.EDGE) if end == OF_ACTOR and related.column in OF_PARTS:
            return Facet(OF_PARTS[related.column], filters)
    return None


def _told(name: str, filters: tuple[Filter, ...]) -> Facet | None:
    """The facet of events that were somewhere in an area, or of those that were not."""
    for at, part in enumerate(filters):
        near = part.part if isinstance(part, Not) and name == PLACE else part if name == AREA else None
        if isinstance(near, Related) and (values := _nearness(near)) is not None:
            return Facet(name, (*filters[:at], *filters[at + 1 :]), ((values, are_areas),))
    return None


def _nearness(related: Related) -> Bound | None:
    """How near to one of its places an event must be."""
    match tuple(together(related.condition)):
        case (Test(key, operator, values, At.EDGE),) if related.end == OF_PLACE:
            if key.column == NEARNESS and operator is BY_NAME["in"] and related.quantifier is Quantifier.SOME:
                return values
    return None


def are_areas(values: Any) -> bool:
    """Whether these are the ways in which events are told to have been SOMEWHERE."""
    return set(plain_each(values)) == {one.name for one in SOMEWHERE}
