"""Four walks of a reader in a real browser: wide and narrow, without any script, in French, and on paper."""

import csv
import io
import re
from urllib.parse import quote

import httpx
import pytest
from playwright.async_api import Browser, Page
from rdflib import RDF, Graph, URIRef

from ontology.iris import DEFAULT_BASE_IRI
from tests.api.explorer.seen import PATIENCE, address

DIOURA = "/doc/event/mali-2018-04-06-dioura"
APRIL = "/events?when=2018-04&view=map"
MENAKA = "/events?when=2018-04&under=place/ml-menaka"
BRIEF = "/brief/accord-2015?as-of=2018-04-11&known-by=2018-04-11"
SHEETS = {DIOURA: 2, APRIL: 3, MENAKA: 3, BRIEF: 1}
"""How many sheets of A4 each prints on at most."""
SHEET = re.compile(rb"/Type\s*/Page\b")
NOT_PRINTED = "header, form, nav, .page-foot .copy"


async def opened(browser: Browser, url: str, *, script: bool = True, width: int = 1280) -> Page:
    """A page in a browser of its own."""
    context = await browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    page = await context.new_page()
    await page.goto(url, timeout=PATIENCE)
    return page


async def main_of(page: Page) -> str:
    """What is between head and foot, to the byte, but for the tools that scripts bring."""
    found: str = await page.locator("main").evaluate(
        "main => { for (const one of main.querySelectorAll('.tools')) one.remove(); return main.innerHTML }",
        timeout=PATIENCE,
    )
    return found


@pytest.mark.parametrize("path", SHEETS)
@pytest.mark.parametrize(("lang", "width"), [("fr", 360), ("en", 1280)])
async def test_a_page_is_whole_without_any_script(
    browser: Browser, served_url: str, path: str, lang: str, width: int
) -> None:
    url = f"{served_url}{address(path, lang)}"
    plain, scripted = [await opened(browser, url, script=script, width=width) for script in (False, True)]
    assert await main_of(plain) == await main_of(scripted)
    assert await plain.locator("html").get_attribute("lang") == lang
    assert await plain.locator("form.clocks button").is_visible()
    for page in (plain, scripted):
        await page.context.close()


@pytest.mark.parametrize("path", SHEETS)
@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_it_prints_with_its_state_and_without_its_controls(
    browser: Browser, served_url: str, path: str, lang: str
) -> None:
    page = await opened(browser, f"{served_url}{address(path, lang)}")
    printed = await page.pdf(prefer_css_page_size=True)
    assert len(SHEET.findall(printed)) <= SHEETS[path]
    await page.emulate_media(media="print")
    assert [await one.is_visible() for one in await page.locator(NOT_PRINTED).all()].count(True) == 0
    told = " ".join(await page.locator(".printed:visible, .brief .days:visible").all_inner_texts())
    if path == BRIEF:
        assert ("11 April 2018" if lang == "en" else "11 avril 2018") in told
    else:
        assert re.search(f"{re.escape(path.partition('?')[0])}[?]as-of=20.*&known-by=any&.*lang={lang}", told)
    await page.context.close()


async def test_of_what_sources_said_by_a_day(browser: Browser, served_url: str) -> None:
    """The third walk, where it goes on."""
    page = await opened(browser, f"{served_url}{DIOURA}?as-of=2018-04-16&known-by=2018-04-16&lang=en")
    said = await page.locator("#said").inner_text(timeout=PATIENCE)
    assert "claims are left out: published later, or not dated" in said
    assert await page.locator("#said .account").count() < 5
    await page.goto(f"{served_url}{DIOURA}?lang=en", timeout=PATIENCE)
    assert re.search("murder|massacre", await page.locator("main").inner_text(timeout=PATIENCE), re.IGNORECASE) is None
    for claim in await page.locator("#said .cited").all():
        out = claim.locator("a.out").first
        assert (await out.get_attribute("rel"), await out.get_attribute("target")) == ("noreferrer", "_blank")
    await page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
async def test_of_a_map(browser: Browser, served_url: str, width: int) -> None:
    """The sixth walk: what is near stands in a ring of 25 km, what is known to the region is hatched."""
    page = await opened(browser, f"{served_url}{APRIL}&lang=en", width=width)
    drawn = page.locator("svg.map")
    scale = await drawn.locator(".scale path").get_attribute("d", timeout=PATIENCE)
    (hundred_km,) = re.findall(r"v8h([0-9.]+)v-8", str(scale))
    rings = [float(str(await one.get_attribute("r"))) for one in await drawn.locator(".near .ring").all()]
    assert rings == pytest.approx([float(hundred_km) / 4] * 5, rel=0.05)
    assert sorted(await drawn.locator(".patch text").all_text_contents()) == ["1", "3"]
    assert await page.locator("image, img").count() == 0
    box = await drawn.bounding_box()
    assert box is not None
    assert 0.8 * width - 330 < box["width"] <= width
    await page.context.close()


async def test_of_facets(browser: Browser, served_url: str) -> None:
    """The seventh walk: a choice, its counts, and the way back."""
    page = await opened(browser, f"{served_url}/events?when=2018-04&lang=en")
    facets = page.locator("form.facets")
    before = await facets.inner_text(timeout=PATIENCE)
    menaka = facets.locator("input[value='place/ml-menaka']")
    count = int(await facets.locator("label:has([value='place/ml-menaka']) .count").inner_text())
    await menaka.check()
    await page.wait_for_url("**under=place/ml-menaka*", timeout=PATIENCE)
    assert await page.locator("article.event").count() == count
    kinds = await facets.locator("label:has([name=kind]) .count").all_inner_texts()
    assert sum(map(int, kinds)) == count
    assert len(await facets.locator("[name=under]").all()) > 1
    await page.go_back(timeout=PATIENCE)
    await page.wait_for_url("**/events?when=2018-04&lang=en", timeout=PATIENCE)
    assert await facets.inner_text(timeout=PATIENCE) == before
    await page.context.close()


async def test_of_what_leaves_the_house(browser: Browser, served_url: str) -> None:
    """The twelfth walk: CSV and RDF hold the events of the page and no other, GraphQL answers as many."""
    page = await opened(browser, f"{served_url}{APRIL}&lang=en")
    table = await page.locator("#map-table, #not-drawn").locator("a[href*='doc/event/']").all()
    shown = {re.findall(r"doc/(event/[^?]+)", str(await one.get_attribute("href")))[0] for one in table}
    foot = page.locator(".page-foot")
    links = {name: await foot.get_by_role("link", name=name).get_attribute("href") for name in ("CSV", "Turtle")}
    answers = {name: httpx.get(f"{served_url}/events{link}", timeout=60).text for name, link in links.items()}
    rows = [*csv.DictReader(io.StringIO(answers["CSV"]))]
    assert {row["events.id"] for row in rows} == shown
    triples = Graph().parse(data=answers["Turtle"], format="turtle")
    events = {
        str(one).partition("/id/")[2] for one in triples.subjects(RDF.type, URIRef(f"{DEFAULT_BASE_IRI}ontology#Event"))
    }
    assert events == shown
    assert f"{len(shown)} events" in await page.locator(".days").inner_text()
    await foot.get_by_role("link", name="GraphQL").click(timeout=PATIENCE)
    await page.locator(".graphiql-execute-button").click(timeout=PATIENCE)
    await page.get_by_text(f'"totalCount": {len(shown)}').first.wait_for(timeout=PATIENCE)
    await page.context.close()


@pytest.mark.parametrize("path", [BRIEF, APRIL, DIOURA, MENAKA])
async def test_of_a_copied_link(browser: Browser, served_url: str, path: str) -> None:
    """It states the day, what was known, and the language; and shows another browser the same to the byte."""
    page = await opened(browser, f"{served_url}{address(path, 'fr')}")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served_url)
    await page.locator("a.copy").click(timeout=PATIENCE)
    await page.locator("a.copy", has_text="copié").wait_for(timeout=PATIENCE)
    copied: str = await page.evaluate("navigator.clipboard.readText()")
    assert all(re.search(f"[?&]{quote(name)}=[^&]", copied) for name in ("as-of", "known-by", "lang"))
    first, other = [await opened(browser, copied) for _ in range(2)]
    assert await main_of(first) == await main_of(other)
    assert await first.locator("main").inner_text() == await other.locator("main").inner_text()
    assert await first.locator("a.copy").get_attribute("href") == f"?{copied.partition('?')[2]}"
    if path == BRIEF:
        assert await main_of(first) == await main_of(page)
    for one in (page, first, other):
        await one.context.close()
