"""What is retained of rejected rows: what an earlier load read of them stays, with all on which it rests.

A value that cannot be read is no reason to forget what was read before. Of a row of which not even the id can be told,
every row of its class may be meant that the input no longer has: all of those stay, until the row is corrected.
"""

from collections.abc import Iterable

from graph.loading.staging import Staging, batched
from graph.store import Record, Transaction
from ontology.model import Node, Ontology, Relation

REJECTED = """
INSERT OR IGNORE INTO retained SELECT kind, id, 0 FROM stamp
WHERE (row IN (SELECT id FROM rejected) OR substr(row, 1, instr(row, '/')) IN (SELECT id FROM rejected))
    AND NOT EXISTS (SELECT 1 FROM record WHERE record.id IN (stamp.id, stamp.row))
"""
RESTED_ON = """
INSERT OR IGNORE INTO retained SELECT kind, id, 0 FROM stamp
WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = stamp.id)
"""
UNSEEN = "SELECT kind, id FROM retained WHERE NOT seen"
ROWS = "SELECT count(DISTINCT row) FROM stamp JOIN retained USING (kind, id) WHERE row <> ?"
NODES = "SELECT count(*) FROM retained WHERE kind IN ({})"
LEAVE = "DELETE FROM stamp WHERE EXISTS (SELECT 1 FROM retained r WHERE r.kind = stamp.kind AND r.id = stamp.id)"


async def retain(
    staging: Staging, rejected: Iterable[str], dataset: str, ontology: Ontology, transaction: Transaction
) -> tuple[int, int]:
    """Take what stays of these rows, by their ids, from the stamps; how many rows, and how many nodes, that is."""
    for ids in batched(rejected):
        staging.add_once("rejected", [(id_,) for id_ in ids])
    if staging.first("SELECT 1 FROM rejected") is None:
        return 0, 0
    staging.run(REJECTED)
    while unseen := list(staging.found(UNSEEN)):
        staging.run("UPDATE retained SET seen = 1")
        for kind in {kind for kind, _ in unseen}:
            for ids in batched(id_ for of, id_ in unseen if of == kind):
                staging.run(RESTED_ON, await _rested_on(staging.of_kind(kind), ids, ontology, transaction))
    rows, nodes = (staging.first(ROWS, dataset), staging.first(NODES.format(staging.kinds(ontology.classes))))
    staging.run(LEAVE)
    return rows, nodes


async def _rested_on(record: Record, ids: list[str], ontology: Ontology, transaction: Transaction) -> list[str]:
    """What relations join and cite; of nodes, what they say."""
    if issubclass(record, Relation):
        found = await transaction.records(record, "id", ids)
        ends = {str(one.columns[end]) for one in found for end in ("sourceId", "targetId")}
        return sorted(ends.union(*(one.columns.get("citedIds") or () for one in found)))
    return [
        str(one.columns["id"])
        for relation in _said_by(record, ontology)
        for one in await transaction.records(relation, "sourceId", ids)
    ]


def _said_by(cls: type[Node], ontology: Ontology) -> list[type[Relation]]:
    return [relation for relation in ontology.relations if issubclass(cls, relation.declared.source)]
