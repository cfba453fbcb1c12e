"""Selections whose statement Neo4j would plan for long: read by several statements, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.asked.selection import Selection
from graph.neo4j.connection import Neo4jConnection
from graph.neo4j.levels import Levels, NodeGone, read_levels
from graph.neo4j.split import split, usual_parts
from graph.neo4j.state import READ, Seen
from graph.neo4j.statements import compile_cypher, compile_part
from graph.statement import DAY_OF_REQUEST, Cursors, Statement
from ontology.model import Ontology

LARGE = 15_000
"""How many characters must be split off a statement: less than a second of planning stays one statement."""


ANY_DAY = {DAY_OF_REQUEST: "2000-01-01"}
"""A day for what is planned before anybody asks."""


@dataclass(frozen=True)
class SplitStatement(Statement):
    """Several statements that answer as one would. `text` is that one, by which the size of a selection is judged."""

    levels: Levels
    first: Statement
    parts: tuple[Statement, ...]


def split_statement(selection: Selection, text: str) -> SplitStatement:
    """The statements for a selection. `text`: what it is as one."""
    levels = split(selection)
    parts = tuple(compile_part(cls, items) for cls, items in levels.parts)
    return SplitStatement(text, (), levels, compile_cypher(levels.first), parts)


async def plan_ahead(connection: Neo4jConnection, ontology: Ontology) -> None:
    """Have Neo4j plan the usual parts of large selections, one after another. To run is what it takes."""
    for cls, items in usual_parts(ontology):
        part = compile_part(cls, items)
        with connection.failures():
            async with connection.reading() as session:
                await (await session.run(part.text, given={**part.bind(ANY_DAY), "ids": []})).consume()


async def read_split(
    session: neo4j.AsyncSession,
    statement: SplitStatement,
    variables: Mapping[str, Any],
    cursors: Cursors,
    seconds: float | None,
) -> Seen | None:
    """What the statements for a selection read in one transaction, and the state before and after; None without one.

    Neo4j shows each statement of a transaction what is committed by then.
    """
    async with await session.begin_transaction(timeout=seconds) as transaction:
        before = await _state(transaction)
        if before is None:
            return None
        try:
            row = await read_parts(transaction, statement, variables, cursors)
        except NodeGone:
            row = None
        after = await _state(transaction)
    changes, layout, listed = before
    ended = changes if after is None else after[0]
    return Seen(row, changes, ended if row is not None else changes + 1, layout, listed)


async def read_parts(
    transaction: neo4j.AsyncTransaction, statement: SplitStatement, variables: Mapping[str, Any], cursors: Cursors = ()
) -> list[Any]:
    """The row of a selection, put together in a transaction. NodeGone if the data change meanwhile."""

    async def read(part: int | None, ids: list[str]) -> list[Any]:
        level = statement.first if part is None else statement.parts[part]
        result = await transaction.run(level.text, given={**level.bind(variables, cursors), "ids": ids})
        row = (await result.single(strict=True))[0]
        assert isinstance(row, list)
        return row

    return await read_levels(statement.levels, read)


async def _state(transaction: neo4j.AsyncTransaction) -> tuple[int, str, list[str] | None] | None:
    """The count of changes, the layout, and the datasets that are loading."""
    record = await (await transaction.run(READ)).single()
    return (record[0], record[1], record[2]) if record else None
