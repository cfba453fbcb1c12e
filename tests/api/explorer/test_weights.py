"""What a reader on a slow line has to wait for: few requests, and few bytes in each, as they are sent compressed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser

from api.explorer import pages
from tests.api.explorer.seen import PATIENCE
from tests.api.explorer.visited import visit, visitor

KB = 1000
STATIC = Path(pages.__file__).parent / "static"
LEDGER = "/promises/accord-2015?as-of=2018-04-11&lang=en"
MAP = "/events?view=map&lang=en"
FIRST_VIEWS = ("/?lang=en", LEDGER, "/events?when=2018-04&lang=fr", MAP, "/doc/event/mali-2018-04-06-dioura?lang=fr")
MOST_REQUESTS = 4


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def compressed(*suffixes: str) -> int:
    """How many bytes the static files with these suffixes have, each compressed by itself."""
    return sum(len(gzip.compress(one.read_bytes())) for one in STATIC.iterdir() if one.suffix in suffixes)


def test_styles_and_modules_are_light() -> None:
    assert compressed(".css") <= 8 * KB
    assert compressed(".js") <= 10 * KB


def test_a_ledger_is_light(client: httpx.Client) -> None:
    answer = client.get(LEDGER)
    assert answer.text.count("<article") >= 79
    assert len(gzip.compress(answer.content)) <= 45 * KB


def test_a_map_is_light(client: httpx.Client) -> None:
    tree = visit(client, "/events", view="map")
    assert len(tree.findall(".//tr[@id]")) > 40
    drawn = client.get(MAP).text.partition("<svg")[2].partition("</svg>")[0]
    assert len(gzip.compress(drawn.encode())) <= 25 * KB


@pytest.mark.parametrize("path", FIRST_VIEWS)
async def test_a_first_view_is_light(browser: Browser, served_url: str, path: str) -> None:
    """In a browser that has nothing of it yet."""
    context = await browser.new_context()
    page, answered = await context.new_page(), list[str]()
    page.on("response", lambda response: answered.append(response.url))
    await page.goto(f"{served_url}{path}", timeout=PATIENCE)
    sent = [_sent(url) for url in answered if not url.startswith("data:")]
    assert len(sent) <= MOST_REQUESTS
    assert sum(sent) <= 80 * KB
    await context.close()


def _sent(url: str) -> int:
    """How many bytes a browser is sent for an address."""
    headers = {"accept": "text/html,*/*;q=0.8", "accept-encoding": "gzip"}
    with httpx.stream("GET", url, headers=headers, timeout=60) as answer:
        return sum(len(part) for part in answer.iter_raw())
