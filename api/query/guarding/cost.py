"""What an operation may read at most: estimated from its selection and the page sizes of the request, before it runs.

One is counted for each row: each node of a page, and each node that belongs to it, as its dataset. A count is taken
for as much as a page of the default size, since it does not end with the page. To this comes what conditions look at
(`visits`), and what is worked out beside the store (`computed`, `introspection`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Any, assert_never

from api.errors import COST_EXCEEDED, TOO_MANY_CONDITIONS, RequestError
from api.query.guarding.computed import ledger_rows
from api.query.guarding.grouped import Grouped, grouped
from api.query.guarding.limits import Limits
from api.query.guarding.visits import CLIMBED, VISITS_OF_A_ROW, FullText, Scan, scans
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from graph.asked import selection as s
from graph.asked.filters import speaks_of, walk
from graph.asked.operators import BY_NAME
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.statement import fill
from graph.stored import columns
from graph.stored.statistics import Statistics
from ontology.model import End
from ontology.vocabularies import Harm

HEAVY = 50_000
"""More than so many rows take long: half a second or so, in which what is cheap should not have to wait."""


@dataclass(frozen=True)
class Reads:
    """What is read for each row: so many rows besides, and what a request decides: pages, and one of alternatives.

    `scans` are what conditions and groups look at; `ledgers`, how many are worked out; `beside`, for how many rows what
    no store reads is taken: questions about the schema and, once what the store holds is known, ledgers.
    """

    once: int = 0
    pages: tuple["PageReads", ...] = ()
    choices: tuple[tuple["Reads", ...], ...] = ()
    scans: tuple[Scan | FullText | Grouped, ...] = ()
    ledgers: int = 0
    beside: int = 0

    @property
    def settled(self) -> bool:
        """Whether it is the same in every request."""
        return not (self.pages or self.choices or self.depends_on_store)

    @cached_property
    def depends_on_store(self) -> bool:
        """Whether one must know what the store holds."""
        inner = [*(page.each for page in self.pages), *(case for cases in self.choices for case in cases)]
        unbounded = any(isinstance(page.size, End) for page in self.pages)
        return unbounded or bool(self.scans or self.ledgers) or any(each.depends_on_store for each in inner)

    def of(self, statistics: Statistics, times: float = 1) -> "Reads":
        """The same of a store that holds so much: nothing is left but what a request decides. It is read `times`."""
        tested = sum(scan.rows(statistics) for scan in self.scans)
        return Reads(
            once=self.once + tested,
            pages=tuple(page.of(statistics, times) for page in self.pages),
            choices=tuple(tuple(case.of(statistics, times) for case in cases) for cases in self.choices),
            beside=self.beside + (self.ledgers * ledger_rows(statistics) if self.ledgers else 0),
        )

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows the store reads in a request, once what it holds is known."""
        pages = sum(page.rows(variables) for page in self.pages)
        return self.once + pages + sum(max(case.rows(variables) for case in cases) for cases in self.choices)


@dataclass(frozen=True)
class PageReads:
    """A page of rows. Its size is a number, a slot, the list of ids that are asked for, or an end for all there are.

    Where all there are of a relation are read, those of many nodes together are no more than there are in the store.
    """

    size: Any
    each: Reads

    def of(self, statistics: Statistics, times: float) -> "PageReads":
        """The same of a store that holds so much, where it is read `times`."""
        size = self.size
        if isinstance(size, End):
            size = min(statistics.met(size), statistics.at_ends(size.relation) / times)
        rows = times * size if isinstance(size, int | float) else times
        return PageReads(size, self.each.of(statistics, max(1, rows)))

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows that is in a request."""
        size = fill(self.size, variables)
        return ceil((len(size) if isinstance(size, list) else float(size)) * (1 + self.each.rows(variables)))


@dataclass(frozen=True)
class Price:
    """How many rows a request may read at most, and whether a store is expected to work on it for long."""

    rows: int
    heavy: bool


class Pricing:
    """What an operation reads, and what that comes to, which is worked out anew only where the statistics are new."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self._latest: tuple[Statistics, Reads] | None = None

    def check(self, variables: Mapping[str, Any], statistics: Statistics, limits: Limits) -> Price:
        """The price of a request. RequestError where that is more than is allowed."""
        known = self._of(statistics)
        read = known.rows(variables)
        price = Price(read + known.beside, read > HEAVY)
        if price.rows > limits.cost:
            message = (
                f"The request may read {price.rows} rows, and {limits.cost} are allowed; ask for {_less(self.reads)}."
            )
            raise RequestError.of(COST_EXCEEDED, message, details={"cost": told(price.rows, limits)})
        return price

    def _of(self, statistics: Statistics) -> Reads:
        latest = self._latest
        if latest is None or latest[0] is not statistics:
            self._latest = latest = statistics, self.reads.of(statistics)
        return latest[1]


def _less(reads: Reads) -> str:
    """What to ask for instead, by what costs anything."""
    remedies = {
        "less of the schema": reads.beside,
        "fewer ledgers": reads.ledgers,
        "fewer groupings or sums": any(isinstance(scan, Grouped) for scan in reads.scans),
        "fewer or simpler conditions": reads.depends_on_store and not reads.ledgers,
        "smaller pages": True,
    }
    return ", or ".join(remedy for remedy, costs in remedies.items() if costs)


def told(estimated: int, limits: Limits) -> dict[str, int]:
    """A cost as responses tell it."""
    return {"estimated": estimated, "limit": limits.cost}


def reads_of(items: s.Selection | s.Items) -> Reads:
    """What a selection, or the items of a row, read."""
    reads = [_reads(item) for item in items]
    pages = tuple(page for each in reads for page in each.pages)
    choices = tuple(choice for each in reads for choice in each.choices)
    tested = tuple(scan for each in reads for scan in each.scans)
    return Reads(sum(each.once for each in reads), pages, choices, tested)


def _reads(item: s.Item | s.Root) -> Reads:
    read = _selected(item)
    return replace(read, scans=read.scans + scans(item) + grouped(item))


def _selected(item: s.Item | s.Root) -> Reads:
    match item:
        case s.Leaf() | s.KeyValue() | s.Completions():
            return Reads()
        case Said():
            return Reads(1)
        case s.Count() | s.CountAll() | s.CountGroups() | s.CountFigures() | CountNeighbours():
            return Reads(PAGE_SIZE)
        case s.CountSearch() | s.CountClasses():
            return Reads(PAGE_SIZE)
        case s.Casualties():
            sums = _paged(len(Harm), item.items)
            return replace(sums, once=sums.once + PAGE_SIZE)
        case s.ByClass(cases):
            return _one_of(tuple(reads_of(items) for _, items in cases))
        case s.Find() | s.Lookup() | s.Citations() | s.One():
            inner = reads_of(item.items)
            return replace(inner, once=1 + inner.once)
        case s.Unit():
            inner = reads_of(item.items)
            return replace(inner, once=2 + inner.once)
        case s.Ancestors():
            return _paged(CLIMBED, item.items)
        case s.Relations():
            return _paged(_asked(item.limit, PAGE_SIZE), item.items)
        case s.Suggest():
            return _paged(item.limit, item.items)
        case s.Many():
            return _paged(_size(item.page, item.end), item.items)
        case Neighbours():
            return _paged(item.page.limit, item.items, ceil(item.kinds / VISITS_OF_A_ROW))
        case s.All() | s.Search() | s.Groups() | s.Figures():
            return _paged(_size(item.page, PAGE_SIZE), item.items)
        case _:
            assert_never(item)


def _one_of(cases: tuple[Reads, ...]) -> Reads:
    if all(case.settled for case in cases):
        return Reads(max(case.once for case in cases))
    return Reads(choices=(cases,))


def _paged(size: Any, items: s.Items, looks: int = 0) -> Reads:
    """A page, for each row of which so much is looked at besides."""
    read = reads_of(items)
    inner = replace(read, once=read.once + looks)
    if isinstance(size, int) and inner.settled:
        return Reads(size * (1 + inner.once))
    return Reads(pages=(PageReads(size, inner),))


def _size(page: s.Page, every: Any) -> Any:
    match page.filter:
        case s.Test(key, operator, ids) if key == columns.ID_KEY and operator is BY_NAME["in"]:
            return ids
    return _asked(page.limit, every)


def _asked(limit: Any, every: Any) -> Any:
    """What is computed reads all there is of one agreement, as many as `every`: the request sets no page there."""
    return every if isinstance(limit, int) and limit > MAX_PAGE_SIZE else limit


def check_conditions(selection: s.Selection, limits: Limits) -> None:
    """Refuse more conditions than a statement can well hold."""
    filters = (s.condition(item) for item in s.walk_items(selection))
    if sum(speaks_of(part) is not None for each in filters for part in walk(each)) > limits.conditions:
        message = (
            f"The filters have more than {limits.conditions} conditions; use in: [...], or ask in several requests."
        )
        raise RequestError.of(TOO_MANY_CONDITIONS, message)
