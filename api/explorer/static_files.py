"""What pages load, from our own origin."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from api.explorer.pages import STYLE
from api.web.addresses import nowhere
from api.web.caching import tagged


async def style_response(request: Request) -> Response:
    """The style sheet. Its name says no version, so a browser asks each time whether its copy is still good."""
    if request.path_params["name"] != STYLE:
        raise nowhere(request)
    return tagged(request, _style(), "text/css", {"Cache-Control": "no-cache"})


@cache
def _style() -> str:
    return (files("api.explorer") / "static" / STYLE).read_text("utf-8")
