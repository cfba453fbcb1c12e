"""The beginning of an answer in pieces, held back for a while: if a load overtakes it so far, it begins again."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from graph.errors import DataChanging

ATTEMPTS = 5


@dataclass(frozen=True)
class Begun:
    """The pieces that have come, and those to come; `whole`: none will."""

    pieces: list[bytes]
    rest: AsyncGenerator[bytes]
    whole: bool

    async def all(self) -> AsyncGenerator[bytes]:
        """Every piece, those that have come first."""
        for piece in self.pieces:
            yield piece
        async with aclosing(self.rest):
            async for piece in self.rest:
                yield piece


async def begin(pieces: Callable[[], AsyncGenerator[bytes]], held_back: int) -> Begun:
    """Read the first pieces, until they are so many bytes. DataChanging where a load overtook them each time."""
    for attempt in range(1, ATTEMPTS + 1):
        rest = pieces()
        try:
            return await _begin(rest, held_back)
        except DataChanging:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("an attempt returns or raises")


async def _begin(rest: AsyncGenerator[bytes], held_back: int) -> Begun:
    come, size = list[bytes](), 0
    async for piece in rest:
        come.append(piece)
        size += len(piece)
        if size > held_back:
            return Begun(come, rest, whole=False)
    return Begun(come, rest, whole=True)
