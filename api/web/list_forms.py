"""What a page lists, in other forms: a table and RDF, each of exactly what its state holds.

Each form is what GraphQL makes of a document of the page's, page after page, from one state of the data.
"""

from collections.abc import AsyncIterator, Collection, Iterable

from starlette.responses import Response

from api.explorer.operations import Operation
from api.explorer.shell import Form as Link
from api.explorer.state import State
from api.query.engine import Engine
from api.query.planning.following import following, next_cursors
from api.query.planning.forms import CSV, ZIP, Form, forms
from api.web.caching import tagged
from api.web.pages import Visit
from api.web.problems import Problem
from graph.errors import shortened
from graph.store import Store

TABLE = "text/csv; charset=utf-8; header=present"
MOST = 20_000
"""So many nodes are sent; `accord query` and `/export` hand out any number."""


class ListForms:
    """The forms of what stands under one name at the root of the documents. `without`: what says nothing of it."""

    def __init__(self, engine: Engine, store: Store, base: str, name: str, *, without: Collection[str] = ()) -> None:
        self._engine, self._store, self._name = engine, store, name
        every = forms(engine.ontology, base, over_http=True)
        self._forms = {one.name: one for one in every if one.name not in (ZIP, *without)}

    def links(self, settled: State, names: Iterable[str]) -> tuple[Link, ...]:
        """Where some of them are. `settled`: the state of the page, which says all."""
        found = ((name, self._forms[name]) for name in names)
        return tuple(Link(one.title, settled.having("format", name).query(), one.media_type) for name, one in found)

    def named(self, name: str) -> Form:
        """The form of a name. Problem where there is none."""
        if name not in self._forms:
            value, known = shortened(name), ", ".join(self._forms)
            raise Problem(
                400,
                f"format={value} is not a form of {self._name}. Write one of {known}, or leave it out.",
                fr=f"format={value} n’est pas une forme de cette liste. Écrivez l’une d’elles, {known}, ou ôtez-la.",
            )
        return self._forms[name]

    async def answer(self, form: Form, operation: Operation, visit: Visit) -> Response:
        """All that a document asks for, in a form. Problem where that is too much for one answer."""
        texts = [text async for text in self._pages(form, operation)]
        headers = visit.headers | {"Content-Disposition": f'attachment; filename="{self._name}.{form.name}"'}
        return tagged(visit.request, "".join(texts), TABLE if form.name == CSV else form.media_type, headers)

    async def _pages(self, form: Form, operation: Operation) -> AsyncIterator[str]:
        writing, document, variables, told = None, operation.document, dict(operation.variables), 0
        async with self._store.snapshot() as snapshot:
            while True:
                answer = await self._engine.answer(document, variables, form=form, snapshot=snapshot)
                if writing is None:
                    writing = form.writing(answer.outline)
                    yield "".join(writing.begin())
                yield "".join(writing.page(answer.data))
                told += len(answer.data[self._name]["nodes"])
                cursors = next_cursors(answer.data)
                if not cursors:
                    break
                if told >= MOST:
                    raise self._too_many()
                document, variables, _ = following(document, None, variables, cursors)
        yield "".join(writing.end())

    def _too_many(self) -> Problem:
        return Problem(
            400,
            f"These are more than {MOST} {self._name}. Narrow them, or ask /export or `accord query` for all.",
            fr=f"Il y en a plus de {MOST}. Restreignez la liste, ou demandez tout à /export ou à `accord query`.",
        )
