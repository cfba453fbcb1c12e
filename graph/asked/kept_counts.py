"""What can be answered from the counts that stores keep: which cells have it, and what must hold for them to.

A condition on an event's days or kind is asked of a cell just as it is of the event. Cells of months take only days at
which months begin or end, and neither every place nor every actor has cells: so a statement has both ways, and takes
the one by the values of its request.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.asked import selection as s
from graph.asked.filters import And, At, Filter, Missing, Not, Or, Quantifier, Related, Test, lies_under, together
from graph.asked.grouping import ByAncestor, ByColumn, ByRelated, ByTarget, ByTime, GroupKey
from graph.asked.operators import BY_NAME, Comparison, first_day, last_day, span_first, span_last
from graph.asked.representatives import besides_representatives, of_representatives
from graph.statement import Bound, fill
from graph.stored.columns import DATASET_KEY, ID_KEY, Key
from graph.stored.counts import (
    ACTOR,
    ACTOR_DAYS,
    DATASET,
    DAYS,
    FACETS,
    HEDGE,
    LEVELS,
    MONTH,
    MONTHS_BY_KIND,
    NO_LEVEL,
    PLACE_MONTHS,
    ROLE,
    Cells,
)
from ontology.events import Event, Involvement, Setting
from ontology.model import End

Convert = Callable[[Any], Any]
KIND = "kind"
OF_ACTOR = End(Involvement, forward=True)
BEGIN, TURN = (first_day, span_first), (last_day, span_last)
"""How a value of a condition becomes a day: the first that it means, or the last."""
LEVELS_BY_NAME = {level.name: level for level in LEVELS}


@dataclass(frozen=True)
class Month:
    """A day of a condition, as cells of months have it."""

    day: Convert

    def __call__(self, value: Any) -> str:
        """Its month."""
        return str(self.day(value))[:MONTH]


@dataclass(frozen=True)
class Aligned:
    """Whether a day of a condition is one at which a month begins, or ends, so that no cell lies on either side."""

    day: Convert

    def __call__(self, value: Any) -> bool:
        """Whether it is, for the value of a request."""
        year, month, day = map(int, self.day(value).split("-"))
        return day == (1 if self.day in BEGIN else monthrange(year, month)[1])


@dataclass(frozen=True)
class Asked:
    """What is asked of cells. `levels`: of which they are, or of which facets. `place`, `actor`: whose, if asked.

    `filter`: what else a cell must meet, as if it were the event. `aligned`: values and what must hold of them.
    """

    cells: Cells
    levels: tuple[str, ...]
    filter: Filter
    place: Bound | None = None
    actor: Bound | None = None
    aligned: tuple[tuple[Bound, Aligned], ...] = ()

    def of(self, cells: Cells) -> "Asked":
        """The same of other cells."""
        return replace(self, cells=cells)

    def fits(self, variables: Mapping[str, Any]) -> bool:
        """Whether the days of a request are such that cells have it; of its place and actor only a store can tell."""
        return all(aligned(fill(value, variables)) for value, aligned in self.aligned)


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
    if place is None or not all(_speaks_of(part, DAYS) for part in rest):
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


def facet_of(key: GroupKey) -> str | None:
    """The facet by which events are grouped; None where none is kept of that key."""
    match key:
        case ByColumn(column):
            return DATASET if column == DATASET_KEY.column else None
        case ByTarget(relation):
            return ACTOR if relation is Involvement else None
        case ByRelated(end, related, At.EDGE) if end == OF_ACTOR:
            return {"role": ROLE, "hedgeKey": HEDGE}.get(related.column)
    return None


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
    of_kind = any(isinstance(key, ByColumn) for key in by) or any(_names(part, KIND) for part in rest)
    levels = [key for key in by if isinstance(key, ByAncestor)]
    if not all(_speaks_of(part, (*DAYS, KIND)) and _has_months(part) for part in rest) or not all(map(_of_month, by)):
        return None
    if len(levels) > 1 or (levels and place is not None):
        return None
    names = [level.code for level in levels] or (list(LEVELS_BY_NAME) if place is not None else [NO_LEVEL])
    return _of_cells_by_month(MONTHS_BY_KIND if of_kind else PLACE_MONTHS, tuple(names), rest, place)


def _of_facet(place: Bound | None, rest: tuple[Filter, ...], by: tuple[GroupKey, ...]) -> Asked | None:
    """What is asked of the cells of facets: wherever events were, and of actors whenever that was."""
    facet = facet_of(by[0]) if len(by) == 1 and place is None else None
    if facet is None or (rest and facet == ACTOR):
        return None
    if not all(_speaks_of(part, DAYS) and _has_months(part) for part in rest):
        return None
    return _of_cells_by_month(FACETS, (facet,), rest)


def _of_cells_by_month(
    cells: Cells, levels: tuple[str, ...], rest: tuple[Filter, ...], place: Bound | None = None
) -> Asked:
    """What is asked of cells that have months, by a filter of days."""
    aligned = tuple(found for part in rest for found in _aligned(part))
    return Asked(cells, levels, And(tuple(map(_by_month, rest))), place, aligned=aligned)


def _of_month(key: GroupKey) -> bool:
    match key:
        case ByTime(path, characters):
            return path == ("when",) and characters <= MONTH
        case ByColumn(column):
            return column == KIND
        case ByAncestor(kept, column, code):
            return kept.relation is Setting and column == KIND and code in LEVELS_BY_NAME
    return False


def _tests(filter_: Filter) -> list[Filter]:
    """The conditions of which a filter is made, without what joins them."""
    match filter_:
        case And(parts) | Or(parts):
            return [test for part in parts for test in _tests(part)]
        case Not(part):
            return _tests(part)
    return [filter_]


def _speaks_of(filter_: Filter, columns: tuple[str, ...]) -> bool:
    """Whether a filter asks for nothing but some columns of the event."""
    tests = _tests(filter_)
    return all(isinstance(one, Test | Missing) and one.at is At.NODE and one.key.column in columns for one in tests)


def _names(filter_: Filter, column: str) -> bool:
    return any(isinstance(one, Test | Missing) and one.key.column == column for one in _tests(filter_))


def _of_days(test: Filter) -> bool:
    return isinstance(test, Test | Missing) and test.key.column in DAYS


def _comparison(test: Test) -> Comparison:
    form = test.operator.form(test.key)
    assert form
    return form


def _has_months(filter_: Filter) -> bool:
    """Whether each day of a filter is the first, or the last, that a value means: of a list, no month tells."""
    dated = (one for one in _tests(filter_) if isinstance(one, Test) and _of_days(one))
    return all(convert in (*BEGIN, *TURN) for one in dated for convert in _comparison(one).converts)


def _aligned(filter_: Filter) -> list[tuple[Bound, Aligned]]:
    dated = (one for one in _tests(filter_) if isinstance(one, Test) and _of_days(one))
    return [(one.value, Aligned(convert)) for one in dated for convert in _comparison(one).converts]


def _by_month(filter_: Filter) -> Filter:
    """The same condition on the months of an event's days."""
    match filter_:
        case And(parts) | Or(parts):
            return replace(filter_, parts=tuple(map(_by_month, parts)))
        case Not(part):
            return Not(_by_month(part))
        case Missing(key) if _of_days(filter_):
            return replace(filter_, key=_cut(key))
        case Test(key, operator) if _of_days(filter_):
            form = _comparison(filter_)
            dated = replace(form, converts=tuple(map(Month, form.converts)))
            return replace(filter_, key=_cut(key), operator=replace(operator, date=dated))
    return filter_


def _cut(key: Key) -> Key:
    return replace(key, absent=tuple(str(value)[:MONTH] for value in key.absent))
