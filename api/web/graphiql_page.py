"""GraphiQL, the page to ask from in a browser, served from our own origin: nothing on it comes from elsewhere.

Its bundle is installed by npm into api/graphiql/node_modules, and is not part of the repository. Where it isn't
installed, a plain page says how to get it, and how to ask without it.
"""

import html
import os
import shlex
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parents[1] / "graphiql"
DEFAULT_ADDRESS = "http://127.0.0.1:8000/graphql"
FIRST_QUERY = "first_query.graphql"

BUNDLE = {
    "react.js": "node_modules/react/umd/react.production.min.js",
    "react-dom.js": "node_modules/react-dom/umd/react-dom.production.min.js",
    "graphiql.js": "node_modules/graphiql/graphiql.min.js",
    "graphiql.css": "node_modules/graphiql/graphiql.min.css",
}
"""What is served at /graphiql/ of what npm installs: name there → file in FOLDER."""

SERVED = {"page.js": "page.js", "page.css": "page.css", **BUNDLE}
"""All that is served at /graphiql/. No other file can be reached there."""

HEADERS = {
    # GraphiQL's menus write style elements of their own; its fonts and icons are data in its style sheet.
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "cache-control": "no-cache",
    "referrer-policy": "no-referrer",
    "vary": "Accept",
}
"""What goes with the page. `vary`, because the same address answers other clients in JSON."""

SHORT_QUERY = '{"query": "{ events(first: 3) { totalCount nodes { id title } } }"}'


def graphiql_response(address: str = DEFAULT_ADDRESS) -> HTMLResponse:
    """The answer to a browser that opens /graphql: the page, and the headers that hold it to our own origin."""
    return HTMLResponse(graphiql_page(address), headers=HEADERS)


def graphiql_page(address: str = DEFAULT_ADDRESS, folder: Path = FOLDER) -> str:
    """The page as HTML: GraphiQL with a first query or, where its bundle isn't installed, how to get it.

    `address` is that of the GraphQL service, for the curl commands on the page.
    """
    installed = all((folder / file).is_file() for file in BUNDLE.values())
    template = Template((folder / ("page.html" if installed else "not_installed.html")).read_text("utf-8"))
    texts = {
        "first_query": (folder / FIRST_QUERY).read_text("utf-8"),
        "curl": shlex.join(["curl", address, "--header", "content-type: application/json", "--data", SHORT_QUERY]),
        "curl_file": shlex.join(["curl", address, "--get", "--data-urlencode", f"query@api/graphiql/{FIRST_QUERY}"]),
    }
    return template.substitute({name: html.escape(text) for name, text in texts.items()})


def graphiql_assets() -> list[Mount]:
    """The routes of what the page loads. They stand also where the bundle isn't installed yet: no restart is needed."""
    return [Mount("/graphiql", app=_Assets(directory=FOLDER, follow_symlink=True), name="graphiql")]


class _Assets(StaticFiles):
    """The files in SERVED by their names there, and nothing else of the folder."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        file = SERVED.get(path)
        return super().lookup_path(file) if file else ("", None)

    def file_response(
        self, full_path: "str | os.PathLike[str]", stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        # The names say no version, so a browser asks each time whether its copy (ETag) is still good.
        response.headers["cache-control"] = "no-cache"
        return response
