"""What the page of events shows, in other forms: a table, points for a map, and RDF, each of exactly these events.

Each form is what GraphQL makes of a document of the page's, page after page, from one state of the data.
"""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from api.explorer.events_state import Asked
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.planning.following import following, next_cursors
from api.query.planning.forms import CSV, GEOJSON, ZIP, Form, forms
from api.web.caching import tagged
from api.web.pages import Visit
from api.web.problems import Problem
from graph.errors import shortened
from graph.store import Store

MOST = 20_000
"""So many events are sent; `accord query` and `/export` hand out any number."""
DOCUMENTS = {GEOJSON: "events_places"}
TABLE = "events_table"
VARIABLES = ("where", "asOf", "knownBy")
LINKED = (CSV, GEOJSON, "ttl", "jsonld")
"""The forms that the page links to; it knows those of all syntaxes."""


class EventForms:
    """The forms of the events of a store."""

    def __init__(self, engine: Engine, store: Store, base: str) -> None:
        self._engine, self._store = engine, store
        self._forms = {one.name: one for one in forms(engine.ontology, base, over_http=True) if one.name != ZIP}

    @property
    def linked(self) -> list[tuple[str, str, str]]:
        """Name, title and media type of those that the page links to."""
        return [(name, self._forms[name].title, self._forms[name].media_type) for name in LINKED]

    def named(self, name: str) -> Form:
        """The form of a name. Problem where there is none."""
        if name not in self._forms:
            value, known = shortened(name), ", ".join(self._forms)
            raise Problem(
                400,
                f"format={value} is not a form of events. Write one of {known}, or leave it out.",
                fr=f"format={value} n’est pas une forme d’événements. Écrivez l’une de celles-ci : {known}.",
            )
        return self._forms[name]

    async def answer(self, form: Form, asked: Asked, visit: Visit) -> Response:
        """All events of a state in a form. Problem where they are too many for one answer."""
        given = asked.variables(visit.state.known_day(visit.today))
        variables = {name: given[name] for name in VARIABLES}
        operation = Operation(DOCUMENTS.get(form.name, TABLE), variables)
        texts = [text async for text in self._pages(form, operation)]
        headers = visit.headers | {"Content-Disposition": f'attachment; filename="events.{form.name}"'}
        media_type = f"{form.media_type}; charset=utf-8; header=present" if form.name == CSV else form.media_type
        return tagged(visit.request, "".join(texts), media_type, headers)

    async def _pages(self, form: Form, operation: Operation) -> Any:
        writing, document, variables, told = None, operation.document, dict(operation.variables), 0
        async with self._store.snapshot() as snapshot:
            while True:
                answer = await self._engine.answer(document, variables, form=form, snapshot=snapshot)
                if writing is None:
                    writing = form.writing(answer.outline)
                    yield "".join(writing.begin())
                yield "".join(writing.page(answer.data))
                told += _number(answer.data)
                cursors = next_cursors(answer.data)
                if not cursors:
                    break
                if told >= MOST:
                    raise _too_many()
                document, variables, _ = following(document, None, variables, cursors)
        yield "".join(writing.end())


def _number(data: Mapping[str, Any]) -> int:
    events = data["events"]
    return len(events["nodes"])


def _too_many() -> Problem:
    return Problem(
        400,
        f"These are more than {MOST} events. Narrow them, or ask /export or `accord query` for all.",
        fr=f"Il y a plus de {MOST} événements. Restreignez-les, ou demandez-les tous à /export ou à `accord query`.",
    )
