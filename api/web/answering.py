"""How an endpoint tells what is wrong, with the request or with the store: in one form for programs, one for people."""

import logging
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from api.errors import OVERLOADED, STORE_UNAVAILABLE, TIMED_OUT, RequestError
from api.explorer.problem_page import problem_response
from api.web.hang_up import ClientGone, ended_by_hang_up
from api.web.problems import Problem
from graph.errors import DataChanging, NotWhole, StatementTimedOut, StoreBusy, StoreError

LOG = logging.getLogger("accord.linked_data")
BUSY = {"Retry-After": "10"}
BUSY_FR = "Le serveur envoie déjà autant de longues réponses qu’il le peut. Réessayez dès que l’une est finie."
CHANGING_FR = "Un chargement a modifié les données pendant leur lecture. Réessayez."
NOT_WHOLE_FR = (
    "Un jeu de données n’est pas complet : son chargement est en cours ou a été interrompu. Réessayez quand il sera"
    " terminé."
)
TIMED_OUT_FR = (
    "La base de données a été arrêtée : cela durait plus que `ACCORD_QUERY_SECONDS`. Réessayez quand elle sera moins"
    " occupée."
)
UNAVAILABLE_FR = (
    "La base de données ne répond pas. Réessayez plus tard ; le journal du serveur dit pourquoi elle ne répond pas."
)
IN_FRENCH = {
    OVERLOADED.code: "Trop de travaux attendent déjà leur tour. Réessayez dans quelques secondes.",
}
"""What a page can meet of the errors that GraphQL has too."""
TOOK_TOO_LONG = Problem(
    503,
    "The database was stopped, as this took longer than `ACCORD_QUERY_SECONDS`. Try again when it is less busy.",
    BUSY,
    fr=TIMED_OUT_FR,
)
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
        case RequestError(code=code) if code is TIMED_OUT:
            return TOOK_TOO_LONG  # whoever asks for a page can't ask for less of it
        case RequestError():
            in_french = IN_FRENCH.get(error.code.code, "")
            return Problem(error.code.status, str(error), BUSY if error.code is OVERLOADED else None, fr=in_french)
        case StoreBusy():
            return Problem(503, str(error), BUSY, fr=BUSY_FR)
        case DataChanging():
            return Problem(503, str(error), BUSY, fr=CHANGING_FR)
        case NotWhole():
            return Problem(503, str(error), BUSY, fr=NOT_WHOLE_FR)
        case StatementTimedOut():
            return TOOK_TOO_LONG
        case _:
            LOG.error("store: %s", error)
            return Problem(503, f"{STORE_UNAVAILABLE.cause} {STORE_UNAVAILABLE.remedy}", fr=UNAVAILABLE_FR)
