"""A server whose clock a test holds, and clients that speak to it byte by byte."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from api.settings import Settings
from api.web.server import GuardedServer

OUTER_SECONDS = 60
"""No test asks how fast anything is; who waits longer than this waits in vain."""
LARGE, PIECES = 65536, 200
"""An answer of PIECES times LARGE bytes is more than the systems of both sides take unread."""
GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


class Application:
    """Answers what a test needs: `/` at once, with what was asked; `/work` once it is told to; `/large`; `/pieces`."""

    def __init__(self) -> None:
        self.working, self.gone = 0, 0
        self.finish = asyncio.Event()
        self.routes = [
            Route("/", self.told, methods=["GET", "POST", "OPTIONS"]),
            Route("/work", self.work),
            Route("/large", self.large),
            Route("/pieces", self.pieces),
        ]

    async def told(self, request: Request) -> Response:
        """Method, body and headers as they came."""
        try:
            body = await request.body()
        except ClientDisconnect:
            self.gone += 1
            return Response()
        return JSONResponse([request.method, body.decode(), dict(request.headers)])

    async def work(self, _: Request) -> Response:
        """Words, once there are any."""
        self.working += 1
        await self.finish.wait()
        return JSONResponse("done")

    async def large(self, _: Request) -> Response:
        """Much at once."""
        return Response(bytes(LARGE * PIECES))

    async def pieces(self, _: Request) -> Response:
        """Much, piece by piece."""

        async def coming() -> Any:
            self.working += 1
            try:
                for _ in range(PIECES):
                    yield bytes(LARGE)
            finally:
                self.working -= 1

        return StreamingResponse(coming())


@dataclass(frozen=True)
class ClockedServer:
    """A server for which time passes only as a test says."""

    server: GuardedServer
    app: Application
    loop: asyncio.AbstractEventLoop
    port: int

    def pass_time(self, seconds: float) -> None:
        """Let so much time pass, once all is read that clients have sent."""
        self.ask()
        self.do(lambda: self.server.guarded.look(seconds))

    def open(self) -> int:
        """How many connections there are."""
        return int(self.do(lambda: len(self.server.server_state.connections)))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until it holds in the server, and fail if it never does."""
        end = time.monotonic() + OUTER_SECONDS
        while not self.do(condition):
            assert time.monotonic() < end, "what was waited for never came"
            time.sleep(0.01)

    def ask(self) -> tuple[int, Any]:
        """A small request from an address of its own, and its answer. What others have sent before is read by then."""
        with self.client("127.0.0.99") as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            (answer,) = answers(client)
            return answer

    def client(self, address: str = "127.0.0.1", *, receives: int | None = None) -> socket.socket:
        """A connection from an address of this machine. `receives`: how many bytes its system takes unread."""
        client = socket.socket()
        client.settimeout(OUTER_SECONDS)
        if receives is not None:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        client.bind((address, 0))
        client.connect(("127.0.0.1", self.port))
        return client

    def do(self, work: Callable[[], Any]) -> Any:
        """Something in the server's own thread."""

        async def run() -> Any:
            return work()

        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(OUTER_SECONDS)


@contextmanager
def clocked_server(**settings: Any) -> Iterator[ClockedServer]:
    """A server in a thread of this process, whose own clock stands still."""
    app = Application()
    server = GuardedServer(Starlette(routes=app.routes), Settings(port=0, **settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.web.connections.TICK", 1e6)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        (listening,) = server.servers
        yield ClockedServer(server, app, listening.get_loop(), listening.sockets[0].getsockname()[1])
        server.should_exit = True
        thread.join()


def answers(client: socket.socket) -> list[tuple[int, Any]]:
    """Status and content (of a problem: its detail) of every answer until the server closes the connection."""
    given, rest = [], read_all(client)
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        status, *lines = head.decode().split("\r\n")
        if status == "HTTP/1.1 100 Continue":
            continue
        headers = dict(line.lower().split(": ", 1) for line in lines)
        length = int(headers["content-length"])
        content, rest = orjson.loads(rest[:length]), rest[length:]
        given.append((int(status.split()[1]), content["detail"] if "problem" in headers["content-type"] else content))
    return given


def read_all(client: socket.socket) -> bytes:
    """Everything until the server closes the connection, be it in the middle of an answer."""
    pieces = []
    try:
        while piece := client.recv(1_000_000):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return b"".join(pieces)


def many(few: int, long: int) -> int:
    """How many clients there are: few in the usual run."""
    return long if os.environ.get("HYPOTHESIS_PROFILE") == "long" else few
