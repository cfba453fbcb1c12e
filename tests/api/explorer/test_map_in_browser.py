"""A map comes closer by buttons, keys and wheel, and a place is lit on it and in the table at once."""

import pytest
from playwright.async_api import Browser, Locator

from tests.api.explorer.seen import PATIENCE

APRIL = "/events?when=2018-04&view=map&lang=en"


async def seen(drawn: Locator) -> list[float]:
    """The part of the map that is seen."""
    return [float(one) for one in str(await drawn.get_attribute("viewBox")).split()]


@pytest.mark.parametrize("width", [360, 1280])
async def test_it_comes_closer_and_goes_back(browser: Browser, served_url: str, width: int) -> None:
    page, complaints = await browser.new_page(viewport={"width": width, "height": 900}), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{served_url}{APRIL}", timeout=PATIENCE)
    drawn, tools = page.locator("svg.map"), page.locator("figure .tools")
    whole = await seen(drawn)
    await tools.get_by_role("button", name="Closer").click(timeout=PATIENCE)
    closer = await seen(drawn)
    assert closer[2] == pytest.approx(whole[2] / 1.5)
    await page.keyboard.press("ArrowRight")
    assert (await seen(drawn))[0] > closer[0]
    await page.keyboard.press("-")
    assert await seen(drawn) == pytest.approx(whole)
    await drawn.hover()
    await page.mouse.wheel(0, -100)
    assert await seen(drawn) == pytest.approx(whole)
    await drawn.scroll_into_view_if_needed()
    await drawn.hover()
    await page.keyboard.down("Control")
    await page.mouse.wheel(0, -100)
    await page.keyboard.up("Control")
    await page.wait_for_function(f"document.querySelector('svg.map').viewBox.baseVal.width < {whole[2]}")
    await tools.get_by_role("button", name="Whole map").click(timeout=PATIENCE)
    assert await seen(drawn) == pytest.approx(whole)
    assert complaints == []
    await page.close()


async def test_a_place_is_lit_in_both(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}{APRIL}", timeout=PATIENCE)
    row = page.locator("#map-table tr[id]").first
    mark = page.locator(f"svg.map a[href='#{await row.get_attribute('id')}']").first
    await page.locator("figure .tools button").first.wait_for(timeout=PATIENCE)
    await row.locator("a").first.focus()
    assert "lit" in str(await mark.get_attribute("class"))
    await mark.focus()
    assert "lit" in str(await row.get_attribute("class"))
    await page.locator("figure .tools button").first.focus()
    assert "lit" not in f"{await row.get_attribute('class')} {await mark.get_attribute('class')}"
    await page.close()
