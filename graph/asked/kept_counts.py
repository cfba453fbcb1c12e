"""What can be answered from the counts that stores keep: which cells have it, and what must hold for them to.

A condition on an event's days or kind is asked of a cell just as it is of the event. Cells of months take only days at
which months begin or end, and neither every place nor every actor has cells: so a statement has both ways, and takes
the one by the values of its request.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.asked import selection as s
from graph.asked.filters import And, At, Filter, Quantifier, Related, Test, lies_under, together
from graph.asked.grouping import ByAncestor, ByColumn, ByTime, GroupKey
from graph.asked.kept_facets import OF_ACTOR, Fits, facet
from graph.asked.months import aligned, asks_for, by_month, has_months, speaks_of
from graph.asked.operators import BY_NAME
from graph.asked.representatives import besides_representatives, of_representatives
from graph.statement import Bound, fill
from graph.stored.columns import ID_KEY
from graph.stored.counts import (
    ACTOR_DAYS,
    ALL_DAYS,
    DAYS,
    FACETS,
    LEVELS,
    MONTH,
    MONTHS_BY_KIND,
    NO_LEVEL,
    PLACE_MONTHS,
    Cells,
)
from ontology.events import Event, Setting

KIND = "kind"
LEVELS_BY_NAME = {level.name: level for level in LEVELS}


@dataclass(frozen=True)
class Asked:
    """What is asked of cells. `levels`: of which they are, or of which facets. `place`, `actor`: whose, if asked.

    `filter`: what else a cell must meet, as if it were the event. `fitting`: values and what must hold of them.
    """

    cells: Cells
    levels: tuple[str, ...]
    filter: Filter
    place: Bound | None = None
    actor: Bound | None = None
    fitting: tuple[tuple[Bound, Fits], ...] = ()

    def of(self, cells: Cells) -> "Asked":
        """The same of other cells."""
        return replace(self, cells=cells)

    def fits(self, variables: Mapping[str, Any]) -> bool:
        """Whether the values of a request are such that cells have it; of its place and actor only a store can tell."""
        return all(fits(fill(value, variables)) for value, fits in self.fitting)


@dataclass(frozen=True)
class KeptSums(s.Casualties):
    """Casualty sums of a group that are taken from cells. `by`: the keys of the group."""

    asked: Asked = field(kw_only=True)
    by: tuple[GroupKey, ...] = field(kw_only=True)


def counted(root: s.CountAll) -> Asked | None:
    """How events are counted from cells; None where these don't have it: they have those that stand for themselves."""
    if root.cls is not Event or not of_representatives(root.filter):
        return None
    place, actor, rest = _pins(root.filter)
    if actor is None:
        return _monthly(place, rest, ())
    if place is None or not all(speaks_of(part, DAYS) for part in rest):
        return None
    return Asked(ACTOR_DAYS, (), And(rest), place, actor)


def grouped(root: s.Groups | s.CountGroups) -> Asked | None:
    """How events are grouped from cells; None where these don't have it."""
    if root.cls is not Event or not of_representatives(root.filter):
        return None
    place, actor, rest = _pins(root.filter)
    asked = None if actor is not None else _of_facet(place, rest, root.by) or _monthly(place, rest, root.by)
    if asked is None or not isinstance(root, s.Groups):
        return asked
    sums = [item for item in root.items if isinstance(item, s.Casualties)]
    without_sums = asked.cells in (MONTHS_BY_KIND, FACETS)
    return None if ((sums or root.harms) and without_sums) or not all(map(_of_cells, sums)) else asked


def with_kept_sums(root: s.Groups, asked: Asked) -> s.Groups:
    """The same groups, whose sums are taken from cells as well."""
    items = (
        KeptSums(item.keys, item.harms, item.include, item.items, item.beside, asked=asked, by=root.by)
        if isinstance(item, s.Casualties)
        else item
        for item in root.items
    )
    return replace(root, items=tuple(items))


def _of_cells(sums: s.Casualties) -> bool:
    """Whether sums leave out what they usually do, and no figure is asked for."""
    figures = any(isinstance(item, s.Figures | s.CountFigures) for item in sums.items)
    return not sums.include and not figures


def _pins(filter_: Filter) -> tuple[Bound | None, Bound | None, tuple[Filter, ...]]:
    """The one place under which events must lie, the one actor that they must involve, and what is asked besides."""
    place, actor, rest = None, None, list[Filter]()
    for part in together(besides_representatives(filter_)):
        if place is None and (found := _place(part)) is not None:
            place = found
        elif actor is None and (found := _actor(part)) is not None:
            actor = found
        else:
            rest.append(part)
    return place, actor, tuple(rest)


def _place(part: Filter) -> Bound | None:
    if not isinstance(part, Related) or part.end.relation is not Setting or not (kept := lies_under(part)):
        return None
    return kept[1].id


def _actor(part: Filter) -> Bound | None:
    match part:
        case Related(end, Quantifier.SOME, condition) if end == OF_ACTOR:
            match tuple(together(condition)):
                case (Test(key, operator, id_, At.NODE),) if key == ID_KEY and operator is BY_NAME["eq"]:
                    return id_
    return None


def _monthly(place: Bound | None, rest: tuple[Filter, ...], by: tuple[GroupKey, ...]) -> Asked | None:
    """What is asked of the cells of months."""
    of_kind = any(isinstance(key, ByColumn) for key in by) or any(asks_for(part, KIND) for part in rest)
    levels = [key for key in by if isinstance(key, ByAncestor)]
    if not all(speaks_of(part, (*DAYS, KIND)) and has_months(part) for part in rest) or not all(map(_of_month, by)):
        return None
    if len(levels) > 1 or (levels and place is not None):
        return None
    names = [level.code for level in levels] or (list(LEVELS_BY_NAME) if place is not None else [NO_LEVEL])
    return _of_cells_by_month(MONTHS_BY_KIND if of_kind else PLACE_MONTHS, tuple(names), rest, place)


def _of_facet(place: Bound | None, rest: tuple[Filter, ...], by: tuple[GroupKey, ...]) -> Asked | None:
    """What is asked of the cells of facets; of some, whenever that was."""
    asked = facet(by[0], rest) if len(by) == 1 else None
    if asked is None or (asked.rest and asked.name in ALL_DAYS):
        return None
    if not all(speaks_of(part, DAYS) and has_months(part) for part in asked.rest):
        return None
    found = _of_cells_by_month(FACETS, (asked.name,), asked.rest, place)
    return replace(found, fitting=(*found.fitting, *asked.fitting))


def _of_cells_by_month(
    cells: Cells, levels: tuple[str, ...], rest: tuple[Filter, ...], place: Bound | None = None
) -> Asked:
    """What is asked of cells that have months, by a filter of days."""
    days = tuple(found for part in rest for found in aligned(part))
    return Asked(cells, levels, And(tuple(map(by_month, rest))), place, fitting=days)


def _of_month(key: GroupKey) -> bool:
    match key:
        case ByTime(path, characters):
            return path == ("when",) and characters <= MONTH
        case ByColumn(column):
            return column == KIND
        case ByAncestor(kept, column, code):
            return kept.relation is Setting and column == KIND and code in LEVELS_BY_NAME
    return False
