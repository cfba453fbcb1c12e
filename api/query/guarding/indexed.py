"""What indexes spare a store: to look at all there are, to sort them, or to read what is only counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, inf

from api.query.guarding.visits import VISITS_OF_A_ROW, lead_of, number_tested
from api.schema.inputs import PAGE_SIZE
from graph.asked import selection as s
from graph.asked.filters import together
from graph.asked.operators import BY_NAME, OPERATORS, Operator
from graph.asked.relations import CountNeighbours, Leads, Step
from graph.stored.columns import DATASET_KEY, ID_KEY, Key, Scalar
from graph.stored.layout import copied_keys, indexed_keys
from graph.stored.statistics import Statistics
from ontology.model import End, Node

COUNTED_OF_A_VISIT, FOUND_OF_A_VISIT = 32, 4
"""How many entries of an index are counted in the time in which one row is looked at: on SQLite, all that a node has
take 0.03 microseconds each, and those of a range of texts 0.26."""
EQUAL = BY_NAME["eq"], BY_NAME["in"]
RANGE = tuple(operator for operator in OPERATORS if operator.ordering)


@dataclass(frozen=True)
class Sorted:
    """Rows of which all are put in order before a page is cut: no index has them in this order."""

    over: type[Node] | End
    condition: s.Filter

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read as it takes to sort all of these."""
        return ceil(number_tested(self.over, self.condition, statistics, times) / VISITS_OF_A_ROW)


@dataclass(frozen=True)
class Counted:
    """Entries of indexes that are counted: those of one of several lists, for nodes of whichever class have the most.

    A count is taken for a page of the default size; this is what it takes beyond that.
    """

    lists: tuple[tuple[type[Node] | End, ...], ...]
    of_a_visit: int = COUNTED_OF_A_VISIT

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read."""
        entries = (sum(number_tested(one, s.EVERYTHING, statistics, times) for one in each) for each in self.lists)
        return max(0, ceil(max(entries, default=0) / self.of_a_visit / VISITS_OF_A_ROW) - PAGE_SIZE)


def counted(item: s.Item | s.Root) -> tuple[Counted, ...]:
    """What an item or a root counts by indexes alone."""
    match item:
        case s.CountAll(cls) if _has_entries(cls, item.filter):
            return (Counted(((cls,),), COUNTED_OF_A_VISIT if item.filter == s.EVERYTHING else FOUND_OF_A_VISIT),)
        case s.Count(end) if item.filter == s.EVERYTHING:
            return (Counted(((end,),)),)
        case CountNeighbours(_, steps):
            classes = dict.fromkeys(cls for step in steps for cls in step.classes)
            return (Counted(tuple(tuple(_side(step) for step in steps if cls in step.classes) for cls in classes)),)
    return ()


def sorted_for(item: s.Item | s.Root) -> tuple[Sorted, ...]:
    """What an item or a root puts in order itself."""
    match item:
        case s.All(cls, page) if not named(page.filter):
            lead = lead_of(page.filter)
            keys = {key for key, _ in copied_keys(lead.relation)} if lead else set(indexed_keys(cls))
            return () if _in_order(page, keys, s.At.NODE) else (Sorted(cls, page.filter),)
        case s.Many(end, page) if not named(page.filter):
            keys = set() if end.forward else {key for key, _ in copied_keys(end.relation)}
            return () if _in_order(page, keys, s.At.EDGE) else (Sorted(end, page.filter),)
    return ()


def looks_at_all(item: s.Item | s.Root) -> bool:
    """Whether an item or a root may look at all there are for those that meet its condition."""
    match item:
        case s.All(cls, page):
            return not _finds_soon(cls, page)
        case s.CountAll(cls):
            return not _has_entries(cls, item.filter)
        case s.Many() | s.Count():
            return s.condition(item) != s.EVERYTHING and not named(s.condition(item))
    return False


def named(condition: s.Filter) -> bool:
    """Whether a condition names all that may meet it, so that no others are looked at."""
    return any(_is(part, EQUAL, (ID_KEY,)) for part in together(condition))


def _side(step: Step) -> End:
    return End(step.relation, forward=step.leads is not Leads.IN)


def _in_order(page: s.Page, keys: set[Key], ending: s.At) -> bool:
    """Whether an index has a page in its order: by id, or by one of these keys and then by id."""
    *before, end = page.order
    if len({one.descending for one in page.order}) > 1 or (end.key, end.at) != (ID_KEY, ending) or len(before) > 1:
        return False
    return all(one.key in keys and one.at is s.At.NODE and not one.through for one in before)


def _finds_soon(cls: type[Node], page: s.Page) -> bool:
    """Whether an index has all that meets a condition, or nearly so, in the order of the page or without one."""
    if page.filter == s.EVERYTHING or named(page.filter):
        return True
    equal, first = _equal(cls), page.order[0].key
    return all(lead_of(part) or _is(part, EQUAL, equal) or _is(part, RANGE, (first,)) for part in together(page.filter))


def _has_entries(cls: type[Node], condition: s.Filter) -> bool:
    """Whether an index has all that meets a condition side by side."""
    if condition == s.EVERYTHING:
        return True
    return _is(condition, EQUAL, _equal(cls)) or _is(condition, (BY_NAME["eq"], *RANGE), indexed_keys(cls))


def _equal(cls: type[Node]) -> tuple[Key, ...]:
    """The keys of which an index has those together that are equal. Of days, it has those of a month in their order."""
    return (ID_KEY, DATASET_KEY, *(key for key in indexed_keys(cls) if key.scalar is not Scalar.DATE))


def _is(condition: s.Filter, operators: tuple[Operator, ...], keys: Iterable[Key]) -> bool:
    """Whether a condition compares one of these keys of the node, and not all of its texts, in one of these ways."""
    match condition:
        case s.Test(key, operator, _, s.At.NODE) if key in keys and operator in operators:
            form = operator.form(key)
            return form is not None and not form.on_match
    return False
