"""Two assessors side by side over HTTP, at `/promises/{agreement}/voices`: a page, its table in CSV, JSON, and RDF."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.answered import cited_in
from api.explorer.ledgers.ledger_page import stops_in_words
from api.explorer.ledgers.shown_nodes import of_voices
from api.explorer.ledgers.statuses_answer import assessed_in
from api.explorer.ledgers.statuses_page import Statuses
from api.explorer.ledgers.voices_answer import Speaking, speaking_in
from api.explorer.ledgers.voices_page import WORDS, A, B, narrowed, shown_parts, voices_page
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.explorer.shell import Shell
from api.explorer.state import State
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.ledger_json import voices_json
from api.reports.voices_csv import voices_csv
from api.web.ledger_forms import LedgerForms, Written
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from api.web.problems import Problem
from graph.compliance.accounts import Ledger
from graph.compliance.voices import Voices
from ontology.actors import Actor
from ontology.agreements import Agreement

T = TypeVar("T")


def voices_routes(engine: Engine, names: Names, forms: LedgerForms) -> list[Route]:
    """Where the page is."""
    return [Route("/promises/{agreement:path}/voices", visited(WORDS, SideBySide(engine, names, forms).answer))]


class SideBySide:
    """What assessors say of the promises in a store, asked of an engine."""

    def __init__(self, engine: Engine, names: Names, forms: LedgerForms) -> None:
        self._engine, self._names, self._forms = engine, names, forms

    async def answer(self, visit: Visit) -> Response:
        """The two that an address asks for; whom there is to choose, where it does not name both."""
        asked: str = visit.request.path_params["agreement"]
        form = self._forms.named(visit.state)
        shown_parts(visit.state)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, visit.shell, visit.place), 404)
        state, key = await self._named(visit.state), found.id.partition("/")[2]
        if key != asked or state != visit.state:
            return RedirectResponse(f"{visit.place.root}promises/{quote(key)}/voices{state.query()}", 303)
        two = {name: one for name in (A, B) if (one := state.one(name))}
        if len(two) < len((A, B)):
            return await self._choice(form, Operation("speakers", {"agreement": found.id, **visit.days}), visit)
        operation = Operation("voices", {"agreement": found.id, **two, **visit.days})
        if form and self._forms.is_rdf(form):

            def shown(answer: Answer) -> Sequence[str]:
                return of_voices(narrowed(_there(answer.worked_out(Voices, "voices")), visit.state))

            return await self._forms.rdf(form, operation, shown, visit)
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: self._written(answer, form, operation, visit))

    async def _choice(self, form: str | None, operation: Operation, visit: Visit) -> Response:
        """The page where two are to be chosen. Problem where a form of them is asked for."""
        if form:
            raise Problem(
                400,
                f"format={form} is of two assessors. Name both, such as a=actor/minusma&b=actor/mali.",
                fr=f"format={form} porte sur deux évaluateurs. Nommez-les, par exemple a=actor/minusma&b=actor/mali.",
            )
        answer = await ask(self._engine, operation)
        ledger = _there(answer.worked_out(Ledger, "compliance"))
        speaking = speaking_in(answer.data["compliance"], ledger)
        shell = replace(_shell(speaking, visit), operation=operation, cited=cited_in(answer.data))
        statuses = Statuses(assessed_in(answer.data["compliance"]), shell, visit.place)
        return visit.answer(voices_page(speaking, None, shell, visit.place, statuses))

    def _written(self, answer: Answer, form: str | None, operation: Operation, visit: Visit) -> Response:
        voices = _there(answer.worked_out(Voices, "voices"))
        if form:
            shown = narrowed(voices, visit.state)
            what = Written(lambda: "".join(voices_csv(shown, visit.language.value)), lambda: voices_json(shown))
            return self._forms.written(form, what, visit)
        speaking = speaking_in(answer.data["voices"]["ledger"], voices.ledger)
        shell = replace(
            _shell(speaking, visit),
            forms=self._forms.links(visit.state.settled(visit.today, visit.language)),
            operation=operation,
            cited=cited_in(answer.data),
        )
        return visit.answer(voices_page(speaking, voices, shell, visit.place))

    async def _named(self, state: State) -> State:
        """The same with the ids of those who are named. Problem where it is not clear who is, or both are one."""
        for name in (A, B):
            if asked := state.one(name):
                state = state.having(name, await self._names.one(Actor, name, asked))
        if state.one(A) and state.one(A) == state.one(B):
            one = state.one(A)
            raise Problem(
                400, f"a and b are both {one}. Name two assessors.", fr=f"a et b sont tous deux {one}. Nommez-en deux."
            )
        return state


def _there(found: T | None) -> T:
    """What was worked out. Problem where one of the two, or the agreement, is there no more."""
    if found is None:
        raise gone()
    return found


def _shell(speaking: Speaking, visit: Visit) -> Shell:
    """What is around the page, of either kind."""
    left, stops = speaking.ledger.left_out, stops_in_words(speaking.ledger.stops, visit.shell.say)
    return replace(visit.shell, stops=stops, left_out=left.words.in_language(visit.language) if left else "")
