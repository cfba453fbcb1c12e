"""The beginning of an answer in pieces, held back for a while: if a load overtakes it so far, it begins again."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from graph.store import of_one_state

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
    return await of_one_state(lambda: _begin(pieces(), held_back), ATTEMPTS)


async def _begin(rest: AsyncGenerator[bytes], held_back: int) -> Begun:
    come, size = list[bytes](), 0
    async for piece in rest:
        come.append(piece)
        size += len(piece)
        if size > held_back:
            return Begun(come, rest, whole=False)
    return Begun(come, rest, whole=True)
