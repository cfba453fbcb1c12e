"""What is kept of documents and of what is made from them: one cache for all kinds, bounded by the bytes that it holds.

Bytes are reckoned from what is known of a thing when it is made, not counted: see the constants of those who put it.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

KEPT_BYTES = 64_000_000


class Kept:
    """Things by their keys, up to a sum of bytes. The one that was used longest ago goes first.

    A thing heavier than the whole bound is not kept. What is put for good is not weighed, and stays.
    """

    def __init__(self, bound: int = KEPT_BYTES) -> None:
        self.bound, self.bytes = bound, 0
        self._recent = OrderedDict[Hashable, tuple[Any, int]]()
        self._for_good: dict[Hashable, Any] = {}

    def __iter__(self) -> Iterator[Hashable]:
        """The keys of what was used, longest ago first."""
        return iter(self._recent)

    def get(self, key: Hashable) -> Any:
        """A thing that is still kept; else None."""
        if key in self._for_good:
            return self._for_good[key]
        entry = self._recent.get(key)
        if entry is None:
            return None
        self._recent.move_to_end(key)
        return entry[0]

    def put(self, key: Hashable, value: Any, weight: int) -> None:
        """Keep a thing of so many bytes."""
        self._let_go(key)
        if weight > self.bound:
            return
        self._recent[key] = value, weight
        self.bytes += weight
        while self.bytes > self.bound:
            self._let_go(next(iter(self._recent)))

    def put_for_good(self, key: Hashable, value: Any) -> None:
        """Keep a thing whatever else comes."""
        self._let_go(key)
        self._for_good[key] = value

    def _let_go(self, key: Hashable) -> None:
        _, weight = self._recent.pop(key, (None, 0))
        self.bytes -= weight


class Shelf(Generic[K, V]):
    """The things of one kind in a cache that all kinds share. `weigh` reckons the bytes of a thing without its key."""

    def __init__(self, kept: Kept, weigh: Callable[[V], int]) -> None:
        self._kept, self._weigh = kept, weigh

    def get(self, key: K) -> V | None:
        """A thing that is still kept."""
        value: V | None = self._kept.get((self, key))
        return value

    def put(self, key: K, value: V, *, for_good: bool = False) -> V:
        """Keep a thing."""
        if for_good:
            self._kept.put_for_good((self, key), value)
        else:
            self._kept.put((self, key), value, self._weigh(value) + _bytes_of(key))
        return value


def _bytes_of(key: Hashable) -> int:
    return sum(map(sys.getsizeof, key)) if isinstance(key, tuple) else sys.getsizeof(key)
