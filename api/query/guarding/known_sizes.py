"""What a store holds, as it was known some seconds ago: loads change it slowly, and to ask each time would cost."""

import asyncio
import time
from contextlib import suppress

from graph.errors import StoreError
from graph.store import Store
from graph.stored.statistics import Statistics

KNOWN_FOR = 30.0
"""For how many seconds what was read is believed."""
WAITS = 2.0
"""How many seconds to wait for it. Whoever asks goes on with what was known before."""


class KnownSizes:
    """The statistics of a store."""

    def __init__(self, store: Store) -> None:
        self._store, self._until = store, 0.0
        self.latest = Statistics(store.ontology)

    async def read(self) -> Statistics:
        """What the store holds, or held when it last could be asked: no answer fails for this."""
        now = time.monotonic()
        if now >= self._until:
            if self._until:  # others go on meanwhile with what is known
                self._until = now + WAITS
            with suppress(StoreError, TimeoutError):
                async with asyncio.timeout(WAITS):
                    self.latest = await self._store.statistics()
                self._until = time.monotonic() + KNOWN_FOR
        return self.latest
