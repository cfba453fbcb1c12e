"""Events over HTTP, at `/events`: a page with facets, as a list, on a map or along time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.errors import COST_EXCEEDED, RequestError
from api.explorer.events.page import EventsPage, events_page
from api.explorer.events.state import FACETS, VIEWS, WORDS, Asked, span_in
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.planning.forms import CSV, GEOJSON
from api.query.request import Answer
from api.web.list_forms import ListForms
from api.web.pages import Visit, ask, ask_as_far, visited
from graph.store import Store

LINKED = (CSV, GEOJSON, "ttl", "jsonld")
"""The forms that the page links to; it knows those of all syntaxes."""
DOCUMENTS, TABLE = {GEOJSON: "events_places"}, "events_table"
VARIABLES = ("where", "asOf", "knownBy")
"""What forms are asked by, and which variables that takes."""
PARTS = "parts"
"""What the document asks of the parts in events."""


def event_routes(engine: Engine, store: Store, base: str) -> list[Route]:
    """Where the page is."""
    return [Route("/events", visited(WORDS, Events(engine, ListForms(engine, store, base, "events")).answer))]


class Events:
    """The events of a store, asked of an engine."""

    def __init__(self, engine: Engine, forms: ListForms) -> None:
        self._engine, self._forms = engine, forms

    async def answer(self, visit: Visit) -> Response:
        """The events that an address asks for."""
        if (told := span_in(visit.state, visit.today)) is not None:
            return RedirectResponse(told.query(), 303)
        asked = Asked(visit.state)
        known = visit.state.known_day(visit.today)
        if form := visit.state.one("format"):
            variables = asked.variables(known)
            operation = Operation(DOCUMENTS.get(form, TABLE), {name: variables[name] for name in VARIABLES})
            return await self._forms.answer(self._forms.named(form), operation, visit)
        asked, operation, answer = await self._as_far(asked, known)
        without = {} if answer.data["events"]["totalCount"] else await self._without(asked, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, asked, without, operation, visit))

    async def _as_far(self, asked: Asked, known: date | None) -> tuple[Asked, Operation, Answer]:
        """What is asked, and its answer; as a list, where it would cost too much to draw the events."""
        try:
            return asked, *await ask_as_far(self._engine, "events", asked.variables(known), PARTS)
        except RequestError as error:
            if error.code is not COST_EXCEEDED or asked.view == VIEWS[0]:
                raise
        return await self._as_far(replace(asked, listed=True), known)

    async def _without(self, asked: Asked, operation: Operation) -> dict[str, int]:
        """How many events there would be without each of the conditions."""
        names = ("asOf", "knownBy", *(f"but{name.capitalize()}" for name in FACETS))
        given = {name: operation.variables[name] for name in names} | {"butWhen": asked.where("when")}
        answer = await ask(self._engine, Operation("events_without", given))
        return {name: found["totalCount"] for name, found in answer.data.items()}

    def _written(
        self, answer: Answer, asked: Asked, without: Mapping[str, int], operation: Operation, visit: Visit
    ) -> Response:
        told = EventsPage(asked, answer.data, visit.shell.say, without)
        links = self._forms.links(visit.state.settled(visit.today, visit.language), LINKED)
        return visit.answer(events_page(told, replace(visit.shell, operation=operation, forms=links), visit.place))
