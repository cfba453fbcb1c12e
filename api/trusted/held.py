"""Documents that clients have had held, so that they need not send them again (Apollo's persisted queries)."""

import sys
from collections import OrderedDict

MOST_HELD, MOST_HELD_BYTES = 1000, 10_000_000


class HeldDocuments:
    """Documents that clients have had held, by their hash. The ones that were asked for longest ago are let go."""

    def __init__(self, most: int = MOST_HELD, most_bytes: int = MOST_HELD_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._held, self._bytes = OrderedDict[str, str](), 0

    def get(self, hash_: str) -> str | None:
        """The document, if it is still held."""
        text = self._held.get(hash_)
        if text is not None:
            self._held.move_to_end(hash_)
        return text

    def put(self, hash_: str, text: str) -> None:
        """Hold a document."""
        if hash_ not in self._held:
            self._held[hash_] = text
            self._bytes += sys.getsizeof(text)
        while len(self._held) > self._most or self._bytes > self._most_bytes:
            _, gone = self._held.popitem(last=False)
            self._bytes -= sys.getsizeof(gone)
