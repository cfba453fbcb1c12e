"""`accord export`: where the pieces of an export go."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class FileProblem(Exception):
    """A file cannot be written; the message says which, why, and what to do."""


async def write_pieces(pieces: AsyncIterator[bytes], output: Path | None) -> None:
    """Write to stdout, or to a file, which gets its name when all of it is there. FileProblem says what is wrong."""
    if output is None:
        await _write(pieces, sys.stdout.buffer)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe or a device, which must stay what it is
            with output.open("wb") as file:
                await _write(pieces, file)
            return
        await _write_whole(pieces, output)
    except OSError as error:
        raise FileProblem(
            f"{output} cannot be written: {os.strerror(error.errno or 0)}. Choose another file."
        ) from None


async def _write_whole(pieces: AsyncIterator[bytes], output: Path) -> None:
    unfinished = output.with_name(f"{output.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            await _write(pieces, file)
        unfinished.replace(output)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


async def _write(pieces: AsyncIterator[bytes], file: BinaryIO) -> None:
    async for piece in pieces:
        file.write(piece)
    file.flush()
