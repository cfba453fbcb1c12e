"""What changed between two days over HTTP, at `/compare/{agreement}`: a page, its table in CSV, and JSON."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.between import WORDS, Between, ShellBetween, between
from api.explorer.compare_answer import changes_in
from api.explorer.compare_page import compare_page
from api.explorer.events_state import Asked
from api.explorer.ledger_answer import cited_in
from api.explorer.ledger_page import stops_in_words
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.explorer.shell import Form
from api.explorer.state import State
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.changes_csv import changes_csv
from api.reports.ledger_json import changes_json
from api.web.caching import tagged
from api.web.ledger_forms import FORMS, form_of
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from ontology.agreements import Agreement

DAY = timedelta(days=1)


def compare_routes(engine: Engine, names: Names) -> list[Route]:
    """Where the page is."""
    return [Route("/compare/{agreement:path}", visited(WORDS, Compared(engine, names).answer))]


class Compared:
    """The ledgers of a store on two days, asked of an engine."""

    def __init__(self, engine: Engine, names: Names) -> None:
        self._engine, self._names = engine, names

    async def answer(self, visit: Visit) -> Response:
        """What changed between the days that an address asks for."""
        asked: str = visit.request.path_params["agreement"]
        days = between(visit.state, visit.today)
        form_of(visit.state)
        carried = replace(visit, state=days.carried)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, carried.shell, carried.place), 404)
        key = found.id.partition("/")[2]
        if key != asked or days.state != visit.state:
            up = visit.place.root
            return RedirectResponse(f"{up}compare/{quote(key)}{days.state.query()}", 303)
        operation = Operation("compare", _variables(found.id, days, carried))
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: _written(answer, operation, days, carried))


def events_between(days: Between) -> str:
    """The days of which events are told: those after the earlier one, up to the later."""
    first = min(days.first + DAY, days.last)
    return days.last.isoformat() if first == days.last else f"{first.isoformat()}/{days.last.isoformat()}"


def _variables(agreement: str, days: Between, visit: Visit) -> dict[str, Any]:
    where = Asked(State(words=(("when", events_between(days)),))).where()
    known = visit.days["knownBy"]
    two = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    return {"agreement": agreement, **two, "knownBy": known, "between": where}


def _written(answer: Answer, operation: Operation, days: Between, visit: Visit) -> Response:
    found = changes_in(answer.data)
    if found is None:
        raise gone(operation.variables["agreement"])
    form = form_of(days.state)
    if form == "csv":
        table = "".join(changes_csv(found.changes, visit.language.value))
        return tagged(visit.request, table, "text/csv; charset=utf-8; header=present", visit.headers)
    if form == "json":
        return tagged(visit.request, changes_json(found.changes), FORMS["json"], visit.headers)
    settled = days.settled.in_language(visit.language)
    left = found.changes.left_out
    shell = ShellBetween(
        days.state,
        visit.language,
        visit.today,
        days=days,
        stops=stops_in_words(found.stops, visit.shell.say),
        forms=tuple(Form(name.upper(), settled.having("format", name).query(), type_) for name, type_ in FORMS.items()),
        operation=operation,
        cited=cited_in(answer.data),
        left_out=left.words.in_language(visit.language) if left else "",
    )
    return visit.answer(compare_page(found, events_between(days), shell, visit.place))
