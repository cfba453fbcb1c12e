"""The end of a server that has work which heeds nobody: it is cancelled, and the log says so."""

import asyncio
import logging
import socket
import threading
import time

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.settings import Settings
from api.web import server as served
from api.web.server import GuardedServer


def test_what_does_not_end_with_its_client_is_cancelled(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(served, "FINISH_SECONDS", 0.1)
    begun, cancelled = threading.Event(), threading.Event()

    async def endless(_: Request) -> Response:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise
        raise AssertionError("nothing ends it")

    server = GuardedServer(Starlette(routes=[Route("/", endless)]), Settings(port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    address = server.servers[0].sockets[0].getsockname()
    with caplog.at_level(logging.WARNING, "accord.server"), socket.create_connection(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert begun.wait(60)
        server.should_exit = True
        thread.join()
    assert cancelled.is_set()
    assert "requests that did not end when their clients were gone, and were cancelled: 1" in caplog.text
