"""The application in this process, asked as over HTTP, with settings and documents of a test's own."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import orjson

from api.settings import Settings
from graph.store import Store
from tests.schemas import app_over

CURRENT = "application/graphql-response+json"


@asynccontextmanager
async def asking(store: Store, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over a store. The store stays open; what runs beside requests is not started."""
    transport = httpx.ASGITransport(app_over(store, Settings(**settings)))
    headers = {"accept": CURRENT, "x-request-id": "one"}
    async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers) as client:
        yield client


def written(folder: Path, documents: Mapping[str, Any]) -> str:
    """The path of a file of trusted documents."""
    (folder / "documents.json").write_bytes(orjson.dumps(documents))
    return str(folder / "documents.json")


def problem(response: httpx.Response) -> tuple[int, str, str]:
    """Status, code and message of an answer with one error."""
    (error,) = response.json()["errors"]
    assert error["extensions"]["requestId"] == "one"
    return response.status_code, error["extensions"]["code"], error["message"]
