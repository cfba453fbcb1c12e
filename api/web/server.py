"""The server: uvicorn with our protocol. It ends in bounded time, whatever clients and stores do."""

import asyncio
import logging
import os
import signal
import socket
from functools import partial
from types import FrameType
from typing import cast

import uvicorn
from starlette.types import ASGIApp

from api.settings import Settings
from api.web.connections import Connections
from api.web.guarded_protocol import GuardedProtocol

LOG = logging.getLogger("accord.server")
FINISH_SECONDS = 5.0
"""How long answers that are under way may take when the server is told to end."""
PART_SECONDS = 1.0
"""How long work may take to end whose client is gone."""
END_SECONDS = 9.0
"""When the process ends though a thread or a store does not let go."""
CUT_SHORT = b"Something did not end in time and was left; no data are lost by that.\n"


class GuardedServer(uvicorn.Server):
    """Serves an application within the limits of the settings."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.guarded = Connections(settings.max_connections, settings.max_connections_per_address)
        protocol = partial(GuardedProtocol, connections=self.guarded, settings=settings)
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                http=cast("type[asyncio.Protocol]", protocol),
                ws="none",
                log_level="warning",
                access_log=False,
            )
        )

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end, as a signal has asked."""
        _end_for_certain()
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers that are under way come to their end, then part from whoever is left."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await self._until_all_have_left(FINISH_SECONDS)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await self._until_all_have_left(PART_SECONDS)
        await self._cancel(list(self.server_state.tasks))
        await self.lifespan.shutdown()

    async def _until_all_have_left(self, seconds: float) -> None:
        end = asyncio.get_running_loop().time() + seconds
        while self.server_state.connections or self.server_state.tasks:
            if self.force_exit or asyncio.get_running_loop().time() > end:
                return
            await asyncio.sleep(0.05)

    async def _cancel(self, tasks: list[asyncio.Task[None]]) -> None:
        if not tasks:
            return
        LOG.warning("requests that did not end when their clients were gone, and were cancelled: %d", len(tasks))
        told = logging.getLogger("uvicorn.error")
        told.disabled = True  # it would tell of each by a traceback
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=PART_SECONDS)
        told.disabled = False


def _end_for_certain() -> None:
    """End this process in END_SECONDS after the first call, with exit code 0. Only for its main thread."""
    if signal.getitimer(signal.ITIMER_REAL)[0] == 0:
        signal.signal(signal.SIGALRM, _end_at_once)
        signal.setitimer(signal.ITIMER_REAL, END_SECONDS)


def _end_at_once(*_: object) -> None:
    os.write(2, CUT_SHORT)
    os._exit(0)
