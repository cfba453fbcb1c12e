"""Records that a line break outside of quotes has cut in two or more: put together again where their cells add up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from loaders.tables.csv_text import Cells
from loaders.tables.table import Table


def mended(table: Table, broken: set[int]) -> Table:
    """The same table, its broken records whole; `broken` takes in the lines on which such a record begins.

    What does not add up stays as it is, and is refused where it stands.
    """
    return replace(table, lines=partial(_whole, table, broken))


def _whole(table: Table, broken: set[int]) -> Iterator[Cells]:
    """The cell in which a break fell has both of its parts, with the break between them."""
    width = len(table.header)
    held: Cells | None = None
    for number, cells in table.lines():
        if held is not None:
            begin, first = held
            if len(first) + len(cells) - 1 <= width:
                broken.add(begin)
                number, cells = begin, [*first[:-1], f"{first[-1]}\n{cells[0]}", *cells[1:]]
            else:
                yield held
        held = (number, cells) if len(cells) < width else None
        if held is None:
            yield number, cells
    if held is not None:
        yield held
