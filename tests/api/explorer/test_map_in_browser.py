"""A map comes closer by buttons, keys, wheel and two fingers, and a place is lit on it and in the table at once."""

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


@pytest.mark.parametrize(("start", "end", "factor"), [(40, 100, 2.5), (100, 40, 0.4)])
async def test_two_fingers_bring_it_closer_and_back(
    browser: Browser, served_url: str, start: int, end: int, factor: float
) -> None:
    """What lies between the fingers stays there; the page itself is not scaled."""
    context = await browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(f"{served_url}{APRIL}", timeout=PATIENCE)
    drawn = page.locator("svg.map")
    await page.locator("figure .tools button").first.wait_for(timeout=PATIENCE)
    if factor < 1:
        for _ in range(4):
            await page.locator("figure .tools button").first.click(timeout=PATIENCE)
    await drawn.scroll_into_view_if_needed()
    before, box = await seen(drawn), await drawn.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = await context.new_cdp_session(page)

    async def fingers(kind: str, *apart: float) -> None:
        points = [{"x": x + side * one, "y": y, "id": number} for one in apart for number, side in enumerate((-1, 1))]
        await touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    await fingers("touchStart", start)
    for step in range(1, 7):
        await fingers("touchMove", start + (end - start) * step / 6)
    await fingers("touchEnd")
    after = await seen(drawn)
    assert before[2] / after[2] == pytest.approx(factor, rel=0.05)
    middles = [(one[0] + one[2] / 2, one[1] + one[3] / 2) for one in (before, after)]
    assert middles[1] == pytest.approx(middles[0], abs=before[2] / 20)
    assert await page.evaluate("visualViewport.scale") == 1
    await context.close()


async def test_one_finger_moves_what_is_closer_and_scrolls_the_whole(browser: Browser, served_url: str) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(f"{served_url}{APRIL}", timeout=PATIENCE)
    drawn, closer = page.locator("svg.map"), page.locator("figure .tools button").first
    await closer.wait_for(timeout=PATIENCE)
    touch = await context.new_cdp_session(page)

    async def dragged(across: float) -> None:
        await drawn.scroll_into_view_if_needed()
        box = await drawn.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        await touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 6):
            moved = {"x": x + across * step / 5, "y": y}
            await touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
        await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    whole = await seen(drawn)
    await dragged(-60)
    assert await seen(drawn) == pytest.approx(whole)
    for _ in range(3):
        await closer.click(timeout=PATIENCE)
    before = await seen(drawn)
    await dragged(-60)
    after = await seen(drawn)
    assert after[0] > before[0]
    assert after[2] == pytest.approx(before[2])
    await context.close()


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
