"""Answers that are sent as they come, and that nobody takes for whole where they are not."""

import asyncio
import logging
from contextlib import aclosing

from starlette.responses import StreamingResponse
from starlette.types import Send

from graph.errors import StoreError
from graph.rdf.beginning import Begun

LOG = logging.getLogger("accord.pieces")


class Pieces(StreamingResponse):
    """An answer that is sent as it comes, within so many seconds, since it holds a connection of the store.

    If the store fails meanwhile, or that takes too long, the answer is left without its end: the server then closes the
    connection, and nobody takes what came for the whole. A client that takes nothing at all is the server's matter.
    """

    def __init__(self, begun: Begun, seconds: float, headers: dict[str, str], media_type: str) -> None:
        super().__init__((), headers=headers, media_type=media_type)
        self._begun, self._seconds = begun, seconds

    async def stream_response(self, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds), aclosing(self._begun.all()) as pieces:
                self.body_iterator = pieces
                await super().stream_response(send)
        except StoreError as error:
            LOG.error("an answer broke off: %s", error)
        except TimeoutError:
            LOG.warning("an answer broke off: it was not taken within %g seconds", self._seconds)
