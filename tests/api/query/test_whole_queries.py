"""25 nodes with every field and every relation two deep, 10 of each: the defaults let it through, on every store.

Neo4j plans for some seconds what it has not been asked before, so the classes that have most are enough of a usual run.
"""

from collections.abc import AsyncIterator

import hypothesis
import pytest

from api.query.engine import Engine
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.whole_query import whole_query
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import opened

SCHEMA = schema_of(ONTOLOGY)
LONG = hypothesis.settings.get_current_profile_name() == "long"
LARGEST = ("actors", "agreements", "events")


def connections() -> list[str]:
    """The root fields that have pages of nodes of a class."""
    assert SCHEMA.query_type
    arguments = {name: set(field.args) for name, field in SCHEMA.query_type.fields.items()}
    return [name for name, given in arguments.items() if {"first", "where", "orderBy"} <= given and "by" not in given]


@pytest.fixture(scope="module")
async def on_sqlite(filled_url: str) -> AsyncIterator[Engine]:
    """What every store must answer: SQLite takes any statement whole."""
    store = opened(filled_url)
    yield Engine(SCHEMA, store, DEFAULT_BASE_IRI, PATIENT)
    await store.close()


@pytest.mark.parametrize("root", connections())
async def test_everything_two_relations_deep_is_let_through(on_sqlite: Engine, root: str) -> None:
    answer = await on_sqlite.answer(whole_query(SCHEMA, root, first=25, related=10, relations=2))
    assert len(answer.data[root]["edges"]) == min(25, answer.data[root]["totalCount"])


@pytest.mark.parametrize("root", connections() if LONG else LARGEST)
async def test_every_store_answers_the_same(on_sqlite: Engine, mali: Engine, root: str) -> None:
    query = whole_query(SCHEMA, root, first=25, related=10, relations=2)
    assert await mali.execute(query) == await on_sqlite.execute(query)
