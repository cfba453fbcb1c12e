"""The promises of an agreement over HTTP, at `/promises/{agreement}`: a page, its table in CSV, and JSON."""

from dataclasses import replace
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.ledger_answer import cited_in, ledger_in
from api.explorer.ledger_page import WORDS, LedgerPage, ledger_page, stops_in_words
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.explorer.promise_answer import promise_in
from api.explorer.promise_page import promise_page
from api.explorer.shell import Form
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.ledger_csv import ledger_csv
from api.reports.ledger_json import ledger_json
from api.web.caching import tagged
from api.web.ledger_forms import FORMS, form_of
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from ontology.agreements import Agreement


def promise_routes(promises: "Promises") -> list[Route]:
    """Where ledgers are."""
    return [Route("/promises/{agreement:path}", visited(WORDS, promises.answer))]


class Promises:
    """The ledgers of a store, asked of an engine."""

    def __init__(self, engine: Engine, names: Names) -> None:
        self._engine, self._names = engine, names

    async def answer(self, visit: Visit) -> Response:
        """The ledger that an address asks for, in its state."""
        asked: str = visit.request.path_params["agreement"]
        form_of(visit.state)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, visit.shell, visit.place), 404)
        key = found.id.partition("/")[2]
        if key != asked:
            up = visit.place.root
            return RedirectResponse(f"{up}promises/{quote(key)}{visit.state.query()}", 303)
        operation = Operation("ledger", {"agreement": found.id, **visit.days})
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, operation, visit))

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
            read = promise_in(answer.data)
            return promise_page(id_, read, shell, visit.place) if read else None

        return await self._engine.write(answer, write)

    def _written(self, answer: Answer, operation: Operation, visit: Visit) -> Response:
        ledger = ledger_in(answer.data)
        if ledger is None:
            raise gone(operation.variables["agreement"])
        form, say, state = form_of(visit.state), visit.shell.say, visit.state.having("format")
        told = LedgerPage(ledger, state, say)
        if form == "csv":
            table = "".join(ledger_csv(told.narrowed, visit.language.value))
            return tagged(visit.request, table, "text/csv; charset=utf-8; header=present", visit.headers)
        if form == "json":
            return tagged(visit.request, ledger_json(told.narrowed), FORMS["json"], visit.headers)
        settled = state.settled(visit.today, visit.language)
        shell = replace(
            visit.shell,
            state=state,
            stops=stops_in_words(ledger.stops, say),
            forms=tuple(
                Form(name.upper(), settled.having("format", name).query(), type_) for name, type_ in FORMS.items()
            ),
            operation=operation,
            cited=cited_in(answer.data),
            left_out=ledger.left_out.words.in_language(visit.language) if ledger.left_out else "",
        )
        return visit.answer(ledger_page(ledger, shell, visit.place))
