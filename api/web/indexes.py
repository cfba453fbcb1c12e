"""The lists of actors and of sources over HTTP, at `/actors` and `/sources`: pages, tables and RDF."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from api.explorer.indexes.page import IndexPage, index_page
from api.explorer.indexes.state import INDEXES, WORDS, Asked, Index
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.planning.forms import CSV, GEOJSON
from api.query.request import Answer
from api.web.list_forms import ListForms
from api.web.pages import Visit, ask_as_far, visited
from graph.store import Store

LINKED = (CSV, "ttl", "jsonld")
COUNTS = "counts"
"""What the documents ask to be counted of each."""


def index_routes(engine: Engine, store: Store, base: str) -> list[Route]:
    """Where the lists are."""
    return [_route(index, engine, ListForms(engine, store, base, index.name, without=(GEOJSON,))) for index in INDEXES]


def _route(index: Index, engine: Engine, forms: ListForms) -> Route:
    return Route(f"/{index.name}", visited(WORDS, Listed(index, engine, forms).answer))


class Listed:
    """A list of a store, asked of an engine."""

    def __init__(self, index: Index, engine: Engine, forms: ListForms) -> None:
        self._index, self._engine, self._forms = index, engine, forms

    async def answer(self, visit: Visit) -> Response:
        """The part of the list that an address asks for."""
        asked = Asked(self._index, visit.state)
        if form := visit.state.one("format"):
            operation = Operation(f"{self._index.name}_table", asked.of_all(visit.language))
            return await self._forms.answer(self._forms.named(form), operation, visit)
        variables = asked.variables(visit.language)
        operation, answer = await ask_as_far(self._engine, self._index.name, variables, COUNTS)
        return await self._engine.write(answer, lambda answer: self._written(answer, asked, operation, visit))

    def _written(self, answer: Answer, asked: Asked, operation: Operation, visit: Visit) -> Response:
        links = self._forms.links(asked.begun.in_language(visit.language), LINKED)
        shell = replace(visit.shell, operation=operation, forms=links)
        return visit.answer(index_page(IndexPage(asked, answer.data, shell.say), shell, visit.place))
