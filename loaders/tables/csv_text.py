"""Lines of cells: their encoding and delimiter, and each line with its number. A cell in quotes may have several."""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO

from loaders.source import InputError
from loaders.tables.files import MARKS, File
from loaders.tables.refusing import refused

LONGEST_LINE = 1 << 20
"""Characters; no more of a line is held, whatever its length."""
CODECS = dict(zip(MARKS, ("utf-8-sig", "utf-16", "utf-16"), strict=True))
DELIMITERS = ",;\t"
Cells = tuple[int, list[str]]
"""The number of the line on which they begin, counted as an editor does, and what they hold."""


def encoding_of(file: File, accepted: tuple[str, ...]) -> str:
    """The encoding that a file's first bytes tell, or the first of those accepted in which all of it can be read."""
    with file.opened() as content:
        begin = content.read(3)
    for mark, codec in CODECS.items():
        if begin.startswith(mark):
            return codec
    for encoding in accepted[:-1]:
        if _fault(file, encoding) is None or (encoding == "utf-8" and _has_utf8(file)):
            return encoding
    return accepted[-1]


def lines_of(file: File, encoding: str) -> Iterator[Cells]:
    """Its lines but for empty ones. InputError at the line where it is no CSV, or not in this encoding."""
    begin = 1
    try:
        with file.opened() as content:
            text = TextIOWrapper(content, encoding, newline="")
            bounded = _bounded(text)
            first = next(bounded, "")
            delimiter = max(DELIMITERS, key=first.count)
            reader = csv.reader(chain((first,), bounded), delimiter=delimiter, strict=True)
            for cells in reader:
                if cells:
                    yield begin, cells
                begin = reader.line_num + 1
    except UnicodeDecodeError:
        raise _fault(file, encoding) or refused(file.name, begin, "", f"is not {encoding}", "Save it so.") from None
    except csv.Error as error:
        remedy = "Look for a quote that is not closed, or for a cell that holds far too much."
        raise refused(file.name, begin, "", f"is not a line of CSV: {error}", remedy) from None


def _bounded(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error(f"it has more than {LONGEST_LINE} characters")
        yield line


def _fault(file: File, encoding: str) -> InputError | None:
    """Where a file is not in an encoding; None if it is."""
    with file.opened() as content:
        for number, line in _numbered(content):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as error:
                byte = f"byte {line[error.start]:#04x}"
                name = encoding.upper()
                return refused(file.name, number, byte, f"is not {name}", f"Save it as {name}.")
    return None


def _has_utf8(file: File) -> bool:
    """Whether a line beyond ASCII is UTF-8: no other looks so."""
    with file.opened() as content:
        for _, line in _numbered(content):
            if not line.isascii():
                try:
                    line.decode()
                except UnicodeDecodeError:
                    continue
                return True
    return False


def _numbered(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines as bytes; of one that is too long, nothing more is looked at."""
    pieces = iter(lambda: content.readline(LONGEST_LINE), b"")
    for number, line in enumerate(islice(pieces, None), 1):
        if len(line) == LONGEST_LINE:
            return
        yield number, line
