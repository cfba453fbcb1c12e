"""The floor: `python -m benchmarks.floor` serves statements written by hand, through the least that can serve them.

No GraphQL, no checks: POST /{query} with the variables as JSON gives what our endpoint gives. It reads the same
settings (ACCORD_STORE, ACCORD_PORT, ...).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import neo4j
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.settings import Settings
from benchmarks import floor_pages, floor_searches, floor_statements

STATEMENTS = floor_statements.STATEMENTS | floor_pages.STATEMENTS | floor_searches.STATEMENTS


def create_floor(settings: Settings) -> Starlette:
    """The application over a Neo4j, with the driver as graph/neo4j/store.py sets it up."""
    auth = (settings.store_user, settings.store_password) if settings.store_user else None
    database = settings.store_database or None

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with neo4j.AsyncGraphDatabase.driver(
            settings.store, auth=auth, notifications_min_severity="OFF"
        ) as app.state.driver:
            yield

    async def answer(request: Request) -> Response:
        asked = STATEMENTS[request.path_params["query"]]
        variables = orjson.loads(await request.body())
        async with request.app.state.driver.session(
            database=database, default_access_mode=neo4j.READ_ACCESS
        ) as session:
            result = await session.run(asked.cypher, asked.parameters(variables))
            record = await result.single(strict=True)
        return Response(orjson.dumps({"data": asked.data(record[0])}), media_type="application/json")

    return Starlette(routes=[Route("/{query}", answer, methods=["POST"])], lifespan=lifespan)


if __name__ == "__main__":
    given = Settings.from_environment()
    uvicorn.run(create_floor(given), host=given.host, port=given.port, log_level="warning", access_log=False)
