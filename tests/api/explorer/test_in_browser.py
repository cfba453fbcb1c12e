"""Pages in a real browser, wide and narrow: they fit, and the browser has nothing to complain of."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

FLAGS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
CAMP = "/doc/event/mali-2018-04-14-timbuktu-camp"
PAGES = (
    f"{CAMP}?lang=en",
    f"{CAMP}?lang=fr",
    "/doc/involvement/mali-2018-04-14-timbuktu-camp--jnim--attacker",
    "/doc/agreement/accord-2015?lang=fr",
    "/doc/dataset/mali",
    "/.well-known/void?lang=fr",
    "/shapes-sparql",
    "/vocabularies",
)
PATIENCE = 60_000


@pytest.fixture(scope="module")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest.mark.parametrize("width", [390, 1200])
async def test_pages_fit(browser: Browser, served_url: str, width: int) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 900})
    page, complaints, asked = await context.new_page(), list[str](), set[str]()
    context.on("console", lambda message: complaints.append(message.text))
    context.on("request", lambda request: asked.add(request.url.removeprefix(served_url)))
    for path in PAGES:
        await page.goto(f"{served_url}{path}", timeout=PATIENCE)
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await page.evaluate(beyond) == 0, path
        assert await page.evaluate("getComputedStyle(document.querySelector('header')).display") == "flex"
    assert complaints == []
    assert asked == {*PAGES, "/static/pages.css"}
    await context.close()


async def test_an_iri_of_a_code_leads_to_it(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}{CAMP}?lang=en", timeout=PATIENCE)
    await page.get_by_role("link", name="Attributed").first.click(timeout=PATIENCE)
    await page.wait_for_url("**/vocabularies?lang=en#hedge-attributed", timeout=PATIENCE)
    assert "Attribué" in await page.locator(":target").inner_text(timeout=PATIENCE)
    await page.close()


async def test_the_other_language_is_one_click_away(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}{CAMP}?lang=en", timeout=PATIENCE)
    await page.get_by_role("link", name="Français", exact=True).click(timeout=PATIENCE)
    await page.wait_for_url(f"**{CAMP}?lang=fr", timeout=PATIENCE)
    assert await page.locator("html").get_attribute("lang") == "fr"
    await page.close()
