"""What tests of deposits share: folders written from the curated datasets."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.deposit.snapshot import fill
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.loaders import curated_graph
from tests.stores import HeldStores, Hold

PROGRAM = "Accord Graph 1.2.3"


@pytest.fixture(scope="session")
async def source(held_stores: HeldStores) -> AsyncIterator[Store]:
    """A store that holds the curated datasets and the findings."""
    made = await held_stores.in_file("mali", curated_graph.deliveries, derive)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """The same on every engine."""
    made = await hold("mali", curated_graph.deliveries, derive)
    yield made
    await made.close()


@pytest.fixture(scope="session")
async def folder(source: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written from it."""
    made = tmp_path_factory.mktemp("deposit")
    await fill(source, DEFAULT_BASE_IRI, PROGRAM, made)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
