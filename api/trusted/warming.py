"""What the server plans in the background when it starts, so that the first user does not wait for a plan.

Trusted documents are asked once, and the parts of which large operations are made are planned. To run is what
it takes: Neo4j keeps nothing for an EXPLAIN without parameters, and only half of the work for one with them (measured:
200 and 160 of 350 ms were still to do, after a run none).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from graphql import ArgumentNode, VariableNode, Visitor, parse, visit

from api.errors import RequestError
from api.query.engine import Engine
from api.trusted.documents import TrustedDocuments
from graph.errors import StoreError

T = TypeVar("T")
LOG = logging.getLogger("accord.trusted")
RETRY_SECONDS = 5.0
"""How long to wait for a store that does not answer. It may be started after us."""


async def plan_ahead(engine: Engine) -> None:
    """Have the store plan what large operations are made of. What fails is logged."""
    try:
        await _answered(engine.plan_ahead, "large operations")
    except Exception:
        LOG.exception("large operations are not warm")


async def warm(engine: Engine, documents: TrustedDocuments) -> None:
    """Ask each operation for its first page and, where it takes a cursor, for the next. What fails is logged."""
    warmed = 0
    for name, text in documents.names.items():
        for operation, variables in engine.samples(text):
            try:
                data = await _answer(engine, text, variables, operation)
                if following := _next_page(text, data):
                    await _answer(engine, text, variables | following, operation)
                warmed += 1
            except RequestError as error:
                LOG.warning("trusted document %s is not warm: %s", name, error)
            except Exception:
                LOG.exception("trusted document %s is not warm", name)
    LOG.info("%d operations of trusted documents are warm", warmed)


async def _answer(engine: Engine, text: str, variables: Mapping[str, Any], operation: str | None) -> Any:
    return await _answered(lambda: engine.execute(text, variables, operation), "trusted documents")


async def _answered(ask: Callable[[], Awaitable[T]], what: str) -> T:
    """What is asked for, once the store answers."""
    told = False
    while True:
        try:
            return await ask()
        except StoreError as error:
            if not told:
                LOG.warning("%s are not warm yet: %s", what, error)
            told = True
            await asyncio.sleep(RETRY_SECONDS)


def _next_page(text: str, data: Any) -> dict[str, Any]:
    """The variable that goes on in the only list that takes one, with its cursor; else nothing."""
    taken = _Cursors()
    visit(parse(text), taken)
    cursor = _end_cursor(data)
    return {taken.names.pop(): cursor} if len(taken.names) == 1 and cursor else {}


class _Cursors(Visitor):
    """The variables that stand for `after`."""

    def __init__(self) -> None:
        super().__init__()
        self.names = set[str]()

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        """Note a variable."""
        if node.name.value == "after" and isinstance(node.value, VariableNode):
            self.names.add(node.value.name.value)


def _end_cursor(data: Any) -> str | None:
    """The first `endCursor` in an answer."""
    if isinstance(data, dict):
        found = data.get("endCursor")
        return found if isinstance(found, str) else _end_cursor(list(data.values()))
    inner = data if isinstance(data, list) else []
    return next((found for one in inner if (found := _end_cursor(one))), None)
