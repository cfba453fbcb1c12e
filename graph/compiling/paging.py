"""What both compilers must know of a page: its order, what lies beyond a cursor, and when an index has it ready."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.asked.filters import EVERYTHING, And, At, Cited, Filter, Missing, Or, Related, parts, speaks_of
from graph.asked.operators import one_more, plain
from graph.asked.selection import Order, Page
from graph.statement import Bound, Parameters
from graph.stored.columns import Key
from graph.stored.layout import copied_keys, hub_indexes
from ontology.model import End


def page_order(page: Page) -> tuple[Order, ...]:
    """The order in which a page is read: turned round for a backward one."""
    if not page.backward:
        return page.order
    return tuple(replace(one, descending=not one.descending) for one in page.order)


def row_limit(page: Page, p: Parameters) -> str:
    """The parameter for how many rows of a page are read."""
    return p.add(page.limit, one_more if page.beyond else plain)


def keyset(page: Page, end: str) -> list[tuple[Order, Bound, str]]:
    """For `after` or `before`: each key of the order, its value in the cursor, and the comparison beyond it."""
    values = page.after if end == "after" else page.before
    if values is None:
        return []
    signs = ("<", ">") if end == "after" else (">", "<")
    return [(one, value, signs[0 if one.descending else 1]) for one, value in zip(page.order, values, strict=True)]


def names_node(filter_: Filter) -> bool:
    """Whether a condition on a relation speaks of the node at its end."""
    if isinstance(filter_, Cited):
        return False  # what is in it speaks of sources
    return speaks_of(filter_) is At.NODE or any(map(names_node, parts(filter_)))


def is_settled(filter_: Filter) -> bool:
    """Whether some part of a filter is true or false whatever the data are, as an empty OR is.

    Neo4j's planner then drops the rest of a condition, and refuses the hint of an index that needs it. Where nothing is
    asked for, nothing is written that could be settled.
    """
    return filter_ != EVERYTHING and _has_constant(filter_)


def _has_constant(filter_: Filter) -> bool:
    match filter_:
        case And(()) | Or(()):
            return True
        case Missing(key):
            return not key.absent
        case Related(condition=condition) | Cited(condition):
            return is_settled(condition)
    return any(map(_has_constant, parts(filter_)))


@dataclass(frozen=True)
class HubRead:
    """A page that an index of the relation has in order, so that nothing is sorted however many there are."""

    index: tuple[str, ...]
    page: Page


def hub_read(end: End, page: Page) -> HubRead | None:
    """How a page is read from a target that may have very many; None where its order has no index.

    Sort keys of the source are copied onto the relation, so its index alone gives the page.
    """
    if end.forward or end.relation.declared.pages_by is None:
        return None
    if is_settled(page.filter):
        return None
    indexed = indexed_order(page.order, copied_keys(end.relation), hub_indexes(end.relation))
    return HubRead(indexed.index, replace(page, order=indexed.order)) if indexed else None


@dataclass(frozen=True)
class IndexedOrder:
    """An order on the columns of a relation, and the index that has it."""

    order: tuple[Order, ...]
    index: tuple[str, ...]


def indexed_order(
    order: tuple[Order, ...], copies: Iterable[tuple[Key, str]], indexes: tuple[tuple[str, ...], ...]
) -> IndexedOrder | None:
    """An order as an index from a relation's target has it, by what is copied onto the relation; None if none has."""
    columns = dict(copies)
    copied = tuple(_copied(one, columns) for one in order)
    index = ("targetId", *(one.key.column for one in copied))
    one_way = len({one.descending for one in order}) == 1
    if one_way and index in indexes and all(one.at is At.EDGE for one in copied):
        return IndexedOrder(copied, index)
    return None


def _copied(order: Order, copies: dict[Key, str]) -> Order:
    copy = copies.get(order.key) if order.at is At.NODE and not order.through else None
    return Order(Key(copy, order.key.scalar), order.descending, At.EDGE) if copy else order
