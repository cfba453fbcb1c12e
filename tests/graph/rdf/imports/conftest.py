"""Exports of small stores, to be imported elsewhere."""

import pytest

from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from tests.graph.conftest import filled
from tests.graph.rdf.imports.importing import exported
from tests.graph.sample import sample

NQUADS = format_named("nq")


@pytest.fixture(scope="session")
async def original(tmp_path_factory: pytest.TempPathFactory) -> dict[Format, bytes]:
    """The sample as every syntax has it."""
    store = await filled(f"sqlite:///{tmp_path_factory.mktemp('original')}/sample.db", [sample()])
    exports = {one: await exported(store, one) for one in FORMATS}
    await store.close()
    return exports


@pytest.fixture(scope="session")
def quads(original: dict[Format, bytes]) -> str:
    """The sample in N-Quads."""
    return original[NQUADS].decode()


@pytest.fixture(scope="module")
async def copied(tmp_path_factory: pytest.TempPathFactory, original: dict[Format, bytes]) -> Store:
    """A store that holds the sample, on SQLite, whichever stores are tested."""
    return await filled(f"sqlite:///{tmp_path_factory.mktemp('copied')}/sample.db", [sample()])
