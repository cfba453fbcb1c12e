"""What is kept of documents and plans, so that they are made once."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The most recently used of many values; older ones are let go."""

    def __init__(self, size: int) -> None:
        self._size, self._held = size, OrderedDict[K, V]()

    def get(self, key: K) -> V | None:
        """A value that is still held."""
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: K, value: V) -> V:
        """Hold a value."""
        self._held[key] = value
        if len(self._held) > self._size:
            self._held.popitem(last=False)
        return value
