"""GraphQL questions about the sample, and their answers in short."""

import base64
import re
from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine

SEAL = 8
"""How many characters of a cursor are its seal."""
ALL = 100
ELSEWHERE = "was made for another field, order or filter"
REFUSED_CURSOR = re.compile(r"(.*): the cursor '.*' (.*)\. Leave it out to start from the beginning\.")


async def keys(engine: Engine, root: str, arguments: str = "") -> list[str]:
    """The keys of the nodes that a root connection gives, in its order: `camp` for event/camp."""
    data = await engine.execute(f"{{ {root}(first: {ALL} {arguments}) {{ nodes {{ id }} }} }}")
    return [node["id"].partition("/")[2] for node in data[root]["nodes"]]


async def fields(engine: Engine, root: str, selected: str) -> Any:
    """What a root field answers: `fields(engine, 'event(id: "event/camp")', "title")`."""
    data = await engine.execute(f"{{ it: {root} {{ {selected} }} }}")
    return data["it"]


def inside(cursor: str) -> str:
    """The JSON text in a cursor, after its seal."""
    text = cursor[SEAL:]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


async def problem(engine: Engine, document: str, **variables: Any) -> tuple[str, str]:
    """The code and the message with which a request is refused."""
    with pytest.raises(RequestError) as refused:
        await engine.execute(document, variables)
    assert len(refused.value.errors) == 1
    return refused.value.code.code, str(refused.value)


async def refused_cursor(engine: Engine, document: str, **variables: Any) -> tuple[str, ...]:
    """Where the cursor stands for which a request is refused, and what is wrong with it."""
    code, message = await problem(engine, document, **variables)
    said = REFUSED_CURSOR.fullmatch(message)
    assert code == "CURSOR_INVALID"
    assert said, message
    return said.groups()
