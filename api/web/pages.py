"""The pages of the explorer over HTTP: each has a state in its address, and asks the engine one document.

An address that says its state otherwise than it is written leads on to the one that is.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.errors import COST_EXCEEDED, RequestError
from api.explorer.operations import Operation
from api.explorer.pages import HEADERS, Place
from api.explorer.shell import Shell
from api.explorer.state import State, Words, is_as_written, read_state
from api.query.engine import Engine
from api.query.request import Answer
from api.web.answering import Endpoint, answering
from api.web.caching import tagged
from api.web.representations import HTML, asked_language
from api.web.standing import place_of
from ontology.values import Language


@dataclass(frozen=True)
class Visit:
    """One request of a page: what its address asks for, in which language, and on which day."""

    request: Request
    state: State
    language: Language
    today: date

    @property
    def place(self) -> Place:
        """Where the page stands."""
        carried = self.state.lang is not None
        clocks = tuple(one for one in self.state.clocks.items() if one[0] != "lang")
        return place_of(self.request, self.language, carried=carried, clocks=clocks)

    @property
    def days(self) -> dict[str, str | None]:
        """The variables of an operation that has the two clocks: the day of the page, and that of its sources."""
        known = self.state.known_day(self.today)
        return {"asOf": self.state.day(self.today).isoformat(), "knownBy": known.isoformat() if known else None}

    @property
    def shell(self) -> Shell:
        """What is around the page."""
        return Shell(self.state, self.language, self.today, path=self.request.url.path.removesuffix(f".{HTML.name}"))

    @property
    def headers(self) -> dict[str, str]:
        """What goes with the answer, whatever its form: the address alone may not decide about its language."""
        return {"Content-Language": self.language.value} | ({} if self.state.lang else {"Vary": "Accept-Language"})

    def answer(self, html: str, status: int = 200) -> Response:
        """The page, or word that the client has it already."""
        if status != 200:
            return Response(html, status, {**HEADERS, **self.headers}, HTML.media_type)
        return tagged(self.request, html, HTML.media_type, {**HEADERS, **self.headers})


NodePage = Callable[[Visit, str], Awaitable[str | None]]
"""Makes the page of a node of a class, in HTML; None where there is no such node."""


def arrive(request: Request, words: Words) -> Visit | Response:
    """The visit of a page whose address may have these words, or where the address leads on to."""
    given, language = request.query_params.multi_items(), asked_language(request)
    today = datetime.now(UTC).date()
    state = read_state(given, words, today)
    if not is_as_written(given, state):
        return RedirectResponse(state.query(), 303)
    return Visit(request, state, language, today)


def visited(words: Words, make: Callable[[Visit], Awaitable[Response]]) -> Endpoint:
    """The endpoint of a page whose address may have these words."""

    async def answer(request: Request) -> Response:
        visit = arrive(request, words)
        return visit if isinstance(visit, Response) else await make(visit)

    return answering(answer)


async def ask_as_far(engine: Engine, name: str, asked: Mapping[str, Any], dear: str | None) -> tuple[Operation, Answer]:
    """What a document is answered; where that would cost too much, without what its variable `dear` stands for."""
    operation = Operation(name, {**asked, dear: True} if dear else asked)
    try:
        return operation, await ask(engine, operation)
    except RequestError as error:
        if error.code is not COST_EXCEEDED or dear is None:
            raise
    operation = Operation(name, {**asked, dear: False})
    return operation, await ask(engine, operation)


async def ask(engine: Engine, operation: Operation) -> Answer:
    """What the engine answers, as it would anybody. RequestError and StoreError as it has them."""
    return await engine.answer(operation.document, operation.variables)
