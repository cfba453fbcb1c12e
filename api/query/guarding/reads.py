"""What an operation reads: once, and for each row of its pages, whose sizes a request decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, inf
from typing import Any, assert_never

from api.query.guarding.grouped import Grouped, grouped
from api.query.guarding.indexed import Counted, Sorted, counted, looks_at_all, sorted_for
from api.query.guarding.kept import BELOW_REGIONS, Kept, kept
from api.query.guarding.visits import CLIMBED, VISITS_OF_A_ROW, Compared, FullText, Scan, compared, scans
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.asked.representatives import with_duplicates
from graph.statement import fill
from graph.stored import columns
from graph.stored.completions import LOOKED_THROUGH, tiers
from graph.stored.statistics import Statistics
from ontology.model import End
from ontology.vocabularies import Harm

ROWS_OF_A_SNIPPET = 20
"""How many rows the snippet of a hit is taken for: its texts are read, and looked through in Python. The names around
it, of which it may be cut, are counted beside it."""
ROWS_OF_AN_OUTLINE = 5
"""How many rows an outline is taken for: it is a text as long as so many."""
NAMES_AROUND = 5
"""How many nodes surround one in one way, as a rule."""


@dataclass(frozen=True)
class Snippet:
    """The texts of a hit, and what is cut from them beside the store."""

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read."""
        return ROWS_OF_A_SNIPPET


Look = Scan | Compared | Sorted | Counted | FullText | Grouped | Snippet
"""What is looked at, though it is not read: as much as a store holds of it."""


@dataclass(frozen=True)
class Reads:
    """What is read for each row: so many rows besides, and what a request decides: pages, and one of alternatives.

    `kept`: what is read of kept counts, if the values of a request allow it. `of_pages`: how many of the rows pages
    have, which the request makes as large. `looks`: what conditions, orders, counts and groups look at. `schema`,
    `codes`: for how many rows questions about the schema are taken, and the codes that are told. No store reads these.
    """

    once: int = 0
    of_pages: int = 0
    pages: tuple["PageReads", ...] = ()
    choices: tuple[tuple["Reads", ...], ...] = ()
    kept: tuple["KeptReads", ...] = ()
    looks: tuple[Look, ...] = ()
    schema: int = 0
    codes: int = 0

    @property
    def settled(self) -> bool:
        """Whether it is the same in every request."""
        return not (self.pages or self.choices or self.kept or self.depends_on_store)

    @cached_property
    def depends_on_store(self) -> bool:
        """Whether one must know what the store holds."""
        inner = [*(page.each for page in self.pages), *(case for cases in self.choices for case in cases)]
        unbounded = any(isinstance(page.size, End) for page in self.pages)
        return unbounded or bool(self.looks or self.kept) or any(each.depends_on_store for each in inner)

    def of(self, statistics: Statistics, times: float = 1) -> "Reads":
        """The same of a store that holds so much: nothing is left but what a request decides. It is read `times`."""
        looks = sum(look.rows(statistics, times) for look in self.looks)
        pages = (page.of(statistics, times) for page in self.pages)
        choices = (one_of(tuple(case.of(statistics, times) for case in cases)) for cases in self.choices)
        kept_ = tuple(one.of(statistics, times) for one in self.kept)
        return replace(
            all_of([Reads(self.once + looks, self.of_pages, kept=kept_), *pages, *choices]),
            schema=self.schema,
            codes=self.codes,
        )

    def without(self, kind: type[Look]) -> "Reads":
        """The same, if nothing of a kind were looked at."""
        return replace(
            self,
            pages=tuple(replace(page, each=page.each.without(kind)) for page in self.pages),
            choices=tuple(tuple(case.without(kind) for case in cases) for cases in self.choices),
            kept=tuple(replace(one, otherwise=one.otherwise.without(kind)) for one in self.kept),
            looks=tuple(look for look in self.looks if not isinstance(look, kind)),
        )

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows the store reads in a request, once what it holds is known."""
        pages = sum(page.rows(variables) for page in self.pages) + sum(one.rows(variables) for one in self.kept)
        return self.once + pages + sum(max(case.rows(variables) for case in cases) for cases in self.choices)

    def rows_of_pages(self, variables: Mapping[str, Any]) -> int:
        """How many of them are as many as the request makes its pages large."""
        pages = sum(page.rows_of_pages(variables) for page in self.pages)
        return (
            self.of_pages + pages + sum(max(case.rows_of_pages(variables) for case in cases) for cases in self.choices)
        )


@dataclass(frozen=True)
class PageReads:
    """A page of rows. Its size is a number, a slot, a list of the request, or an end for all there are.

    Where all there are of a relation are read, those of many nodes together are no more than there are in the store.
    `asked`: the request says how large it is.
    """

    size: Any
    each: Reads
    asked: bool = True

    def of(self, statistics: Statistics, times: float) -> Reads:
        """What is read of it in a store that holds so much, where it is read `times`."""
        size, asked = self.size, self.asked
        if isinstance(size, End):
            size, asked = min(statistics.met(size), statistics.at_ends(size.relation) / times), False
        number = size if isinstance(size, int | float) else PAGE_SIZE
        page = PageReads(size, self.each.of(statistics, max(1, times * number)), asked)
        if page.each.pages or page.each.choices or page.each.kept or not isinstance(size, int | float):
            return Reads(pages=(page,))
        return Reads(page.rows({}), page.rows_of_pages({}))

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows that is in a request."""
        return ceil(self._size(variables) * (1 + self.each.rows(variables)))

    def rows_of_pages(self, variables: Mapping[str, Any]) -> int:
        """How many of them are fewer where the request asks for smaller pages."""
        return self.rows(variables) if self.asked else ceil(self._size(variables) * self.each.rows_of_pages(variables))

    def _size(self, variables: Mapping[str, Any]) -> float:
        size = fill(self.size, variables)
        return len(size) if isinstance(size, list) else float(size)


@dataclass(frozen=True)
class KeptReads:
    """What is read of kept counts or, if a request asks for other days than these have, `otherwise`.

    `cells`: how many rows the kept counts are taken for, once it is known what the store holds.
    """

    kept: Kept
    otherwise: Reads
    cells: int = 0

    def of(self, statistics: Statistics, times: float) -> "KeptReads":
        """The same of a store that holds so much."""
        return replace(self, otherwise=self.otherwise.of(statistics, times), cells=self.kept.rows(statistics))

    def rows(self, variables: Mapping[str, Any]) -> int:
        """How many rows that is in a request."""
        otherwise = self.otherwise.rows(variables)
        if not self.kept.asked.fits(variables):
            return otherwise
        below = 0 if self.kept.asked.place is None else BELOW_REGIONS * otherwise
        return ceil(min(max(self.cells, below), otherwise))


NOTHING = Reads()


def reads_of(items: s.Selection | s.Items) -> Reads:
    """What a selection, or the items of a row, read."""
    return all_of([_reads(item) for item in items])


def all_of(reads: Sequence[Reads]) -> Reads:
    """All that a store reads of these, together."""
    return Reads(
        once=sum(each.once for each in reads),
        of_pages=sum(each.of_pages for each in reads),
        pages=tuple(page for each in reads for page in each.pages),
        choices=tuple(choice for each in reads for choice in each.choices),
        kept=tuple(one for each in reads for one in each.kept),
        looks=tuple(look for each in reads for look in each.looks),
    )


def _reads(item: s.Item | s.Root) -> Reads:
    """To leave out what others stand for is taken for a condition on the row itself, which comes with the row."""
    cells, item = kept(item), with_duplicates(item)
    looks = (*scans(item, looks_at_all(item)), *grouped(item), *sorted_for(item), *counted(item))
    lists = (PageReads(values, Reads(looks=(each,)), asked=False) for values, each in compared(item))
    read = Reads(looks=looks, pages=tuple(lists))
    return all_of([_selected(item), Reads(kept=(KeptReads(cells, read),)) if cells else read])


def _selected(item: s.Item | s.Root) -> Reads:
    match item:
        case s.Leaf(shown=columns.Shown(long=True)):
            return Reads(ROWS_OF_AN_OUTLINE)
        case s.Leaf() | s.KeyValue() | s.Completions() | s.Under() | s.Around():
            return Reads()
        case s.Strays() | s.Counted() | s.UnsoundNotices() | s.Tallied() | s.TalliedActors():
            return Reads()
        case s.NamesAround():
            return Reads(NAMES_AROUND)
        case Said():
            return Reads(1)
        case s.Count() | s.CountAll() | s.CountGroups() | s.CountFigures() | CountNeighbours():
            return Reads(PAGE_SIZE)
        case s.CountSearch() | s.CountClasses():
            return Reads(PAGE_SIZE)
        case s.Casualties():
            return all_of([Reads(PAGE_SIZE), _paged(len(Harm), item.items, asked=False)])
        case s.ByClass(cases):
            return one_of(tuple(reads_of(items) for _, items in cases))
        case s.Find() | s.Lookup() | s.Citations() | s.One():
            return all_of([Reads(1), reads_of(item.items)])
        case s.Unit():
            return all_of([Reads(2), reads_of(item.items)])
        case s.Ancestors():
            return _paged(CLIMBED, item.items, asked=False)
        case s.Relations() | s.Notices():
            return _paged(_asked(item.limit, PAGE_SIZE), item.items)
        case s.Suggest():
            tiers_ = sum(len(tiers(cls)) for cls in item.among)
            looks = Reads(ceil(tiers_ * (1 + LOOKED_THROUGH / VISITS_OF_A_ROW)))
            return all_of([looks, _paged(item.limit, item.items, Reads(tiers_))])
        case s.Many():
            return _paged(_size(item.page, item.end), item.items)
        case Neighbours():
            return _paged(item.page.limit, item.items, Reads(ceil(item.kinds / VISITS_OF_A_ROW)))
        case s.Search():
            snippet = Reads(looks=(Snippet(),)) if item.snippets else NOTHING
            return _paged(item.page.limit, item.items, snippet)
        case s.All() | s.Groups() | s.Figures():
            return _paged(_size(item.page, PAGE_SIZE), item.items, asked=not _is_all(item.page.limit))
        case _:
            assert_never(item)


def one_of(cases: tuple[Reads, ...]) -> Reads:
    """One of several, whichever a row is: no more than what reads the most."""
    if all(case.settled for case in cases):
        return max(cases, key=lambda case: case.once, default=Reads())
    return Reads(choices=(cases,))


def _paged(size: Any, items: s.Items, besides: Reads = NOTHING, asked: bool = True) -> Reads:
    """A page, for each row of which something is read besides."""
    inner = all_of([reads_of(items), besides])
    if isinstance(size, int) and inner.settled:
        once = size * (1 + inner.once)
        return Reads(once, once if asked else size * inner.of_pages)
    return Reads(pages=(PageReads(size, inner, asked),))


def _size(page: s.Page, every: Any) -> Any:
    match page.filter:
        case s.Test(key, operator, ids) if key == columns.ID_KEY and operator is BY_NAME["in"]:
            return ids
    return _asked(page.limit, every)


def _asked(limit: Any, every: Any) -> Any:
    """What is computed reads all there is of one agreement, as many as `every`: the request sets no page there."""
    return every if _is_all(limit) else limit


def _is_all(limit: Any) -> bool:
    return isinstance(limit, int) and limit > MAX_PAGE_SIZE
