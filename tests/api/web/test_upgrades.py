"""An upgrade that a client offers is not taken, and the request is answered as any other (RFC 9110, section 7.8)."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.web.slow_clients import ClockedServer, answers, clocked_server
from tests.java_libraries import java

OFFER = b"Host: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"
POST = b"POST / HTTP/1.1\r\nContent-Length: 5\r\n" + OFFER
CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + OFFER
CONTINUE = b"Expect: 100-continue\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
LAST_ANSWERED = (200, ["GET", "", {"host": "a", "connection": "close"}])
HEADERS = {"host": "a", "connection": "Upgrade, HTTP2-Settings", "http2-settings": "AAEAAEAA"}


@pytest.fixture(scope="module")
def server() -> Iterator[ClockedServer]:
    with clocked_server() as server:
        yield server


@pytest.mark.parametrize(
    ("sent", "method", "body", "headers"),
    [
        (POST + b"\r\nfives", "POST", "fives", {"content-length": "5"}),
        (CHUNKED + b"\r\n3\r\nfiv\r\n2\r\nes\r\n0\r\n\r\n", "POST", "fives", {"transfer-encoding": "chunked"}),
        (POST + CONTINUE + b"\r\nfives", "POST", "fives", {"content-length": "5", "expect": "100-continue"}),
        (b"GET / HTTP/1.1\r\n" + OFFER + b"\r\n", "GET", "", {}),
        (b"GET / HTTP/1.1\r\n" + OFFER.replace(b"h2c", b"websocket") + b"\r\n", "GET", "", {}),
        (b"OPTIONS / HTTP/1.1\r\n" + OFFER.replace(b"h2c", b"TLS/1.3") + b"\r\n", "OPTIONS", "", {}),
    ],
    ids=["length", "chunks", "100-continue", "no body", "websocket", "TLS"],
)
@pytest.mark.parametrize("size", [1, 7, 100_000], ids="in pieces of {} bytes".format)
def test_what_comes_with_an_offer_is_read(
    server: ClockedServer, sent: bytes, method: str, body: str, headers: dict[str, str], size: int
) -> None:
    whole = sent + sent + LAST
    with server.client() as client:
        for start in range(0, len(whole), size):
            client.sendall(whole[start : start + size])
        given = answers(client)
    assert given == [(200, [method, body, HEADERS | headers])] * 2 + [LAST_ANSWERED]


def test_an_offer_does_not_lengthen_the_head(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(POST + b"A: %s\r\n\r\nfives" % (b"a" * 32_000))
        assert [status for status, _ in answers(client)] == [431]


def test_a_body_that_comes_with_an_offer_and_is_none(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(CHUNKED + b"\r\nnonsense\r\n")
        assert answers(client) == [(400, "This is not HTTP/1.1: Invalid character in chunk size.")]


def test_an_offer_without_a_host(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall((POST + b"\r\nfives").replace(b"Host: a\r\n", b""))
        message = "HTTP/1.1 asks for one Host header, and this request has none. Send one."
        assert answers(client) == [(400, message)]


def test_a_tunnel_is_refused(server: ClockedServer) -> None:
    with server.client() as client:
        client.sendall(b"CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n\x16\x03\x01")
        assert answers(client) == [(501, "CONNECT is for proxies, and this is not a proxy.")]


@pytest.mark.parametrize("sent", [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"])
def test_another_protocol_without_an_offer_is_refused(server: ClockedServer, sent: bytes) -> None:
    with server.client() as client:
        client.sendall(sent)
        assert [status for status, _ in answers(client)] == [400]


def test_javas_own_client(served_url: str) -> None:
    program, address = Path(__file__).with_name("H2cPost.java"), f"{served_url}/graphql"
    document = '{"query": "{ __typename }"}'
    run = subprocess.run([java(), program, address, document, "{"], capture_output=True, text=True, check=True)
    answered, refused = run.stdout.splitlines()
    assert answered.startswith('200 {"data":{"__typename":"Query"}')
    assert refused.startswith('400 {"errors":[{"message":"The body cannot be read as JSON')
