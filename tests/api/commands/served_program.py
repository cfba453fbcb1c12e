"""`accord serve` as a program of its own, for tests."""

import re
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import httpx

from tests.api.commands.command_line import PROGRAM, program

READY = re.compile(
    r"(?:Open http://127\.0\.0\.1:\d+/ in a browser, or POST queries to|The trusted documents of documents\.json are"
    r" answered at) (http://127\.0\.0\.1:\d+)/graphql(?:, and no others)?\.\n"
)
QUESTION = {"query": "{ events { nodes { id } } }"}
OUTER_SECONDS = 60
"""No test asks how fast a server ends; one that has not by then never will."""


@dataclass(frozen=True)
class Server:
    """A server that runs, and what it said before it said where."""

    process: "subprocess.Popen[str]"
    client: httpx.Client
    said: list[str]

    def answers(self) -> tuple[int, Any]:
        """Status and body of the answer to a query."""
        response = self.client.post("/graphql", json=QUESTION, headers={"x-request-id": "one"})
        return response.status_code, response.json()

    def readiness(self) -> tuple[int, Any]:
        """What it says to those who ask whether it is ready."""
        response = self.client.get("/readyz")
        return response.status_code, response.json()

    def connection(self) -> socket.socket:
        """A connection of a client whose system takes little of what it does not read."""
        client = socket.socket()
        client.settimeout(OUTER_SECONDS)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((self.client.base_url.host, self.client.base_url.port))
        return client

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code, and the rest of what it said."""
        self.process.send_signal(how)
        _, rest = self.process.communicate(timeout=OUTER_SECONDS)
        return self.process.returncode, rest


@contextmanager
def serving(store: str, cwd: Path, *, command: Sequence[str] = PROGRAM, **settings: str) -> Iterator[Server]:
    """A server on a free port."""
    given = {"ACCORD_PORT": "0", **settings}
    with program("serve", store=store, cwd=cwd, command=command, stderr=subprocess.PIPE, settings=given) as process:
        try:
            assert process.stderr
            *said, ready = _until_ready(process.stderr)
            found = READY.fullmatch(ready)
            assert found, [*said, ready]
            with httpx.Client(base_url=found[1]) as client:
                yield Server(process, client, said)
        finally:
            process.kill()


def _until_ready(lines: IO[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if READY.fullmatch(line):
            return
