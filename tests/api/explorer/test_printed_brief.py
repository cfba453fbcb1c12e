"""Briefs on the curated dataset as Chromium prints them: one sheet of A4, each number with its source and address."""

import re

import pytest
from playwright.async_api import Browser

from tests.api.explorer.seen import PATIENCE

PAGE = re.compile(rb"/Type\s*/Page\b")
DAYS = (
    "accord-2015?as-of=2018-04-11",
    "accord-2015?as-of=2018-04-11&known-by=any",
    "accord-2015?as-of=2015-09-18",
    "accord-2015?as-of=2016-12-31",
    "accord-2015?as-of=2019-02-28",
    "accord-2015?as-of=2024-01-01",
    "accord-2015?as-of=2026-11-01",
    "accord-2015?as-of=2011-01-01",
    "roadmap-2018?as-of=2018-12-31",
    "unscr-2374?as-of=2019-01-01",
    "unscr-2480?as-of=2020-01-01",
)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("asked", DAYS)
async def test_a_brief_prints_on_one_sheet(browser: Browser, served_url: str, asked: str, lang: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}/brief/{asked}&lang={lang}", timeout=PATIENCE)
    printed = await page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(printed)) == 1
    sizes = set(re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", printed))
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {(595, 842)}
    await page.close()


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_every_number_leads_to_a_source_with_an_address(browser: Browser, served_url: str, lang: str) -> None:
    page, complaints = await browser.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(f"{served_url}/brief/{DAYS[0]}&lang={lang}", timeout=PATIENCE)
    for sentence in await page.locator(".brief section:not(#sources) > p").all():
        assert await sentence.locator("sup:last-child").count() == 1
    for number in await page.locator("sup a").all():
        source = page.locator(str(await number.get_attribute("href")))
        assert await source.get_attribute("value") == await number.inner_text()
        assert str(await source.locator("a").get_attribute("href")).startswith(("https://", "http://"))
    assert await page.locator("#sources li").count() > 10
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(beyond) == 0
    await page.set_viewport_size({"width": 390, "height": 800})
    assert await page.evaluate(beyond) == 0
    assert complaints == []
    await page.close()


async def test_the_other_language_keeps_the_days(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}/brief/{DAYS[0]}&lang=en", timeout=PATIENCE)
    numbers = await page.locator("#promises-1").inner_text()
    await page.get_by_role("link", name="Français", exact=True).click(timeout=PATIENCE)
    await page.wait_for_url("**as-of=2018-04-11&known-by=2018-04-11&lang=fr", timeout=PATIENCE)
    assert re.findall("[0-9]+", await page.locator("#promises-1").inner_text()) == re.findall("[0-9]+", numbers)
    await page.close()
