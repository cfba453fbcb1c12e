"""Feeds over HTTP: what loads changed about an agreement, an actor or a place, so that nobody has to look for it."""

from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from api.query.worker import Deadline, Worker
from api.reports.feed import feed_roots, read_feed
from api.reports.feed_xml import MEDIA_TYPE, FeedWriter
from api.settings import Settings
from api.web.addresses import nowhere
from api.web.caching import tagged
from api.web.problems import Problem
from api.web.representations import Representation, asked_language, choose, parameters, upwards
from graph.errors import shortened
from graph.statement import Slot
from graph.store import Store
from graph.stored.notices import TOLD_OF
from ontology.naming import is_id

ATOM = Representation("atom", "Atom", MEDIA_TYPE)
OFFERED = (ATOM,)
PARAMETERS = ("lang",)
EXAMPLE = "agreement/accord-2015"


class Feeds:
    """The feeds of a store, under a base IRI. One is a hundred entries at most, read by one statement.

    `worker` writes them.
    """

    def __init__(self, store: Store, settings: Settings, worker: Worker) -> None:
        self._store, self._base, self._seconds = store, settings.base_iri, settings.query_seconds
        self._worker = worker
        self._statement = store.compile(feed_roots(store.ontology, Slot(("id",))))

    async def answer(self, request: Request) -> Response:
        """The feed of a node."""
        id_, asked = _id(request), parameters(request, PARAMETERS, "a feed")
        chosen, language = choose(request, offered=OFFERED), asked_language(request)
        deadline = Deadline(self._seconds)
        rows = await self._store.fetch(self._statement, {"id": id_}, self._seconds)
        if (feed := read_feed(rows, id_, self._store.ontology)) is None:
            raise Problem(
                404,
                f"{shortened(id_)} is not in the graph. Check its spelling, or search for it at /graphql.",
                fr=f"{shortened(id_)} n’est pas dans le graphe. Vérifiez l’orthographe, ou cherchez-le à l’adresse"
                " /graphql.",
            )
        carried = "lang" in asked
        vary = chosen.vary if carried else (*chosen.vary, "Accept-Language")
        updated = datetime.fromisoformat(feed.updated).replace(microsecond=0)
        headers = {"Vary": ", ".join(vary), "Last-Modified": format_datetime(updated, usegmt=True)}
        if _is_known(request, updated):
            return Response(status_code=304, headers=headers)
        writer = FeedWriter(self._base, upwards(request), language, carried=carried)
        written = await self._worker.do(lambda: writer.write(feed), deadline)
        return tagged(request, written, f"{MEDIA_TYPE}; charset=utf-8", headers)


def _is_known(request: Request, updated: datetime) -> bool:
    """Whether a client that gives no tag has it since then (RFC 9110, section 13.1.3)."""
    if "if-none-match" in request.headers:
        return False
    try:
        return parsedate_to_datetime(request.headers.get("if-modified-since", "")) >= updated
    except (TypeError, ValueError):  # no date, or one without a zone
        return False


def _id(request: Request) -> str:
    id_: str = request.path_params["id"]
    if is_id(id_) and id_.startswith(tuple(f"{cls.path()}/" for cls in TOLD_OF)):
        return id_
    if is_id(id_.rstrip("/")) and not is_id(id_):
        raise nowhere(request)
    raise Problem(
        404,
        f"There is no feed of {shortened(id_)!r}. There is one of each agreement, actor and place, such as {EXAMPLE}.",
        fr=f"Il n’y a pas de flux de « {shortened(id_)} ». Il y en a un de chaque accord, acteur et lieu, comme"
        f" {EXAMPLE}.",
    )
