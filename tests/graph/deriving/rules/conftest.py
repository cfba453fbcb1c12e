"""What the rules are tried on besides facts made by hand: the curated datasets, on each store."""

from collections.abc import AsyncIterator

import pytest

from graph.deriving.renewing import derive
from graph.store import Store
from tests.loaders.curated_graph import deliveries
from tests.stores import Hold


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the curated datasets and, as for users, the findings, of which no rule reads anything."""
    made = await hold("mali", deliveries, derive)
    yield made
    await made.close()
