"""The store that limits are tried with."""

from collections.abc import AsyncIterator

import pytest

from graph.store import Store
from tests.api.conftest import with_mali


@pytest.fixture(scope="module")
async def loaded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """One store is enough: limits are checked before any store is asked."""
    store = await with_mali(f"sqlite:///{tmp_path_factory.mktemp('limits')}/accord.db")
    yield store
    await store.close()
