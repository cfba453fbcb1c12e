"""Selections whose statement Neo4j would plan for long: read by several statements, in one transaction."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.asked.selection import Selection
from graph.errors import StatementTimedOut, StoreUnavailable
from graph.neo4j.split import Levels, NodeGone, read_levels, split
from graph.neo4j.statements import compile_cypher, compile_part
from graph.statement import Cursors, Statement

LARGE = 15_000
"""Characters of a statement above which it is split: less than a second of planning stays one statement."""
ATTEMPTS = 3
STATE = "MATCH (n:LoadNote) WITH n ORDER BY n.dataset RETURN collect([n.dataset, n.loadedAt])"


@dataclass(frozen=True)
class SplitStatement(Statement):
    """Several statements that answer as one would. `text` is that one, by which the size of a selection is judged."""

    levels: Levels
    first: Statement
    parts: tuple[Statement, ...]


def split_statement(selection: Selection, text: str) -> SplitStatement:
    """The statements for a selection. `text`: what it is as one."""
    levels = split(selection)
    parts = tuple(compile_part(items) for items in levels.parts)
    return SplitStatement(text, (), levels, compile_cypher(levels.first), parts)


async def fetch_split(
    session: neo4j.AsyncSession,
    statement: SplitStatement,
    variables: Mapping[str, Any],
    cursors: Cursors,
    seconds: float | None,
) -> list[Any]:
    """The row of a selection, of one state of the data: what a load has changed meanwhile is read again.

    Neo4j shows each statement of a transaction what is committed by then.
    """
    ends = None if seconds is None else time.monotonic() + seconds
    for _ in range(ATTEMPTS):
        async with await session.begin_transaction(timeout=_left(ends)) as transaction:
            state = await _value(transaction, STATE, {})

            async def read(part: int | None, ids: list[str], within: neo4j.AsyncTransaction = transaction) -> list[Any]:
                level = statement.first if part is None else statement.parts[part]
                return await _value(within, level.text, {**level.bind(variables, cursors), "ids": ids})

            try:
                row = await read_levels(statement.levels, read)
            except NodeGone:
                continue
            if state == await _value(transaction, STATE, {}):
                return row
    raise StoreUnavailable("The data were changed while they were read; ask again when the load is done.")


async def _value(transaction: neo4j.AsyncTransaction, text: str, parameters: dict[str, Any]) -> list[Any]:
    record = await (await transaction.run(text, parameters)).single(strict=True)
    found = record[0]
    assert isinstance(found, list)
    return found


def _left(ends: float | None) -> float | None:
    """Seconds until then. Neo4j would take 0 for no limit at all."""
    if ends is None:
        return None
    if (left := ends - time.monotonic()) <= 0:
        raise StatementTimedOut("Reading again what had changed has taken too long.")
    return left
