"""What holds at every address: what is asked wrongly is told as problem details, and no answer is sniffed."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from api.explorer.problem_page import problem_response
from api.web.problems import NOT_SNIFFED, Problem
from graph.errors import shortened


class NotSniffed:
    """Middleware that tells browsers to take every answer for what it says it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], NOT_SNIFFED]
            await send(message)

        await self._app(scope, receive, send_marked)


def exception_handlers() -> Mapping[Any, ExceptionHandler]:
    """How Starlette's own refusals and unforeseen failures are told."""
    return {HTTPException: _refused, Exception: _failed}


def nowhere(request: Request) -> Problem:
    """That nothing is at the address of a request.

    No address of ours ends in a slash. One that does is not led on: what is relative there would lead elsewhere.
    """
    path, routes = request.scope["path"], [route for route in request.app.routes if isinstance(route, Route)]
    bare = path.rstrip("/")
    if path != bare and any(route.matches({**request.scope, "path": bare})[0] is not Match.NONE for route in routes):
        remedy, in_french = "Leave out the slash at its end.", "Ôtez la barre oblique de la fin."
    else:
        known = ", ".join(sorted(route.path_format for route in routes))
        remedy, in_french = f"There are {known}.", f"Les adresses sont : {known}."
    where = shortened(path)
    return Problem(404, f"There is nothing at {where}. {remedy}", fr=f"Il n’y a rien à l’adresse {where}. {in_french}")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem_response(request, nowhere(request))
    if error.status_code == 405:
        allowed = ", ".join(sorted((error.headers or {}).get("Allow", "GET, HEAD").split(", ")))
        said = f"{request.method} is not allowed here. Use {allowed}."
        in_french = f"{request.method} n’est pas permis ici. Employez {allowed}."
        return problem_response(request, Problem(405, said, {"Allow": allowed}, fr=in_french))
    return problem_response(request, Problem(error.status_code, f"{error.detail}.", error.headers))


async def _failed(_: Request, __: Exception) -> Response:
    """Starlette raises the error again once this is sent, so the log has it."""
    answer = Problem(500, "Something unexpected went wrong. The server's log says what.").response()
    answer.raw_headers.append(NOT_SNIFFED)  # all middleware lies further within
    return answer
