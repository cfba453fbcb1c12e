"""A store that holds the sample and texts that would be markup, a client that likes what browsers like; a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, async_playwright

from graph.store import Store
from tests.api.explorer.seen import FLAGS
from tests.api.explorer.shown import delivered
from tests.api.web.linked import client_of
from tests.stores import Hold


@pytest.fixture(scope="module")
async def store(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the sample and more."""
    made = await hold("sample-and-script", lambda: [delivered()])
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over it, which likes what browsers like."""
    async with client_of(store) as made:
        made.headers["accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        yield made


@pytest.fixture(scope="module")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """A real browser, which finds no host but our own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()
