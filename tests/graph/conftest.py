"""Stores for the contract suite. Only here is told how each engine is made fresh."""

import os
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from api.query.engine import Engine
from api.schema import build_schema
from graph.engines import open_store
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Ontology
from ontology.records import Delivery
from tests.conftest import empty
from tests.graph.sample import sample
from tests.patience import PATIENT


def opened(url: str, ontology: Ontology = ONTOLOGY) -> Store:
    """The store at an address, with the login that the tests' server asks for."""
    login = {name: os.environ.get(f"ACCORD_STORE_{name.upper()}", "") for name in ("user", "password")}
    return open_store(url, ontology, **login)


async def filled(url: str, deliveries: Iterable[Delivery]) -> Store:
    """The store at an address, with these datasets in it."""
    made = opened(url)
    for delivery in deliveries:
        await load(made, delivery, strict=True)
    return made


@pytest.fixture
def fresh_url(request: pytest.FixtureRequest, store_url: str, tmp_path: Path) -> str:
    """Address of a store that is empty at the start of each test."""
    if store_url.startswith("sqlite:"):
        return f"sqlite:///{tmp_path}/fresh.db"
    empty(request.getfixturevalue("neo4j_server"))
    return store_url


@pytest.fixture
async def store(fresh_url: str) -> AsyncIterator[Store]:
    """A store that is empty at the start of each test."""
    made = opened(fresh_url)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def loaded(store_url: str) -> AsyncIterator[Store]:
    """A store that holds the sample, for modules that only read."""
    made = opened(store_url)
    await load(made, sample(), strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="module")
def engine(loaded: Store) -> Engine:
    """Answers GraphQL from the sample."""
    return Engine(build_schema(ONTOLOGY), loaded, DEFAULT_BASE_IRI, PATIENT)
