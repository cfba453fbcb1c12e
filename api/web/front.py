"""Where readers begin over HTTP: `/` for browsers, `/promises`, `/brief`, `/search` and `/how-to-read`."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.front_pages import (
    agreements_in,
    agreements_page,
    home_page,
    principal,
    reading_page,
    search_in,
    search_page,
)
from api.explorer.operations import Operation
from api.explorer.state import Words
from api.query.engine import Engine
from api.schema.roots.search import searchable, value_name
from api.web.negotiation import preferred
from api.web.pages import Visit, ask, visited
from api.web.problems import Problem
from api.web.representations import header
from graph.errors import shortened

NO_WORDS = Words()
OF_SEARCH = Words(once=("q", "in", "after"))


def front_routes(engine: Engine) -> list[Route]:
    """Where readers begin."""
    front = Front(engine)
    return [
        Route("/", _for_browsers(visited(NO_WORDS, front.home))),
        Route("/promises", visited(NO_WORDS, front.agreements)),
        Route("/brief", visited(NO_WORDS, front.brief)),
        Route("/search", visited(OF_SEARCH, front.search)),
        Route("/how-to-read", visited(NO_WORDS, front.reading)),
    ]


def _for_browsers(home: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The start for those who name HTML; others are led on to GraphQL, relative, as our base may have a path."""

    async def answer(request: Request) -> Response:
        accept = header(request, "accept")
        if "text/html" not in accept or preferred(accept, ("text/html",)) is None:
            return RedirectResponse("graphql", headers={"Vary": "Accept"})
        response = await home(request)
        response.headers.add_vary_header("Accept")
        return response

    return answer


class Front:
    """The pages that lead to others, asked of an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._classes = {cls.__name__.lower(): value_name(cls) for cls in searchable(engine.ontology)}

    async def home(self, visit: Visit) -> Response:
        """The start: what stands in the ledger that a reader is led to first."""
        agreements = agreements_in((await ask(self._engine, Operation("agreements"))).data)
        first = principal(agreements)
        if first is None:
            return visit.answer(home_page(agreements, None, visit.shell, visit.place))
        operation = Operation("home", {"agreement": first.id, **visit.days})
        answer = await ask(self._engine, operation)
        shell = replace(visit.shell, operation=operation)
        return visit.answer(home_page(agreements, answer.data, shell, visit.place))

    async def agreements(self, visit: Visit) -> Response:
        """All agreements with promises."""
        operation = Operation("agreements")
        answer = await ask(self._engine, operation)
        shell = replace(visit.shell, operation=operation)
        return visit.answer(agreements_page(agreements_in(answer.data), shell, visit.place))

    async def brief(self, visit: Visit) -> Response:
        """On to the brief that a reader is led to first or, where there is none, to the page that says so."""
        first = principal(agreements_in((await ask(self._engine, Operation("agreements"))).data))
        return RedirectResponse(f"{f'brief/{first.key}' if first else 'promises'}{visit.state.query()}", 303)

    async def search(self, visit: Visit) -> Response:
        """What has the words that are looked for."""
        text = visit.state.one("q") or ""
        if not text:
            return visit.answer(search_page("", None, visit.shell, visit.place))
        among = visit.state.one("in")
        if among is not None and among not in self._classes:
            known = ", ".join(self._classes)
            raise Problem(
                400,
                f"in={shortened(among)} is not a class that is searched. Write one of: {known}.",
                fr=f"in={shortened(among)} n’est pas une classe où l’on cherche. Écrivez l’une de celles-ci : {known}.",
            )
        variables = {"text": text, "in": [self._classes[among]] if among else None, "after": visit.state.one("after")}
        operation = Operation("search", variables)
        answer = await ask(self._engine, operation)
        shell = replace(visit.shell, operation=operation)
        return visit.answer(search_page(text, search_in(answer.data, visit.state), shell, visit.place))

    async def reading(self, visit: Visit) -> Response:
        """How to read these pages."""
        return visit.answer(reading_page(visit.shell, visit.place))
