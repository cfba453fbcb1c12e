"""Pages in a real browser, wide and narrow: they fit, and the browser has nothing to complain of."""

import pytest
from playwright.async_api import Browser

from tests.api.explorer.seen import PATIENCE

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
    "/?lang=fr",
    "/promises",
    "/promises/roadmap-2018?as-of=2018-07-01&lang=fr",
    "/doc/commitment/apr-interim-authorities?as-of=2018-04-11&lang=fr",
    "/search?q=Kidal&lang=fr",
    "/how-to-read?lang=fr",
    "/events?lang=en",
    "/events?when=2018-04&view=map&lang=fr",
    "/events?view=time&sum=KILLED&lang=en",
)
DIOURA = "/doc/event/mali-2018-04-06-dioura?lang=en"
ROADMAP = "/promises/roadmap-2018?as-of=2018-07-01&lang=en"


@pytest.mark.parametrize("width", [320, 1200])
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
    assert asked == {*PAGES, "/static/pages.css", *(f"/static/{name}.js" for name in ("state", "map", "brush"))}
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


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
async def test_speakers_stand_beside_each_other_or_in_the_same_order(
    browser: Browser, served_url: str, width: int, beside: bool
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": 900})
    await page.goto(f"{served_url}{DIOURA}", timeout=PATIENCE)
    boxes = [await one.bounding_box() for one in await page.locator("#said .account").all()]
    places = [(round(box["x"]), round(box["y"]), round(box["width"])) for box in boxes if box]
    assert len(places) == 5
    assert len({wide for _, _, wide in places}) == 1
    assert sorted(places, key=lambda one: (one[1], one[0])) == places
    assert (len({x for x, _, _ in places}) > 1) is beside
    await page.close()


async def test_a_day_is_taken_without_any_script(browser: Browser, served_url: str) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{served_url}{ROADMAP}", timeout=PATIENCE)
    await page.locator("#as-of").fill("30 avril 2018")
    await page.get_by_label("the same day").check()
    await page.locator("form.clocks button").click(timeout=PATIENCE)
    await page.wait_for_url("**/promises/roadmap-2018?as-of=2018-04-30&known-by=same*", timeout=PATIENCE)
    assert "from sources published by 30 April 2018" in await page.locator(".days").inner_text(timeout=PATIENCE)
    await page.locator(".facets input[value=overdue]").check()
    await page.locator(".facets button").click(timeout=PATIENCE)
    await page.wait_for_url("**status=overdue*", timeout=PATIENCE)
    await context.close()


async def test_a_choice_is_taken_at_once_and_keys_go_from_stop_to_stop(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}{ROADMAP}", timeout=PATIENCE)
    await page.locator(".facets input[value=contested]").check()
    await page.wait_for_url("**status=contested*", timeout=PATIENCE)
    await page.locator("body").press("[")
    await page.wait_for_url("**as-of=2018-06-28&*status=contested*", timeout=PATIENCE)
    slider = page.locator("#stop")
    assert "28 June 2018" in str(await slider.get_attribute("aria-valuetext"))
    await slider.focus()
    await slider.press("Home")
    await page.wait_for_url("**as-of=20*", timeout=PATIENCE)
    await page.close()


async def test_the_question_of_a_page_opens_in_graphiql(browser: Browser, served_url: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{served_url}{ROADMAP}", timeout=PATIENCE)
    await page.locator(".page-foot").get_by_role("link", name="GraphQL").click(timeout=PATIENCE)
    await page.locator(".graphiql-execute-button").click(timeout=PATIENCE)
    await page.get_by_text("Feuille de route pour la mise en œuvre").first.wait_for(timeout=PATIENCE)
    await page.close()
