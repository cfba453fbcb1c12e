"""What a load reads of the store in its transaction: records by a column, and ids.

This suite knows no engine's name: all of it holds on each.
"""

import apsw
import neo4j
import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor
from ontology.agreements import Commitment
from ontology.events import Event, Involvement
from tests.graph.deliveries import delivery, row
from tests.graph.loading.sample_promises import BOTH, SIXTY_DAYS, accords, promise, promises
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect


async def test_nodes_and_relations_are_read_as_they_were_delivered(store: Store) -> None:
    await load(store, sample(), strict=True)
    delivered = [record for row in sample().rows for record in getattr(row, "records", ())]
    actors = {record.id: record for record in delivered if isinstance(record, Actor)}
    parts = [record for record in delivered if isinstance(record, Involvement) and record.target == "actor/jnim"]
    async with store.transaction("dataset/none") as transaction:
        nodes = await transaction.records(Actor, "id", ["actor/jnim", "actor/army", "actor/none"])
        relations = await transaction.records(Involvement, "targetId", ["actor/jnim"])
        nothing = await transaction.records(Event, "id", [])
    assert [(node.columns["id"], node.dataset, node.row) for node in nodes] == [
        ("actor/army", "dataset/sample", "actor/army"),
        ("actor/jnim", "dataset/sample", "actor/jnim"),
    ]
    for node in nodes:
        read, was = node.node(), actors[node.columns["id"]]
        assert vars(read) == vars(was) | {"sources": ()}, "citations are relations of their own"
    assert {relation.row for relation in relations} == {part.source for part in parts}
    assert sorted(map(repr, (relation.relation() for relation in relations))) == sorted(map(repr, parts))
    assert any(relation.relation().sources for relation in relations)
    assert nothing == []


async def test_ids_are_those_of_a_class_in_some_datasets(store: Store) -> None:
    await load(store, accords(*BOTH), strict=True)
    await load(store, promises(row(10, *promise(SIXTY_DAYS))), strict=True)
    await load(store, delivery(name="empty"), strict=True)
    async with store.transaction("dataset/none") as transaction:
        assert await transaction.ids(Actor, ["dataset/accords", "dataset/promises"]) == ["actor/rebels", "actor/state"]
        assert await transaction.ids(Commitment, ["dataset/promises"]) == ["commitment/list"]
        assert await transaction.ids(Actor, ["dataset/promises"]) == []
        assert await transaction.ids(Actor, []) == []


async def test_a_promise_that_is_broken_in_the_store_is_no_traceback(
    store: Store, fresh_url: str, request: pytest.FixtureRequest
) -> None:
    await load(store, accords(*BOTH), strict=True)
    await load(store, promises(row(10, *promise(SIXTY_DAYS))), strict=True)
    _break(fresh_url, request)
    with pytest.raises(LoadRefused) as refused:
        await load(store, accords(BOTH[0]), strict=True)
    assert str(refused.value) == (
        "commitment/list is not in order in the store: topic: 'PICNIC' is not a topic."
        " Run `accord check` to see all that was changed outside a load."
    )


def _break(url: str, request: pytest.FixtureRequest) -> None:
    """Give the promise a topic that is none, past everything that keeps a store in order."""
    if url.startswith("sqlite:"):
        connection = apsw.Connection(url.removeprefix("sqlite:///"))
        connection.execute("UPDATE Commitment SET topic = 'PICNIC'")
        connection.close()
        return
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    with connect(server) as driver, driver.session() as session:
        session.run(neo4j.Query("MATCH (n:Commitment) SET n.topic = 'PICNIC'")).consume()
