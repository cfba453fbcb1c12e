"""Linked data over HTTP: `/id` and `/doc` of everything that has an IRI, the export, and the published model."""

import hashlib
import logging
import re
from collections.abc import Awaitable, Callable
from functools import wraps
from importlib.resources import files

from graphql import GraphQLSchema
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.errors import STORE_UNAVAILABLE
from api.settings import Settings
from api.web.addresses import nowhere
from api.web.export import Exports
from api.web.negotiation import preferred
from api.web.pieces import Pieces
from api.web.problems import Problem
from graph.errors import DataChanging, StoreBusy, StoreError, shortened
from graph.rdf.beginning import begin
from graph.rdf.document import describe
from graph.rdf.formats import FORMATS
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.iris import rebase
from ontology.naming import is_id

LOG = logging.getLogger("accord.linked_data")
PUBLISHED = {
    "/ontology": ("ontology.ttl", "text/turtle"),
    "/shapes": ("shapes.ttl", "text/turtle"),
    "/shapes-sparql": ("shapes-sparql.ttl", "text/turtle"),
    "/vocabularies": ("vocabularies.ttl", "text/turtle"),
    "/context.jsonld": ("context.jsonld", "application/ld+json"),
}
VERSION_IRI = re.compile(r"owl:versionIRI <[^>]*/([^/>]+)>")
LARGEST_HELD = 4_000_000
"""A description of more bytes is sent as it comes, without an ETag, which would need all of it first."""
BUSY = {"Retry-After": "10"}
NEGOTIATED = {"Vary": "Accept"}
FOR_ALL_PAGES = {"Access-Control-Allow-Origin": "*"}
"""Goes with the published model: the same for everybody, and read by programs in pages of any origin."""
Endpoint = Callable[[Request], Awaitable[Response]]


def linked_data_routes(store: Store, settings: Settings, schema: GraphQLSchema) -> list[Route]:
    """The addresses under which the graph and its model are published."""
    data = LinkedData(store, settings.base_iri, settings.export_seconds)
    exports = Exports(store, settings, schema, _negotiated)
    return [
        Route("/id/{id:path}", _answering(data.see_other)),
        Route("/doc/{id:path}", _answering(data.document)),
        Route("/export", _answering(exports.answer)),
        *(
            route
            for path, (name, media_type) in PUBLISHED.items()
            for route in _published(path, name, media_type, settings.base_iri)
        ),
    ]


class LinkedData:
    """The graph under a base IRI."""

    def __init__(self, store: Store, base: str, seconds: float) -> None:
        self._store, self._base, self._seconds = store, base, seconds

    async def see_other(self, request: Request) -> Response:
        """A thing is not a document: where the document about it is, relative, as our base may have a path.

        It goes up by the slashes that the client has written, who need not have written one as such (`%2F`).
        """
        up = "../" * (request.scope["raw_path"].count(b"/") - 1)
        return RedirectResponse(f"{up}doc/{_id(request)}", 303)

    async def document(self, request: Request) -> Response:
        """What the graph says of a node or relation."""
        id_, format_ = _id(request), _negotiated(request)
        begun = await begin(lambda: describe(self._store, format_.over_http, self._base, id_), LARGEST_HELD)
        if not begun.whole:
            return Pieces(begun, self._seconds, NEGOTIATED, format_.media_type)
        if not begun.pieces:
            raise Problem(
                404, f"{shortened(id_)} is not in the graph. Check its spelling, or search for it at /graphql."
            )
        return _tagged(request, b"".join(begun.pieces), format_.media_type, NEGOTIATED)


def _answering(endpoint: Endpoint) -> Endpoint:
    """Tell what is wrong, with the request or with the store, in one form."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Problem as problem:
            return problem.response()
        except (StoreBusy, DataChanging) as error:
            return Problem(503, str(error), BUSY).response()
        except StoreError as error:
            LOG.error("store: %s", error)
            return Problem(503, f"{STORE_UNAVAILABLE.cause} {STORE_UNAVAILABLE.remedy}").response()

    return answer


def _id(request: Request) -> str:
    id_: str = request.path_params["id"]
    if is_id(id_.rstrip("/")) and not is_id(id_):
        raise nowhere(request)
    if not is_id(id_):
        raise Problem(
            404, f"{shortened(id_)!r} is not an id. Write class/key, such as event/mali-2018-04-14-timbuktu-camp."
        )
    return id_


def _negotiated(request: Request) -> Format:
    accept = ",".join(request.headers.getlist("accept"))
    media_type = preferred(accept, [format_.media_type for format_ in FORMATS])
    if media_type is None:
        known = ", ".join(f"{format_.media_type} ({format_.title})" for format_ in FORMATS)
        raise Problem(
            406, f"Accept: {shortened(accept)} matches no available format. Ask for one of {known}.", NEGOTIATED
        )
    return next(format_ for format_ in FORMATS if format_.media_type == media_type)


def _published(path: str, name: str, media_type: str, base: str) -> list[Route]:
    """Where a file of the model is: at its own address and, where it says its version, at that of its version too."""
    text = rebase((files("ontology") / "published" / name).read_text("utf-8"), base)
    stated = VERSION_IRI.search(text)

    async def answer(request: Request) -> Response:
        version = request.path_params.get("version")
        if stated and version not in (None, stated[1]):
            raise Problem(404, f"{path} has no version {shortened(version)!r} here. There is {path}/{stated[1]}.")
        return _tagged(request, text.encode(), media_type, FOR_ALL_PAGES)

    return [Route(path, answer), *([Route(f"{path}/{{version}}", _answering(answer))] if stated else ())]


def _tagged(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """The body, or word that the client has it already. The tag is weak: compressed or not, it means the same."""
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    tagged = {**(headers or {}), "ETag": tag}
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if "*" in held or tag.removeprefix("W/") in (one.removeprefix("W/") for one in held):
        return Response(status_code=304, headers=tagged)
    return Response(body, headers=tagged, media_type=media_type)
