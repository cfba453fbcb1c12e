"""What tests of RDF share: stores with the curated datasets, and exports of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.deriving.renewing import derive
from graph.rdf.formats import FORMATS
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.records import Delivery
from tests.graph.conftest import filled
from tests.graph.rdf.imports.importing import exported
from tests.loaders import curated_graph
from tests.stores import HeldStores, Hold


@pytest.fixture(scope="session")
def deliveries() -> tuple[Delivery, ...]:
    """The curated datasets."""
    return curated_graph.deliveries()


@pytest.fixture(scope="session")
async def another(
    tmp_path_factory: pytest.TempPathFactory, deliveries: tuple[Delivery, ...]
) -> tuple[dict[Format, bytes], Delivery]:
    """The exports of a store of their own that was filled with the same, and the findings that follow there."""
    store = await filled(f"sqlite:///{tmp_path_factory.mktemp('reference')}/other.db", deliveries, derive)
    exports = {one: await exported(store, one) for one in FORMATS}
    (findings,) = await derive(store.compile, store.fetch)
    await store.close()
    return exports, findings


@pytest.fixture(scope="session")
def reference(another: tuple[dict[Format, bytes], Delivery]) -> dict[Format, bytes]:
    """What every store must give."""
    return another[0]


@pytest.fixture(scope="session")
def findings(another: tuple[dict[Format, bytes], Delivery]) -> Delivery:
    """What follows from the curated datasets."""
    return another[1]


@pytest.fixture(scope="module")
async def curated(hold: Hold, deliveries: tuple[Delivery, ...]) -> AsyncIterator[Store]:
    """A store that holds the curated datasets."""
    made = await hold("mali", lambda: deliveries, derive)
    yield made
    await made.close()


@pytest.fixture(scope="session")
async def in_file(held_stores: HeldStores, deliveries: tuple[Delivery, ...]) -> AsyncIterator[Store]:
    """The same on SQLite, for what does not depend on the engine."""
    made = await held_stores.in_file("mali", lambda: deliveries, derive)
    yield made
    await made.close()


@pytest.fixture
async def spare(tmp_path: Path, deliveries: tuple[Delivery, ...]) -> AsyncIterator[tuple[Store, Path]]:
    """A store of one's own, whose file may be taken away."""
    path = tmp_path / "spare.db"
    made = await filled(f"sqlite:///{path}", deliveries, derive)
    yield made, path
    await made.close()
