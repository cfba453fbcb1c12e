"""A large selection as several statements, for an engine that takes long to plan a large one.

What a planner takes grows faster than a statement, and a relation of a relation is written out once for each way to
it. So each statement goes one relation far: where a row would go on, it holds an id, and another statement reads what
is missing for all such ids at once, whichever way led to them. Rows are filled in place, and end as those of the one
statement would.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, assert_never

from graph.asked import selection as s
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.stored import columns
from graph.stored.columns import Scalar, Shown
from ontology.model import Node
from ontology.sources import Source

ID = s.Leaf(columns.ID)
ONWARD = s.One | s.Many | s.Count | s.Ancestors | Neighbours | CountNeighbours
"""What leads on from a node along relations."""
Part = tuple[type[Node], s.Items]
"""Items of the nodes of a class, whose ids another statement reads."""
Read = Callable[[int | None, list[str]], Awaitable[list[Any]]]
"""Runs the first statement (None), or for some ids that of a part, which answers with pairs of an id and a row."""


class NodeGone(Exception):
    """A node that one statement found is not there for the next: the data have changed in between."""


@dataclass(frozen=True)
class Later:
    """A cell that holds an id until its value is read: a cell of the row that a part has for that id, or all of it.

    All of it is a look-up's, which may find nothing; a node that another statement has found is there.
    """

    at: int
    part: int
    cell: int | None


@dataclass(frozen=True)
class Cited:
    """A cell that holds citations: a locator, the basis and, until the source is read, a row of its id alone."""

    at: int
    part: int


@dataclass(frozen=True)
class Within:
    """A cell that holds a row, if any, or rows, in which cells are missing."""

    at: int
    several: bool
    holes: "Holes"


@dataclass(frozen=True)
class OfClass:
    """A cell that holds a row by class, in which cells are missing that differ by class."""

    at: int
    holes: tuple[tuple[str, "Holes"], ...]


Holes = tuple[Later | Cited | Within | OfClass, ...]


@dataclass(frozen=True)
class Levels:
    """A selection that goes one relation far, and the parts of which it holds ids."""

    first: s.Selection
    holes: Holes
    parts: tuple[Part, ...]
    holes_of_parts: tuple[Holes, ...]


def split(selection: s.Selection) -> Levels:
    """A selection in levels. Equal parts are one, wherever they stand."""
    return _Splitting().split(selection)


class _Splitting:
    def __init__(self) -> None:
        self._parts: dict[Part, int] = {}

    def split(self, selection: s.Selection) -> Levels:
        first, holes = self._roots(selection)
        parts, holes_of_parts = list[Part](), list[Holes]()
        while len(parts) < len(self._parts):
            cls, items = tuple(self._parts)[len(parts)]
            cells, inner = self._row(items)
            parts.append((cls, cells))
            holes_of_parts.append(inner)
        return Levels(first, holes, tuple(parts), tuple(holes_of_parts))

    def _part(self, cls: type[Node], items: s.Items) -> int:
        return self._parts.setdefault((cls, items), len(self._parts))

    def _roots(self, selection: s.Selection) -> tuple[s.Selection, Holes]:
        roots, holes = list[s.Root](), list[Within]()
        for at, root in enumerate(selection):
            match root:
                case s.CountAll() | s.CountSearch() | s.CountClasses() | s.CountGroups():
                    roots.append(root)
                case s.Find() | s.All() | s.Relations() | s.Search() | s.Suggest() | s.Groups():
                    items, inner = self._row(root.items)
                    roots.append(replace(root, items=items))
                    holes += _within(at, not isinstance(root, s.Find), inner)
                case _:
                    assert_never(root)
        return tuple(roots), tuple(holes)

    def _row(self, items: s.Items, goes_on: bool = True, leading: int = 0) -> tuple[s.Items, Holes]:
        """A row in which this statement follows relations, or does not and leaves holes for what they lead to."""
        onward = () if goes_on else tuple(item for item in items if isinstance(item, ONWARD))
        cells, holes = list[s.Item](), list[Later | Cited | Within | OfClass]()
        for at, item in enumerate(items, leading):
            if item in onward:
                cell: s.Item = ID
                holes.append(Later(at, self._part(Node, onward), onward.index(item)))
            else:
                cell, inner = self._item(item, at)
                holes += inner
            cells.append(cell)
        return tuple(cells), tuple(holes)

    def _item(self, item: s.Item, at: int) -> tuple[s.Item, Holes]:
        match item:
            case s.Leaf() | s.KeyValue() | s.Count() | s.CountFigures() | s.Citations(()) | CountNeighbours() | Said():
                return item, ()
            case s.Completions():
                return item, ()
            case s.Lookup(column, cls, items):
                return s.Leaf(Shown((column,), Scalar.ID)), (Later(at, self._part(cls, items), None),)
            case s.Citations(items):
                return s.Citations((ID,)), (Cited(at, self._part(Source, items)),)
            case s.ByClass(cases):
                rows = [(cls, *self._row(items, goes_on=False, leading=1)) for cls, items in cases]
                inner = tuple((cls.__name__, holes) for cls, _, holes in rows if holes)
                cell = s.ByClass(tuple((cls, items) for cls, items, _ in rows))
                return cell, (OfClass(at, inner),) if inner else ()
            case s.One() | s.Many() | s.Figures() | s.Ancestors() | s.Unit() | Neighbours():
                items, holes = self._row(item.items, goes_on=False)
                return replace(item, items=items), _within(at, not isinstance(item, s.One | s.Unit), holes)
            case s.Casualties():
                items, holes = self._row(item.items)
                return replace(item, items=items), _within(at, True, holes)
            case _:
                assert_never(item)


def _within(at: int, several: bool, holes: Holes) -> tuple[Within, ...]:
    """A cell with rows in it, where anything is missing in them."""
    return (Within(at, several, holes),) if holes else ()


async def read_levels(levels: Levels, read: Read) -> list[Any]:
    """The row of a selection, from as many statements as it takes. NodeGone if the data change meanwhile."""
    row = await read(None, [])
    known: list[dict[str, Any]] = [{} for _ in levels.parts]
    waiting = list(_holes(row, levels.holes))
    while waiting:
        rows: list[tuple[list[Any], Holes]] = []
        for part, holes in enumerate(levels.holes_of_parts):
            wanted = sorted({id_ for _, hole, id_ in waiting if hole.part == part} - known[part].keys())
            read_now = await read(part, wanted) if wanted else []
            known[part] |= read_now
            rows += ((cells, holes) for _, cells in read_now)
        for cells, hole, id_ in waiting:
            _fill(cells, hole, known[hole.part].get(id_))
        waiting = [each for cells, holes in rows for each in _holes(cells, holes)]
    return row


def _holes(row: list[Any], holes: Holes) -> Iterator[tuple[list[Any], Later | Cited, str]]:
    """Each missing cell: the list in which it is, its hole, and the id of what is missing."""
    for hole in holes:
        cell = row[hole.at]
        match hole:
            case Later():
                if cell is not None:
                    yield row, hole, cell
            case Cited():
                yield from ((citation, hole, citation[-1][0]) for citation in cell)
            case Within(_, several, inner):
                for inner_row in cell if several else [cell] if cell else []:
                    yield from _holes(inner_row, inner)
            case OfClass(_, by_class):
                yield from _holes(cell, dict(by_class).get(cell[0], ()) if cell else ())


def _fill(cells: list[Any], hole: Later | Cited, row: list[Any] | None) -> None:
    """Puts what is missing in its place. `row`: what a part has for the id; without one, a look-up finds nothing."""
    match hole:
        case Later(at, _, None):
            cells[at] = row
        case _ if row is None:
            raise NodeGone
        case Later(at, _, int(cell)):
            cells[at] = row[cell]
        case Cited():
            cells[-1] = row
