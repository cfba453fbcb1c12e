"""The forms in which a ledger, and what is worked out from it, is handed out besides its page.

A table and JSON have what the page tells. RDF has the records that it shows, from the same state of the data.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.explorer.operations import Operation
from api.explorer.shell import Form as Link
from api.explorer.state import State
from api.query.engine import Engine
from api.query.planning.forms import CSV, GEOJSON, JSON, ZIP, Form, forms
from api.query.request import Answer
from api.web.caching import tagged
from api.web.list_forms import TABLE
from api.web.pages import Visit
from api.web.problems import Problem
from graph.errors import shortened
from graph.store import Snapshot, Store

TOLD = "application/json"
LINKED = ("ttl", "jsonld")
"""The syntaxes of RDF that pages link to; they know those of all."""
AT_ONCE = 500
"""Of so many ids GraphQL tells at once."""
Ids = Callable[[Answer], Sequence[str]]
"""The ids of the records that a page shows, from the answer to its document."""


@dataclass(frozen=True)
class Written:
    """What a page tells, as a table and as JSON, each made when it is asked for."""

    table: Callable[[], str]
    json: Callable[[], str]


class LedgerForms:
    """The forms of what is worked out from the ledgers of a store."""

    def __init__(self, engine: Engine, store: Store, base: str) -> None:
        self._engine, self._store = engine, store
        every = forms(engine.ontology, base, over_http=True)
        self._rdf = {one.name: one for one in every if one.name not in (CSV, ZIP, GEOJSON)}

    def named(self, state: State) -> str | None:
        """The form that an address asks for; None for the page. Problem where there is none of that name."""
        form = state.one("format")
        if form is not None and form not in (CSV, JSON, *self._rdf):
            value, known = shortened(form), ", ".join((CSV, JSON, *self._rdf))
            raise Problem(
                400,
                f"format={value} is not a form of a ledger. Write one of {known}, or leave it out.",
                fr=f"format={value} n’est pas une forme d’un registre. Écrivez l’une d’elles, {known}, ou ôtez-la.",
            )
        return form

    def links(self, settled: State) -> tuple[Link, ...]:
        """Where the forms of a page are. `settled`: its state, which says all."""
        told = {CSV: (CSV.upper(), "text/csv"), JSON: (JSON.upper(), TOLD)}
        told |= {name: (self._rdf[name].title, self._rdf[name].media_type) for name in LINKED}
        return tuple(
            Link(title, settled.having("format", name).query(), type_) for name, (title, type_) in told.items()
        )

    def written(self, form: str, what: Written, visit: Visit) -> Response:
        """What a page tells, as a table or as JSON."""
        if form == CSV:
            return tagged(visit.request, what.table(), TABLE, visit.headers)
        return tagged(visit.request, what.json(), TOLD, visit.headers)

    def is_rdf(self, form: str | None) -> bool:
        """Whether a form is one of RDF, which is asked for by records."""
        return form in self._rdf

    async def rdf(self, name: str, operation: Operation, shown: Ids, visit: Visit) -> Response:
        """The records that a page shows, in a syntax of RDF."""
        form = self._rdf[name]
        async with self._store.snapshot() as snapshot:
            answer = await self._engine.answer(operation.document, operation.variables, snapshot=snapshot)
            ids = await self._engine.write(answer, shown)
            texts = [text async for text in self._records(form, ids, snapshot)]
        headers = visit.headers | {"Content-Disposition": f'attachment; filename="{operation.name}.{name}"'}
        return tagged(visit.request, "".join(texts), form.media_type, headers)

    async def _records(self, form: Form, ids: Sequence[str], snapshot: Snapshot) -> AsyncIterator[str]:
        writing = None
        for start in range(0, max(len(ids), 1), AT_ONCE):
            nodes = Operation("ledger_nodes", {"ids": list(ids[start : start + AT_ONCE])})
            answer = await self._engine.answer(nodes.document, nodes.variables, form=form, snapshot=snapshot)
            if writing is None:
                writing = form.writing(answer.outline)
                yield "".join(writing.begin())
            yield "".join(writing.page(answer.data))
        if writing is not None:
            yield "".join(writing.end())
