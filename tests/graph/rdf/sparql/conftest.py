"""What tests of SPARQL share: a copy of the sample to ask, and a server that a query must not reach."""

import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph.rdf.sparql.asking import ask
from graph.rdf.sparql.questions import QueryLimits, Question
from graph.rdf.sparql.snapshots import fill
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.sample import sample
from tests.stores import HeldStores

PATIENT = QueryLimits(seconds=60, memory=1_000_000_000, answer=10_000_000)
"""What no query that is meant to be answered comes up against, on a busy machine either."""
Asking = Callable[..., Coroutine[Any, Any, str]]


@pytest.fixture(scope="module")
async def copied(held_stores: HeldStores, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the sample in it."""
    folder = tmp_path_factory.mktemp("sparql")
    store = await held_stores.in_file("sample", lambda: [sample()])
    await fill(store, DEFAULT_BASE_IRI, folder / "store")
    await store.close()
    return folder


@pytest.fixture(scope="module")
def asking(copied: Path) -> Asking:
    """Asks the copy, and gives the results as text."""

    async def asked(query: str, table: str | None = "csv", graph: str | None = "nt", **how: Any) -> str:
        limits = how.pop("limits", PATIENT)
        question = Question(query, table, graph, **how)
        async with ask(copied / "store", DEFAULT_BASE_IRI, question, limits, copied) as answer:
            assert answer.format in (table, graph)
            content = answer.file.read()
            assert len(content) == answer.size
            return content.decode()

    return asked


@dataclass
class Listener:
    """A server on this machine that counts who comes."""

    address: str
    visits: list[str] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A server that answers every request with an error."""
    made = Listener("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.visits.append(self.path)
            self.send_error(500)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()
