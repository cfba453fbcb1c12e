"""Writing into a store what no load would."""

from collections.abc import Sequence

from graph.store import Store
from graph.stored.notices import CHANGED, SEEN
from graph.stored.rows import node_row, relation_row
from graph.stored.surroundings import surrounded
from ontology.model import Node, Relation

LONG_AGO = "2000-01-01T00:00:00.000Z"


async def write(store: Store, records: Sequence[Node | Relation], dataset: str) -> None:
    """Write records as they are, past everything that a load asks."""
    nodes = {record.id: node_row(record, dataset, record.id) for record in records if isinstance(record, Node)}
    relations = [record for record in records if isinstance(record, Relation)]
    async with store.transaction("dataset/none") as transaction:
        for row in nodes.values():
            row.values.update({SEEN: LONG_AGO, CHANGED: LONG_AGO})
            await transaction.write(row.record, [row])
        await transaction.surround([id_ for id_, row in nodes.items() if row.record in surrounded(store.ontology)])
        for relation in relations:
            row = relation_row(relation, nodes.get(relation.source), dataset, relation.source)
            await transaction.write(row.record, [row])
