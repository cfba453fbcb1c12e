"""What an operation may read at most: estimated from its selection and the page sizes of the request, before it runs.

One is counted for each row: each node of a page, and each node that belongs to it, as its dataset. A count is taken
for as much as a page of the default size, since it does not end with the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.errors import COST_EXCEEDED, TOO_MANY_CONDITIONS, RequestError
from api.query.guarding.limits import Limits
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.statement import fill
from graph.stored import columns


@dataclass(frozen=True)
class Reads:
    """What is read for each row: so many rows besides, and what a request decides: pages, and one of alternatives."""

    once: int
    pages: tuple["PageReads", ...]
    choices: tuple[tuple["Reads", ...], ...]

    @property
    def settled(self) -> bool:
        """Whether it is the same in every request."""
        return not self.pages and not self.choices

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows that is in a request."""
        if self.settled:
            return self.once
        pages = sum(page.rows(variables) for page in self.pages)
        return self.once + pages + sum(max(one.rows(variables) for one in cases) for cases in self.choices)


@dataclass(frozen=True)
class PageReads:
    """A page of rows. Its size is a number, a slot, or the list of ids that are asked for."""

    size: Any
    each: Reads

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows that is in a request."""
        size = fill(self.size, variables)
        return (len(size) if isinstance(size, list) else int(size)) * (1 + self.each.rows(variables))


def check_cost(reads: Reads, variables: Mapping[str, Any], limits: Limits) -> int:
    """How many rows a request may read at most. RequestError where that is more than is allowed."""
    estimated = reads.rows(variables)
    if estimated > limits.cost:
        message = f"The request may read {estimated} rows, and {limits.cost} are allowed; ask for smaller pages."
        raise RequestError.of(COST_EXCEEDED, message, details={"cost": told(estimated, limits)})
    return estimated


def told(estimated: int, limits: Limits) -> dict[str, int]:
    """A cost as responses tell it."""
    return {"estimated": estimated, "limit": limits.cost}


def reads_of(selection: tuple[Any, ...]) -> Reads:
    """What a selection, or the items of a row, read."""
    once, pages, choices = 0, list[PageReads](), list[tuple[Reads, ...]]()
    for item in selection:
        if isinstance(item, s.ByClass):
            cases = tuple(reads_of(items) for _, items in item.cases)
            if all(one.settled for one in cases):
                once += max(one.once for one in cases)
            else:
                choices.append(cases)
        elif isinstance(item, s.Count | s.CountAll | s.CountSearch | s.CountGroups | s.Casualties):
            once += PAGE_SIZE
        elif hasattr(item, "items"):
            inner = reads_of(item.items)
            size = _size(item)
            if size is None:
                once, pages, choices = once + 1 + inner.once, [*pages, *inner.pages], [*choices, *inner.choices]
            elif isinstance(size, int) and inner.settled:
                once += size * (1 + inner.once)
            else:
                pages.append(PageReads(size, inner))
    return Reads(once, tuple(pages), tuple(choices))


def _size(item: Any) -> Any:
    """The size of a page; None for what is one row."""
    if isinstance(item, s.Relations):
        return _asked(item.limit)
    if (page := getattr(item, "page", None)) is None:
        return None
    match page.filter:
        case s.Test(key, operator, ids) if key == columns.ID_KEY and operator is BY_NAME["in"]:
            return ids
    return _asked(page.limit)


def _asked(limit: Any) -> Any:
    """What is computed reads all there is of one agreement: the request sets no page there."""
    return PAGE_SIZE if isinstance(limit, int) and limit > MAX_PAGE_SIZE else limit


def check_conditions(selection: tuple[Any, ...], limits: Limits) -> None:
    """Refuse more conditions than a statement can well hold."""
    if _conditions(selection) > limits.conditions:
        message = (
            f"The filters have more than {limits.conditions} conditions; use in: [...], or ask in several requests."
        )
        raise RequestError.of(TOO_MANY_CONDITIONS, message)


def _conditions(selection: tuple[Any, ...]) -> int:
    found = 0
    for item in selection:
        filter_ = getattr(item, "filter", None) or getattr(getattr(item, "page", None), "filter", None)
        found += _tests(filter_) if filter_ else 0
        parts = [items for _, items in item.cases] if isinstance(item, s.ByClass) else [getattr(item, "items", ())]
        found += sum(map(_conditions, parts))
    return found


def _tests(filter_: Any) -> int:
    match filter_:
        case s.And(parts) | s.Or(parts):
            return sum(map(_tests, parts))
        case s.Not(part):
            return _tests(part)
        case s.Related():
            return 1 + _tests(filter_.condition)
    return 1
