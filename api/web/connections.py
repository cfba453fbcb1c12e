"""The connections of a server: how many there may be, and the time for which clients may keep it waiting."""

import asyncio
from collections import defaultdict
from ipaddress import IPv6Address
from math import inf
from typing import Protocol

TICK = 0.5
"""Seconds between two looks at all connections. One timer for them all costs less than one for each request."""
NETWORK = 8
"""The bytes of an IPv6 address that name a network, the least that a single client is given (a /64)."""


class Connection(Protocol):
    """What is asked of a connection here."""

    origin: str
    """Whose it is: see `origin_of`."""
    patience: float
    """For how many more seconds its client may keep us waiting; without end where it is we who work."""

    def pass_time(self, seconds: float) -> None:
        """Take note that so much time has passed, and give up a client for whom it was too much."""

    def drop(self) -> None:
        """Close it at once."""


class Connections:
    """The open connections of one server: `most` in all, `most_per_origin` of one client.

    Where there are as many, the one that has kept us waiting longest makes room for a new one. So whoever opens
    connections and sends nothing shuts nobody out, not even those who share the address.
    """

    def __init__(self, most: int, most_per_origin: int) -> None:
        self._most, self._most_per_origin = most, most_per_origin
        self._open: set[Connection] = set()
        self._by_origin = defaultdict[str, set[Connection]](set)
        self._timer: asyncio.TimerHandle | None = None

    def admit(self, connection: Connection) -> bool:
        """Count a new connection; False where it is one too many and no other can make room."""
        own = self._by_origin[connection.origin]
        has_room = self._make_room(own, self._most_per_origin) and self._make_room(self._open, self._most)
        self._open.add(connection)
        self._by_origin[connection.origin].add(connection)
        if self._timer is None:
            self._look_later()
        return has_room

    def leave(self, connection: Connection) -> None:
        """Forget a connection."""
        self._open.discard(connection)
        own = self._by_origin[connection.origin]
        own.discard(connection)
        if not own:
            del self._by_origin[connection.origin]

    def look(self, seconds: float = TICK) -> None:
        """Let time pass for every connection.

        It is counted in looks and not by a clock: while this process was too busy to read, no client was late.
        """
        for connection in list(self._open):
            connection.pass_time(seconds)

    def _make_room(self, among: set[Connection], most: int) -> bool:
        while len(among) >= most:
            longest = min(among, key=lambda connection: connection.patience)
            if longest.patience == inf:
                return False
            self.leave(longest)
            longest.drop()
        return True

    def _look_later(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(TICK, self._look_again)

    def _look_again(self) -> None:
        self._timer = None
        self.look()
        if self._open:
            self._look_later()


def origin_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or the network of an IPv6 one."""
    return IPv6Address(address).packed[:NETWORK].hex() if ":" in address else address
