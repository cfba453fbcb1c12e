"""Days are taken from the chart of months by dragging over it, and by sliders that keys move."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.api.explorer.seen import PATIENCE

YEARS = "/events?when=2015/2018&view=time&lang=en"


async def opened(browser: Browser, served_url: str, width: int) -> tuple[Page, list[str]]:
    """The page along time, and what its browser complains of."""
    page, complaints = await browser.new_page(viewport={"width": width, "height": 900}), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{served_url}{YEARS}", timeout=PATIENCE)
    await page.locator(".ends input").first.wait_for(timeout=PATIENCE)
    return page, complaints


async def months(page: Page) -> list[str]:
    """Those that the chart draws."""
    return [
        str(await one.get_attribute("data-when")) for one in await page.locator("svg.chart").first.locator("g").all()
    ]


@pytest.mark.parametrize("width", [360, 1280])
async def test_what_is_dragged_over_is_taken(browser: Browser, served_url: str, width: int) -> None:
    page, complaints = await opened(browser, served_url, width)
    chart, drawn = page.locator("svg.chart").first, await months(page)
    first, last = drawn[12], drawn[24]
    await chart.scroll_into_view_if_needed()
    at = [await chart.locator(f"g[data-when='{one}'] rect").first.bounding_box() for one in (last, first)]
    assert all(at)
    (from_x, from_y), (to_x, to_y) = [(one["x"] + one["width"] / 2, one["y"]) for one in at if one]
    await page.mouse.move(from_x, from_y)
    await page.mouse.down()
    await page.mouse.move(to_x, to_y, steps=5)
    assert await chart.locator("g.taken").count() == 13
    await page.mouse.up()
    await page.wait_for_url(
        lambda url: f"when={first}%2F{last}" in url or f"when={first}/{last}" in url, timeout=PATIENCE
    )
    assert (await months(page))[0] == first
    assert complaints == []
    await page.close()


async def test_keys_move_its_ends(browser: Browser, served_url: str) -> None:
    page, complaints = await opened(browser, served_url, 1280)
    drawn = await months(page)
    begins = page.locator(".ends input").first
    assert str(await begins.get_attribute("aria-valuetext")).startswith("January 2015: ")
    await begins.focus()
    await page.keyboard.press("ArrowRight")
    await page.wait_for_url(lambda url: drawn[1] in url, timeout=PATIENCE)
    await expect(page.locator("input[name=from]")).to_have_value("February 2015", timeout=PATIENCE)
    assert complaints == []
    await page.close()
