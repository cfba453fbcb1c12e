"""The store that limits are tried with."""

from collections.abc import AsyncIterator

import pytest

from graph.store import Store
from tests.stores import opened


@pytest.fixture(scope="module")
async def loaded(filled_url: str) -> AsyncIterator[Store]:
    """One store is enough: limits are checked before any store is asked."""
    store = opened(filled_url)
    yield store
    await store.close()
