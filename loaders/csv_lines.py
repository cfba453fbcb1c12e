"""The lines of a CSV file as loaders read them: by column, each at its place. Of a wrong one nothing is guessed."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from loaders.source import InputError, shown
from ontology.records import Position, Reject

Line = tuple[Position, dict[str, str]]
"""Where a line begins, and its cells by column. A cell in quotes may have several lines."""


def csv_lines(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a file in UTF-8 whose header has these columns, among others.

    InputError where the file cannot be read, lacks a column, or has a line of more or fewer cells than its header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _lines(file, shown(path), columns)
    except UnicodeDecodeError:
        raise _no_utf8(path) from None
    except OSError as error:
        raise _refused(shown(path), 1, path.name, f"cannot be read: {error.strerror}", "Give a CSV file.") from None


def _lines(file: TextIO, name: str, columns: tuple[str, ...]) -> Iterator[Line]:
    reader, begin = csv.reader(file, strict=True), 1
    try:
        header = next(reader, [""])
        if missing := [column for column in columns if column not in header]:
            remedy = f"Give a file with these: {', '.join(columns)}."
            raise _refused(name, begin, ",".join(header), f"lacks the column {missing[0]!r}", remedy)
        begin = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                problem = f"has {len(cells)} cells, and the header {len(header)}"
                raise _refused(name, begin, ",".join(cells), problem, "Put a cell that holds a comma in quotes.")
            if cells:
                yield Position(name, begin), dict(zip(header, cells, strict=True))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise _refused(
            name, begin, "", f"is not a line of CSV: {error}", "Look for a quote that is not closed."
        ) from None


def _no_utf8(path: Path) -> InputError:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            return _refused(shown(path), number, f"byte {line[error.start]:#04x}", "is not UTF-8", "Save it as UTF-8.")
    raise AssertionError(f"{path} is UTF-8 after all")


def _refused(file: str, line: int, value: str, problem: str, remedy: str) -> InputError:
    return InputError([Reject(Position(file, line), "line", value, problem, remedy)])
