"""The promises of an agreement over HTTP, at `/promises/{agreement}`: a page, its table in CSV, JSON, and RDF."""

from dataclasses import replace
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.answered import cited_in
from api.explorer.ledgers.ledger_page import WORDS, LedgerPage, ledger_page, stops_in_words
from api.explorer.ledgers.promise_answer import promise_in
from api.explorer.ledgers.promise_page import promise_page
from api.explorer.ledgers.shown_nodes import of_ledger
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.ledger_csv import ledger_csv
from api.reports.ledger_json import told_json
from api.web.ledger_forms import LedgerForms, Written
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from graph.compliance.accounts import Ledger
from ontology.agreements import Agreement


def promise_routes(promises: "Promises") -> list[Route]:
    """Where ledgers are."""
    return [Route("/promises/{agreement:path}", visited(WORDS, promises.answer))]


class Promises:
    """The ledgers of a store, asked of an engine."""

    def __init__(self, engine: Engine, names: Names, forms: LedgerForms) -> None:
        self._engine, self._names, self._forms = engine, names, forms

    async def answer(self, visit: Visit) -> Response:
        """The ledger that an address asks for, in its state."""
        asked: str = visit.request.path_params["agreement"]
        form = self._forms.named(visit.state)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, visit.shell, visit.place), 404)
        key = found.id.partition("/")[2]
        if key != asked:
            up = visit.place.root
            return RedirectResponse(f"{up}promises/{quote(key)}{visit.state.query()}", 303)
        operation = Operation("ledger", {"agreement": found.id, **visit.days})
        if form and self._forms.is_rdf(form):
            return await self._forms.rdf(form, operation, lambda found: of_ledger(_told(found, visit).narrowed), visit)
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, form, operation, visit))

    async def node_page(self, visit: Visit, id_: str) -> str | None:
        """The page of a promise or demand."""
        found = await ask(self._engine, Operation("agreement_of", {"id": id_}))
        if found.data["commitment"] is None:
            return None
        agreement = found.data["commitment"]["underAgreement"]["id"]
        operation = Operation("promise", {"id": id_, "agreement": agreement, **visit.days})
        answer = await ask(self._engine, operation)
        shell = replace(visit.shell, operation=operation)

        def write(answer: Answer) -> str | None:
            read = promise_in(answer.data, answer.worked_out(Ledger, "compliance"))
            return promise_page(id_, read, shell, visit.place) if read else None

        return await self._engine.write(answer, write)

    def _written(self, answer: Answer, form: str | None, operation: Operation, visit: Visit) -> Response:
        told = _told(answer, visit)
        ledger, language = told.ledger, visit.language
        if form:
            what = Written(lambda: "".join(ledger_csv(told.narrowed, language.value)), lambda: told_json(told.narrowed))
            return self._forms.written(form, what, visit)
        shell = replace(
            visit.shell,
            state=told.state,
            stops=stops_in_words(ledger.stops, visit.shell.say),
            forms=self._forms.links(told.state.settled(visit.today, language)),
            operation=operation,
            cited=cited_in(answer.data),
            left_out=ledger.left_out.words.in_language(language) if ledger.left_out else "",
        )
        return visit.answer(ledger_page(told, shell, visit.place))


def _told(answer: Answer, visit: Visit) -> LedgerPage:
    """What the page tells of a ledger, whatever its form. Problem where the agreement is there no more."""
    ledger = answer.worked_out(Ledger, "compliance")
    if ledger is None:
        raise gone()
    return LedgerPage(ledger, visit.state.having("format"), visit.shell.say)
