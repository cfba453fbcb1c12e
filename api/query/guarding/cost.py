"""What an operation may read at most: estimated from its selection and the page sizes of the request, before it runs.

One is counted for each row: each node of a page, and each node that belongs to it, as its dataset. A count is taken
for as much as a page of the default size, since it does not end with the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from api.errors import COST_EXCEEDED, TOO_MANY_CONDITIONS, RequestError
from api.query.guarding.limits import Limits
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from graph.asked import selection as s
from graph.asked.filters import speaks_of, walk
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
        return self.once + pages + sum(max(case.rows(variables) for case in cases) for cases in self.choices)


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


def reads_of(items: s.Selection | s.Items) -> Reads:
    """What a selection, or the items of a row, read."""
    reads = [_reads(item) for item in items]
    pages = tuple(page for each in reads for page in each.pages)
    choices = tuple(choice for each in reads for choice in each.choices)
    return Reads(sum(each.once for each in reads), pages, choices)


def _reads(item: s.Item | s.Root) -> Reads:
    match item:
        case s.Leaf() | s.KeyValue():
            return Reads(0, (), ())
        case s.Count() | s.CountAll() | s.CountSearch() | s.CountGroups() | s.Casualties():
            return Reads(PAGE_SIZE, (), ())
        case s.ByClass(cases):
            return _one_of(tuple(reads_of(items) for _, items in cases))
        case s.Find() | s.Lookup() | s.Citations() | s.One():
            inner = reads_of(item.items)
            return replace(inner, once=1 + inner.once)
        case s.Relations():
            return _paged(_asked(item.limit), item.items)
        case s.All() | s.Many() | s.Search() | s.Groups():
            return _paged(_size(item.page), item.items)
        case _:
            assert_never(item)


def _one_of(cases: tuple[Reads, ...]) -> Reads:
    if all(case.settled for case in cases):
        return Reads(max(case.once for case in cases), (), ())
    return Reads(0, (), (cases,))


def _paged(size: Any, items: s.Items) -> Reads:
    inner = reads_of(items)
    if isinstance(size, int) and inner.settled:
        return Reads(size * (1 + inner.once), (), ())
    return Reads(0, (PageReads(size, inner),), ())


def _size(page: s.Page) -> Any:
    match page.filter:
        case s.Test(key, operator, ids) if key == columns.ID_KEY and operator is BY_NAME["in"]:
            return ids
    return _asked(page.limit)


def _asked(limit: Any) -> Any:
    """What is computed reads all there is of one agreement: the request sets no page there."""
    return PAGE_SIZE if isinstance(limit, int) and limit > MAX_PAGE_SIZE else limit


def check_conditions(selection: s.Selection, limits: Limits) -> None:
    """Refuse more conditions than a statement can well hold."""
    filters = (s.condition(item) for item in s.walk_items(selection))
    if sum(speaks_of(part) is not None for each in filters for part in walk(each)) > limits.conditions:
        message = (
            f"The filters have more than {limits.conditions} conditions; use in: [...], or ask in several requests."
        )
        raise RequestError.of(TOO_MANY_CONDITIONS, message)
