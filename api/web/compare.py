"""What changed between two days over HTTP, at `/compare/{agreement}`: a page, its table in CSV, JSON, and RDF."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.answered import cited_in
from api.explorer.events.state import Asked
from api.explorer.ledgers.between import WORDS, Between, ShellBetween, between
from api.explorer.ledgers.compare_page import ChangesAnswer, compare_page
from api.explorer.ledgers.ledger_page import stops_in_words
from api.explorer.ledgers.shown_nodes import of_changes
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.explorer.state import State
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.changes_csv import changes_csv
from api.reports.ledger_json import told_json
from api.web.ledger_forms import LedgerForms, Written
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes
from ontology.agreements import Agreement

DAY = timedelta(days=1)


def compare_routes(engine: Engine, names: Names, forms: LedgerForms) -> list[Route]:
    """Where the page is."""
    return [Route("/compare/{agreement:path}", visited(WORDS, Compared(engine, names, forms).answer))]


class Compared:
    """The ledgers of a store on two days, asked of an engine."""

    def __init__(self, engine: Engine, names: Names, forms: LedgerForms) -> None:
        self._engine, self._names, self._forms = engine, names, forms

    async def answer(self, visit: Visit) -> Response:
        """What changed between the days that an address asks for."""
        asked: str = visit.request.path_params["agreement"]
        days = between(visit.state, visit.today)
        form = self._forms.named(visit.state)
        carried = replace(visit, state=days.carried)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, carried.shell, carried.place), 404)
        key = found.id.partition("/")[2]
        if key != asked or days.state != visit.state:
            up = visit.place.root
            return RedirectResponse(f"{up}compare/{quote(key)}{days.state.query()}", 303)
        operation = Operation("compare", _variables(found.id, days, carried))
        if form and self._forms.is_rdf(form):
            return await self._forms.rdf(form, operation, lambda answer: of_changes(_found(answer).changes), carried)
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, form, operation, days, carried))

    def _written(self, answer: Answer, form: str | None, operation: Operation, days: Between, visit: Visit) -> Response:
        found, language = _found(answer), visit.language
        changes = found.changes
        if form:
            what = Written(lambda: "".join(changes_csv(changes, language.value)), lambda: told_json(changes))
            return self._forms.written(form, what, visit)
        left = changes.left_out
        shell = ShellBetween(
            days.state,
            language,
            visit.today,
            days=days,
            stops=stops_in_words(found.stops, visit.shell.say),
            forms=self._forms.links(days.settled(language)),
            operation=operation,
            cited=cited_in(answer.data),
            left_out=left.words.in_language(language) if left else "",
        )
        return visit.answer(compare_page(found, events_between(days), shell, visit.place))


def events_between(days: Between) -> str:
    """The days of which events are told: those after the earlier one, up to the later."""
    first = min(days.first + DAY, days.last)
    return days.last.isoformat() if first == days.last else f"{first.isoformat()}/{days.last.isoformat()}"


def _variables(agreement: str, days: Between, visit: Visit) -> dict[str, Any]:
    where = Asked(State(words=(("when", events_between(days)),))).where()
    known = visit.days["knownBy"]
    two = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    return {"agreement": agreement, **two, "knownBy": known, "between": where}


def _found(answer: Answer) -> ChangesAnswer:
    """What changed. Problem where the agreement is there no more."""
    changes, ledger = answer.worked_out(Changes, "changes"), answer.worked_out(Ledger, "compliance")
    if changes is None or ledger is None:
        raise gone()
    return ChangesAnswer(changes, ledger.stops, answer.data["between"]["totalCount"])
