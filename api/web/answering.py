"""How an endpoint tells what is wrong, with the request or with the store: in one form for programs, one for people."""

import logging
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from api.errors import OVERLOADED, STORE_UNAVAILABLE, RequestError
from api.explorer.problem_page import problem_response
from api.web.hang_up import ClientGone, ended_by_hang_up
from api.web.problems import Problem
from graph.errors import DataChanging, StatementTimedOut, StoreBusy, StoreError

LOG = logging.getLogger("accord.linked_data")
BUSY = {"Retry-After": "10"}
Endpoint = Callable[[Request], Awaitable[Response]]


def answering(endpoint: Endpoint) -> Endpoint:
    """The endpoint, whose work ends when the client hangs up, and whose errors are told."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            with ended_by_hang_up(request):
                return await endpoint(request)
        except ClientGone:
            return Response(status_code=499)  # nobody reads it
        except Problem as problem:
            return problem_response(request, problem)
        except (StoreError, RequestError) as error:
            return problem_response(request, _problem(error))

    return answer


def _problem(error: StoreError | RequestError) -> Problem:
    match error:
        case RequestError():
            return Problem(error.code.status, str(error), BUSY if error.code is OVERLOADED else None)
        case StoreBusy() | DataChanging():
            return Problem(503, str(error), BUSY)
        case StatementTimedOut():
            said = "The database was stopped, as this took longer than `ACCORD_QUERY_SECONDS`."
            return Problem(503, f"{said} Try again when it is less busy.", BUSY)
        case _:
            LOG.error("store: %s", error)
            return Problem(503, f"{STORE_UNAVAILABLE.cause} {STORE_UNAVAILABLE.remedy}")
