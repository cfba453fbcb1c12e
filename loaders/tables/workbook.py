"""The sheet of a workbook that holds a table, row by row. A workbook that would fill the memory is refused."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from loaders.tables.files import File
from loaders.tables.refusing import readable, refused

MOST_BYTES = 4 << 30
MOST_COLUMNS = 1000
FEWEST_COLUMNS = 3
"""A sheet whose first row has fewer cells is a licence or a note, if another has more."""


def sheet_rows(file: File) -> Iterator[tuple[int, list[str]]]:
    """The rows but for empty ones, each with its number. Empty cells at the end of the first row are no columns."""
    with readable(file.name):
        with ZipFile(file.path) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise refused(file.name, 1, file.name, "is too large a workbook", "Save it as CSV.")
        try:
            book = load_workbook(file.path, read_only=True, data_only=True, keep_links=False)
        except (InvalidFileException, KeyError, ValueError) as error:
            raise refused(file.name, 1, file.name, f"is no workbook: {error}", "Save it as CSV.") from None
        try:
            tables = [sheet for sheet in book.worksheets if _columns(sheet) >= FEWEST_COLUMNS]
            for sheet in tables or [sheet for sheet in book.worksheets if _columns(sheet)]:
                rows = _rows(sheet)
                yield from _as_wide_as(next(rows), rows)
                return
        finally:
            book.close()


def _columns(sheet: Any) -> int:
    """How many cells of a sheet's first row hold anything."""
    _, cells = next(_rows(sheet), (0, []))
    return sum(map(bool, cells))


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        cells = list(map(_cell, values))
        if any(cells):
            yield number, cells


def _as_wide_as(first: tuple[int, list[str]], rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    width = max(place for place, cell in enumerate(first[1], 1) if cell)
    for number, cells in chain((first,), rows):
        wide = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
        size = max(width, wide)
        yield number, [*cells[:size], *[""] * (size - len(cells))]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
