"""Triples as pyoxigraph reads them, each with the line where it ends. Nothing is fetched from anywhere."""

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.resources import files
from typing import IO, BinaryIO, cast
from xml.parsers.expat import ExpatError, ParserCreate

from pyoxigraph import Quad, RdfFormat, parse

from graph.rdf.reading.problems import Problems
from graph.rdf.syntax import Format
from ontology.iris import context_iri, rebase, term_iri
from ontology.records import LONGEST

JSON_LD = "application/ld+json"
HEAD = 1 << 16
"""So much of the beginning of JSON-LD is searched for its context."""
NAMED_CONTEXT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"@context"\s*:\s*(?:\[\s*)?("(?:[^"\\]|\\.)*")(?:\s*\])?')
UNORDERED = re.compile("must be the (first|last)|Duplicated @id")
"""What is said of JSON-LD whose order does not let it be read as it comes: then it is read as a whole."""
WHERE = re.compile(r"^Parser error (?:at|between) .*?: ")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What some programs write before all else into a file of UTF-8."""
Open = Callable[[], AbstractContextManager[BinaryIO]]
"""Gives a file from its beginning, as often as it is asked."""
Progress = Callable[[int], None]
"""Told how many bytes more have been read."""


class Lines:
    """A file as a parser reads it: a line at a time at most, so that whatever it gives ends in that line."""

    def __init__(self, file: io.IOBase | BinaryIO, progress: Progress | None = None, also: "Xml | None" = None) -> None:
        self._file, self._progress, self._also = file, progress, also
        self._ended = True
        self.number, self.last = 0, b""

    def read(self, size: int = -1) -> bytes:
        """Some bytes, of one line."""
        piece = self._file.readline(size)
        if piece:
            if not self.number:
                piece = piece.removeprefix(BYTE_ORDER_MARK)
            if self._ended:
                self.number += 1
            self._ended = piece.endswith(b"\n")
            self.last = piece
            if self._progress:
                self._progress(len(piece))
            if self._also:
                self._also.take(piece)
        return piece


class Xml:
    """Whether XML is whole: the parser of RDF/XML takes for complete what breaks off between elements."""

    def __init__(self) -> None:
        self._parser = ParserCreate()
        self._broken = False

    def take(self, piece: bytes) -> None:
        """The next bytes of the file."""
        self._parse(piece, last=False)

    def is_whole(self) -> bool:
        """Whether every element was closed, once all has been read."""
        self._parse(b"", last=True)
        return not self._broken

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            if not self._broken:
                self._parser.Parse(piece, last)
        except ExpatError:
            self._broken = True


class _Joined(io.RawIOBase):
    """A beginning, and what comes after it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._head.readline(size) or self._rest.readline(-1 if size is None else size)


class Parsing:
    """The triples of a file, in a syntax and under a base IRI."""

    def __init__(self, open_: Open, format_: Format, base: str, problems: Problems, progress: Progress | None) -> None:
        self._open, self._format, self._base = open_, format_, base
        self._problems, self._progress = problems, progress
        self.lines = Lines(io.BytesIO())
        self.streamed = True

    def quads(self) -> Iterator[Quad]:
        """Every triple, with its graph. LoadRefused where the file is not of its syntax."""
        known = RdfFormat.from_media_type(self._format.media_type)
        assert known is not None, f"{self._format.title} is not read"
        if known == RdfFormat.JSON_LD and self.streamed:
            known = RdfFormat.STREAMING_JSON_LD
        xml = Xml() if known == RdfFormat.RDF_XML else None
        with self._open() as file:
            self.lines = Lines(self._beginning(file), self._progress, xml)
            try:
                yield from parse(cast(IO[bytes], self.lines), known)
                if xml and self.lines.last and not xml.is_whole():
                    raise SyntaxError("Not every element is closed")
            except SyntaxError as error:
                if known == RdfFormat.STREAMING_JSON_LD and UNORDERED.search(error.msg):
                    raise Unordered from None
                self._refuse(error)
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                self._problems.add(self.lines.number + 1, "file", "", f"cannot be unpacked ({error})", "Send it anew.")
                self._problems.refuse()

    def _beginning(self, file: BinaryIO) -> io.IOBase | BinaryIO:
        """The file; of JSON-LD that names our context, with that in it."""
        if self._format.media_type != JSON_LD:
            return file
        head = file.read(HEAD)
        named = NAMED_CONTEXT.match(head)
        if named is None:
            return _Joined(head, file)
        try:
            iri = json.loads(named[1])
        except ValueError:
            return _Joined(head, file)  # let the parser tell where
        if iri != context_iri(self._base):
            self._refuse_context(iri)
        start, end = named.span()
        before = named[0].partition(b'"@context"')[0]
        return _Joined(head[:start] + before + b'"@context":' + _context(self._base) + head[end:], file)

    def _refuse_context(self, iri: str) -> None:
        base = iri.removesuffix("context.jsonld")
        if base != iri:
            refuse_base(self._problems, 1, base, self._base)
        remedy = f"Embed it, or name {context_iri(self._base)}."
        self._problems.add(1, "@context", iri, "is another context than ours, and nothing is fetched", remedy)
        self._problems.refuse()

    def _refuse(self, error: SyntaxError) -> None:
        """A syntax error, by line and column, and what stands there."""
        if "LoadDocumentCallback" in error.msg:
            remedy = f"Embed it, or write {context_iri(self._base)} at the beginning of the file."
            self._problems.add(
                self.lines.number, "@context", "", "names a context elsewhere, and nothing is fetched", remedy
            )
            self._problems.refuse()
        line, column = error.lineno or self.lines.number, error.offset or 1
        written = self.lines.last.decode("utf-8", "replace").rstrip("\r\n") if line == self.lines.number else ""
        said = WHERE.sub("", error.msg).rstrip(".")
        problem = f"is not {self._format.title} ({said})"
        self._problems.add(
            line,
            f"column {column}",
            written[column - 1 :] or written[-LONGEST:],
            problem,
            "Correct it, or export it anew.",
        )
        self._problems.refuse()


class Unordered(Exception):
    """JSON-LD must be read as a whole, since what is needed first does not come first."""


def refuse_base(problems: Problems, line: int, theirs: str, ours: str) -> None:
    """LoadRefused for a file that was published under another base IRI."""
    problem = f"is the base IRI of the file, and that of this store is {ours}"
    problems.add(line, "base IRI", theirs, problem, f"Set ACCORD_BASE_IRI={theirs} to import it.")
    problems.refuse()


def _context(base: str) -> bytes:
    """Our context under a base, in one line."""
    published = rebase((files("ontology") / "published" / "context.jsonld").read_text("utf-8"), base)
    context = json.loads(published)["@context"]
    assert context["ac"] == term_iri("", base)
    return json.dumps(context, ensure_ascii=False).encode()
