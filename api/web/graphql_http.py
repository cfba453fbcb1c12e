"""GraphQL over HTTP, as its specification asks: GET and POST, both media types, and a browser's GET for GraphiQL."""

import logging
from dataclasses import replace
from functools import lru_cache, partial
from time import monotonic
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.errors import (
    DATA_CHANGING,
    DOCUMENT_NOT_TRUSTED,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    OVERLOADED,
    STORE_UNAVAILABLE,
    TIMED_OUT,
    UNSUPPORTED_CONTENT_ENCODING,
    ErrorCode,
    RequestError,
)
from api.query.answering.not_whole import told_loading
from api.query.engine import Engine
from api.query.guarding.cost import told
from api.query.planning.forms import Form, forms
from api.query.request import Answer
from api.settings import Settings
from api.web.asked import JSON as LEGACY
from api.web.asked import Asked, Fields, read_fields
from api.web.caching import NOT_KEPT, cacheable
from api.web.documents import IDS, Documents
from api.web.graphiql_page import graphiql_response
from api.web.hang_up import ClientGone, ended_by_hang_up
from api.web.negotiation import preferred
from api.web.other_forms import in_form
from api.web.request_id import REQUEST_ID, request_id_of
from graph.errors import DataChanging, StoreError, shortened

LOG = logging.getLogger("accord.graphql")
RETRY_AFTER = "5"
"""Seconds in which the worker's queue is likely to be shorter."""
QUERY_COST = "X-Query-Cost"
"""The estimated cost of an operation, beside the limit in `extensions.cost` of the answer."""
LOADING = "X-Loading"
"""The datasets that are not whole, whatever the form of the answer: `extensions.loading` has them in JSON."""
CURRENT = "application/graphql-response+json"
MOST_HEADERS = 100
"""How many `Accept` headers are remembered: clients have few."""
QUESTIONS = {"query", "extensions", *IDS}
"""A browser's GET that has none of these wants the page."""


class GraphQLEndpoint:
    """Answers requests to one address, of whichever method."""

    def __init__(self, engine: Engine, documents: Documents, settings: Settings) -> None:
        self._engine, self._documents, self._settings = engine, documents, settings
        self._forms = dict[str, Form]()
        for form in forms(engine.ontology, settings.base_iri, over_http=True):
            self._forms.setdefault(form.media_type, form)
        self._chosen = lru_cache(MOST_HEADERS)(self._choose)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        request = Request(scope, receive)
        request_id = request_id_of(request.headers)
        response = await self._answer(request, request_id)
        response.headers[REQUEST_ID] = request_id
        await response(scope, receive, send)

    async def _answer(self, request: Request, request_id: str) -> Response:
        accept = request.headers.get("accept", "")
        form, media_type = self._chosen(accept)
        try:
            if self._asks_for_page(request, accept):
                return self._page(request)
            if media_type is None:
                raise self._not_acceptable(accept)
            fields = await read_fields(request, self._settings)
            with ended_by_hang_up(request):
                if isinstance(fields, list):
                    return _response(media_type, await self._answers(fields, form, request_id), 200)
                asked = await Asked.of(fields, self._documents)
                answer = await self._engine.answer(asked.query, asked.variables, asked.operation_name, form=form)
                response = await self._response(media_type, form, answer, asked, fields, accept)
        except RequestError as error:
            return _refused(media_type or LEGACY, error, request_id)
        except (ClientGone, ClientDisconnect):
            return Response(status_code=499)  # nobody reads it
        except DataChanging:
            return _failed(media_type or LEGACY, DATA_CHANGING, request_id)
        except StoreError as error:
            LOG.error("request %s: store: %s", request_id, error)
            return _failed(media_type or LEGACY, STORE_UNAVAILABLE, request_id)
        except Exception:
            LOG.exception("request %s: unforeseen failure", request_id)
            return _failed(media_type or LEGACY, INTERNAL_ERROR, request_id)
        response.headers[QUERY_COST] = str(answer.cost)
        if answer.loading:
            response.headers[LOADING] = ", ".join(one.dataset for one in answer.loading)
        return response if request.method == "POST" else self._kept(request, response, asked)

    def _choose(self, accept: str) -> tuple[Form | None, str | None]:
        """The form that is accepted, and the media type of JSON: an error is JSON in any case."""
        json = (CURRENT, LEGACY) if CURRENT in accept else (LEGACY, CURRENT)
        chosen = preferred(accept, (*json, *self._forms))
        return (self._forms[chosen], CURRENT) if chosen in self._forms else (None, chosen)

    def _asks_for_page(self, request: Request, accept: str) -> bool:
        asks = request.method == "GET" and "text/html" in accept and QUESTIONS.isdisjoint(request.query_params)
        return asks and self._settings.graphiql

    def _page(self, request: Request) -> Response:
        if self._documents.only:
            message = "GraphiQL is off: the server answers trusted documents only (ACCORD_TRUSTED_MODE)."
            raise RequestError.of(DOCUMENT_NOT_TRUSTED, message)
        return graphiql_response(str(request.url_for("graphql")))

    def _not_acceptable(self, accept: str) -> RequestError:
        forms = ", ".join(self._forms)
        message = (
            f"Accept is {shortened(accept)!r}; accept {CURRENT} or {LEGACY}, or another form of an answer: {forms}."
        )
        return RequestError.of(NOT_ACCEPTABLE, message)

    async def _response(
        self, media_type: str, form: Form | None, answer: Answer, asked: Asked, fields: Fields, accept: str
    ) -> Response:
        if form is None:
            return _response(media_type, self._content(answer), 200)
        return await self._engine.write(answer, partial(in_form, form, accept, asked, fields, self._documents.only))

    def _content(self, answer: Answer) -> dict[str, Any]:
        cost = {"cost": told(answer.cost, self._engine.limits)}
        return {"data": answer.data, "extensions": cost | told_loading(answer.loading)}

    async def _answers(self, batch: list[Fields], form: Form | None, request_id: str) -> list[dict[str, Any]]:
        """One answer after the other, within the cost and the time that a single request has.

        They have no status of their own. If the store fails, so does the whole list.
        """
        if form:
            message = f"A list of requests is answered as JSON, not as {form.media_type}; send one alone."
            raise RequestError.of(NOT_ACCEPTABLE, message)
        limits, answers = self._engine.limits, list[dict[str, Any]]()
        end = monotonic() + limits.seconds
        for fields in batch:
            try:
                limits = replace(limits, seconds=end - monotonic())
                if limits.seconds <= 0:
                    raise RequestError.of(TIMED_OUT, "The requests before this one used up the time of the batch.")
                asked = await Asked.of(fields, self._documents)
                answer = await self._engine.answer(asked.query, asked.variables, asked.operation_name, limits)
            except RequestError as error:
                answers.append({"errors": error.formatted({"requestId": request_id})})
            else:
                limits = replace(limits, cost=limits.cost - answer.cost)
                answers.append(self._content(answer))
        return answers

    def _kept(self, request: Request, response: Response, asked: Asked) -> Response:
        if self._documents.trusts(asked.query):
            return cacheable(request, response, self._settings.cache_seconds)
        response.headers.update(NOT_KEPT)
        return response


def _refused(media_type: str, error: RequestError, request_id: str) -> Response:
    """The older media type answers errors of the document with 200: its status speaks of HTTP alone."""
    code = error.code
    status = 200 if media_type == LEGACY and code.of_document else code.status
    response = _response(media_type, {"errors": error.formatted({"requestId": request_id})}, status)
    response.headers.update(NOT_KEPT)
    if code is METHOD_NOT_ALLOWED:
        response.headers["allow"] = "GET, HEAD, POST"
    if code is UNSUPPORTED_CONTENT_ENCODING:
        response.headers["accept-encoding"] = "identity"  # so that it is not taken for another media type (RFC 7694)
    if code is OVERLOADED:
        response.headers["retry-after"] = RETRY_AFTER
    return response


def _failed(media_type: str, code: ErrorCode, request_id: str) -> Response:
    error = RequestError.of(code, f"{code.cause} {code.remedy}")
    content = {"errors": error.formatted({"requestId": request_id}), "data": None}
    response = _response(media_type, content, code.status)
    response.headers.update(NOT_KEPT)
    return response


def _response(media_type: str, content: dict[str, Any] | list[dict[str, Any]], status: int) -> Response:
    body = orjson.dumps(content)
    return Response(body, status, media_type=f"{media_type}; charset=utf-8", headers={"vary": "Accept"})
