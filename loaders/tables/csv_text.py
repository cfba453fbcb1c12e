"""Lines of cells: their encoding and delimiter, and each line with its number. A cell in quotes may have several."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO

from loaders.source import InputError
from loaders.tables.declared import take_declared
from loaders.tables.files import MARKS, File
from loaders.tables.refusing import refused

LONGEST_LINE = 1 << 20
"""Characters; no more of a line is held, whatever its length."""
CODECS = dict(zip(MARKS, ("utf-8-sig", "utf-16", "utf-16"), strict=True))
WIDE = ("utf-16", "utf-32")
"""Encodings in which a line ends in several bytes."""
DELIMITERS = ",;\t"
Cells = tuple[int, list[str]]
"""The number of the line on which they begin, counted as an editor does, and what they hold."""


def encoding_of(file: File, accepted: tuple[str, ...]) -> str:
    """The encoding that a file's first bytes tell, or that is declared, or the first of those accepted that all is in.

    InputError where its first bytes tell another than is declared.
    """
    with file.opened() as content:
        begin = content.read(3)
    own = take_declared()
    for mark, codec in CODECS.items():
        if begin.startswith(mark):
            _check_mark(file, codec, own)
            return codec
    if own:
        return own
    for encoding in accepted[:-1]:
        if _fault(file, encoding) is None or (encoding == "utf-8" and _has_utf8(file)):
            return encoding
    return accepted[-1]


def _check_mark(file: File, codec: str, declared: str | None) -> None:
    told = codec.removesuffix("-sig")
    if declared and not declared.startswith(told):
        problem = f"begins with the mark of {told.upper()}, and not as {declared.upper()} does"
        raise refused(file.name, 1, file.name, problem, "Leave out --encoding.")


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
    except UnicodeError:
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
    if encoding.startswith(WIDE):
        return _wide_fault(file, encoding)
    with file.opened() as content:
        for number, line in _numbered(content):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as error:
                return _misread(file, number, line[error.start], encoding)
    return None


def _wide_fault(file: File, encoding: str) -> InputError | None:
    """The same where a line's end is no single byte."""
    line, decoder = 1, getincrementaldecoder(encoding)()
    with file.opened() as content:
        try:
            while piece := content.read(LONGEST_LINE):
                line += decoder.decode(piece).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            return _misread(file, line, error.object[error.start], encoding)
        except UnicodeError:
            problem = f"begins without the mark of {encoding.upper()}"
            return refused(file.name, 1, file.name, problem, f"Declare {encoding}-le or {encoding}-be.")
    return None


def _misread(file: File, line: int, byte: int, encoding: str) -> InputError:
    """That a byte is not of an encoding."""
    name = encoding.removesuffix("-sig").upper()
    remedy = f"Save it as {name}, or load it with --encoding and the one that it is in."
    return refused(file.name, line, f"byte {byte:#04x}", f"is not {name}", remedy)


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
