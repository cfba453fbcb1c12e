"""What a store holds, as it was known some seconds ago: loads change it slowly, and to ask each time would cost."""

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property

from graph.compliance.extent import Extent, extent, extent_roots
from graph.errors import StoreError
from graph.statement import Slot, Statement
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


class KnownExtents:
    """How much the ledgers of agreements tell: counted when one is asked for, and known as long as the statistics.

    Of an agreement without any promise nothing is kept: there are as many ids of none as anybody thinks of.
    """

    def __init__(self, store: Store) -> None:
        self._store, self._known = store, dict[str, Extent]()
        self._at: Statistics | None = None

    async def read(self, agreements: Iterable[str], statistics: Statistics, left: Callable[[], float]) -> list[Extent]:
        """Those of some agreements, beside statistics that were read before. Errors as the store's `fetch` has them.

        `left`: how many seconds there are for it; it may raise to end the work.
        """
        if statistics is not self._at:
            self._at, self._known = statistics, {}
        known, asked = self._known, [*agreements]
        found = {one: known.get(one) or await self._counted(one, left()) for one in dict.fromkeys(asked)}
        known |= {one: each for one, each in found.items() if each.promises}
        return [found[one] for one in asked]

    async def _counted(self, agreement: str, seconds: float) -> Extent:
        return extent(await self._store.fetch(self._statement, {"agreement": agreement}, seconds))

    @cached_property
    def _statement(self) -> Statement:
        return self._store.compile(extent_roots(Slot(("agreement",))))
