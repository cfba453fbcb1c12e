"""Two assessors side by side over HTTP, at `/promises/{agreement}/voices`: a page, its table in CSV, and JSON."""

from dataclasses import replace
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.ledger_answer import cited_in
from api.explorer.ledger_page import stops_in_words
from api.explorer.missing_page import missing_page
from api.explorer.operations import Operation
from api.explorer.shell import Form, Shell
from api.explorer.state import State
from api.explorer.voices_answer import Speaking, speaking_in, voices_in
from api.explorer.voices_page import WORDS, A, B, narrowed, shown_parts, voices_page
from api.query.engine import Engine
from api.query.request import Answer
from api.reports.ledger_json import voices_json
from api.reports.voices_csv import voices_csv
from api.web.caching import tagged
from api.web.ledger_forms import FORMS, form_of
from api.web.named import Names, gone
from api.web.pages import Visit, ask, visited
from api.web.problems import Problem
from graph.compliance.voices import Voices
from ontology.actors import Actor
from ontology.agreements import Agreement


def voices_routes(engine: Engine, names: Names) -> list[Route]:
    """Where the page is."""
    return [Route("/promises/{agreement:path}/voices", visited(WORDS, SideBySide(engine, names).answer))]


class SideBySide:
    """What assessors say of the promises in a store, asked of an engine."""

    def __init__(self, engine: Engine, names: Names) -> None:
        self._engine, self._names = engine, names

    async def answer(self, visit: Visit) -> Response:
        """The two that an address asks for; whom there is to choose, where it does not name both."""
        asked: str = visit.request.path_params["agreement"]
        form_of(visit.state), shown_parts(visit.state)
        found = await self._names.meant(Agreement, asked)
        if found.id is None:
            return visit.answer(missing_page(asked, found, visit.shell, visit.place), 404)
        state, key = await self._named(visit.state), found.id.partition("/")[2]
        if key != asked or state != visit.state:
            return RedirectResponse(f"{visit.place.root}promises/{quote(key)}/voices{state.query()}", 303)
        two = {name: one for name in (A, B) if (one := state.one(name))}
        name = "voices" if len(two) == len((A, B)) else "speakers"
        operation = Operation(name, {"agreement": found.id, **(two if name == "voices" else {}), **visit.days})
        answer = await ask(self._engine, operation)
        return await self._engine.write(answer, lambda answer: _written(answer, operation, visit))

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


def _written(answer: Answer, operation: Operation, visit: Visit) -> Response:
    chosen = operation.name == "voices"
    found = answer.data["voices"] if chosen else None
    speaking = speaking_in(found["ledger"] if found else answer.data.get("compliance"))
    if speaking is None:
        raise gone(operation.variables["agreement"])
    voices = voices_in(answer.data, speaking) if chosen else None
    if form := form_of(visit.state):
        return _in_form(form, voices, visit)
    shell = _shell(speaking, voices, visit)
    shell = replace(shell, operation=operation, cited=cited_in(answer.data))
    return visit.answer(voices_page(speaking, voices, shell, visit.place))


def _in_form(form: str, voices: Voices | None, visit: Visit) -> Response:
    """What the page shows, as a table or in JSON."""
    if voices is None:
        raise Problem(
            400,
            f"format={form} is of two assessors. Name both, such as a=actor/minusma&b=actor/mali.",
            fr=f"format={form} porte sur deux évaluateurs. Nommez-les, par exemple a=actor/minusma&b=actor/mali.",
        )
    shown = narrowed(voices, visit.state)
    if form == "csv":
        table = "".join(voices_csv(shown, visit.language.value))
        return tagged(visit.request, table, "text/csv; charset=utf-8; header=present", visit.headers)
    return tagged(visit.request, voices_json(shown), FORMS["json"], visit.headers)


def _shell(speaking: Speaking, voices: Voices | None, visit: Visit) -> Shell:
    state = visit.state.having("format")
    settled, left = state.settled(visit.today, visit.language), speaking.ledger.left_out
    forms = tuple(Form(name.upper(), settled.having("format", name).query(), type_) for name, type_ in FORMS.items())
    return replace(
        visit.shell,
        state=state,
        stops=stops_in_words(speaking.ledger.stops, visit.shell.say),
        forms=forms if voices else (),
        left_out=left.words.in_language(visit.language) if left else "",
    )
