"""Where the page of a request stands."""

from starlette.requests import Request

from api.explorer.contact import Contact
from api.explorer.pages import Place
from api.web.representations import upwards
from ontology.values import Language


def place_of(
    request: Request,
    language: Language,
    *,
    carried: bool,
    clocks: tuple[tuple[str, str], ...] = (),
    path: str | None = None,
) -> Place:
    """Where a page stands, and whom its readers tell what is wrong with it.

    `path`: its address, where the page is the same at several and kept; otherwise as it was asked for.
    """
    if path is None:
        query = request.scope.get("query_string", b"").decode("latin-1")
        path = f"{request.url.path}{'?' * bool(query)}{query}"
    contact: str = getattr(request.app.state, "contact", "")
    return Place(upwards(request), language, carried, clocks, Contact(contact, path) if contact else None)
