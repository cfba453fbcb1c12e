"""Whether the server is alive, and whether it can answer: what those who run it ask again and again."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.errors import RequestError
from api.query.answering.not_whole import told_loading
from graph.errors import StoreError, StoreUnavailable
from graph.store import Loading, LoadNote, Store

READY_SECONDS = 1.5
"""How long a store may take to say what it holds: who asks for readiness has an answer within two seconds."""


def health_routes(store: Store) -> list[Route]:
    """`/healthz` and `/readyz` over a store."""

    async def alive(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(_: Request) -> Response:
        try:
            notes = await notes_within(store, READY_SECONDS)
        except StoreError:
            return JSONResponse({"status": "the store does not answer"}, 503)
        except RequestError as refused:
            return JSONResponse({"status": str(refused)}, 503)
        if not notes:
            return JSONResponse({"status": "nothing is loaded; run `accord load`"}, 503)
        loading = told_loading(Loading(note.dataset, note.since) for note in notes if note.since)
        return JSONResponse({"status": "ready", "datasets": [note.dataset for note in notes], **loading})

    return [Route("/healthz", alive), Route("/readyz", ready)]


async def notes_within(store: Store, seconds: float) -> list[LoadNote]:
    """What is loaded. StoreUnavailable if the store does not answer in time: some take a connection and fall silent."""
    try:
        async with asyncio.timeout(seconds):
            return await store.notes()
    except TimeoutError:
        raise StoreUnavailable(f"The store has not answered for {seconds:g} seconds.") from None
