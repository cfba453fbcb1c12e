"""Records that a line break outside of quotes has cut in two or more: put together again where their cells add up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from loaders.tables.csv_text import Cells
from loaders.tables.table import Table


def mended(table: Table) -> Table:
    """The same table, its broken records whole. What does not add up stays as it is, and is refused where it stands."""
    return replace(table, lines=partial(_whole, table))


def broken(table: Table) -> list[int]:
    """The lines on which broken records of a table begin, if they can be put together."""
    starts = {number for number, cells in table.lines() if len(cells) < len(table.header)}
    return [number for number, cells in _whole(table) if number in starts and len(cells) == len(table.header)]


def _whole(table: Table) -> Iterator[Cells]:
    """The cell in which a break fell has both of its parts, with the break between them."""
    width = len(table.header)
    held: Cells | None = None
    for number, cells in table.lines():
        if held is not None:
            begin, first = held
            if len(first) + len(cells) - 1 <= width:
                number, cells = begin, [*first[:-1], f"{first[-1]}\n{cells[0]}", *cells[1:]]
            else:
                yield held
        held = (number, cells) if len(cells) < width else None
        if held is None:
            yield number, cells
    if held is not None:
        yield held
