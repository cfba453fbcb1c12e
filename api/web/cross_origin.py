"""Which pages of other origins may ask (CORS). No credentials are involved, so any header may come with a request."""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.web.graphql_http import LOADING, QUERY_COST
from api.web.other_forms import CUT_LISTS, NEXT_CURSOR
from api.web.problems import Problem
from api.web.request_id import REQUEST_ID
from graph.errors import shortened

SETTING = "ACCORD_CORS_ORIGINS"
METHODS = ("GET", "HEAD", "POST")
EXPOSED = ("ETag", "Link", "Retry-After", CUT_LISTS, LOADING, NEXT_CURSOR, QUERY_COST, REQUEST_ID)


class CrossOrigin(CORSMiddleware):
    """Allows the origins of the settings; a refused preflight says what it was about and which setting decides."""

    def __init__(self, app: ASGIApp, origins: list[str]) -> None:
        super().__init__(app, origins, METHODS, allow_headers=["*"], expose_headers=EXPOSED)

    def preflight_response(self, request_headers: Headers) -> Response:
        """The answer to a browser that asks whether a page may send a request."""
        response = super().preflight_response(request_headers)
        if response.status_code == 200:
            return response
        kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        return Problem(403, self._refusal(request_headers), kept).response()

    async def simple_response(self, scope: Scope, receive: Receive, send: Send, request_headers: Headers) -> None:
        """Any other request. Where no page may ask, answers are the same for all origins, and so not told apart."""
        if self.allow_origins:
            await super().simple_response(scope, receive, send, request_headers)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, asked: Headers) -> str:
        origin, method = asked["origin"], asked["access-control-request-method"]
        if not self.is_allowed_origin(origin):
            none = "" if self.allow_origins else ", which names none now"
            return f"Pages from {shortened(origin)!r} may not ask here. The operator allows origins in {SETTING}{none}."
        if method not in self.allow_methods:
            return f"The method is {shortened(method)!r}; send {', '.join(METHODS)}."
        return "This server allows no requests from public pages to private networks."
