"""Where the nodes of a class are found that meet a condition: led to by an index of a relation, or among all of them.

What must overlap some days is found in two halves. The one begins in the month of the first of these days or later; the
other began before, and ends in a later month than it began: an index has these alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.asked.operators import plain, span_last
from graph.asked.selection import Page
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.leads import Lead, lead_to
from graph.compiling.overlapping import is_long, month_begins, overlap
from graph.compiling.paging import page_order, row_limit
from graph.sqlite.tables import across_months, across_name, index_name
from graph.statement import Parameters
from ontology.model import Node

UNCUT = "LIMIT -1"
"""All rows; without a limit, SQLite drops the order of a table that is joined to others."""


@dataclass(frozen=True)
class Found:
    """FROM and WHERE of some nodes. `page`: in order of the columns that stand there.

    `led`: a relation leads to them. `repeats`: more than once to some.
    """

    text: str
    page: Page
    led: bool = False
    repeats: bool = False


def found(cls: type[Node], page: Page, at: Alias, p: Parameters, conditions: Conditions) -> tuple[Found, ...]:
    """Where the nodes are found from which a page is cut; each in one place."""
    asked, lead = overlap(cls, page.filter), lead_to(cls, page)
    if asked is None or (lead and not lead.ordered) or page.order[0].key != asked.first:
        return (_led(lead, cls, at, p, conditions) if lead else _among_all(cls, page, at, p, conditions),)
    month = p.add(asked.span, month_begins)
    first, last = (f"{at.node}.{key.column}" for key in (asked.first, asked.last))
    few = [across_months(first, last), f"{first} < {month}"]
    if lead:
        copied = at.key(lead.page.order[0].key, lead.page.order[0].at)
        until = p.add(asked.span, span_last)
        later = _led(lead, cls, at, p, conditions, [f"{copied} >= {month}", f"{copied} <= {until}"])
    else:
        later = _among_all(cls, page, at, p, conditions, [f"{first} >= {month}"])
    return later, _among_all(cls, page, at, p, conditions, few, f" INDEXED BY {across_name(cls.__name__)}")


def rows_of(cls: type[Node], page: Page, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The row numbers of all that is found, in their order where an index has another: rows lie in the file by it."""
    every = _all_found(cls, page, at, p, conditions)
    listed = " UNION ALL ".join(f"SELECT {_once(one)}{at.node}.rowid AS n {one.text}" for one in every)
    scattered = len(every) > 1 or every[0].led
    return f"{listed}{f' ORDER BY n {UNCUT}' * scattered}"


def number_of(cls: type[Node], page: Page, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """How many are found."""
    every = _all_found(cls, page, at, p, conditions)
    each = (f"count(DISTINCT {at.node}.rowid)" if one.repeats else "count(*)" for one in every)
    counts = [f"(SELECT {count} {one.text})" for count, one in zip(each, every, strict=True)]
    return counts[0] if len(counts) == 1 else f"({' + '.join(counts)})"


def page_of(cls: type[Node], page: Page, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The row numbers of a page, in its order. Of what is found in two places, each gives a page of its own first."""
    one, *others = found(cls, page, at, p, conditions)
    limit = row_limit(page, p)
    if not others:
        return f"SELECT {_once(one)}{at.node}.rowid AS n {one.text} {_ordered(one, at, conditions)} LIMIT {limit}"
    pages = (
        f"SELECT * FROM (SELECT {_once(half)}{_with_keys(half, at, conditions)} {half.text}"
        f" {_ordered(half, at, conditions)} LIMIT {limit})"
        for half in (one, *others)
    )
    order = ", ".join(f"o{number}{' DESC' * one.descending}" for number, one in enumerate(page_order(page)))
    return f"SELECT n FROM ({' UNION ALL '.join(pages)}) ORDER BY {order} LIMIT {limit}"


def _all_found(cls: type[Node], page: Page, at: Alias, p: Parameters, conditions: Conditions) -> tuple[Found, ...]:
    """Where all is found that meets a filter: of what a relation leads to, all of it is looked at for a long span.

    Which way is taken, a request decides by the span that it brings: SQLite tests what holds of no row before any.
    """
    every, asked = found(cls, page, at, p, conditions), overlap(cls, page.filter)
    lead = lead_to(cls, replace(page, order=()))
    if asked is None or lead is None or len(every) == 1:
        return every
    long = p.add(asked.span, is_long)
    halves = (replace(one, text=f"{one.text} AND NOT {long}") for one in every)
    return *halves, _led(lead, cls, at, p, conditions, [long])


def _once(half: Found) -> str:
    return "DISTINCT " * half.repeats


def _with_keys(half: Found, at: Alias, conditions: Conditions) -> str:
    keys = (f"{conditions.key(one, at)} AS o{number}" for number, one in enumerate(half.page.order))
    return ", ".join([f"{at.node}.rowid AS n", *keys])


def _ordered(half: Found, at: Alias, conditions: Conditions) -> str:
    keys = (conditions.key(one, at) + " DESC" * one.descending for one in page_order(half.page))
    return f"ORDER BY {', '.join(keys)}"


def _led(
    lead: Lead, cls: type[Node], at: Alias, p: Parameters, conditions: Conditions, more: Sequence[str] = ()
) -> Found:
    tests = [f"{at.edge}.targetId = {p.add(lead.id, plain)}", *more, *conditions.of_page(lead.page, at, p)]
    edge = f"{lead.stored} {at.edge} INDEXED BY {index_name(lead.stored, lead.index)}"
    node = f"{cls.__name__} {at.node} ON {at.node}.id = {at.edge}.sourceId"
    return Found(f"FROM {edge} CROSS JOIN {node}{where(tests)}", lead.page, led=True, repeats=lead.repeats)


def _among_all(
    cls: type[Node],
    page: Page,
    at: Alias,
    p: Parameters,
    conditions: Conditions,
    more: Sequence[str] = (),
    index: str = "",
) -> Found:
    tests = where([*more, *conditions.of_page(page, at, p)])
    return Found(f"FROM {'Node' if cls.abstract else cls.__name__} {at.node}{index}{tests}", page)
