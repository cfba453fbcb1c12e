"""A process that makes an RDF store of the N-Quads on stdin, in a folder of its own.

Each statement goes into its graph, and into the default graph besides. That takes half as much again of disk as to leave
them out, but then a query that names no graph neither holds all that it has seen to tell what it has met twice, nor
loses the graphs that it names by FROM, as with the evaluator's own union of all graphs.
"""

import io
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

NICENESS = 10
"""Who is served by the machine meanwhile goes first."""
PIECE = 1 << 20


class Doubled(io.RawIOBase):
    """N-Quads, each line followed by the same without its graph."""

    def __init__(self, lines: BinaryIO) -> None:
        self._pieces, self._left = _doubled(lines), b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer at the end."""
        while len(self._left) < size and (piece := next(self._pieces, b"")):
            self._left += piece
        read, self._left = self._left[:size], self._left[size:]
        return read


def _doubled(lines: BinaryIO) -> Iterator[bytes]:
    while read := lines.readlines(PIECE):
        yield b"".join(part for line in read for part in (line, line[: line.rindex(b" <")], b" .\n"))


def main(folder: str) -> int:
    """Make the store. The exit code is 0 if all of it is there."""
    os.nice(NICENESS)
    store = ox.Store(folder)
    store.bulk_load(input=Doubled(sys.stdin.buffer), format=ox.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()
    return 0
