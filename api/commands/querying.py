"""`accord query`: from a file and a text of variables to the response that a server would give."""

from typing import Any, BinaryIO

import orjson

from api.errors import RequestError
from api.query.engine import Engine
from api.query.guarding.limits import Limits
from api.schema import build_schema
from graph.store import Store

MOST_BYTES = 4 * Limits().characters
"""In UTF-8, no document that is answered has more."""


async def answer(store: Store, base: str, document: str, variables: dict[str, Any], operation: str | None) -> Any:
    """The response: data, or errors."""
    engine = Engine(build_schema(store.ontology), store, base)
    try:
        return {"data": await engine.execute(document, variables, operation)}
    except RequestError as error:
        return {"errors": error.formatted()}


def read_variables(text: str) -> dict[str, Any]:
    """The variables in a JSON object. ValueError says what is wrong with it."""
    try:
        found = orjson.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        remedy = """write one such as '{"day": "2018-04-14"}'."""
        raise ValueError(f"--variables: {text!r} is not a JSON object; {remedy}")
    return found


def read_document(file: BinaryIO) -> str:
    """The text of a file in UTF-8. ValueError names the byte that is none, or says that the file is too long."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{file.name} has more than {MOST_BYTES} bytes, which no query needs; ask for less at once.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1} of {file.name}"
        raise ValueError(f"{place} is not UTF-8; save the file in that encoding.") from None
