"""What pages load, from our own origin."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from api.explorer.brief_page import STYLE as OF_BRIEFS
from api.explorer.pages import STYLE
from api.web.addresses import nowhere
from api.web.caching import tagged


async def style_response(request: Request) -> Response:
    """A style sheet. Its name says no version, so a browser asks each time whether its copy is still good."""
    name = request.path_params["name"]
    if name not in (STYLE, OF_BRIEFS):
        raise nowhere(request)
    return tagged(request, style(name), "text/css", {"Cache-Control": "no-cache"})


@cache
def style(name: str) -> str:
    """A style sheet by its name."""
    return (files("api.explorer") / "static" / name).read_text("utf-8")
