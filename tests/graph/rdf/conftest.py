"""What tests of RDF share: stores with the curated datasets, and exports of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.deriving.renewing import derive
from graph.store import Store
from ontology.records import Delivery
from tests.graph.conftest import filled
from tests.loaders import curated_graph
from tests.stores import Hold


@pytest.fixture(scope="session")
def deliveries() -> tuple[Delivery, ...]:
    """The curated datasets."""
    return curated_graph.deliveries()


@pytest.fixture(scope="module")
async def curated(hold: Hold, deliveries: tuple[Delivery, ...]) -> AsyncIterator[Store]:
    """A store that holds the curated datasets."""
    made = await hold("mali", lambda: deliveries, derive)
    yield made
    await made.close()


@pytest.fixture
async def spare(tmp_path: Path, deliveries: tuple[Delivery, ...]) -> AsyncIterator[tuple[Store, Path]]:
    """A store of one's own, whose file may be taken away."""
    path = tmp_path / "spare.db"
    made = await filled(f"sqlite:///{path}", deliveries)
    yield made, path
    await made.close()
