"""The records of a load in the form in which they are stored, staged with their digests.

A relation copies sort keys of the node from which it leads. Where that stands in another row, it is staged once all
nodes are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import orjson

from graph.loading.input import InputRow
from graph.loading.rows import Numbered, Rows
from graph.loading.staging import BATCH, Staging, batched
from graph.stored.layout import copied_keys
from graph.stored.notices import day_of
from graph.stored.rows import StoredRow, node_row, relation_row
from ontology.model import Node, Relation

NEW = "n"
"""What a record is that was not there."""
CHANGED = "c"
"""One that was there, and says something else now."""
MOVED = "m"
"""One that says the same, but stands in another row of the input."""
BY_ID = """SELECT r.id, r.kind, r.row, r.digest, content FROM json_each(?) CROSS JOIN record r ON r.id = value
    JOIN content USING (number)"""


class Incoming:
    """Stages the records of sound rows, as if all of them were new."""

    def __init__(self, dataset: str, staging: Staging) -> None:
        self._dataset, self._staging = dataset, staging
        self._rows: list[StoredRow] = []
        self._late: list[int] = []
        staging.run("DELETE FROM record")
        staging.run("DELETE FROM content")

    def add(self, index: int, row: InputRow) -> None:
        """Stage the records of a row, but for relations that have to wait for a node.

        A dataset's own row may have very many, so no more of its nodes are held than of others.
        """
        of_source = defaultdict[str, list[tuple[str, Relation]]](list)
        for id_, one in _relations(row):
            of_source[one.source].append((id_, one))
        for node in row.nodes:
            stored = node_row(node, self._dataset, row.id)
            self._rows.append(stored)
            self._add(of_source.pop(node.id, ()), stored, row)
            if len(self._rows) > BATCH:
                self._write()
        if any(copied_keys(type(one)) for apart in of_source.values() for _, one in apart):
            self._late.append(index)
        for apart in of_source.values():
            self._add((one for one in apart if not copied_keys(type(one[1]))), None, row)

    def _add(self, relations: Iterable[tuple[str, Relation]], source: StoredRow | None, row: InputRow) -> None:
        self._rows += (relation_row(one, source, self._dataset, row.id, id_) for id_, one in relations)

    def finish(self, rows: Rows) -> None:
        """All nodes are there: stage what has waited for them."""
        self._write()
        self._staging.run("CREATE INDEX IF NOT EXISTS record_by_id ON record (id)")
        for batch in batched(self._late):
            self._add_late([(index, rows[index]) for index in batch])
        self._write()

    def _add_late(self, rows: Numbered) -> None:
        late = [(row.id, id_, one) for _, row in rows for id_, one in _late(row)]
        found = self._staging.found(BY_ID, list({one.source for *_, one in late}))
        nodes = {row.id: row for row in (stored_row(self._staging, *columns) for columns in found)}
        self._rows += (relation_row(one, nodes.get(one.source), self._dataset, row, id_) for row, id_, one in late)
        self._write()

    def _write(self) -> None:
        stage_records(self._staging, self._dataset, self._rows, NEW)
        self._rows.clear()


def stage_records(staging: Staging, dataset: str, rows: list[StoredRow], change: str) -> None:
    """Stage records in the form in which they are stored, of this dataset or of others."""
    first = (staging.first("SELECT max(number) FROM content") or 0) + 1
    contents, slim = [], []
    for number, row in enumerate(rows, first):
        held = row.values
        contents.append((number, row.content))
        ends = (held.get("sourceId"), held.get("targetId"))
        day = day_of(row.record, held) if issubclass(row.record, Node) else None
        own = held.get("dataset", row.id) == dataset
        slim.append((number, staging.kind(row.record), row.id, held["row"], held["digest"], *ends, day, change, own))
    staging.add("content", contents)
    staging.add("record", slim)


def stored_row(staging: Staging, id_: str, kind: int, row: str, digest: str, content: bytes) -> StoredRow:
    """A staged record, as a store is given it."""
    values = orjson.loads(content)
    values["row"], values["digest"] = row, digest
    return StoredRow(staging.of_kind(kind), id_, values, content)


def _relations(row: InputRow) -> Iterator[tuple[str, Relation]]:
    for id_, (record, *_) in zip(row.ids, row.records, strict=True):
        if isinstance(record, Relation):
            yield id_, record


def _late(row: InputRow) -> Iterator[tuple[str, Relation]]:
    """The relations that copy keys of a node that is not in their row."""
    nodes = {node.id for node in row.nodes}
    return ((id_, one) for id_, one in _relations(row) if one.source not in nodes and copied_keys(type(one)))
