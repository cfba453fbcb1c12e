"""What the settings say of connections holds for `accord serve`, by its own clock."""

import re
import select
import socket
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.api.commands.served_program import OUTER_SECONDS, Server, serving
from tests.api.web.slow_clients import answers, many, read_all

MEGABYTE = 1_000_000
ALIVE = (200, {"status": "alive"})
LATE = {
    b"GET /healthz HTTP/1.1\r\nHost: a\r\n": [(408, "The head took more than 1 seconds to come. Send it at once.")],
    b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{": [
        (408, "The body took more than 1 seconds to come. Send it at once.")
    ],
    b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n": [ALIVE],
    b"": [],
}


def test_a_header_of_100_megabytes_is_not_taken_into_memory(filled_url: str, tmp_path: Path) -> None:
    with serving(filled_url, tmp_path) as server, server.connection() as client:
        assert server.answers()[0] == 200
        before = most_memory(server)
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nA: ")
        with suppress(ConnectionError):  # the server has had enough
            for _ in range(100):
                client.sendall(b"a" * MEGABYTE)
        assert server.answers()[0] == 200
        assert most_memory(server) - before < 10 * MEGABYTE


def most_memory(server: Server) -> int:
    """How many bytes the server has had at most."""
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{server.process.pid}/status").read_text())
    assert peak
    return int(peak[1]) * 1000


def test_slow_clients_are_given_up_and_hinder_nobody(filled_url: str, tmp_path: Path) -> None:
    limits = {f"ACCORD_{name}_SECONDS": "1" for name in ("HEAD", "BODY", "IDLE", "UNREAD")}
    most = {"ACCORD_MAX_CONNECTIONS": "800", "ACCORD_MAX_CONNECTIONS_PER_ADDRESS": "800"}
    with serving(filled_url, tmp_path, **limits, **most) as server, ExitStack() as opened:

        def sending(sent: bytes) -> socket.socket:
            client = opened.enter_context(server.connection())
            client.sendall(sent)
            return client

        unread = sending(b"GET /export?format=nt HTTP/1.1\r\nHost: a\r\n\r\n")
        slow = [(sent, sending(sent)) for sent in LATE for _ in range(many(10, 175))]
        assert server.answers()[0] == 200
        assert [answers(client) for _, client in slow] == [LATE[sent] for sent, _ in slow]
        closing = select.poll()
        closing.register(unread, 0)
        assert closing.poll(OUTER_SECONDS * 1000) == [(unread.fileno(), select.POLLERR | select.POLLHUP)]
        assert len(read_all(unread)) < 9 * MEGABYTE
        assert server.answers()[0] == 200
