"""What GraphQL over HTTP answers in another form than JSON: the body, and where the next page is (RFC 8288)."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from starlette.responses import Response

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.zipping import write_zip
from api.query.planning.following import cut_lists, following, next_cursors
from api.query.planning.forms import CSV, ZIP, Form
from api.query.request import Answer
from api.web.asked import Asked, Fields
from api.web.documents import IDS
from api.web.negotiation import preferred

NEXT_CURSOR = "X-Next-Cursor"
"""Where the one connection at the root goes on, for clients that write the next request themselves."""
CUT_LISTS = "X-Cut-Lists"
"""The lists within a page that have more than is shown, which a form has no place to say."""
MOST_CUT = 20
LONGEST_LINK = 4_000
"""Characters of an address in a header: servers and proxies take 8 kB of headers together."""
ZIP_TYPE = "application/zip"
PARAMETERS = {CSV: "; charset=utf-8; header=present"}


def in_form(form: Form, accept: str, asked: Asked, fields: Fields, only: bool, answer: Answer) -> Response:
    """The response in a form, with where it goes on. RequestError where it cannot be sent as it is accepted.

    `only`: the server answers trusted documents alone, so no address can bring another one.
    """
    response = _body(form, answer, accept)
    response.headers.update(_next_page(answer, asked, fields, only=only))
    response.headers["vary"] = "Accept"
    if cut := cut_lists(answer.data):
        response.headers[CUT_LISTS] = ", ".join(sorted(cut)[:MOST_CUT])
    return response


def _body(form: Form, answer: Answer, accept: str) -> Response:
    """An answer in a form. RequestError where it makes several tables, and the client takes no zip.

    What several tables are is not what was asked for, if CSV was: a zip, unless it is refused by name.
    """
    writing = form.writing(answer.outline)
    files = list(map("".join, zip(writing.begin(), writing.page(answer.data), writing.end(), strict=True)))
    if form.name == ZIP or len(files) > 1:
        if ZIP_TYPE in accept.lower() and preferred(accept, (ZIP_TYPE,)) is None:
            tables = ", ".join(writing.parts)
            message = f"The selection makes {len(files)} tables ({tables}), which are sent as {ZIP_TYPE}; accept that."
            raise RequestError.of(NOT_ACCEPTABLE, message)
        return _attached(_zipped(writing.parts, files), ZIP_TYPE, "tables.zip")
    content = files[0].encode()
    if form.name == CSV:
        return _attached(content, f"{form.media_type}{PARAMETERS[CSV]}", f"{writing.parts[0]}.csv")
    return Response(content, media_type=form.media_type)


def _next_page(answer: Answer, asked: Asked, fields: Fields, *, only: bool) -> dict[str, str]:
    """Where the next page is, if there is one: an address that can be asked by GET, and a cursor."""
    cursors = next_cursors(answer.data)
    headers = {NEXT_CURSOR: next(iter(cursors.values()))} if len(cursors) == 1 else {}
    if cursors:
        turned = following(asked.query, asked.operation_name, asked.variables, cursors)
        address = "?" + urlencode(_parameters(fields, turned.document, turned.variables, changed=turned.changed))
        if len(address) <= LONGEST_LINK and not (turned.changed and only):
            headers["link"] = f'<{address}>; rel="next"'
    return headers


def _parameters(fields: Fields, document: str, variables: Mapping[str, Any], *, changed: bool) -> dict[str, str]:
    named = {name: str(fields[name]) for name in (*IDS, "operationName") if fields.get(name)}
    if changed:
        named = {name: value for name, value in named.items() if name not in IDS} | {"query": document}
    elif fields.get("query"):
        named["query"] = document
    if fields.get("extensions") and not changed:
        named["extensions"] = orjson.dumps(fields["extensions"]).decode()
    return named | {"variables": orjson.dumps(variables).decode()}


def _zipped(names: Sequence[str], files: Sequence[str]) -> bytes:
    zipped = io.BytesIO()
    write_zip(zipped, ((f"{name}.csv", io.BytesIO(file.encode())) for name, file in zip(names, files, strict=True)))
    return zipped.getvalue()


def _attached(content: bytes, media_type: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, headers={"content-type": media_type, "content-disposition": disposition})
