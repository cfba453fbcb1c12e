"""A server ends when it is told to, whoever holds on to it, and answers what it can until then."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from api.web.server import CUT_SHORT
from tests.api.commands.clinging_store import COMMAND, ENDLESS_ID, THREE, TWO
from tests.api.commands.served_program import Server, serving
from tests.api.web.slow_clients import answers, read_all

ALIVE = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
TURNS = 5
"""In how many turns of its loop the server has taken a connection, read what was sent, and begun to answer it."""


@pytest.fixture
def server(filled_url: str, tmp_path: Path) -> Iterator[Server]:
    with serving(filled_url, tmp_path, command=COMMAND) as server:
        yield server


def asked(query: str) -> bytes:
    """A question as it is sent."""
    body = orjson.dumps({"query": query})
    return b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        len(body),
        body,
    )


def holding(server: Server, sent: bytes) -> socket.socket:
    """A connection on which this was sent, and read by the server."""
    client = server.connection()
    client.sendall(sent)
    for _ in range(TURNS):
        assert server.client.get("/healthz").status_code == 200
    return client


HELD = {
    "an answer that nobody reads": b"GET /export?format=nt HTTP/1.1\r\nHost: a\r\n\r\n",
    "nothing sent": b"",
    "half a head": b"GET /healthz HTTP/1.1\r\nHost: a\r\nA: b",
    "half a body": asked(TWO)[:-5],
    "idle": ALIVE,
    "half a head after an answer": ALIVE + b"GET /",
    "a question that never ends": asked(TWO),
    "another behind it": asked(TWO) + ALIVE,
    "a document that never ends": f"GET /doc/{ENDLESS_ID} HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
}
ANSWERED = ["an answer that nobody reads", "idle", "half a head after an answer"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_whatever_clients_hold(server: Server, how: signal.Signals) -> None:
    clients = {name: holding(server, sent) for name, sent in HELD.items()}
    for name in ANSWERED:
        clients[name].recv(1, socket.MSG_PEEK)
    assert server.stop(how) == (0, "")
    assert [name for name, client in clients.items() if read_all(client)] == ANSWERED


def test_what_is_under_way_is_answered_and_idle_clients_are_let_go_first(server: Server) -> None:
    with holding(server, ALIVE) as idle, holding(server, asked(THREE)) as waiting:
        server.process.send_signal(signal.SIGTERM)
        assert answers(idle) == [(200, {"status": "alive"})]
        assert server.process.poll() is None
        ((status, content),) = answers(waiting)
        assert (status, list(content["data"])) == (200, ["events", "actors", "places"])
    assert server.stop() == (0, "")


def test_a_thread_that_does_not_end_is_left(filled_url: str, tmp_path: Path) -> None:
    with (
        serving(filled_url, tmp_path, command=COMMAND, ACCORD_STORE_USER="stubborn") as server,
        holding(server, asked(TWO)),
    ):
        server.process.send_signal(signal.SIGTERM)
        assert server.stop() == (0, CUT_SHORT.decode())  # the second signal does not put the end off
