"""`accord serve` as a program: it says where it is, outlives its store, and ends when it is told to."""

import asyncio
import signal
import socket
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.api.commands.command_line import SMALL, Run, accord, write_folder
from tests.api.commands.served_program import QUESTION, serving
from tests.cuttable_line import CuttableLine

COST = {"estimated": 20, "limit": 5_000_000}
ANSWER = (200, {"data": {"events": {"nodes": [{"id": "event/e"}]}}, "extensions": {"cost": COST}})
UNAVAILABLE = (
    503,
    {
        "errors": [
            {
                "message": "The database does not answer. Try again later; the reason is in the server's log.",
                "extensions": {"code": "STORE_UNAVAILABLE", "requestId": "one"},
            }
        ],
        "data": None,
    },
)
NOT_READY = (503, {"status": "the store does not answer"})
IS_READY = (200, {"status": "ready", "datasets": ["dataset/mine"]})


class Outage(Protocol):
    """A store that goes down and comes up as a test wants it."""

    url: str

    def begin(self) -> None: ...

    def end(self) -> None: ...


class FileOutage:
    """The file is moved away, and back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._file = Path(url.removeprefix("sqlite:///"))
        self._away = self._file.with_suffix(".away")

    def begin(self) -> None:
        self._file.rename(self._away)

    def end(self) -> None:
        self._away.rename(self._file)


class LineOutage:
    """The line to the server is cut, and mended. It has a thread of its own, as tests wait for answers over it."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._line = CuttableLine(url)
        self.url = self._line.url
        self.end()

    def begin(self) -> None:
        self._run(self._line.cut())

    def end(self) -> None:
        self._run(self._line.mend())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()


@pytest.fixture
def outage(store_url: str, tmp_path: Path) -> Outage:
    """A way to take down each store, once the small dataset is in it."""
    assert load(store_url, tmp_path).code == 0
    return FileOutage(store_url) if store_url.startswith("sqlite:") else LineOutage(store_url)


def load(store: str, folder: Path) -> Run:
    """Load the small dataset."""
    return accord("load", f"curated={write_folder(folder / 'mine', SMALL)}", store=store)


def test_a_sqlite_file_that_goes_and_comes_back(tmp_path: Path) -> None:
    file, store = tmp_path / "here.db", f"sqlite:///{tmp_path}/here.db"
    assert load(store, tmp_path).code == 0
    with serving(store, tmp_path) as server:
        assert (server.said, server.answers(), server.readiness()) == ([], ANSWER, IS_READY)

        away = file.rename(tmp_path / "away.db")
        assert (server.answers(), server.readiness()) == (UNAVAILABLE, NOT_READY)
        away.rename(file)
        assert (server.answers(), server.readiness()) == (ANSWER, IS_READY)

        away = file.rename(tmp_path / "away.db")
        file.write_text("no database at all, but long enough to have a header of the size that one has")
        assert server.answers() == UNAVAILABLE
        file.unlink()
        assert load(store, tmp_path).code == 0
        assert (server.answers(), server.readiness()) == (ANSWER, IS_READY)

        code, log = server.stop()
        assert code == 0
        assert [line.partition(f" {file}: ")[2] for line in log.splitlines()] == [
            "the file is not there. Run `accord load` to fill it, or set ACCORD_STORE.",
            "file is not a database. Move it away and run `accord load`, or set ACCORD_STORE.",
        ]


def test_a_store_that_is_filled_only_later(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/here.db"
    with serving(store, tmp_path) as server:
        assert server.said == [
            f"{tmp_path}/here.db: the file is not there. Run `accord load` to fill it, or set ACCORD_STORE."
            " Until then, requests are answered with status 503.\n"
        ]
        assert (server.answers(), server.readiness()) == (UNAVAILABLE, NOT_READY)
        assert server.client.get("/healthz").json() == {"status": "alive"}
        assert load(store, tmp_path).code == 0
        assert (server.answers(), server.readiness()) == (ANSWER, IS_READY)
        assert server.stop(signal.SIGINT)[0] == 0


def test_a_store_that_is_down_at_the_start_and_goes_down_again(outage: Outage, tmp_path: Path) -> None:
    outage.begin()
    with serving(outage.url, tmp_path) as server:
        (warning,) = server.said
        assert warning.endswith(" Until then, requests are answered with status 503.\n")
        assert (server.answers(), server.readiness()) == (UNAVAILABLE, NOT_READY)
        outage.end()
        assert (server.answers(), server.readiness()) == (ANSWER, IS_READY)
        outage.begin()
        assert (server.answers(), server.readiness()) == (UNAVAILABLE, NOT_READY)
        outage.end()
        assert (server.answers(), server.readiness()) == (ANSWER, IS_READY)
        code, log = server.stop()
    assert code == 0
    assert "Traceback" not in log


def test_trusted_documents_are_served_and_warmed(outage: Outage, tmp_path: Path) -> None:
    (tmp_path / "documents.json").write_text(f'{{"ids": "{QUESTION["query"]}"}}')
    only = {"ACCORD_TRUSTED_DOCUMENTS": "documents.json", "ACCORD_TRUSTED_MODE": "only"}
    with serving(outage.url, tmp_path, **only) as server:
        assert server.answers() == ANSWER
        named = server.client.get("/graphql", params={"documentId": "ids"})
        assert (named.status_code, named.json()) == ANSWER
        assert server.client.post("/graphql", json={"query": "{ __typename }"}).status_code == 403
        assert server.process.stderr
        assert server.process.stderr.readline() == "INFO accord.trusted: 1 operations of trusted documents are warm\n"
        assert server.stop() == (0, "")


def test_a_server_whose_store_is_down_ends_though_documents_are_not_warm(tmp_path: Path) -> None:
    (tmp_path / "documents.json").write_text(f'{{"ids": "{QUESTION["query"]}"}}')
    store = f"sqlite:///{tmp_path}/here.db"
    with serving(store, tmp_path, ACCORD_TRUSTED_DOCUMENTS="documents.json") as server:
        assert server.client.get("/healthz").json() == {"status": "alive"}
        assert server.stop() == (
            0,
            f"WARNING accord.trusted: trusted documents are not warm yet: {tmp_path}/here.db: the file is not there."
            " Run `accord load` to fill it, or set ACCORD_STORE.\n",
        )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory."),
        ("[", " is not JSON: unexpected end of data: line 1 column 2 (char 1)."),
        ('{"a1b2": "{ colours }"}', "a1b2: Cannot query field 'colours' on type 'Query'. (line 1, column 3)"),
    ],
)
def test_trusted_documents_that_cannot_be_used(tmp_path: Path, content: str | None, message: str) -> None:
    file = tmp_path / "documents.json"
    if content is not None:
        file.write_text(content)
    settings = {"ACCORD_TRUSTED_DOCUMENTS": str(file), "ACCORD_PORT": "0"}
    between = "" if message.startswith(" ") else ": "
    expected = f"Error: ACCORD_TRUSTED_DOCUMENTS: {file}{between}{message}\n"
    assert accord("serve", store=f"sqlite:///{tmp_path}/x.db", **settings) == Run(2, "", expected)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"ACCORD_TRUSTED_MODE": "only"}, "ACCORD_TRUSTED_MODE is only, and ACCORD_TRUSTED_DOCUMENTS names no file."),
        ({"ACCORD_TRUSTED_MODE": "all"}, "ACCORD_TRUSTED_MODE is 'all'; give one of off, prefer, only."),
        ({"ACCORD_CACHE_SECONDS": "-1"}, "ACCORD_CACHE_SECONDS is -1; give 0 or more."),
        ({"ACCORD_MAX_BATCH": "0"}, "ACCORD_MAX_BATCH is 0; give a number above 0."),
        ({"ACCORD_PERSISTED_QUERIES": "yes"}, "ACCORD_PERSISTED_QUERIES is 'yes'; give true or false."),
    ],
)
def test_settings_that_cannot_be(tmp_path: Path, settings: dict[str, str], message: str) -> None:
    assert accord("serve", store=f"sqlite:///{tmp_path}/x.db", **settings) == Run(2, "", f"Error: {message}\n")


def test_an_address_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        message = (
            f"Error: 127.0.0.1:{port} cannot be served: Address already in use."
            " Set ACCORD_HOST and ACCORD_PORT to an address of this machine and a free port.\n"
        )
        assert accord("serve", store=f"sqlite:///{tmp_path}/x.db", ACCORD_PORT=str(port)) == Run(2, "", message)


def test_an_address_of_another_machine(tmp_path: Path) -> None:
    run = accord("serve", store=f"sqlite:///{tmp_path}/x.db", ACCORD_HOST="192.0.2.1")
    assert (run.code, run.err.partition(". ")[0]) == (
        2,
        "Error: 192.0.2.1:8000 cannot be served: Cannot assign requested address",
    )
