"""Leads over HTTP, at `/findings`: a page by rule, and the same in a table and in RDF."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from api.explorer.findings.answer import findings_in
from api.explorer.findings.page import FindingsPage, findings_page
from api.explorer.findings.state import WORDS, Asked
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.planning.forms import CSV, GEOJSON
from api.query.request import Answer
from api.web.list_forms import ListForms
from api.web.pages import Visit, ask, visited
from graph.store import Store

LINKED = (CSV, "ttl", "jsonld")


def finding_routes(engine: Engine, store: Store, base: str) -> list[Route]:
    """Where the page is."""
    forms = ListForms(engine, store, base, "findings", without=(GEOJSON,))
    return [Route("/findings", visited(WORDS, Findings(engine, forms).answer))]


class Findings:
    """The leads of a store, asked of an engine."""

    def __init__(self, engine: Engine, forms: ListForms) -> None:
        self._engine, self._forms = engine, forms

    async def answer(self, visit: Visit) -> Response:
        """The leads that an address asks for."""
        asked = Asked(visit.state)
        if form := visit.state.one("format"):
            operation = Operation("findings_table", {"where": asked.where, **visit.days})
            return await self._forms.answer(self._forms.named(form), operation, visit)
        operation = Operation("findings_of_rule" if asked.rule else "findings", asked.variables(visit.days))
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, asked, operation, visit))

    def _written(self, answer: Answer, asked: Asked, operation: Operation, visit: Visit) -> Response:
        told = FindingsPage(asked, findings_in(answer.data, asked.rule))
        links = self._forms.links(visit.state.settled(visit.today, visit.language), LINKED)
        return visit.answer(findings_page(told, replace(visit.shell, operation=operation, forms=links), visit.place))
