"""What tests of HTTP share: a store in which nothing is loaded, for those that ask of no data."""

from collections.abc import AsyncIterator

import pytest

from graph.store import Store
from tests.stores import opened


@pytest.fixture(scope="module")
async def store(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """One empty store is enough, on SQLite."""
    made = opened(f"sqlite:///{tmp_path_factory.mktemp('empty')}/accord.db")
    await made.prepare()
    yield made
    await made.close()
