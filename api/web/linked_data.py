"""Linked data over HTTP: `/id` and `/doc` of everything that has an IRI, in every syntax of RDF and as a page."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphql import GraphQLSchema
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.pages import HEADERS
from api.explorer.records.page import PARAMETERS, VIEW, Asked, NodePages
from api.explorer.records.record import Records
from api.explorer.state import AS_OF, KNOWN_BY, OF_THE_FORM, Words
from api.explorer.static_files import static_response
from api.query.worker import Deadline, Worker
from api.settings import Settings
from api.web.addresses import nowhere
from api.web.answering import answering
from api.web.caching import tagged
from api.web.catalogue import catalogue_routes
from api.web.export import Exports
from api.web.feeds import Feeds
from api.web.pages import NodePage, Visit, arrive
from api.web.pieces import Pieces
from api.web.problems import Problem
from api.web.published import published_routes
from api.web.representations import HTML, Chosen, choose, parameters, upwards
from graph.errors import StatementTimedOut, shortened
from graph.rdf.beginning import Begun, begin
from graph.rdf.document import describe
from graph.rdf.formats import format_named
from graph.rdf.scope import MayNotBePassedOn
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.model import Node
from ontology.naming import is_id

LARGEST_HELD = 4_000_000
"""A description of more bytes is sent as it comes, without an ETag, which would need all of it first."""
EXAMPLE = "event/mali-2018-04-14-timbuktu-camp"
SHOWN_AT = "Its page and GraphQL show it to you."
REFUSED_FR = "{} n’est pas transmis : les conditions de son éditeur l’interdisent. Sa page et GraphQL vous le montrent."
WORDS = Words(once=(*PARAMETERS, VIEW))
RECORD = "record"
"""The view of a node that has a page of its class: all that is recorded, as of any node."""
NodePagesOf = Mapping[type[Node], NodePage]
NO_PAGES: NodePagesOf = MappingProxyType({})
FEW_ROWS = 150
"""A page of more is made in a worker's thread: it takes longer than other requests should wait."""


def linked_data_routes(
    store: Store, settings: Settings, schema: GraphQLSchema, pages: NodePagesOf = NO_PAGES
) -> list[Route]:
    """The addresses under which the graph and its model are published. `pages`: of classes that have some of theirs."""
    worker = Worker()
    data = LinkedData(store, settings, worker, pages)
    exports = Exports(store, settings, schema)
    return [
        Route("/id/{id:path}", answering(data.see_other)),
        Route("/doc/{id:path}", answering(data.document)),
        Route("/export", answering(exports.answer)),
        Route("/feeds/{id:path}", answering(Feeds(store, settings, worker).answer)),
        Route("/static/{name}", answering(static_response)),
        *catalogue_routes(store, settings),
        *published_routes(settings.base_iri),
    ]


@dataclass(frozen=True)
class _Document:
    """A document that is asked for: about what, in which form, and what goes with the answer."""

    id: str
    chosen: Chosen
    headers: Mapping[str, str]


class LinkedData:
    """The graph under a base IRI. Its larger pages are made by a worker."""

    def __init__(self, store: Store, settings: Settings, worker: Worker, pages: NodePagesOf = NO_PAGES) -> None:
        self._of_classes = {cls.path(): make for cls, make in pages.items()}
        self._store, self._base = store, settings.base_iri
        self._seconds, self._page_seconds = settings.export_seconds, settings.query_seconds
        self._records = Records(store, settings.query_seconds)
        self._pages, self._worker = NodePages(self._records, settings.base_iri), worker

    async def see_other(self, request: Request) -> Response:
        """A thing is not a document: where the document about it is, relative, as our base may have a path.

        `describedby` says the same to who reads links only: the document describes the thing.
        """
        document = f"{upwards(request)}doc/{_id(request, request.path_params['id'])}"
        return RedirectResponse(document, 303, {"Link": f'<{document}>; rel="describedby"'})

    async def document(self, request: Request) -> Response:
        """What the graph says of a node or relation."""
        document = _document(request)
        asked = parameters(request, WORDS.known, "a document", (*OF_THE_FORM,))
        if document.chosen.form is HTML:
            return await self._page(request, document)
        for name in (AS_OF, KNOWN_BY, *OF_THE_FORM, VIEW):
            if name in asked:
                raise Problem(
                    400,
                    f"{name} is a word of the page alone: other forms have the record as it stands. Leave it out.",
                    fr=f"{name} ne vaut que pour la page : les autres formes ont la fiche telle quelle. Ôtez-le.",
                )
        format_ = format_named(document.chosen.form.name)
        begun = await self._begin(document.id, format_)
        if not begun.whole and request.method == "HEAD":
            await begun.rest.aclose()  # its length is known only once it is read
            answer = Response(headers=document.headers, media_type=format_.media_type)
            del answer.headers["content-length"]
            return answer
        if not begun.whole:
            return Pieces(begun, self._seconds, dict(document.headers), format_.media_type)
        if not begun.pieces:
            raise _missing(document.id)
        return tagged(request, b"".join(begun.pieces), format_.media_type, document.headers)

    async def _begin(self, id_: str, format_: Format) -> Begun:
        try:
            async with asyncio.timeout(self._page_seconds):
                return await begin(lambda: describe(self._store, format_.over_http, self._base, id_), LARGEST_HELD)
        except MayNotBePassedOn as refused:
            raise Problem(403, f"{refused} {SHOWN_AT}", fr=REFUSED_FR.format(id_)) from None
        except TimeoutError:
            raise StatementTimedOut from None

    async def _page(self, request: Request, document: _Document) -> Response:
        visit = arrive(request, WORDS)
        if isinstance(visit, Response):
            return visit
        html = await self._of_class(visit, document.id) or await self._record(visit, document.id)
        return tagged(request, html, HTML.media_type, {**document.headers, **HEADERS})

    async def _of_class(self, visit: Visit, id_: str) -> str | None:
        """The page of a node whose class has one, unless its record is asked for."""
        view = visit.state.one(VIEW)
        if view not in (None, RECORD):
            raise Problem(
                400,
                f"view={shortened(view)} is not a view of a node. Write {RECORD}, or leave it out.",
                fr=f"view={shortened(view)} n’est pas une vue d’une fiche. Écrivez {RECORD}, ou ôtez-le.",
            )
        make = self._of_classes.get(id_.partition("/")[0])
        return None if make is None or visit.state.words else await make(visit, id_)

    async def _record(self, visit: Visit, id_: str) -> str:
        """The page of any node or relation: all that is recorded."""
        page = Asked.read(self._records, id_, dict(visit.state.words))
        deadline = Deadline(self._page_seconds)
        record = await self._pages.record(page)
        if record is None:
            raise _missing(id_)
        if record.rows > FEW_ROWS:
            return await self._worker.do(lambda: self._pages.page(record, page, visit.place, visit.shell), deadline)
        return self._pages.page(record, page, visit.place, visit.shell)


def _document(request: Request) -> _Document:
    """The document that the address names: class/key and, where a dot comes after it, the suffix of a form.

    It is described by the shapes, as JSON is by a JSON Schema (section 9.5.1.1 of that): they say which statements
    stand in it and of what form. What a term means, its own IRI leads to.
    """
    path: str = request.path_params["id"]
    start, slash, key = path.rpartition("/")
    stem, dot, suffix = key.partition(".")
    id_ = _id(request, f"{start}{slash}{stem}" if dot else path)
    chosen, up = choose(request, suffix if dot else None), upwards(request)
    headers = chosen.headers(f"{up}doc/{id_}")
    return _Document(id_, chosen, {**headers, "Link": f'{headers["Link"]}, <{up}shapes>; rel="describedby"'})


def _id(request: Request, id_: str) -> str:
    if is_id(id_.rstrip("/")) and not is_id(id_):
        raise nowhere(request)
    if not is_id(id_):
        raise Problem(
            404,
            f"{shortened(id_)!r} is not an id. Write class/key, such as {EXAMPLE}.",
            fr=f"« {shortened(id_)} » n’est pas un identifiant. Écrivez classe/clé, comme {EXAMPLE}.",
        )
    return id_


def _missing(id_: str) -> Problem:
    return Problem(
        404,
        f"{shortened(id_)} is not in the graph. Check its spelling, or search for it at /graphql.",
        fr=f"{shortened(id_)} n’est pas dans le graphe. Vérifiez l’orthographe, ou cherchez-le à l’adresse /graphql.",
    )
