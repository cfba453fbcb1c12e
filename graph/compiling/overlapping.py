"""What overlaps some days, found without looking at all that began before them.

Most spans end in the month in which they begin. One that does, and ends on a day or later, begins in the month of that
day or later; so an index of first days has them side by side, and only the few others have to be looked at besides.
"""

from dataclasses import dataclass

from graph.asked.filters import At, Filter, Test, together
from graph.asked.operators import OVERLAPS, span_first, span_last
from graph.asked.selection import Order, Page
from graph.statement import Bound
from graph.stored.columns import ID_KEY, Key
from graph.stored.counts import MONTH
from graph.stored.layout import indexed_keys, node_days
from ontology.model import Node

YEAR, LONG = 4, 2
"""Characters of a year; and over how many turns of the year a span is long. To find what one node is joined to in the
order of days takes seven times as long, each, as to look at all of it; and what is known covers fifteen years or more.
"""


@dataclass(frozen=True)
class Overlap:
    """The keys of the first and last day of nodes, and the span that lies in part between them."""

    first: Key
    last: Key
    span: Bound


def overlap(cls: type[Node], filter_: Filter) -> Overlap | None:
    """What nodes of a class must overlap to meet a filter; None where it does not ask for that."""
    days = node_days(cls)
    if days is None or days[0] not in indexed_keys(cls):
        return None
    parts = [part for part in together(filter_) if isinstance(part, Test) and part.at is At.NODE]
    begins, ends = (
        [part.value for part in parts if part.key.column == key.column and part.operator is operator]
        for key, operator in zip(days, OVERLAPS, strict=True)
    )
    return next((Overlap(*days, span) for span in ends if span in begins), None)


def unordered(cls: type[Node], filter_: Filter) -> Page:
    """All that meets a filter, in whichever order it is found best: by days, if they are asked for."""
    asked = overlap(cls, filter_)
    return Page((Order(asked.first), Order(ID_KEY)) if asked else (), None, filter_)


def month_begins(span: object) -> str:
    """The first day of the month in which a span begins."""
    return f"{span_first(span)[:MONTH]}-01"


def is_long(span: object) -> bool:
    """Whether a span is so long that most of what is known may lie in it."""
    first, last = (int(day(span)[:YEAR]) for day in (span_first, span_last))
    return last - first >= LONG
