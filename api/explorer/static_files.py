"""What pages load, from our own origin, and the documents that they ask, for GraphiQL to open."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from api.explorer.brief_page import STYLE as OF_BRIEFS
from api.explorer.operations import NAMES, document
from api.explorer.pages import MODULE, OF_MAPS, OF_TIME, STYLE
from api.web.addresses import nowhere
from api.web.caching import tagged

SERVED = {
    **dict.fromkeys((STYLE, OF_BRIEFS), "text/css"),
    **dict.fromkeys((MODULE, OF_MAPS, OF_TIME), "text/javascript"),
}
GRAPHQL = "application/graphql"


async def static_response(request: Request) -> Response:
    """A file. Its name says no version, so a browser asks each time whether its copy is still good."""
    name = request.path_params["name"]
    stem, _, suffix = name.partition(".")
    if suffix == "graphql" and stem in NAMES:
        return tagged(request, document(stem), f"{GRAPHQL}; charset=utf-8", {"Cache-Control": "no-cache"})
    if name not in SERVED:
        raise nowhere(request)
    return tagged(request, static(name), SERVED[name], {"Cache-Control": "no-cache"})


@cache
def static(name: str) -> str:
    """A style sheet or module by its name."""
    return (files("api.explorer") / "static" / name).read_text("utf-8")
