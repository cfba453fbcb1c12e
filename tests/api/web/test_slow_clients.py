"""No client takes more memory or time than it may, and none shuts the others out."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.api.web.slow_clients import GET, LARGE, PIECES, ClockedServer, answers, clocked_server, many, read_all

ANSWERED = (200, ["GET", "", {"host": "a"}])
LATE_HEAD = (408, "The head took more than 10 seconds to come. Send it at once.")
LATE_BODY = (408, "The body took more than 30 seconds to come. Send it at once.")
LONG_HEAD = (431, "The head is longer than 32000 bytes. Send fewer or shorter headers.")
LONG_ADDRESS = (414, "The address is longer than 32000 bytes. Send what you ask by POST.")
LONG_REST = (431, "More than 32000 bytes came that are not part of the body. Send fewer trailers.")
TOO_MANY = (503, "There are too many connections. Try again later, with fewer at a time.")
POST = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def server() -> Iterator[ClockedServer]:
    with clocked_server() as server:
        yield server


@pytest.mark.parametrize(
    ("begun", "seconds", "answer"),
    [
        (b"", 10, []),
        (b"\r\n", 10, []),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", 10, [LATE_HEAD]),
        (POST + b"four", 30, [LATE_BODY]),
        (CHUNKED + b"4\r\nfour\r\n", 30, [LATE_BODY]),
        (GET, 65, [ANSWERED]),
        (GET + b"\r\n\r\n", 65, [ANSWERED]),
        (GET + b"GET / HTTP/1.1", 10, [ANSWERED, LATE_HEAD]),
        (GET + POST, 30, [ANSWERED, LATE_BODY]),
    ],
)
def test_a_client_has_its_time_and_no_more(
    server: ClockedServer, begun: bytes, seconds: float, answer: list[tuple[int, object]]
) -> None:
    with server.client() as client:
        client.sendall(begun)
        server.pass_time(seconds)
        assert server.open() == 1
        server.pass_time(0.5)
        assert answers(client) == answer
    server.wait_for(lambda: not server.server.server_state.connections)


def test_who_is_within_the_time_is_answered(server: ClockedServer) -> None:
    with server.client() as client:
        for piece in (b"POST / HTTP/1.1\r\nHost: a\r\n", b"Content-Length: 2\r\nConnection: close\r\n\r\n", b"a", b"b"):
            client.sendall(piece)
            server.pass_time(9)
        assert answers(client) == [(200, ["POST", "ab", {"host": "a", "content-length": "2", "connection": "close"}])]


@pytest.mark.parametrize(
    ("begun", "endless", "answer"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nA: ", b"a", LONG_HEAD),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", b"a: b\r\n", LONG_HEAD),
        (b"GET /", b"a", LONG_ADDRESS),
        (b"", b"\r\n", LONG_HEAD),
        (CHUNKED + b"0\r\nA: ", b"a", LONG_REST),
        (CHUNKED + b"0\r\n", b"a: b\r\n", LONG_REST),
        (CHUNKED + b"1;", b"a", LONG_REST),
    ],
)
def test_what_never_ends_is_refused_early(
    server: ClockedServer, begun: bytes, endless: bytes, answer: tuple[int, str]
) -> None:
    with server.client() as client:
        client.sendall(begun)
        server.ask()
        for _ in range(10):
            client.sendall(endless * 10_000)
        assert client.recv(12) == b"HTTP/1.1 %d" % answer[0]
        client.sendall(endless * 1000)
        server.pass_time(2.5)
        assert answer[1].encode() in read_all(client)


@pytest.mark.parametrize(("length", "status"), [(31_900, 200), (32_001, 431)])
@pytest.mark.parametrize("before", [b"", POST + b"fives"])
def test_a_head_may_be_as_long_as_the_setting_says(
    server: ClockedServer, before: bytes, length: int, status: int
) -> None:
    with server.client() as client:
        client.sendall(before + b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nA: %s\r\n\r\n" % (b"a" * length))
        server.pass_time(2.5)
        assert [status for status, _ in answers(client)] == [200] * bool(before) + [status]


def test_a_long_body_does_not_count_as_a_head(server: ClockedServer) -> None:
    body = b"b" * 300_000
    with server.client() as client:
        for _ in range(3):
            client.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + body)
            server.ask()
            client.sendall(b"GET / HT")
            server.ask()
            client.sendall(b"TP/1.1\r\nHost: a\r\n\r\n")
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert [status for status, _ in answers(client)] == [200] * 7


def test_trailers_are_no_headers(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(CHUNKED + b"2\r\nab\r\n0\r\nHost: trailer\r\nX-Request-Id: 1\r\n\r\n")
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert answers(client) == [
            (200, ["POST", "ab", {"host": "a", "transfer-encoding": "chunked"}]),
            (200, ["GET", "", {"host": "a", "connection": "close"}]),
        ]


@pytest.mark.parametrize(("hosts", "number"), [(b"", "none"), (b"Host: a\r\nhost: b\r\n", "2")])
def test_a_request_without_one_host(server: ClockedServer, hosts: bytes, number: str) -> None:
    with server.client() as client:
        client.sendall(GET + b"GET / HTTP/1.1\r\n" + hosts + b"\r\n")
        message = f"HTTP/1.1 asks for one Host header, and this request has {number}. Send one."
        assert answers(client) == [ANSWERED, (400, message)]


def test_http_1_0_asks_for_no_host(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert answers(client) == [(200, ["GET", "", {}])]


@pytest.mark.parametrize(
    ("second", "answer"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nA", LATE_HEAD),
        (b"nonsense\r\n\r\n", (400, "This is not HTTP/1.1: Invalid method encountered.")),
        (b"GET / HTTP/1.1\r\nHost: a\r\nA: " + b"a" * 40_000 + b"\r\n\r\n", LONG_HEAD),
        (CHUNKED + b"nonsense\r\n", (400, "This is not HTTP/1.1: Invalid character in chunk size.")),
    ],
)
def test_a_refusal_waits_for_the_answers_before_it(
    server: ClockedServer, second: bytes, answer: tuple[int, str]
) -> None:
    with server.client() as client:
        client.sendall(b"GET /work HTTP/1.1\r\nHost: a\r\n\r\n" + second)
        server.wait_for(lambda: server.app.working == 1)
        server.pass_time(100)
        server.do(server.app.finish.set)
        assert answers(client) == [(200, "done"), answer]


def test_time_in_which_the_server_does_not_read_is_not_the_clients(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(b"GET /work HTTP/1.1\r\nHost: a\r\n\r\n" + POST + b"four")
        server.wait_for(lambda: server.app.working == 1)
        server.pass_time(1000)
        server.do(server.app.finish.set)
        server.pass_time(29)
        client.sendall(b"5")
        server.pass_time(66)
        assert answers(client) == [(200, "done"), (200, ["POST", "four5", {"host": "a", "content-length": "5"}])]


def test_the_application_sees_that_a_late_client_is_given_up(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(POST)
        server.pass_time(31)
        assert answers(client) == [LATE_BODY]
    server.wait_for(lambda: server.app.gone == 1)


def test_a_refused_client_is_let_go_though_much_of_its_body_was_not_read_yet(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(b"GET /work HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n11170\r\n")
        client.sendall(b"b" * 0x11170 + b"\r\nnonsense\r\n")
        assert answers(client) == [(400, "This is not HTTP/1.1: Invalid character in chunk size.")]
        server.pass_time(3)
        server.wait_for(lambda: not server.server.server_state.connections)
    server.do(server.app.finish.set)


def test_only_so_many_requests_are_taken_ahead_of_their_answers(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(GET * 100)
        assert answers(client) == [ANSWERED] * 17 + [(429, "More than 16 requests came before their answers.")]


def test_work_ends_for_a_client_that_had_sent_more_and_is_gone(server: ClockedServer) -> None:
    """uvicorn tells none but the last of several requests that the client is gone."""
    with server.client(receives=4096) as client:
        client.sendall(b"GET /pieces HTTP/1.1\r\nHost: a\r\n\r\n" + GET)
        client.recv(1)
        assert server.do(lambda: server.app.working) == 1
    server.wait_for(lambda: server.app.working == 0)


@pytest.mark.parametrize("ending", ["keep-alive", "close"])
@pytest.mark.parametrize("path", ["large", "pieces"])
def test_an_answer_that_nobody_takes_is_given_up(server: ClockedServer, path: str, ending: str) -> None:
    with server.client(receives=4096) as client:
        client.sendall(f"GET /{path} HTTP/1.1\r\nHost: a\r\nConnection: {ending}\r\n\r\n".encode())
        client.recv(1)
        for _ in range(30):
            server.pass_time(1)
        assert server.open() == 1
        for _ in range(100):  # more than two, as the systems of both sides may take some more of it meanwhile
            server.pass_time(1)
        server.wait_for(lambda: not server.server.server_state.connections)
        server.wait_for(lambda: server.app.working == 0)
        assert len(read_all(client)) < LARGE * PIECES


@pytest.mark.parametrize("path", ["large", "pieces"])
def test_who_takes_an_answer_slowly_gets_it_all(server: ClockedServer, path: str) -> None:
    with server.client(receives=4096) as client:
        client.sendall(f"GET /{path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        taken = 0
        for _ in range(100):
            taken += len(client.recv(8192))
            server.pass_time(20)
        taken += len(read_all(client))
    assert taken > LARGE * PIECES


def test_clients_that_send_nothing_shut_nobody_out(server: ClockedServer) -> None:
    silent = [server.client() for _ in range(many(150, 700))]
    for client in silent[::2]:
        with suppress(ConnectionError):  # it has made room already
            client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
    assert server.ask()[0] == 200
    assert server.open() == 100
    with server.client() as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert [status for status, _ in answers(client)] == [200]
    server.pass_time(11)
    server.pass_time(3)
    server.wait_for(lambda: not server.server.server_state.connections)
    for client in silent:
        client.close()


def test_there_are_only_so_many_connections_at_work() -> None:
    with clocked_server(max_connections=4, max_connections_per_address=2) as server, ExitStack() as opened:

        def work(address: str) -> socket.socket:
            client, before = opened.enter_context(server.client(address)), server.app.working
            client.sendall(b"GET /work HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            server.wait_for(lambda: server.app.working > before)
            return client

        working = [work("127.0.0.1"), work("127.0.0.1")]
        assert answers(opened.enter_context(server.client("127.0.0.1"))) == [TOO_MANY]  # of its address
        assert server.ask()[0] == 200
        working += [work("127.0.0.2"), work("127.0.0.2")]
        assert answers(opened.enter_context(server.client("127.0.0.3"))) == [TOO_MANY]  # of all
        server.do(server.app.finish.set)
        assert [answers(client) for client in working] == [[(200, "done")]] * 4
        assert server.ask()[0] == 200
