"""Work that would hold the event loop: done in one thread, one piece at a time, with a queue that is bounded.

Python runs one thread at a time. Beside one that works, a trivial answer takes 0.6 ms at its median; beside eight, 97.
So there is one, and it is made to yield often. What takes seconds has another, so that nobody waits that long for what
takes milliseconds.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from time import monotonic
from typing import TypeVar

from api.errors import OVERLOADED, TIMED_OUT, RequestError

LOG = logging.getLogger("accord.worker")
T = TypeVar("T")

MOST_WAITING = 32
LARGE_WAITING = 8
"""So many wait at most for a turn of what takes seconds, and memory while it is made."""
SWITCH_SECONDS = 0.0005
"""After how long a thread gives way to another that waits. Python's own is 0.005, which each step of the loop costs."""


def yield_often() -> None:
    """Let no thread of this process keep others waiting for long."""
    sys.setswitchinterval(SWITCH_SECONDS)


class Deadline:
    """When the time of a request is over: so many seconds after it began, or once nobody waits for its answer."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end, self._awaited = seconds, monotonic() + seconds, True

    @property
    def left(self) -> float:
        """Seconds until then; RequestError where there are none."""
        self.check()
        return self._end - monotonic()

    def check(self) -> None:
        """RequestError once it is over."""
        if monotonic() >= self._end:
            raise self.missed()

    def end(self) -> None:
        """Nobody waits any more: work stops where it checks next."""
        self._end, self._awaited = 0.0, False

    def missed(self) -> RequestError:
        """What to say where it was missed."""
        if not self._awaited:
            return RequestError.of(TIMED_OUT, "The work was stopped, as nobody is waiting for its answer.")
        return RequestError.of(TIMED_OUT, f"The work was stopped after {self._seconds:g} seconds; ask for less.")


class Queue:
    """Those who wait for what one at a time may do, first come first served. `waiting`: how many do."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._most, self.waiting = most_waiting, 0
        self._free = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, deadline: Deadline) -> AsyncIterator[None]:
        """The turn of one of them, until the block ends. RequestError as `Worker.do` has it."""
        try:
            async with asyncio.timeout(deadline.left):
                await self._turn()
        except TimeoutError:
            raise deadline.missed() from None
        try:
            yield
        finally:
            self._free.release()

    async def _turn(self) -> None:
        if self.waiting >= self._most:
            raise RequestError.of(
                OVERLOADED, f"{self._most} requests are already waiting for this kind of work. {OVERLOADED.remedy}"
            )
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1


class Worker(Queue):
    """One thread, and those who wait for it."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        super().__init__(most_waiting)
        self._thread = ThreadPoolExecutor(1, "accord-worker")

    async def do(self, work: Callable[[], T], deadline: Deadline) -> T:
        """The result of some work. RequestError where too many wait, or the deadline is missed.

        A task that is cancelled leaves the queue. Work that has begun goes on until it checks the deadline, or ends.
        """
        try:
            async with asyncio.timeout(deadline.left):
                await self._turn()
                return await self._result(self._begun(work))
        except TimeoutError:
            raise deadline.missed() from None
        except asyncio.CancelledError:
            deadline.end()
            raise

    async def _result(self, begun: asyncio.Future[T]) -> T:
        try:
            return await asyncio.shield(begun)
        except asyncio.CancelledError:
            begun.add_done_callback(_left)
            raise

    def _begun(self, work: Callable[[], T]) -> asyncio.Future[T]:
        future = asyncio.get_running_loop().run_in_executor(self._thread, work)
        future.add_done_callback(lambda _: self._free.release())
        return future


class OneByOne:
    """What takes seconds: a thread of its own, and turns, which are waited for before anything is read for it."""

    def __init__(self) -> None:
        self.worker, self.turns = Worker(), Queue(LARGE_WAITING)


def _left(work: asyncio.Future[T]) -> None:
    """Hear how work ended that nobody waits for: that it was stopped is as it should be, and all else is told."""
    error = None if work.cancelled() else work.exception()
    if error is not None and not isinstance(error, RequestError):
        LOG.error("work that nobody waits for has failed", exc_info=error)
