"""A process that makes an RDF store of the N-Quads on stdin, in a folder of its own.

Each statement goes into its graph, and into the default graph besides, which takes half as much again of disk. With the
evaluator's own union of all graphs, a query that names none would hold all that it has met, as it may meet it twice (a
count of 12 million statements took more than 20 GB), and one that names graphs by FROM would read them all.
"""

import io
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

import pyoxigraph as ox

from graph.rdf.sparql.sealing import BUILD_NICENESS

PIECE = 1 << 20


class Doubled(io.RawIOBase):
    """N-Quads, each line followed by the same without its graph."""

    def __init__(self, lines: BinaryIO) -> None:
        self._pieces, self._piece = _doubled(lines), io.BytesIO()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer; none at the end."""
        while not (read := self._piece.read(size)) and (piece := next(self._pieces, b"")):
            self._piece = io.BytesIO(piece)
        return read


def _doubled(lines: BinaryIO) -> Iterator[bytes]:
    while read := lines.readlines(PIECE):
        yield b"".join(part for line in read for part in (line, line[: line.rindex(b" <")], b" .\n"))


def main(folder: str) -> int:
    """Make the store. The exit code is 0 if all of it is there."""
    os.nice(BUILD_NICENESS)
    store = ox.Store(folder)
    store.bulk_load(input=cast(BinaryIO, Doubled(sys.stdin.buffer)), format=ox.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()
    return 0
