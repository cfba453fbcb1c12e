"""HTTP/1.1 on a connection, so that no client takes more memory or time than it may.

uvicorn's protocol on httptools bounds neither. It also drops the body of a request that offers an upgrade, as Java's
own client does with each (`Upgrade: h2c`). What is overridden here is private to uvicorn: its version is pinned.
"""

import asyncio
from collections import deque
from contextlib import suppress
from enum import Enum, auto
from fcntl import ioctl
from math import inf
from socket import SO_LINGER, SOL_SOCKET
from struct import pack, unpack
from termios import TIOCOUTQ
from typing import Any, cast

import httptools
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from api.settings import Settings
from api.web.connections import Connections, origin_of
from api.web.problems import NOT_SNIFFED, Problem

LINGER_SECONDS = 2.0
"""How long a client that was refused may go on sending. Closed at once, many would not get to see the answer."""
PIPELINED = 16
"""How many requests a client may send ahead of their answers."""


class Phase(Enum):
    """What is read of a connection."""

    BETWEEN = auto()
    """Nothing: the next request has not begun."""
    HEAD = auto()
    BODY = auto()
    REFUSED = auto()
    """Whatever comes, to no end."""


BETWEEN, HEAD, BODY, REFUSED = Phase  # by the class, each would cost a third of a microsecond in Python 3.11


class Refusal(Exception):
    """Why a request does not come to the application. It is raised where the parser calls us."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


class GuardedProtocol(HttpToolsProtocol):
    """One connection."""

    def __init__(self, *, connections: Connections, settings: Settings, **given: Any) -> None:
        super().__init__(**given)
        self._connections, self._settings = connections, settings
        self.origin = ""
        self.patience = settings.head_seconds
        self._phase, self.url = BETWEEN, b""
        self._unheeded = 0  # bytes since a head ended or a part of a body came
        self._heeded = False
        self._answering: RequestResponseCycle | None = None
        self._due: Refusal | None = None  # once the answers before it are given
        self._untaken = (0, 0)
        self._untaken_seconds = 0.0

    # Connections

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self.origin = origin_of(self.client[0]) if self.client else ""
        if not self._connections.admit(self):
            self._refuse(Refusal(503, "There are too many connections. Try again later, with fewer at a time."))

    def connection_lost(self, exc: Exception | None) -> None:
        self._connections.leave(self)
        self.pipeline.clear()
        if self._answering is not None and not self._answering.response_complete:
            _end(self._answering)  # uvicorn tells none but the last of several that were sent ahead
        super().connection_lost(exc)

    def drop(self) -> None:
        """Close it at once; the kernel, too, is to forget what the client has not taken (socket(7), SO_LINGER)."""
        with suppress(OSError):  # gone already
            self.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, pack("ii", 1, 0))
        self.transport.abort()

    def pass_time(self, seconds: float) -> None:
        waiting = self.transport.get_write_buffer_size()
        if waiting:
            untaken = (waiting, _in_kernel(self.transport))
            self._untaken_seconds = self._untaken_seconds + seconds if untaken == self._untaken else 0.0
            self._untaken = untaken
            if self._untaken_seconds > self._settings.unread_seconds:
                self.drop()
        elif not self.flow.read_paused:
            self.patience -= seconds
            if self.patience < 0:
                self._give_up()

    def _give_up(self) -> None:
        if self._phase is HEAD:
            self._refuse(_late("head", self._settings.head_seconds))
        elif self._phase is BODY:
            self._refuse(_late("body", self._settings.body_seconds))
        elif self._phase is BETWEEN and not self.transport.is_closing():
            self.transport.close()
        else:
            self.drop()

    # Refusals

    def _refuse(self, refusal: Refusal) -> None:
        """Read no more, and say why, in its turn."""
        if self.transport.is_closing():
            return self.drop()
        whose = self.cycle if self._phase is BODY else None
        self._phase, self.patience = REFUSED, inf
        if whose is not None and whose is self._answering:
            if whose.response_started:
                return self.drop()
            _end(whose)
        elif whose is not None:
            self.pipeline.popleft()
        if self._is_answering() and whose is not self._answering:
            self._due = refusal
        else:
            self._tell(refusal)

    def _is_answering(self) -> bool:
        return self._answering is not None and not self._answering.response_complete

    def _tell(self, refusal: Refusal) -> None:
        answer = Problem(refusal.status, refusal.detail).response()
        headers = [*self.server_state.default_headers, *answer.raw_headers, NOT_SNIFFED, (b"connection", b"close")]
        lines = [STATUS_LINE[refusal.status], *(b"%s: %s\r\n" % header for header in headers), b"\r\n"]
        self.transport.write(b"".join(lines) + bytes(answer.body))
        self.transport.write_eof()
        self.flow.resume_reading()
        self.patience = LINGER_SECONDS

    # Requests

    def data_received(self, data: bytes) -> None:
        if self._phase is REFUSED:
            return
        self._unheeded += len(data)
        head_ends = None
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            head_ends = upgrade.args[0]
        except httptools.HttpParserError as error:
            return self._refuse(_reason(error))
        if head_ends is not None:
            self._without_upgrade(data[head_ends:])
        elif self._heeded:
            self._heeded, self._unheeded = False, 0
        elif self._unheeded > self._settings.max_head:
            self._refuse(self._too_long())

    def on_message_begin(self) -> None:
        if len(self.pipeline) >= PIPELINED:
            raise Refusal(429, f"More than {PIPELINED} requests came before their answers.")
        super().on_message_begin()
        self._phase, self.patience = HEAD, self._settings.head_seconds

    def on_headers_complete(self) -> None:
        if self._unheeded > self._settings.max_head and self._head_size() > self._settings.max_head:
            raise self._too_long()
        if self.parser.should_upgrade():
            if self.parser.get_method() == b"CONNECT":
                raise Refusal(501, "CONNECT is for proxies, and this is not a proxy.")
            return  # the parser takes this for the end: see _without_upgrade
        if self.parser.get_http_version() == "1.1" and (hosts := self._number_of_hosts()) != 1:
            raise Refusal(400, f"HTTP/1.1 asks for one Host header, and this request has {hosts or 'none'}. Send one.")
        super().on_headers_complete()
        self.headers = cast("list[tuple[bytes, bytes]]", NOWHERE)
        self._phase, self.patience = BODY, self._settings.body_seconds
        self._heeded = True

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        self._heeded = True

    def on_message_complete(self) -> None:
        if self._phase is HEAD:
            return
        super().on_message_complete()
        self._phase = BETWEEN
        self.patience = self._settings.idle_seconds if self.cycle.response_complete else inf
        self._heeded = True

    def _head_size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def _number_of_hosts(self) -> int:
        return sum(name == b"host" for name, _ in self.headers)

    def _too_long(self) -> Refusal:
        most = self._settings.max_head
        if self._phase is BODY:
            return Refusal(431, f"More than {most} bytes came that are not part of the body. Send fewer trailers.")
        if len(self.url) > most:
            return Refusal(414, f"The address is longer than {most} bytes. Send what you ask by POST.")
        return Refusal(431, f"The head is longer than {most} bytes. Send fewer or shorter headers.")

    def _without_upgrade(self, rest: bytes) -> None:
        """Read a request that offers an upgrade as if it did not, which a server may do (RFC 9110, section 7.8).

        httptools ends such a request at its head. So a new parser gets the head without the offer, then the rest.
        """
        line = b"%s %s HTTP/%s\r\n" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())
        headers = [b"%s: %s\r\n" % header for header in self.headers if header[0] != b"upgrade"]
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        self._heeded, self._unheeded = False, 0
        self.data_received(b"".join([line, *headers, b"\r\n", rest]))

    # Answers

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        """As uvicorn's, without its timer for each answer."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            self._start_asgi_task(*self.pipeline.pop())
        elif self._due is not None:
            self._tell(self._due)
        elif self._phase is BETWEEN:
            self.patience = self._settings.idle_seconds


NOWHERE = deque[tuple[bytes, bytes]](maxlen=0)
"""Where trailers go: they come as headers do, after the body."""


def _late(part: str, seconds: float) -> Refusal:
    return Refusal(408, f"The {part} took more than {seconds:g} seconds to come. Send it at once.")


def _reason(error: httptools.HttpParserError) -> Refusal:
    """Why the parser ended, or what a method that it called has raised."""
    raised = error.__context__
    if isinstance(raised, Refusal):
        return raised
    if isinstance(raised, httptools.HttpParserInvalidURLError | UnicodeError):
        return Refusal(400, "The address of the request is not valid.")
    if raised is not None:
        raise raised
    return Refusal(400, f"This is not HTTP/1.1: {error}.")


def _end(cycle: RequestResponseCycle) -> None:
    """Let the application see that its client is gone."""
    cycle.disconnected = True
    cycle.message_event.set()


def _in_kernel(transport: asyncio.Transport) -> int:
    """How many bytes the kernel holds for a client that has not confirmed them.

    It takes more from us only once a third of its buffer is free: a slow client would seem to take nothing for minutes.
    """
    try:
        return int(unpack("i", ioctl(transport.get_extra_info("socket").fileno(), TIOCOUTQ, bytes(4)))[0])
    except OSError:  # a system that does not tell
        return 0
