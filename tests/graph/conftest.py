"""Stores for the contract suite. Only here is told how each engine is made fresh."""

from collections.abc import AsyncIterator, Iterable

import pytest

from api.query.engine import Engine
from graph.loading.following import Derive
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.records import Delivery
from tests.graph.sample import sample
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import Hold
from tests.stores import opened as opened


async def filled(url: str, deliveries: Iterable[Delivery], derive: Derive | None = None) -> Store:
    """The store at an address, with these datasets in it, and what is derived of them."""
    made = opened(url)
    for delivery in deliveries:
        await load(made, delivery, strict=True, derive=derive)
    return made


@pytest.fixture
async def store(fresh_url: str) -> AsyncIterator[Store]:
    """A store that is empty at the start of each test."""
    made = opened(fresh_url)
    yield made
    await made.close()


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """What `loaded` holds. A module with data of its own has a fixture of this name."""
    return (sample(),)


@pytest.fixture(scope="module")
async def loaded(hold: Hold, delivered: tuple[Delivery, ...]) -> AsyncIterator[Store]:
    """A store that holds what is delivered, for modules that only read."""
    content = "-".join(one.dataset.id.partition("/")[2] for one in delivered)
    made = await hold(content, lambda: delivered)
    yield made
    await made.close()


@pytest.fixture(scope="module")
def engine(loaded: Store) -> Engine:
    """Answers GraphQL from the sample."""
    return Engine(schema_of(ONTOLOGY), loaded, DEFAULT_BASE_IRI, PATIENT)
