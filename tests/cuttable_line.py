"""A line to a server that a test can cut and mend, to see what we do when a store goes down and comes back."""

import asyncio
from urllib.parse import urlsplit

from tests.neo4j_server.address import free_port


class CuttableLine:
    """Carries bytes between a loopback port and a server.

        line = CuttableLine(neo4j_url)
        await line.mend()     # `line.url` now leads to the server
        await line.cut()      # connections break, new ones are refused

    Only for `bolt://`: a `neo4j://` address lets the server name another one, past the line.
    """

    def __init__(self, url: str) -> None:
        target = urlsplit(url)
        self._target = (target.hostname or "127.0.0.1", target.port or 7687)
        self._port = free_port()
        self._listening: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self.url = f"bolt://127.0.0.1:{self._port}"

    async def mend(self) -> None:
        """Accept connections."""
        self._listening = await asyncio.start_server(self._connect, "127.0.0.1", self._port)

    async def cut(self) -> None:
        """Break every connection and refuse new ones."""
        if self._listening:
            self._listening.close()
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    async def _connect(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(*self._target)
        self._ends |= {to_client, to_server}
        await asyncio.gather(_carry(from_client, to_server), _carry(from_server, to_client))
        self._ends -= {to_client, to_server}


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except ConnectionError:
        pass
    finally:
        sink.close()
