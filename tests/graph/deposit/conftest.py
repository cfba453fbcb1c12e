"""What tests of deposits share: folders written from the curated datasets."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.deposit.snapshot import fill
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import filled
from tests.loaders import curated_graph
from tests.stores import Hold

PROGRAM = "Accord Graph 1.2.3"
Contents = dict[str, bytes]


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the curated datasets."""
    made = await hold("mali", curated_graph.deliveries)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def folder(curated: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written from it."""
    made = tmp_path_factory.mktemp("deposit")
    await fill(curated, DEFAULT_BASE_IRI, PROGRAM, made)
    return made


@pytest.fixture(scope="session")
async def reference(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """What is written from a store of its own that was filled with the same, by smaller pages."""
    store = await filled(f"sqlite:///{tmp_path_factory.mktemp('reference')}/other.db", curated_graph.deliveries())
    made = tmp_path_factory.mktemp("reference-deposit")
    await fill(store, DEFAULT_BASE_IRI, PROGRAM, made, page_size=77)
    await store.close()
    return contents(made)


def contents(folder: Path) -> Contents:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
