"""A load into a Neo4j database, from its first statement to its last commit."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import Any

from graph.neo4j import notices
from graph.neo4j.cells import RIVALLED, forget, tally
from graph.neo4j.completions import FORGET, KEEP
from graph.neo4j.counting import count
from graph.neo4j.layout import keep_ancestors, keep_surroundings
from graph.neo4j.names import in_capitals, labels, type_name
from graph.neo4j.split_reading import SplitStatement, read_parts
from graph.neo4j.writing import Writing
from graph.statement import Statement
from graph.store import STAMPS, LoadNote, Record, Stamp, StoredRecord
from graph.stored.ancestry import Ancestry
from graph.stored.completions import completions
from graph.stored.counts import ALL_CELLS
from graph.stored.notices import CHANGED, SEEN, Notice, later_than
from graph.stored.records import named_columns, read_columns
from graph.stored.rows import StoredRow, is_source
from ontology.model import End, Node, Ontology, Relation

LARGEST_BATCH = 50_000
"""How many records are committed at once where a load goes in batches and the memory would hold more."""
PAGE = 2000
BEGUN = "MATCH (n:LoadNote {dataset: $dataset}) RETURN n.at"
BEGIN = (
    "MERGE (n:LoadNote {dataset: $dataset}) ON CREATE SET n.loadedAt = '', n.nodes = 0"
    " SET n.since = coalesce(n.since, $since), n.at = coalesce(n.at, $at)"
)
END = "MATCH (n:LoadNote {dataset: $dataset}) REMOVE n.since, n.at"
LEFT_BEHIND = (
    f"MATCH (n:Node) WHERE n.id > $after AND coalesce(n.dataset, n.id) = $dataset AND n.{CHANGED} >= $at"
    f" WITH n ORDER BY n.id LIMIT {PAGE} RETURN collect([n.id, n.{SEEN} >= $at])"
)


class Neo4jTransaction:
    """A load of a dataset into a Neo4j database, which can hold so many records in one transaction."""

    def __init__(self, writing: Writing, ontology: Ontology, dataset: str, holds: int) -> None:
        self._writing, self._ontology, self._dataset, self.holds = writing, ontology, dataset, holds
        self._changed, self._time = False, ""
        self._in_batches, self._written, self._at = False, 0, ""

    async def begin(self) -> None:
        """Open it, and learn whether the load before has ended."""
        await self._writing.begin()
        if at := await self._value(BEGUN, dataset=self._dataset):
            self._at, self._changed = str(at), True

    async def end(self) -> None:
        """Commit what is left. The dataset is whole then."""
        if self._in_batches or self._at:
            await self._value(END, dataset=self._dataset)
        await self._writing.commit(changed=self._changed)

    async def in_batches(self) -> None:
        if not self._in_batches:
            since = datetime.now(UTC).isoformat(timespec="seconds")
            await self._value(BEGIN, dataset=self._dataset, since=since, at=await self.time())
            self._in_batches = self._changed = True

    async def checkpoint(self) -> None:
        if self._in_batches and self._written >= min(LARGEST_BATCH, self.holds // 2):
            await self._writing.commit(changed=True)
            await self._writing.begin()
            self._written = 0

    def filled(self, kinds: Iterable[Record], records: int) -> AbstractContextManager[None]:
        """Nothing: a database keeps its indexes while others read."""
        return nullcontext()

    async def interrupted(self) -> bool:
        return bool(self._at)

    async def left_behind(self, dataset: str) -> AsyncIterator[list[tuple[str, bool]]]:
        after = ""
        while self._at:
            found = await self._value(LEFT_BEHIND, after=after, dataset=dataset, at=self._at)
            yield [(str(id_), bool(new)) for id_, new in found]
            if len(found) < PAGE:
                return
            after = found[-1][0]

    async def _value(self, text: str, **parameters: Any) -> Any:
        result = await self._writing.transaction.run(text, parameters)
        record = await result.single()
        return record[0] if record else None

    async def _write_rows(self, text: str, rows: list[Any]) -> None:
        """Write rows, and empty the list: the driver keeps what it was given until its transaction ends."""
        await self._value(text, rows=rows)
        rows.clear()

    def _count(self, records: int) -> None:
        """Count what the open transaction has to hold."""
        self._changed, self._written = True, self._written + records

    async def stamps(
        self, record: Record, dataset: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[dict[str, Stamp]]:
        if issubclass(record, Relation):
            found = f"MATCH ()-[x:{type_name(record)}]->() WHERE x.id > $after AND x.dataset = $dataset"
        else:
            found = f"MATCH (x:{record.__name__}) WHERE x.id > $after AND coalesce(x.dataset, x.id) = $dataset"
        found = found if ids is None else f"{found} AND x.id IN $ids"
        text, after = f"{found} WITH x ORDER BY x.id LIMIT $limit RETURN collect([x.id, x.row, x.digest])", ""
        given = {} if ids is None else {"ids": list(ids)}
        while rows := await self._value(text, dataset=dataset, after=after, limit=STAMPS, **given):
            yield {id_: Stamp(row, digest) for id_, row, digest in rows}
            after = rows[-1][0]

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

    async def pointing_at(self, ids: Iterable[str], dataset: str) -> list[tuple[str, str, str]]:
        text = (
            "MATCH (n:Node)-[r]-() WHERE n.id IN $ids AND r.dataset <> $dataset RETURN collect([r.id, n.id, r.dataset])"
        )
        gone = list(ids)
        found = await self._value(text, ids=gone, dataset=dataset)
        if sources := [id_ for id_ in gone if is_source(id_)]:
            text = (
                "MATCH ()-[r]->() WHERE r.dataset <> $dataset UNWIND r.citedIds AS id"
                " WITH r, id WHERE id IN $ids RETURN collect([r.id, id, r.dataset])"
            )
            found += await self._value(text, ids=sources, dataset=dataset)
        return sorted({(str(relation), str(node), str(of)) for relation, node, of in found})

    async def write(self, record: Record, rows: list[StoredRow]) -> None:
        self._count(len(rows))
        values = [row.values for row in rows]
        if issubclass(record, Node):
            named = ":".join(labels(self._ontology, record))
            times = f"coalesce(n.{SEEN}, row.{SEEN}) AS seen, coalesce(row.{CHANGED}, n.{CHANGED}) AS changed"
            timed = f"WITH n, row, {times} SET n = row, n.{SEEN} = seen, n.{CHANGED} = changed, n:{named}"
            text = f"UNWIND $rows AS row MERGE (n:Node {{id: row.id}}) {timed}"
        else:
            # By the label Node, which has an index of ids. An interface has none, and would be scanned for each row.
            text = (
                "UNWIND $rows AS row MATCH (a:Node {id: row.sourceId}) MATCH (b:Node {id: row.targetId})"
                f" MERGE (a)-[r:{type_name(record)} {{id: row.id}}]->(b) SET r = row"
            )
        await self._write_rows(text, values)
        if issubclass(record, Node):
            await self._complete(record, rows)

    async def _complete(self, cls: type[Node], rows: list[StoredRow]) -> None:
        """Keep the names of nodes that are written as one begins to type them, in place of those that are kept."""
        await self._value(FORGET, ids=[row.id for row in rows])
        kept = [one.values(cls, row.id) for row in rows for one in completions(cls, row.values)]
        await self._write_rows(KEEP, kept)

    async def delete(self, record: Record, ids: list[str]) -> None:
        self._count(len(ids))
        if issubclass(record, Relation):
            text = f"UNWIND $ids AS id MATCH ()-[x:{type_name(record)} {{id: id}}]->() DELETE x"
        else:
            await self._value(FORGET, ids=ids)
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
        self._count(len(ids))
        pair = f"[pair:{in_capitals(kept.stored)}]"
        await self._value(f"UNWIND $ids AS id MATCH (:Node {{id: id}})-{pair}->() DELETE pair", ids=ids)

    async def keep_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        self._count(len(ids))
        await self._value(keep_ancestors(kept), ids=ids)

    async def surrounded(self, stored: str, ids: Iterable[str]) -> set[str]:
        text = f"UNWIND $ids AS id MATCH (far:Node {{id: id}})<-[:{in_capitals(stored)}]-(n)"
        return set(await self._value(f"{text} RETURN collect(DISTINCT n.id)", ids=list(ids)))

    async def surround(self, ids: list[str]) -> None:
        self._count(len(ids))
        await self._value(keep_surroundings(self._ontology), ids=ids)

    async def led(self, end: End, ids: Iterable[str]) -> list[tuple[str, str]]:
        arrow = f"-[:{type_name(end.relation)}]-"
        if not end.relation.declared.symmetric:
            arrow = f"{arrow}>" if end.forward else f"<{arrow}"
        text = f"UNWIND $ids AS id MATCH (:Node {{id: id}}){arrow}(far) RETURN collect([id, far.id])"
        return [(near, far) for near, far in await self._value(text, ids=list(ids))]

    async def left(self, ids: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
        return {str(id_): tuple(remains) for id_, *remains in await self._value(notices.LEFT, ids=list(ids))}

    async def withdrawn(self) -> dict[str, str]:
        return dict(await self._value(notices.WITHDRAWN))

    async def time(self) -> str:
        self._time = self._time or later_than(max(self._at, await self._value(notices.LAST) or ""))
        return self._time

    async def touch(self, ids: list[str], at: str) -> None:
        self._count(len(ids))
        await self._value(notices.TOUCH, ids=ids, at=at)

    async def told_to(self, records: list[str]) -> list[tuple[str, str]]:
        return [(record, about) for record, about in await self._value(notices.TOLD_TO, ids=records)]

    async def notify(self, gone: list[str], notices_: list[Notice]) -> None:
        self._count(len(notices_))
        await self._value(notices.FORGET, ids=gone)
        await self._write_rows(notices.KEEP, [one.values() for one in notices_])
        await self._value(notices.CUT, ids=sorted({one.about for one in notices_}))

    async def count(self, records: Iterable[Record]) -> None:
        for record in records:
            text, kind = count(record)
            await self._value(text, kind=kind)

    async def tally(self, ids: list[str], sign: int) -> None:
        self._count(len(ALL_CELLS) * len(ids))
        for cells in ALL_CELLS:
            await self._value(tally(cells), ids=ids, sign=sign)

    async def rivalled(self) -> set[str]:
        return set(await self._value(RIVALLED))

    async def forget_cells(self) -> bool:
        forgotten = [await self._value(forget(cells)) for cells in ALL_CELLS]
        self._count(sum(forgotten))
        return any(forgotten)

    async def forget_empty_cells(self) -> None:
        """None are left: a cell goes when it becomes empty."""

    async def note(self, note: LoadNote) -> None:
        text = "MERGE (n:LoadNote {dataset: $dataset}) SET n.loadedAt = $loaded_at, n.nodes = $nodes"
        await self._value(text, dataset=note.dataset, loaded_at=note.loaded_at, nodes=note.nodes)

    async def forget(self, dataset: str) -> None:
        await self._value("MATCH (n:LoadNote {dataset: $dataset}) DELETE n", dataset=dataset)

    async def records(self, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
        pattern = f"()-[x:{type_name(record)}]->()" if issubclass(record, Relation) else f"(x:{record.__name__})"
        names = ", ".join(f"x.{read.name}" for read in read_columns(record))
        text = f"MATCH {pattern} WHERE x.{column} IN $values WITH x ORDER BY x.id RETURN collect([{names}, x.row])"
        rows = await self._value(text, values=list(values))
        return [StoredRecord(record, named_columns(record, shown), row) for *shown, row in rows]

    async def ids(self, cls: type[Node], datasets: Iterable[str] | None) -> list[str]:
        of_these = "" if datasets is None else " WHERE x.dataset IN $datasets"
        text = f"MATCH (x:{cls.__name__}){of_these} WITH x.id AS id ORDER BY id RETURN collect(id)"
        return [str(id_) for id_ in await self._value(text, datasets=list(datasets or ()))]

    async def fetch(self, statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        if isinstance(statement, SplitStatement):
            return await read_parts(self._writing.transaction, statement, variables)
        row = await self._value(statement.text, given=statement.bind(variables))
        assert isinstance(row, list)
        return row
