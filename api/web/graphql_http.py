"""GraphQL over HTTP, as its specification asks: GET and POST, both media types, and a browser's GET for GraphiQL."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.errors import (
    BAD_REQUEST,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    REQUEST_TOO_LARGE,
    STORE_UNAVAILABLE,
    UNSUPPORTED_MEDIA_TYPE,
    ErrorCode,
    RequestError,
)
from api.query.cost import told
from api.query.execution import Engine
from api.settings import Settings
from api.web.graphiql_page import graphiql_response
from api.web.hang_up import ClientGone, ended_by_hang_up
from api.web.negotiation import preferred
from api.web.request_id import REQUEST_ID, request_id_of
from graph.errors import StoreError

LOG = logging.getLogger("accord.graphql")
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
    """Answers requests to one address, of whichever method."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        request = Request(scope, receive)
        request_id = request_id_of(request.headers)
        response = await self._answer(request, request_id)
        response.headers[REQUEST_ID] = request_id
        await response(scope, receive, send)

    async def _answer(self, request: Request, request_id: str) -> Response:
        accept = request.headers.get("accept", "")
        if self._asks_for_page(request, accept):
            return graphiql_response(str(request.url_for("graphql")))
        media_type = preferred(accept, (CURRENT, LEGACY) if CURRENT in accept else (LEGACY, CURRENT))
        try:
            if media_type is None:
                raise RequestError.of(NOT_ACCEPTABLE, f"Accept is {accept!r}; {NOT_ACCEPTABLE.remedy}")
            asked = await self._asked(request)
            with ended_by_hang_up(request):
                answer = await self._engine.answer(asked.query, asked.variables, asked.operation_name)
        except RequestError as error:
            return _refused(media_type or LEGACY, error, request_id)
        except (ClientGone, ClientDisconnect):
            return Response(status_code=499)  # nobody reads it
        except StoreError as error:
            LOG.error("request %s: store: %s", request_id, error)
            return _failed(media_type or LEGACY, STORE_UNAVAILABLE, request_id)
        except Exception:
            LOG.exception("request %s: unforeseen failure", request_id)
            return _failed(media_type or LEGACY, INTERNAL_ERROR, request_id)
        cost = told(answer.cost, self._engine.limits)
        return _response(media_type or LEGACY, {"data": answer.data, "extensions": {"cost": cost}}, 200)

    def _asks_for_page(self, request: Request, accept: str) -> bool:
        asks = request.method == "GET" and "query" not in request.query_params and "text/html" in accept
        return asks and self._settings.graphiql

    async def _asked(self, request: Request) -> Asked:
        if request.method in ("GET", "HEAD"):
            return Asked.of(_from_address(request))
        if request.method != "POST":
            raise RequestError.of(METHOD_NOT_ALLOWED, f"{request.method} is no method of GraphQL; use POST.")
        _check_content_type(request.headers.get("content-type", ""))
        body = await _body(request, self._settings.max_body)
        try:
            fields = orjson.loads(body)
        except ValueError as error:
            raise RequestError.of(BAD_REQUEST, f"The body is no JSON ({error}); send an object with query.") from None
        if not isinstance(fields, dict):
            raise RequestError.of(BAD_REQUEST, "The body is no JSON object; send one, with query. Lists are not read.")
        return Asked.of(fields)


def _check_content_type(given: str) -> None:
    media_type, _, parameters = (part.strip().lower() for part in given.partition(";"))
    if media_type != LEGACY:
        raise RequestError.of(
            UNSUPPORTED_MEDIA_TYPE, f"The body is {media_type or 'of no type'}; send application/json."
        )
    charset = next((one.strip()[8:].strip('"') for one in parameters.split(";") if one.strip()[:8] == "charset="), "")
    if charset not in ("", "utf-8", "utf8"):
        raise RequestError.of(UNSUPPORTED_MEDIA_TYPE, f"The body is in {charset}; send it in UTF-8.")


def _from_address(request: Request) -> dict[str, Any]:
    fields: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except ValueError:
                raise RequestError.of(BAD_REQUEST, f"{name} is no JSON; give an object.") from None
    return fields


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise RequestError.of(REQUEST_TOO_LARGE, f"The body is larger than {most} bytes; send a shorter request.")
    return bytes(body)


def _refused(media_type: str, error: RequestError, request_id: str) -> Response:
    """The older media type answers errors of the document with 200: its status speaks of HTTP alone."""
    code = error.code
    status = 200 if media_type == LEGACY and code.of_document else code.status
    response = _response(media_type, {"errors": error.formatted({"requestId": request_id})}, status)
    if code is METHOD_NOT_ALLOWED:
        response.headers["allow"] = "GET, HEAD, POST"
    return response


def _failed(media_type: str, code: ErrorCode, request_id: str) -> Response:
    error = RequestError.of(code, f"{code.cause} {code.remedy}")
    content = {"errors": error.formatted({"requestId": request_id}), "data": None}
    return _response(media_type, content, code.status)


def _response(media_type: str, content: dict[str, Any], status: int) -> Response:
    body = orjson.dumps(content)
    return Response(body, status, media_type=f"{media_type}; charset=utf-8", headers={"vary": "Accept"})
