"""The production store: a Neo4j database, single or clustered, reached over Bolt."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.asked.selection import Selection
from graph.errors import StatementTimedOut, StoreUnavailable
from graph.neo4j.layout import keep_ancestors, layout
from graph.neo4j.names import in_capitals, labels, type_name
from graph.neo4j.split_reading import LARGE, SplitStatement, fetch_split, split_statement
from graph.neo4j.statements import compile_cypher
from graph.statement import Statement
from graph.store import LoadNote, Record, Stamp, StoredRecord
from graph.stored.ancestry import Ancestry
from graph.stored.records import named_columns, read_columns
from graph.stored.rows import StoredRow, is_source
from ontology.model import Node, Ontology, Relation

CONNECT_SECONDS = 5
INDEX_SECONDS = 3600


class Neo4jStore:
    """A graph in a Neo4j database. `splits_above`: the characters of a statement above which it is split."""

    splits_above = LARGE

    def __init__(self, url: str, ontology: Ontology, *, user: str, password: str, database: str) -> None:
        self.url, self.ontology = url, ontology
        self._auth, self._database = (user, password) if user else None, database or None
        self._driver: neo4j.AsyncDriver | None = None

    def compile(self, selection: Selection) -> Statement:
        whole = compile_cypher(selection)
        return split_statement(selection, whole.text) if len(whole.text) > self.splits_above else whole

    async def fetch(
        self, statement: Statement, variables: Mapping[str, Any], seconds: float | None = None
    ) -> list[Any]:
        # A task that is cancelled closes its connection, at which Neo4j ends the transaction.
        with self._failures():
            async with self._session(neo4j.READ_ACCESS) as session:
                if isinstance(statement, SplitStatement):
                    return await fetch_split(session, statement, variables, seconds)
                query = neo4j.Query(statement.text, timeout=seconds)
                result = await session.run(query, statement.bind(variables))
                record = await result.single(strict=True)
        row = record[0]
        assert isinstance(row, list)
        return row

    def _session(self, access: str) -> neo4j.AsyncSession:
        if self._driver is None:
            self._driver = neo4j.AsyncGraphDatabase.driver(
                self.url,
                auth=self._auth,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=CONNECT_SECONDS,
                notifications_min_severity="OFF",
            )
        return self._driver.session(database=self._database, default_access_mode=access)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Errors of the driver as ours; a defect in a statement stays what it is."""
        try:
            yield
        except AuthError as error:
            raise StoreUnavailable(
                f"{self.url} refuses the user or password. Set ACCORD_STORE_USER and ACCORD_STORE_PASSWORD."
            ) from error
        except (DriverError, OSError) as error:
            raise self._unavailable() from error
        except Neo4jError as error:
            if "TransactionTimedOut" in str(error.code):
                raise StatementTimedOut("Neo4j has stopped a statement that took too long.") from error
            if "OutOfMemory" in str(error.code):
                raise StoreUnavailable(
                    f"{self.url} has too little memory for a transaction of this size, and has undone it."
                    " Raise its heap and dbms.memory.transaction.total.max, or load smaller datasets."
                ) from error
            if error.is_retryable() or "DatabaseNotFound" in str(error.code):
                raise self._unavailable() from error
            raise

    def _unavailable(self) -> StoreUnavailable:
        return StoreUnavailable(f"{self.url} does not answer. Start Neo4j, or set ACCORD_STORE to where it is.")

    async def prepare(self) -> None:
        with self._failures():
            async with self._session(neo4j.WRITE_ACCESS) as session:
                found = await session.run("SHOW INDEXES YIELD name RETURN collect(name)")
                held = (await found.single(strict=True))[0]
                missing = [text for name, text in layout(self.ontology).items() if name not in held]
                for text in missing:
                    await (await session.run(text)).consume()
                if missing:
                    await (await session.run(f"CALL db.awaitIndexes({INDEX_SECONDS})")).consume()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["Neo4jTransaction"]:
        with self._failures():
            async with self._session(neo4j.WRITE_ACCESS) as session, await session.begin_transaction() as transaction:
                yield Neo4jTransaction(transaction, self.ontology)

    async def notes(self) -> list[LoadNote]:
        text = "MATCH (n:LoadNote) WITH n ORDER BY n.dataset RETURN collect([n.dataset, n.loadedAt, n.rows])"
        with self._failures():
            async with self._session(neo4j.READ_ACCESS) as session:
                record = await (await session.run(text)).single(strict=True)
        return [LoadNote(*row) for row in record[0]]

    async def close(self) -> None:
        if self._driver is not None:
            await self._driver.close()


class Neo4jTransaction:
    """A load into a Neo4j database."""

    def __init__(self, transaction: neo4j.AsyncTransaction, ontology: Ontology) -> None:
        self._transaction, self._ontology = transaction, ontology

    async def _value(self, text: str, **parameters: Any) -> Any:
        result = await self._transaction.run(text, parameters)
        record = await result.single()
        return record[0] if record else None

    async def stamps(self, record: Record, dataset: str) -> dict[str, Stamp]:
        if issubclass(record, Relation):
            found = f"MATCH ()-[x:{type_name(record)}]->() WHERE x.dataset = $dataset"
        else:
            found = f"MATCH (x:{record.__name__}) WHERE coalesce(x.dataset, x.id) = $dataset"
        rows = await self._value(f"{found} RETURN collect([x.id, x.row, x.digest])", dataset=dataset)
        return {id_: Stamp(row, digest) for id_, row, digest in rows}

    async def owners(self, ids: Iterable[str]) -> dict[str, str]:
        listed = list(ids)
        text = "MATCH (n:Node) WHERE n.id IN $ids RETURN collect([n.id, coalesce(n.dataset, n.id)])"
        found = dict(await self._value(text, ids=listed))
        for relation in self._ontology.relations:
            if relation.declared.symmetric:
                own = [id_ for id_ in listed if id_.startswith(f"{relation.path()}/")]
                text = f"MATCH ()-[r:{type_name(relation)}]->() WHERE r.id IN $ids RETURN collect([r.id, r.dataset])"
                found.update(await self._value(text, ids=own))
        return found

    async def pointing_at(self, ids: Iterable[str], dataset: str) -> list[tuple[str, str]]:
        text = "MATCH (n:Node)-[r]-() WHERE n.id IN $ids AND r.dataset <> $dataset RETURN collect([r.id, n.id])"
        gone = list(ids)
        found = await self._value(text, ids=gone, dataset=dataset)
        if sources := [id_ for id_ in gone if is_source(id_)]:
            text = (
                "MATCH ()-[r]->() WHERE r.dataset <> $dataset UNWIND r.citedIds AS id"
                " WITH r, id WHERE id IN $ids RETURN collect([r.id, id])"
            )
            found += await self._value(text, ids=sources, dataset=dataset)
        return sorted({(str(relation), str(node)) for relation, node in found})

    async def write(self, record: Record, rows: list[StoredRow]) -> None:
        values = [row.values for row in rows]
        if issubclass(record, Node):
            named = ":".join(labels(self._ontology, record))
            text = f"UNWIND $rows AS row MERGE (n:Node {{id: row.id}}) SET n = row, n:{named}"
        else:
            # By the label Node, which has an index of ids. An interface has none, and would be scanned for each row.
            text = (
                "UNWIND $rows AS row MATCH (a:Node {id: row.sourceId}) MATCH (b:Node {id: row.targetId})"
                f" MERGE (a)-[r:{type_name(record)} {{id: row.id}}]->(b) SET r = row"
            )
        await self._value(text, rows=values)

    async def delete(self, record: Record, ids: list[str]) -> None:
        if issubclass(record, Relation):
            text = f"UNWIND $ids AS id MATCH ()-[x:{type_name(record)} {{id: id}}]->() DELETE x"
        else:
            text = f"UNWIND $ids AS id MATCH (x:{record.__name__} {{id: id}}) DELETE x"
        await self._value(text, ids=ids)

    async def sources(self, relation: type[Relation], ids: Iterable[str] | None) -> set[str]:
        found, ends = f"-[r:{type_name(relation)}]->()", "RETURN collect(DISTINCT r.sourceId)"
        if ids is None:
            return set(await self._value(f"MATCH (){found} {ends}"))
        return set(await self._value(f"UNWIND $ids AS id MATCH (){found} WHERE r.id = id {ends}", ids=list(ids)))

    async def keeps_ancestors(self, kept: Ancestry) -> bool:
        return bool(await self._value(f"MATCH ()-[pair:{in_capitals(kept.stored)}]->() RETURN true LIMIT 1"))

    async def forget_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        pair = f"[pair:{in_capitals(kept.stored)}]"
        await self._value(f"UNWIND $ids AS id MATCH (:Node {{id: id}})-{pair}->() DELETE pair", ids=ids)

    async def keep_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        await self._value(keep_ancestors(kept), ids=ids)

    async def note(self, note: LoadNote) -> None:
        text = "MERGE (n:LoadNote {dataset: $dataset}) SET n.loadedAt = $loaded_at, n.rows = $rows"
        await self._value(text, dataset=note.dataset, loaded_at=note.loaded_at, rows=note.rows)

    async def records(self, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
        pattern = f"()-[x:{type_name(record)}]->()" if issubclass(record, Relation) else f"(x:{record.__name__})"
        names = ", ".join(f"x.{read.name}" for read in read_columns(record))
        text = f"MATCH {pattern} WHERE x.{column} IN $values WITH x ORDER BY x.id RETURN collect([{names}, x.row])"
        rows = await self._value(text, values=list(values))
        return [StoredRecord(record, named_columns(record, shown), row) for *shown, row in rows]

    async def ids(self, cls: type[Node], datasets: Iterable[str]) -> list[str]:
        text = f"MATCH (x:{cls.__name__}) WHERE x.dataset IN $datasets WITH x.id AS id ORDER BY id RETURN collect(id)"
        return [str(id_) for id_ in await self._value(text, datasets=list(datasets))]
