"""`python -m benchmarks.stock`: the same types and fields on stock Strawberry, served by its own ASGI application.

As a good developer writes it by hand: typed resolvers, DataLoaders for every relation, one record for each statement.
Only what the measured queries ask for is there. Cursors are ids. It reads the same settings (ACCORD_STORE, ...).
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import neo4j
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from api.settings import Settings
from benchmarks.stock_loaders import Reader
from benchmarks.stock_schema import schema


class Endpoint(GraphQL[Mapping[str, Any], None]):
    """Strawberry's application; every request has loaders of its own, as DataLoaders are meant to be used."""

    driver: neo4j.AsyncDriver
    database: str | None = None

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Mapping[str, Any]:
        return {"reader": Reader(self.driver, self.database, {})}


def create_stock(settings: Settings) -> Starlette:
    """The application over a Neo4j, with the driver as graph/neo4j/store.py sets it up."""
    auth = (settings.store_user, settings.store_password) if settings.store_user else None
    endpoint = Endpoint(schema)
    endpoint.database = settings.store_database or None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with neo4j.AsyncGraphDatabase.driver(
            settings.store, auth=auth, notifications_min_severity="OFF"
        ) as endpoint.driver:
            yield

    return Starlette(routes=[Route("/graphql", endpoint)], lifespan=lifespan)


if __name__ == "__main__":
    given = Settings.from_environment()
    uvicorn.run(create_stock(given), host=given.host, port=given.port, log_level="warning", access_log=False)
