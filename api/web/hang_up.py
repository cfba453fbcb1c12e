"""Work that ends when the client who asked for it hangs up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

WATCHED_AFTER = 0.1
"""Most requests are answered in fewer seconds; to watch them would only cost time."""


class ClientGone(Exception):
    """The client has hung up; its work was cancelled."""


@contextmanager
def ended_by_hang_up(request: Request) -> Iterator[None]:
    """Cancel what the current task awaits here once the client has hung up: ClientGone is raised then.

    The body of the request must have been read.
    """
    task = asyncio.current_task()
    assert task is not None
    watch = _Watch(request, task)
    timer = asyncio.get_running_loop().call_later(WATCHED_AFTER, watch.start)
    try:
        yield
    except asyncio.CancelledError:
        if not watch.gone or task.uncancel():
            raise
        raise ClientGone from None
    finally:
        timer.cancel()
        watch.stop()


class _Watch:
    """Waits for the client to hang up."""

    def __init__(self, request: Request, task: asyncio.Task[object]) -> None:
        self._request, self._task = request, task
        self._watching: asyncio.Task[None] | None = None
        self.gone = False

    def start(self) -> None:
        """Begin to wait."""
        self._watching = asyncio.create_task(self._wait())

    def stop(self) -> None:
        """Wait no longer."""
        if self._watching is not None:
            self._watching.cancel()

    async def _wait(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self._task.cancel()
