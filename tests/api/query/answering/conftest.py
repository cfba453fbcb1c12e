"""Data for readers of rows: the sample on each store, the curated datasets in SQLite."""

from collections.abc import AsyncIterator

import pytest

from api.query.engine import Engine
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import Hold


@pytest.fixture(scope="module")
async def small(hold: Hold) -> AsyncIterator[Engine]:
    """GraphQL over the sample."""
    store = await hold("sample", lambda: (sample(),))
    yield Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    await store.close()


@pytest.fixture
async def mali_in_file(filled_url: str) -> AsyncIterator[Engine]:
    """GraphQL over the curated datasets, on SQLite: a Neo4j holds one body of data at a time, which is the sample."""
    store = opened(filled_url)
    yield Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    await store.close()
