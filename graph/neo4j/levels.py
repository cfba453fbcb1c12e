"""The row of a selection, put together from the rows of the statements into which it is split."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from graph.asked import selection as s
from ontology.model import Node

Part = tuple[type[Node], s.Items]
"""Items of the nodes of a class, whose ids another statement reads."""
Read = Callable[[int | None, list[str]], Awaitable[list[Any]]]
"""Runs the first statement (None), or for some ids that of a part, which answers with pairs of an id and a row."""
AT_ONCE = 500
"""How many rows are put together, or read by one statement, before other requests have their turn."""


class NodeGone(Exception):
    """A node that one statement found is not there for the next: the data have changed in between."""


@dataclass(frozen=True)
class Held:
    """The first value among cells of the row at hand, or of the row that a part has for its node."""

    cells: tuple[int, ...]
    part: int | None = None


@dataclass(frozen=True)
class Name:
    """The name of a class, before what is asked of its nodes."""

    name: str


@dataclass(frozen=True)
class Rows:
    """The rows that a cell holds, or the one row, if any."""

    held: Held
    several: bool
    row: "Row"


@dataclass(frozen=True)
class Looked:
    """The row of the node whose id a cell holds; null without an id, and where no node of the class has it."""

    held: Held
    row: "Row"


@dataclass(frozen=True)
class Cited:
    """The citations that a cell holds: each a locator, the basis, and a row of the source's id alone."""

    held: Held
    row: "Row"


@dataclass(frozen=True)
class OfClass:
    """A row by the node's class, which the beginning of its id tells; null for a class that has none."""

    rows: Mapping[str, "Row"]


Inner = Name | Rows | Looked | Cited | OfClass
Cell = Held | Inner


@dataclass(frozen=True)
class Row:
    """How a row is put together from one that begins with a node's id. `parts`: those that must know the node.

    `values`: for each cell, where its value is: of the row itself (0) or of one of the parts (1, ...), and which cell.
    `instead`: other cells that may hold it. `inner`: the cells whose value leads to a row, or rows.
    """

    cells: tuple[Cell, ...]
    parts: tuple[int, ...]
    values: tuple[tuple[int, int], ...]
    instead: tuple[tuple[int, int, tuple[int, ...]], ...]
    inner: tuple[tuple[int, Inner], ...]

    @classmethod
    def of(cls, cells: tuple[Cell, ...], *besides: int) -> "Row":
        """The row of these cells. `besides`: parts that must know the node in any case."""
        held = [_held(cell) for cell in cells]
        parts = tuple(dict.fromkeys([*besides, *(one.part for one in held if one.part is not None)]))
        places = [(0 if one.part is None else parts.index(one.part) + 1, one.cells) for one in held]
        return cls(
            cells,
            parts,
            tuple((of, at[0]) for of, at in places),
            tuple((number, of, at[1:]) for number, (of, at) in enumerate(places) if len(at) > 1),
            tuple((number, cell) for number, cell in enumerate(cells) if not isinstance(cell, Held)),
        )


@dataclass(frozen=True)
class Levels:
    """A selection whose rows hold what leads on, the parts that are read of it, and how its row is put together."""

    first: s.Selection
    parts: tuple[Part, ...]
    row: Row


def _held(cell: Cell) -> Held:
    """What a cell is made of; a name or what depends on the class, of nothing that is read."""
    if isinstance(cell, Name | OfClass):
        return Held((0,))
    return cell if isinstance(cell, Held) else cell.held


async def read_levels(levels: Levels, read: Read) -> list[Any]:
    """The row of a selection, from as many statements as it takes. NodeGone if the data change meanwhile."""
    whole: list[Any] = [None]
    making = _Making(levels)
    making.wait(levels.row, await read(None, []), whole, 0)
    while waiting := making.next_level():
        for part, ids in enumerate(making.wanted(waiting)):
            for at in range(0, len(ids), AT_ONCE):
                making.known[part] |= dict(await read(part, ids[at : at + AT_ONCE]))
        for number, hole in enumerate(waiting, 1):
            making.make(hole)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
    row = whole[0]
    assert isinstance(row, list)
    return row


@dataclass
class _Hole:
    """A row that waits to be made: from what was read of it, for these cells. One that is looked up may not be."""

    row: Row
    read: list[Any]
    cells: list[tuple[list[Any], int]]
    looked: bool = False
    made: list[Any] | None = None
    done: bool = False


@dataclass
class _Making:
    """The rows that are made, level by level. `known`: what each part has read so far, by the node's id."""

    levels: Levels
    known: list[dict[str, list[Any]]] = field(init=False)
    _waiting: list[_Hole] = field(default_factory=list)
    _by_id: dict[tuple[int, str], _Hole] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = [{} for _ in self.levels.parts]

    def next_level(self) -> list[_Hole]:
        """The rows that wait by now."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def wanted(self, waiting: list[_Hole]) -> list[list[str]]:
        """The ids that each part must read yet."""
        wanted: list[set[str]] = [set() for _ in self.known]
        for hole in waiting:
            for part in hole.row.parts:
                wanted[part].add(hole.read[0])
        return [sorted(ids - there.keys()) for ids, there in zip(wanted, self.known, strict=True)]

    def wait(self, row: Row, read: list[Any], cells: list[Any], at: int) -> None:
        """A row of which something was read where it stands, as of a relation."""
        self._waiting.append(_Hole(row, read, [(cells, at)]))

    def make(self, hole: _Hole) -> None:
        """Put a row in its places. Its cells that hold rows wait for these."""
        row, id_ = hole.row, hole.read[0] if hole.read else ""
        hole.done = True
        if all(id_ in self.known[part] for part in row.parts):
            read = [hole.read, *(self.known[part][id_] for part in row.parts)]
            hole.made = made = [read[of][at] for of, at in row.values]
            for at, of, others in row.instead:
                if made[at] is None:
                    made[at] = next((read[of][other] for other in others if read[of][other] is not None), None)
            for at, cell in row.inner:
                self._make_inner(cell, made, at, id_)
        elif not hole.looked:
            raise NodeGone
        for cells, at in hole.cells:
            cells[at] = hole.made

    def _make_inner(self, cell: Inner, made: list[Any], at: int, id_: str) -> None:
        value = made[at]
        match cell:
            case Name(name):
                made[at] = name
            case OfClass(rows):
                made[at] = None
                if row := rows.get(id_.partition("/")[0]):
                    self._wait_for(row, id_, made, at)
            case Rows() if value is None:
                pass
            case Rows(_, True, row):
                made[at] = inner = [None] * len(value)
                for number, one in enumerate(value):
                    self.wait(row, one, inner, number)
            case Rows(_, _, row):
                self.wait(row, value, made, at)
            case Looked(_, row):
                made[at] = None
                if value is not None:
                    self._wait_for(row, value, made, at, looked=True)
            case Cited(_, row):
                made[at] = citations = [[locator, basis, None] for locator, basis, _ in value]
                for citation, (_, _, source) in zip(citations, value, strict=True):
                    self._wait_for(row, source[0], citation, 2)
            case _:
                assert_never(cell)

    def _wait_for(self, row: Row, id_: str, cells: list[Any], at: int, *, looked: bool = False) -> None:
        """A row of which only the node's id is known, and which is the same wherever it stands."""
        hole = self._by_id.setdefault((id(row), id_), _Hole(row, [id_], [], looked))
        if hole.done:
            cells[at] = hole.made
            return
        if not hole.cells:
            self._waiting.append(hole)
        hole.cells.append((cells, at))
