"""axe finds nothing against WCAG 2.2 AA on any type of page, wide and narrow, in either language; and pages reflow.

A usual run judges narrow pages in French and wide ones in English, a long run all four.
"""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from tests.api.explorer.seen import PATIENCE, TYPES, address

AXE = Path(__file__).parent / "axe/node_modules/axe-core/axe.min.js"
SEEN = [(360, "fr"), (1280, "en")]
if os.environ.get("HYPOTHESIS_PROFILE") == "long":
    SEEN += [(360, "en"), (1280, "fr")]
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
JUDGED = """async (tags) => (await axe.run({ runOnly: tags })).violations.map(
    (one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 300), one.nodes[0].failureSummary])"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that judges a page."""
    if not AXE.exists():
        pytest.fail("axe-core is not installed; `make test` installs it.", pytrace=False)
    return AXE.read_text("utf-8")


@pytest.mark.parametrize(("width", "lang"), SEEN)
async def test_axe_finds_nothing(browser: Browser, served_url: str, axe: str, width: int, lang: str) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = await context.new_page()
    found = [(name, *one) for name in TYPES for one in await _judged(page, served_url, TYPES[name], lang, axe)]
    assert found == []
    await context.close()


async def test_dark_colours_are_as_readable(browser: Browser, served_url: str, axe: str) -> None:
    context = await browser.new_context(color_scheme="dark", bypass_csp=True)
    page = await context.new_page()
    kinds = ("ledger", "events", "events on a map", "events by region", "events along time", "event", "brief")
    found = [(name, *one) for name in kinds for one in await _judged(page, served_url, TYPES[name], "en", axe)]
    assert found == []
    await context.close()


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_no_page_scrolls_sideways(browser: Browser, served_url: str, lang: str) -> None:
    """At 320 px, which is 1280 px at 400 %."""
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    wide = list[str]()
    for name, path in TYPES.items():
        await page.goto(f"{served_url}{address(path, lang)}", timeout=PATIENCE)
        if await page.evaluate(BEYOND):
            wide.append(name)
    assert wide == []
    await page.close()


async def _judged(page: Page, served_url: str, path: str, lang: str, axe: str) -> list[list[object]]:
    await page.goto(f"{served_url}{address(path, lang)}", timeout=PATIENCE)
    await page.evaluate(axe)
    found: list[list[object]] = await page.evaluate(JUDGED, list(TAGS))
    return found
