"""`/sparql`: queries of a copy of the graph, by the SPARQL 1.1 Protocol. It is off unless a setting turns it on."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from email.utils import format_datetime

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api.errors import STORE_UNAVAILABLE
from api.settings import Settings
from api.web.hang_up import ClientGone, ended_by_hang_up
from api.web.negotiation import preferred
from api.web.problems import Problem
from api.web.sparql_asked import read_asked
from api.web.sparql_description import describe_service
from graph.errors import DataChanging, StoreBusy, StoreError, shortened
from graph.rdf.sparql.asking import Answer, ask
from graph.rdf.sparql.questions import QueryProblem, Question, TooMuch, Unanswered, WrongForm
from graph.rdf.sparql.results import GRAPH_FORMATS, TABLE_FORMATS, ResultFormat, listed
from graph.rdf.sparql.snapshots import Snapshots
from graph.store import Store

LOG = logging.getLogger("accord.sparql")
STATUS = {TooMuch: 422, WrongForm: 406, Unanswered: 500}
"""Of what a query process says; all else is 400."""
BUSY = {"Retry-After": "5"}
NEGOTIATED = {"Vary": "Accept"}
MOST_UNSENT = 16
"""How many answers may be on disk while clients take them, at most."""
PIECE = 1 << 16


class SparqlEndpoint:
    """Answers queries over a store, each of a copy that is made anew when the data have changed."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.snapshots = Snapshots(store, settings.base_iri)
        self._settings, self._limits = settings, settings.sparql_limits()
        self._asked = self._unsent = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        request = Request(scope, receive)
        async with AsyncExitStack() as held:
            response = await self._told(request, held)
            await response(scope, receive, send)

    async def _told(self, request: Request, held: AsyncExitStack) -> Response:
        """The response, or what is wrong with the request, the query or the store."""
        try:
            return await self._response(request, held)
        except Problem as problem:
            return problem.response()
        except QueryProblem as problem:
            status = STATUS.get(type(problem), 400)
            return Problem(status, str(problem), NEGOTIATED if status == 406 else None).response()
        except (StoreBusy, DataChanging) as error:
            return Problem(503, str(error), BUSY).response()
        except StoreError as error:
            LOG.error("store: %s", error)
            return Problem(503, f"{STORE_UNAVAILABLE.cause} {STORE_UNAVAILABLE.remedy}").response()
        except (ClientGone, ClientDisconnect):
            return Response(status_code=499)  # nobody reads it

    async def _response(self, request: Request, held: AsyncExitStack) -> Response:
        asked = await read_asked(request, self._settings.max_body)
        accept = ",".join(request.headers.getlist("accept"))
        table, graph = _chosen(accept, TABLE_FORMATS), _chosen(accept, GRAPH_FORMATS)
        if asked.query is None:
            return self._description(accept, graph)
        if table is None and graph is None:
            raise Problem(406, _unacceptable(accept, TABLE_FORMATS + GRAPH_FORMATS), NEGOTIATED)
        question = Question(
            asked.query,
            table and table[0],
            graph and graph[0],
            asked.default_graphs,
            asked.named_graphs,
        )
        with ended_by_hang_up(request):
            answer, read_at = await self._answer(question, held)
        media_type = next(one[1] for one in (table, graph) if one and one[0] == answer.format)
        headers = {**NEGOTIATED, "Last-Modified": read_at}
        if answer.size <= PIECE:
            return Response(answer.file.read(), headers=headers, media_type=media_type)
        headers["Content-Length"] = str(answer.size)
        if request.method == "HEAD":
            return Response(headers=headers, media_type=media_type)
        return Results(answer, self._settings.export_seconds, headers, media_type)

    def _description(self, accept: str, graph: tuple[str, str] | None) -> Response:
        if graph is None:
            remedy = "The address has no query: send one as the parameter query, or ask for the service description."
            raise Problem(406, f"{_unacceptable(accept, GRAPH_FORMATS)} {remedy}", NEGOTIATED)
        format_ = ox.RdfFormat.from_media_type(graph[1])
        assert format_ is not None
        return Response(describe_service(self._settings.base_iri, format_), headers=NEGOTIATED, media_type=graph[1])

    async def _answer(self, question: Question, held: AsyncExitStack) -> tuple[Answer, str]:
        """The answer, which stays until the request ends, and when what it is read from was."""
        with self._admitted():
            async with self.snapshots.newest() as snapshot:
                answer = await held.enter_async_context(
                    ask(snapshot.path, self._settings.base_iri, question, self._limits, self.snapshots.folder)
                )
            held.enter_context(self._sent())
            return answer, format_datetime(snapshot.read_at, usegmt=True)

    @contextmanager
    def _admitted(self) -> Iterator[None]:
        """As one of the queries that are answered at once. Problem where there are as many as may be."""
        if self._asked >= self._settings.max_sparql_queries or self._unsent >= MOST_UNSENT:
            raise Problem(503, "As many SPARQL queries are being answered as may be. Ask again in a while.", BUSY)
        self._asked += 1
        try:
            yield
        finally:
            self._asked -= 1

    @contextmanager
    def _sent(self) -> Iterator[None]:
        self._unsent += 1
        try:
            yield
        finally:
            self._unsent -= 1


class Results(StreamingResponse):
    """Results in a file, which are whole; a client has so many seconds to take them."""

    def __init__(self, answer: Answer, seconds: float, headers: dict[str, str], media_type: str) -> None:
        super().__init__(_pieces(answer), headers=headers, media_type=media_type)
        self._seconds = seconds

    async def stream_response(self, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await super().stream_response(send)
        except TimeoutError:
            LOG.warning("an answer broke off: it was not taken within %g seconds", self._seconds)


async def _pieces(answer: Answer) -> AsyncIterator[bytes]:
    while piece := answer.file.read(PIECE):
        yield piece


def _chosen(accept: str, formats: tuple[ResultFormat, ...]) -> tuple[str, str] | None:
    """The name and media type of the format that a client likes best."""
    names = {media_type: format_.name for format_ in formats for media_type in format_.media_types}
    media_type = preferred(accept, list(names))
    return (names[media_type], media_type) if media_type else None


def _unacceptable(accept: str, formats: tuple[ResultFormat, ...]) -> str:
    return f"Accept: {shortened(accept)} matches no available format. Ask for one of {listed(formats)}."
