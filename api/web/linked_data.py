"""Linked data over HTTP: `/id` and `/doc` of everything that has an IRI, the export, and the published model."""

import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Send

from api.errors import STORE_UNAVAILABLE
from api.settings import Settings
from api.web.negotiation import preferred
from api.web.problems import Problem
from graph.errors import StoreError
from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, Format, UnknownFormat, format_named
from graph.rdf.scope import Scope, ScopeError, check_dataset
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
PARAMETERS = ("format", "class", "dataset", "from", "to")
"""What the address of an export may ask for."""
LARGEST_HELD = 4_000_000
"""A description of more bytes is sent as it comes, without an ETag, which would need all of it first."""
NEGOTIATED = {"Vary": "Accept"}
Endpoint = Callable[[Request], Awaitable[Response]]


def linked_data_routes(store: Store, settings: Settings) -> list[Route]:
    """The addresses under which the graph and its model are published."""
    data = LinkedData(store, settings.base_iri)
    return [
        Route("/id/{id:path}", _answering(data.see_other)),
        Route("/doc/{id:path}", _answering(data.document)),
        Route("/export", _answering(data.export)),
        *(_published(path, name, media_type, settings.base_iri) for path, (name, media_type) in PUBLISHED.items()),
    ]


class LinkedData:
    """The graph under a base IRI."""

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base = store, base

    async def see_other(self, request: Request) -> Response:
        """A thing is not a document: where the document about it is."""
        return RedirectResponse(f"/doc/{_id(request)}", 303)

    async def document(self, request: Request) -> Response:
        """What the graph says of a node or relation."""
        id_, format_ = _id(request), _negotiated(request)
        pieces = describe(self._store, format_, self._base, id_)
        held: list[bytes] = []
        async for piece in pieces:
            held.append(piece)
            if sum(map(len, held)) > LARGEST_HELD:
                return Pieces(_joined(held, pieces), headers=NEGOTIATED, media_type=format_.media_type)
        if not held:
            raise Problem(404, f"{id_} is not in the graph. Check its spelling, or search for it at /graphql.")
        return _tagged(request, b"".join(held), format_.media_type, NEGOTIATED)

    async def export(self, request: Request) -> Response:
        """The whole graph, or the part that the address asks for."""
        asked = _parameters(request)
        format_ = _format(request, asked)
        scope = await self._scope(asked)
        headers = NEGOTIATED | {"Content-Disposition": f'attachment; filename="{_file_name(scope, format_)}"'}
        if request.method == "HEAD":
            answer = Response(headers=headers, media_type=format_.media_type)
            del answer.headers["content-length"]  # it would be that of a body which nobody has written
            return answer
        pieces = export(self._store, format_, self._base, scope)
        first = await anext(pieces)
        return Pieces(_joined([first], pieces), headers=headers, media_type=format_.media_type)

    async def _scope(self, asked: dict[str, str]) -> Scope:
        try:
            scope = Scope.read(
                self._store.ontology,
                class_=asked.get("class"),
                dataset=asked.get("dataset"),
                from_=asked.get("from"),
                to=asked.get("to"),
            )
            await check_dataset(self._store, scope)
        except ScopeError as error:
            raise Problem(400, str(error)) from None
        return scope


def _answering(endpoint: Endpoint) -> Endpoint:
    """Tell what is wrong, with the request or with the store, in one form."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Problem as problem:
            return problem.response()
        except StoreError as error:
            LOG.error("store: %s", error)
            return Problem(503, f"{STORE_UNAVAILABLE.cause} {STORE_UNAVAILABLE.remedy}").response()

    return answer


class Pieces(StreamingResponse):
    """An answer that is sent as it comes.

    If the store fails meanwhile, the answer is left without its end: the server then closes the connection, and nobody
    takes what came for the whole.
    """

    async def stream_response(self, send: Send) -> None:
        try:
            await super().stream_response(send)
        except StoreError as error:
            LOG.error("an answer broke off: %s", error)


async def _joined(first: list[bytes], rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """What has come already, then the rest."""
    for piece in first:
        yield piece
    async for piece in rest:
        yield piece


def _id(request: Request) -> str:
    id_: str = request.path_params["id"]
    if not is_id(id_):
        raise Problem(404, f"{id_!r} is no id. Write class/key, such as event/mali-2018-04-14-timbuktu-camp.")
    return id_


def _negotiated(request: Request) -> Format:
    accept = ",".join(request.headers.getlist("accept"))
    media_type = preferred(accept, [one.media_type for one in FORMATS])
    if media_type is None:
        known = ", ".join(f"{one.media_type} ({one.title})" for one in FORMATS)
        raise Problem(406, f"Accept: {accept} asks for none of what there is. Ask for one of {known}.", NEGOTIATED)
    return next(one for one in FORMATS if one.media_type == media_type)


def _parameters(request: Request) -> dict[str, str]:
    asked: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in PARAMETERS:
            raise Problem(400, f"{name!r} is no parameter of an export. There are {', '.join(PARAMETERS)}.")
        if name in asked:
            raise Problem(400, f"{name} is given twice, as {asked[name]!r} and {value!r}. Keep one of the two.")
        asked[name] = value
    return asked


def _format(request: Request, asked: dict[str, str]) -> Format:
    if "format" not in asked:
        return _negotiated(request)
    try:
        return format_named(asked["format"])
    except UnknownFormat as error:
        raise Problem(400, f"format: {error}") from None


def _file_name(scope: Scope, format_: Format) -> str:
    dataset = (scope.dataset or "").partition("/")[2]
    parts = ("accord-graph", scope.cls.path() if scope.cls else "", dataset, scope.start, scope.end)
    return f"{'-'.join(filter(None, parts))}.{format_.name}"


def _published(path: str, name: str, media_type: str, base: str) -> Route:
    text = rebase((files("ontology") / "published" / name).read_text("utf-8"), base)

    async def answer(request: Request) -> Response:
        return _tagged(request, text.encode(), media_type)

    return Route(path, answer)


def _tagged(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """The body, or word that the client has it already. The tag is weak: compressed or not, it means the same."""
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    tagged = {**(headers or {}), "ETag": tag}
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if "*" in held or tag.removeprefix("W/") in (one.removeprefix("W/") for one in held):
        return Response(status_code=304, headers=tagged)
    return Response(body, headers=tagged, media_type=media_type)
