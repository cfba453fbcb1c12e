"""What the page of events shows, in other forms: a table, points for a map, and RDF, each of exactly these events."""

from starlette.responses import Response

from api.explorer.events.state import Asked
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.planning.forms import CSV, GEOJSON, Form
from api.web.list_forms import ListForms
from api.web.pages import Visit
from graph.store import Store

DOCUMENTS = {GEOJSON: "events_places"}
TABLE = "events_table"
VARIABLES = ("where", "asOf", "knownBy")
LINKED = (CSV, GEOJSON, "ttl", "jsonld")
"""The forms that the page links to; it knows those of all syntaxes."""


class EventForms:
    """The forms of the events of a store."""

    def __init__(self, engine: Engine, store: Store, base: str) -> None:
        self._forms = ListForms(engine, store, base, "events")

    @property
    def linked(self) -> list[tuple[str, str, str]]:
        """Name, title and media type of those that the page links to."""
        return self._forms.some(LINKED)

    def named(self, name: str) -> Form:
        """The form of a name. Problem where there is none."""
        return self._forms.named(name)

    async def answer(self, form: Form, asked: Asked, visit: Visit) -> Response:
        """All events of a state in a form. Problem where they are too many for one answer."""
        given = asked.variables(visit.state.known_day(visit.today))
        operation = Operation(DOCUMENTS.get(form.name, TABLE), {name: given[name] for name in VARIABLES})
        return await self._forms.answer(form, operation, visit)
