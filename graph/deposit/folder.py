"""The files of a deposit as they are written, with what lists of them say: how long each is, and its checksum."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHECKSUMS = "checksums.sha256"


@dataclass(frozen=True)
class WrittenFile:
    """A file of the folder, by its path below it."""

    path: str
    size: int
    sha256: str


class File:
    """A file that is being written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.size, self.hash = file, 0, hashlib.sha256()

    def write(self, content: str | bytes) -> None:
        """Add to it; text is written in UTF-8."""
        data = content.encode() if isinstance(content, str) else content
        self._file.write(data)
        self.hash.update(data)
        self.size += len(data)


class Folder:
    """A folder that is being filled, and its files so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, WrittenFile] = {}

    @contextmanager
    def file(self, path: str) -> Iterator[File]:
        """Write a file; it is one of the folder's once all of it is there."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as opened:
            file = File(opened)
            yield file
        self.files[path] = WrittenFile(path, file.size, file.hash.hexdigest())

    def write(self, path: str, text: str) -> None:
        """Write a whole file."""
        with self.file(path) as file:
            file.write(text)

    def write_checksums(self) -> None:
        """What `sha256sum -c` checks, of every file so far."""
        lines = (f"{one.sha256}  {one.path}\n" for _, one in sorted(self.files.items()))
        self.write(CHECKSUMS, "".join(lines))
