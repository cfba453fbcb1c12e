"""Tables as CSV (RFC 4180): UTF-8, lines that end in CR LF, an empty cell for what is missing.

Codes are their names. Several values stand in one cell between bars, and a bar or backslash within one has a backslash
before it. Nothing else is changed: a cell that begins with `=` stays as it is.
"""

import csv
import re
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from graph.deposit.folder import File, Folder
from graph.deposit.reading import Row, State
from graph.deposit.tables import CITATION, CITES, CellType, Table
from graph.rdf.description import cites
from graph.rdf.terms import boolean

BAR = "|"


async def write_tables(folder: Folder, state: State, tables: tuple[Table, ...]) -> dict[str, int]:
    """Write the tables, and that of what relations cite. How many rows each has, by its name."""
    rows = dict.fromkeys((table.name for table in (*tables, CITATION)), 0)
    with folder.file(CITATION.path) as citations:
        citations.write(_lines([_heads(CITATION)]))
        for table in tables:
            with folder.file(table.path) as file:
                file.write(_lines([_heads(table)]))
                async for page in state.pages(table):
                    rows[table.name] += len(page)
                    rows[CITATION.name] += _write_page(table, page, file, citations)
    return rows


def _write_page(table: Table, page: list[Row], file: File, citations: File) -> int:
    """Write a page of a table, and what its rows cite: so many rows."""
    if not table.cited:
        file.write(_lines(map(_Cells(table), page)))
        return 0
    at = table.at(CITES)
    cited = [(row[0], *pair) for row in page for pair in zip(row[at], row[-1], strict=True)]
    citations.write(_lines(cited))
    file.write(_lines(map(_Cells(table), ([*row[:at], cites(row[at], row[-1])] for row in page))))
    return len(cited)


class _Cells:
    """The cells of a row of a table: what the columns hold, where that is not written as it is."""

    def __init__(self, table: Table) -> None:
        self._written = [(at, WRITTEN[one.holds]) for at, one in enumerate(table.columns) if one.holds in WRITTEN]

    def __call__(self, row: Row) -> Row:
        for at, written in self._written:
            if row[at] is not None:
                row[at] = written(row[at])
        return row


def in_bars(values: list[str]) -> str:
    """Several values in one cell."""
    return BAR.join(re.sub(r"([\\|])", r"\\\1", value) for value in values)


WRITTEN: dict[CellType, Callable[[Any], Any]] = {
    CellType.LIST: in_bars,
    CellType.BOOLEAN: boolean,
    CellType.NUMBER: float,
}


def _heads(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
