"""What a request asks for, from the address or the body in which it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request

from api.errors import (
    BAD_REQUEST,
    BATCH_TOO_LARGE,
    METHOD_NOT_ALLOWED,
    REQUEST_TOO_LARGE,
    UNSUPPORTED_CONTENT_ENCODING,
    UNSUPPORTED_MEDIA_TYPE,
    RequestError,
)
from api.settings import Settings
from api.web.documents import Documents
from graph.errors import shortened

JSON = "application/json"
CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii")
"""Of UTF-8, and of what is UTF-8 too."""
Fields = Mapping[str, Any]
"""A request as it came: `query` or the name of a document, `variables`, `operationName`, `extensions`."""


@dataclass(frozen=True)
class Asked:
    """A GraphQL request, whichever way it came."""

    query: str
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None

    @classmethod
    async def of(cls, fields: Fields, documents: Documents) -> "Asked":
        """Check the fields of a request. RequestError says which one is wrong."""
        variables, name, extensions = (fields.get(one) for one in ("variables", "operationName", "extensions"))
        if variables is not None and not isinstance(variables, dict):
            raise RequestError.of(BAD_REQUEST, "variables is not an object; give one, or leave it out.")
        if name is not None and not isinstance(name, str):
            raise RequestError.of(BAD_REQUEST, "operationName is not a string; give one, or leave it out.")
        if extensions is not None and not isinstance(extensions, dict):
            raise RequestError.of(BAD_REQUEST, "extensions is not an object; give one, or leave it out.")
        # GraphQL over HTTP: an empty operationName is as if left out.
        return cls(await documents.asked_for(fields), variables, name or None)


async def read_fields(request: Request, settings: Settings) -> Fields | list[Fields]:
    """The fields of a request, or of each in a list. RequestError where it cannot be read."""
    if request.method in ("GET", "HEAD"):
        return _from_address(request)
    if request.method != "POST":
        raise RequestError.of(METHOD_NOT_ALLOWED, f"{request.method} is not a method of GraphQL; use POST.")
    _check_content_type(request.headers.get("content-type", ""))
    _check_content_encoding(", ".join(request.headers.getlist("content-encoding")))
    body = await body_within(request, settings.max_body)
    if body is None:
        message = f"The body is larger than {settings.max_body} bytes; send a shorter request."
        raise RequestError.of(REQUEST_TOO_LARGE, message)
    try:
        fields = orjson.loads(body)
    except ValueError as error:
        raise RequestError.of(
            BAD_REQUEST, f"The body cannot be read as JSON ({error}); send an object with query."
        ) from None
    if isinstance(fields, list):
        return _checked_batch(fields, settings.max_batch)
    if not isinstance(fields, dict):
        raise RequestError.of(BAD_REQUEST, "The body is not a JSON object; send one, with query, or a list of such.")
    return fields


def _checked_batch(batch: list[Any], most: int) -> list[Fields]:
    if len(batch) > most:
        raise RequestError.of(BATCH_TOO_LARGE, f"The list has {len(batch)} requests; send {most} at most.")
    if not batch or not all(isinstance(one, dict) for one in batch):
        raise RequestError.of(
            BAD_REQUEST, "The list is empty or has an item that is not an object; send objects with query in them."
        )
    return batch


def _check_content_type(given: str) -> None:
    media_type, _, parameters = (part.strip().lower() for part in given.partition(";"))
    if media_type != JSON:
        raise RequestError.of(
            UNSUPPORTED_MEDIA_TYPE, f"The body is {media_type or 'of no type'}; send application/json."
        )
    charset = next((one.strip()[8:].strip('"') for one in parameters.split(";") if one.strip()[:8] == "charset="), "")
    if charset not in ("", *CHARSETS):
        raise RequestError.of(UNSUPPORTED_MEDIA_TYPE, f"The body is in {charset}; send it in UTF-8.")


def _check_content_encoding(given: str) -> None:
    if given.strip().lower() not in ("", "identity"):
        message = f"The body's Content-Encoding is {shortened(given)!r}; send it uncompressed, without that header."
        raise RequestError.of(UNSUPPORTED_CONTENT_ENCODING, message)


def _from_address(request: Request) -> Fields:
    fields: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except ValueError as error:
                message = f"{name} cannot be read as JSON ({error}); give an object."
                raise RequestError.of(BAD_REQUEST, message) from None
    return fields


async def body_within(request: Request, most: int) -> bytes | None:
    """The body of a request; None where it has more bytes than these, of which no more are read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)
