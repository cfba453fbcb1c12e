"""GraphQL over HTTP, as its specification asks: GET and POST, both media types, and a browser's GET for GraphiQL."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from api.errors import (
    BAD_REQUEST,
    INTERNAL_ERROR,
    REQUEST_TOO_LARGE,
    STORE_UNAVAILABLE,
    UNSUPPORTED_MEDIA_TYPE,
    ErrorCode,
    RequestError,
)
from api.query.execution import Engine
from api.web.graphiql_page import graphiql_response
from graph.errors import StoreError

LOG = logging.getLogger("accord.graphql")
MAX_BODY = 1_000_000
"""The largest body in bytes."""
LEGACY, CURRENT = "application/json", "application/graphql-response+json"


@dataclass(frozen=True)
class Asked:
    """A GraphQL request, whichever way it came."""

    query: str
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "Asked":
        """Check the fields of a request. RequestError says which one is wrong."""
        query, variables, name = (fields.get(one) for one in ("query", "variables", "operationName"))
        if not isinstance(query, str):
            raise RequestError.of(BAD_REQUEST, "query is missing or no string; give the GraphQL document in it.")
        if variables is not None and not isinstance(variables, dict):
            raise RequestError.of(BAD_REQUEST, "variables is no object; give one, or leave it out.")
        if name is not None and not isinstance(name, str):
            raise RequestError.of(BAD_REQUEST, "operationName is no string; give one, or leave it out.")
        if fields.get("extensions") is not None and not isinstance(fields["extensions"], dict):
            raise RequestError.of(BAD_REQUEST, "extensions is no object; give one, or leave it out.")
        return cls(query, variables, name)


class GraphQLEndpoint:
    """Answers requests to one address."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        accept = request.headers.get("accept", "")
        if request.method == "GET" and "query" not in request.query_params and "text/html" in accept:
            return graphiql_response(str(request.url_for("graphql")))
        media_type = CURRENT if CURRENT in accept else LEGACY
        try:
            asked = await _asked(request)
            data = await self._engine.execute(asked.query, asked.variables, asked.operation_name)
        except RequestError as error:
            return _refused(media_type, error.code, error.formatted())
        except StoreError as error:
            LOG.error("store: %s", error)
            return _failed(media_type, STORE_UNAVAILABLE)
        except Exception:
            LOG.exception("unforeseen failure of a request")
            return _failed(media_type, INTERNAL_ERROR)
        return _response(media_type, {"data": data}, 200)


async def _asked(request: Request) -> Asked:
    if request.method == "GET":
        return Asked.of(_from_address(request))
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != LEGACY:
        raise RequestError.of(
            UNSUPPORTED_MEDIA_TYPE, f"The body is {content_type or 'of no type'}; send application/json."
        )
    body = await _body(request)
    try:
        fields = orjson.loads(body)
    except ValueError as error:
        raise RequestError.of(BAD_REQUEST, f"The body is no JSON ({error}); send an object with query.") from None
    if not isinstance(fields, dict):
        raise RequestError.of(BAD_REQUEST, "The body is no JSON object; send an object with query.")
    return Asked.of(fields)


def _from_address(request: Request) -> dict[str, Any]:
    fields: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except ValueError:
                raise RequestError.of(BAD_REQUEST, f"{name} is no JSON; give an object.") from None
    return fields


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RequestError.of(
                REQUEST_TOO_LARGE, f"The body is larger than {MAX_BODY} bytes; send a shorter request."
            )
    return bytes(body)


def _refused(media_type: str, code: ErrorCode, errors: list[dict[str, object]]) -> Response:
    """The older media type answers errors of the document with 200: its status speaks of HTTP alone."""
    status = 200 if media_type == LEGACY and code.of_document else code.status
    return _response(media_type, {"errors": errors}, status)


def _failed(media_type: str, code: ErrorCode) -> Response:
    error = RequestError(code, [GraphQLError(f"{code.cause} {code.remedy}")])
    return _response(media_type, {"errors": error.formatted(), "data": None}, code.status)


def _response(media_type: str, content: dict[str, Any], status: int) -> Response:
    body = orjson.dumps(content)
    return Response(body, status, media_type=f"{media_type}; charset=utf-8", headers={"vary": "Accept"})
