"""What file a path leads to: packed or not, and what it begins with. Nothing is told from how it is called."""

import gzip
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO, cast
from zipfile import ZipFile

from loaders.source import shown
from loaders.tables.refusing import readable, refused

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
WORKBOOK = "xl/workbook.xml"
SUFFIXES = (".csv", ".txt", ".tsv", ".json")
BEGINNING = 4096


class Sort(Enum):
    """How the content of a file is written."""

    CSV = "lines of cells"
    JSON = "JSON"
    WORKBOOK = "a workbook"
    PAGE = "a web page"


@dataclass(frozen=True)
class File:
    """A file, or the one member of an archive that counts, and how messages call it."""

    path: Path
    name: str
    sort: Sort
    squeezed: bool = False
    member: str | None = None

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its content, unpacked, from the start. InputError where that breaks off."""
        with readable(self.name), ExitStack() as stack:
            if self.member is not None:
                archive = stack.enter_context(ZipFile(self.path))
                yield stack.enter_context(archive.open(self.member))
            elif self.squeezed:
                with gzip.open(self.path, "rb") as unpacked:
                    yield cast(IO[bytes], unpacked)
            else:
                yield stack.enter_context(self.path.open("rb"))


def look_at(path: Path) -> File:
    """What file it is. InputError where it cannot be opened, or is an archive of several."""
    name = shown(path)
    with readable(name):
        with path.open("rb") as file:
            begin = file.read(len(ZIP))
        if begin != ZIP:
            return _looked_into(File(path, name, Sort.CSV, squeezed=begin.startswith(GZIP)))
        with ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if WORKBOOK in names:
        return File(path, name, Sort.WORKBOOK)
    return _looked_into(File(path, f"{name}/{_only(names, name)}", Sort.CSV, member=_only(names, name)))


def _only(names: list[str], archive: str) -> str:
    tables = [name for name in names if name.lower().endswith(SUFFIXES) and not name.startswith("__MACOSX/")]
    if len(tables) != 1:
        problem = f"holds {len(tables)} tables" if tables else "holds no table"
        raise refused(archive, 1, ", ".join(tables or names), problem, "Unpack it, and give the one to load.")
    return tables[0]


def _looked_into(file: File) -> File:
    with file.opened() as content:
        begin = content.read(BEGINNING)
    for mark in MARKS:
        begin = begin.removeprefix(mark)
    start = begin.lstrip().replace(b"\0", b"")
    if start.startswith((b"<!", b"<html", b"<HTML", b"<?xml")):
        return File(file.path, file.name, Sort.PAGE, file.squeezed, file.member)
    sort = Sort.JSON if start.startswith((b"{", b"[")) else Sort.CSV
    return File(file.path, file.name, sort, file.squeezed, file.member)
