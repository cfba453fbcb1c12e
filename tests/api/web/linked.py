"""What tests of linked data share: the routes over a store, a client of them, and the problems that they tell."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api.settings import Settings
from api.web.linked_data import linked_data_routes
from graph.rdf.formats import FORMATS, format_named
from graph.store import Store
from ontology import ONTOLOGY
from tests.schemas import schema_of

BASE = "http://localhost:8000/peace/"
TURTLE, NTRIPLES = format_named("ttl"), format_named("nt")
CAMP = "/doc/event/camp"
MEDIA_TYPES = {format_.media_type: format_.title for format_ in FORMATS}


def content_type(media_type: str) -> str:
    """How a media type is sent: what is text says its encoding."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def app(store: Store) -> Starlette:
    """The routes over a store, compressed as in the application."""
    routes = linked_data_routes(store, Settings(base_iri=BASE, query_seconds=600), schema_of(ONTOLOGY))
    return Starlette(routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=1000)])


def client_of(store: Store) -> httpx.AsyncClient:
    """A client of the routes over a store, which asks for no compression of its own."""
    transport = httpx.ASGITransport(app(store))
    return httpx.AsyncClient(transport=transport, base_url="http://test", headers={"Accept-Encoding": "identity"})


async def whole(pieces: AsyncIterator[bytes]) -> bytes:
    """All pieces."""
    return b"".join([piece async for piece in pieces])


def problem(answer: httpx.Response) -> tuple[int, str]:
    """The status and detail of a problem, once its form is checked."""
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert sorted(told) == ["detail", "status", "title"]
    assert (told["status"], told["title"]) == (answer.status_code, answer.reason_phrase)
    return answer.status_code, told["detail"]
