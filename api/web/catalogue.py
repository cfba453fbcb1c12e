"""The catalogue over HTTP, at `/.well-known/void`: what the store holds, in every syntax of RDF and as a page.

To count takes as long as to export everything, so it is done once for each state of the data, for all who ask: one
request waits for it as others do, and none can have it done again.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.explorer.catalogue_page import catalogue_page
from api.explorer.pages import HEADERS, Place
from api.settings import Settings
from api.web.answering import answering
from api.web.caching import tagged
from api.web.problems import Problem
from api.web.representations import HTML, choose, upwards
from api.web.standing import place_of
from graph.rdf.catalogue import PLACE, Held, held_by, state_of, write_catalogue
from graph.rdf.formats import format_named
from graph.store import Store

COUNTING = "What the store holds is being counted, as it has changed. Try again in a minute."
COUNTING_FR = "Le contenu de la base a changé et l’on est en train de le compter. Réessayez dans une minute."
IN_A_MINUTE = {"Retry-After": "60"}


def catalogue_routes(store: Store, settings: Settings) -> list[Route]:
    """Where the catalogue is: its own address and, with suffixes, those of its forms."""
    answer = answering(Catalogues(store, settings).answer)
    return [Route(f"/{PLACE}", answer), Route(f"/{PLACE}.{{suffix}}", answer)]


class Catalogues:
    """The catalogue of a store under a base IRI, kept until the data change."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._base, self._seconds = store, settings.base_iri, settings.query_seconds
        self._counting: asyncio.Task[Held] | None = None
        self._held: Held | None = None
        self._written: dict[str, bytes] = {}
        self._pages: dict[Place, str] = {}

    async def answer(self, request: Request) -> Response:
        """The catalogue of what the store holds now."""
        chosen = choose(request, request.path_params.get("suffix"))
        await self._renew()
        headers = chosen.headers(f"{upwards(request)}{PLACE}")
        if chosen.form is HTML:
            carried = "lang" in request.query_params
            place = place_of(request, chosen.language, carried=carried, path=f"/{PLACE}")
            return tagged(request, self._page(place), HTML.media_type, {**headers, **HEADERS})
        format_ = format_named(chosen.form.name)
        return tagged(request, self._in(format_.name), format_.media_type, headers)

    async def _renew(self) -> None:
        """Count anew where the data have changed. Whoever hangs up meanwhile does not end it."""
        if self._held and self._held.state == await state_of(self._store):
            return
        if self._counting is None:
            self._counting = asyncio.create_task(held_by(self._store))
            self._counting.add_done_callback(self._counted)
        try:
            async with asyncio.timeout(self._seconds):
                await asyncio.shield(self._counting)
        except TimeoutError:
            raise Problem(503, COUNTING, IN_A_MINUTE, fr=COUNTING_FR) from None

    def _counted(self, counting: asyncio.Task[Held]) -> None:
        self._counting = None
        if not counting.cancelled() and counting.exception() is None:
            self._held, self._written, self._pages = counting.result(), {}, {}

    def _in(self, format_: str) -> bytes:
        assert self._held is not None
        if format_ not in self._written:
            self._written[format_] = write_catalogue(self._held, format_named(format_), self._base)
        return self._written[format_]

    def _page(self, place: Place) -> str:
        assert self._held is not None
        if place not in self._pages:
            self._pages[place] = catalogue_page(self._held, self._store.ontology, self._base, place)
        return self._pages[place]
