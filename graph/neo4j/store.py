"""The production store: a Neo4j database, single or clustered, reached over Bolt."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from neo4j.exceptions import ClientError

from graph.asked.selection import Selection
from graph.errors import StoreLayoutError
from graph.neo4j import counting, room
from graph.neo4j.connection import Neo4jConnection
from graph.neo4j.full_text import OPEN
from graph.neo4j.layout import layout
from graph.neo4j.load_lock import load_lock
from graph.neo4j.reading import Neo4jSnapshot, Reading
from graph.neo4j.split_reading import LARGE, plan_ahead, split_statement
from graph.neo4j.state import FOREIGN, MAKE, fingerprint, watched
from graph.neo4j.statements import compile_cypher
from graph.neo4j.transaction import Neo4jTransaction
from graph.neo4j.writing import Writing
from graph.statement import Cursors, Statement
from graph.store import Loading, LoadNote
from graph.stored.statistics import Statistic, Statistics
from ontology.model import Ontology

INDEX_SECONDS = 3600
LOAD_SECONDS = 60.0
"""For how long a load waits for another one."""


class Neo4jStore:
    """A graph in a Neo4j database.

    `splits_above`: a statement is split if that takes more characters off it. `waits_for_load`: for how many seconds a
    load waits for another one. `holds`: how many records one transaction can hold; unless given, the server is asked.
    """

    splits_above = LARGE
    waits_for_load = LOAD_SECONDS
    holds: int | None = None

    def __init__(self, url: str, ontology: Ontology, *, user: str, password: str, database: str) -> None:
        self.url, self.ontology = url, ontology
        self._connection = Neo4jConnection(url, user, password, database)
        self._reading = Reading(self._connection, ontology)

    @property
    def loading(self) -> tuple[Loading, ...]:
        return self._reading.loading

    def compile(self, selection: Selection) -> Statement:
        whole = compile_cypher(selection)
        if len(whole.text) > self.splits_above:
            split = split_statement(selection, whole.text)
            if len(whole.text) - len(split.first.text) > self.splits_above:  # conditions, however long, stay whole
                return split
        return watched(whole)

    async def plan_ahead(self) -> None:
        await self._reading.changes()
        await self._listed(OPEN)
        await plan_ahead(self._connection, self.ontology)

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        return await self._reading.fetch(statement, variables, seconds, cursors)

    def snapshot(self) -> AbstractAsyncContextManager[Neo4jSnapshot]:
        return self._reading.snapshot()

    async def prepare(self) -> None:
        with self._connection.failures():
            await self._make_state()
            async with self._connection.writing() as session:
                result = await session.run("SHOW INDEXES YIELD name RETURN collect(name)")
                names = (await result.single(strict=True))[0]
                missing = [text for name, text in layout(self.ontology).items() if name not in names]
                for text in missing:
                    await (await session.run(text)).consume()
                if missing:
                    await (await session.run(f"CALL db.awaitIndexes({INDEX_SECONDS})")).consume()

    async def _make_state(self) -> None:
        """StoreLayoutError where the database was filled by another version."""
        if await self._connection.write("MATCH (s:State) RETURN s.layout") is None:
            if await self._connection.write(FOREIGN):
                raise StoreLayoutError(self._reading.other_layout)
            await self._connection.write(MAKE, layout=fingerprint(self.ontology))
        await self._reading.changes()

    @asynccontextmanager
    async def transaction(self, dataset: str) -> AsyncIterator[Neo4jTransaction]:
        connection = self._connection
        with connection.failures():
            async with (
                connection.writing() as locking,
                await locking.begin_transaction() as lock,
                load_lock(connection, lock, dataset, self.waits_for_load),
                connection.writing() as session,
            ):
                await self.prepare()
                writing = Writing(connection, session, lock)
                load = Neo4jTransaction(writing, self.ontology, dataset, await self._held_at_once())
                await load.begin()
                yield load
                await load.end()

    async def _held_at_once(self) -> int:
        """How many records one transaction can hold. Not everybody may ask a server for its settings."""
        if self.holds is None:
            try:
                settings = await self._listed(room.READ, names=room.LIMITS)
            except ClientError:
                settings = []
            self.holds = room.records_within(settings)
        return self.holds

    async def notes(self) -> list[LoadNote]:
        text = "MATCH (n:LoadNote) WITH n ORDER BY n.dataset RETURN collect([n.dataset, n.loadedAt, n.nodes, n.since])"
        return [LoadNote(*row) for row in await self._listed(text)]

    async def changes(self) -> int:
        return await self._reading.changes()

    async def statistics(self) -> Statistics:
        return Statistics(self.ontology, {row[0]: Statistic(*row) for row in await self._listed(counting.READ)})

    async def _listed(self, text: str, **parameters: Any) -> list[Any]:
        """The list that a statement gives as its one value."""
        with self._connection.failures():
            async with self._connection.reading() as session:
                record = await (await session.run(text, parameters)).single(strict=True)
        rows: list[Any] = record[0]
        return rows

    async def close(self) -> None:
        await self._connection.close()
