"""Several tables as one file: a zip whose bytes depend on nothing but them."""

import zipfile
from collections.abc import Iterable
from os import SEEK_END
from typing import IO

UNDATED = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip knows, for every file in it."""
READABLE = 0o644 << 16


def write_zip(output: IO[bytes], files: Iterable[tuple[str, IO[bytes]]]) -> None:
    """Write files, each with its name, in this order. They are stored as they are: compressors differ by version."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, UNDATED)
            entry.external_attr, entry.create_system = READABLE, 3  # as on Unix, wherever it is made
            entry.file_size = content.seek(0, SEEK_END)  # so that it is known whether that takes the larger format
            content.seek(0)
            with archive.open(entry, "w") as file:
                while piece := content.read(1 << 20):
                    file.write(piece)
