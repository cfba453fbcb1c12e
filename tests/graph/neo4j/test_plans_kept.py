"""Neo4j plans a statement once: it would do so again for each length of a text or a list, in powers of ten."""

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.loading.load import load
from graph.statement import Slot
from graph.stored.columns import ID
from ontology.events import Event
from tests.conftest import empty
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect

assert ID.key is not None
ONE_OF = s.Test(ID.key, BY_NAME["in"], Slot(("ids",)))
NOT = s.Not(s.Test(ID.key, BY_NAME["eq"], Slot(("not",))))
PAGE = s.Page((s.Order(ID.key),), 5, s.And((ONE_OF, NOT)))
LENGTHS = (0, 1, 7, 70, 700)


async def test_values_of_whatever_length_share_a_plan(neo4j_server: Neo4jAddress) -> None:
    """SQLite keeps no plans beyond a connection's, and looks at no values for them."""
    empty(neo4j_server)
    store = opened(neo4j_server.url)
    await load(store, sample(), strict=True)
    statement = store.compile((s.All(Event, PAGE, (s.Leaf(ID),)),))
    with connect(neo4j_server) as driver:
        driver.execute_query("CALL db.clearQueryCaches()")
        for length in LENGTHS:
            variables = {"ids": ["event/camp", *map(str, range(length))], "not": "x" * length}
            assert await store.fetch(statement, variables) == [[["event/camp"]]]
        ((said,),) = driver.execute_query("CALL db.clearQueryCaches()").records
    assert said == "Query caches successfully cleared of 1 queries."
    await store.close()
