"""GraphiQL in a real browser that can reach nothing but our own server, and the page where it isn't installed."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import build_schema, parse, validate
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from api.web.graphiql_page import BUNDLE, FOLDER, SERVED, graphiql_page
from tests.system_packages import program

ROOT = Path(__file__).parents[3]
FIRST_QUERY = (FOLDER / "first_query.graphql").read_text("utf-8")
TITLE = "Attack on the MINUSMA and Barkhane camp in Timbuktu"
INSTALL = "api/graphiql/node_modules/.package-lock.json"
PATIENCE = 60_000
"""How long to wait for the page at most, in milliseconds: no test asks how fast it is."""

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass
class Visit:
    """A visit to the page, with all that the browser asked for and all that it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def editor(self) -> Locator:
        """Where the query stands."""
        return self.page.get_by_role("region", name="Query Editor")

    @property
    def result(self) -> Locator:
        """Where the answer stands."""
        return self.page.get_by_role("region", name="Result Window")

    async def answer(self) -> Any:
        """What stands in the result pane, once something does; the editor draws only the lines in view."""
        await expect(self.result).to_contain_text('"data"', timeout=PATIENCE)
        return json.loads(await self.result.locator(".CodeMirror").evaluate("pane => pane.CodeMirror.getValue()"))


@pytest.fixture(scope="module")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    if missing := [file for file in BUNDLE.values() if not (FOLDER / file).is_file()]:
        pytest.fail(f"GraphiQL is not installed (no api/graphiql/{missing[0]}); run `make {INSTALL}`.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def visit(browser: Browser, served_url: str) -> AsyncIterator[Visit]:
    """The page, opened in a new profile, with its first query in the editor."""
    context = await browser.new_context()
    visit = Visit(await context.new_page())
    context.on("request", lambda request: visit.requests.append(f"{request.method} {request.url}"))
    context.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
    await visit.page.goto(f"{served_url}/graphql", timeout=PATIENCE)
    await expect(visit.editor).to_contain_text("query OneDay", timeout=PATIENCE)
    yield visit
    await context.close()


def asked_by_post(served_url: str, query: str = FIRST_QUERY) -> Any:
    return httpx.post(f"{served_url}/graphql", json={"query": query}, timeout=60).raise_for_status().json()


def test_the_first_query_fits_the_schema() -> None:
    schema = build_schema((ROOT / "api/schema.graphql").read_text("utf-8"))
    assert validate(schema, parse(FIRST_QUERY)) == []


async def test_the_button_asks_the_first_query(visit: Visit, served_url: str) -> None:
    await visit.page.get_by_role("button", name="Execute query").click()
    answer = await visit.answer()
    await expect(visit.result).to_contain_text(TITLE, timeout=PATIENCE)
    assert [event["title"] for event in answer["data"]["events"]["nodes"]] == [TITLE]
    assert answer == asked_by_post(served_url)
    assert visit.complaints == []


async def test_ctrl_enter_asks(visit: Visit, served_url: str) -> None:
    await visit.editor.locator(".CodeMirror-lines").click()
    await visit.page.keyboard.press("Control+a")
    query = "query OneDay { events { totalCount } }"  # GraphiQL takes a moment to see a new name; no person is as quick
    await visit.page.keyboard.insert_text(query)
    await visit.page.keyboard.press("Control+Enter")
    assert await visit.answer() == asked_by_post(served_url, query)
    assert visit.complaints == []


async def test_nothing_comes_from_elsewhere(visit: Visit, served_url: str) -> None:
    await visit.page.get_by_role("button", name="Show Documentation Explorer").click()
    await expect(visit.page.locator(".graphiql-doc-explorer")).to_contain_text("Agreement", timeout=PATIENCE)
    await visit.page.get_by_role("button", name="Open settings dialog").click()
    await expect(visit.page.get_by_role("dialog")).to_contain_text("Theme", timeout=PATIENCE)
    await visit.page.keyboard.press("Escape")
    await visit.page.get_by_role("button", name="Execute query").click()
    await visit.answer()
    files = [f"GET {served_url}/graphiql/{name}" for name in SERVED]
    introspection_and_query = [f"POST {served_url}/graphql"] * 2
    assert sorted(visit.requests) == sorted([f"GET {served_url}/graphql", *files, *introspection_and_query])
    assert visit.complaints == []


async def test_the_page_says_when_the_service_is_gone(visit: Visit, served_url: str) -> None:
    await visit.page.context.set_offline(True)
    await visit.page.get_by_role("button", name="Execute query").click()
    await expect(visit.result).to_contain_text(
        f"Nothing answers at {served_url}/graphql. Is the service still running?", timeout=PATIENCE
    )


async def test_without_javascript_the_page_says_how_to_ask(browser: Browser, served_url: str) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{served_url}/graphql", timeout=PATIENCE)
    await expect(page.get_by_text(f"curl {served_url}/graphql")).to_be_visible(timeout=PATIENCE)
    await context.close()


def test_a_browser_is_held_to_our_origin(served_url: str) -> None:
    headers = httpx.get(f"{served_url}/graphql", headers={"accept": "text/html"}).headers
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"].split("; ") == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]


def test_a_browser_keeps_files_and_asks_whether_they_are_good(served_url: str) -> None:
    first = httpx.get(f"{served_url}/graphiql/page.js")
    assert (first.status_code, first.text) == (200, (FOLDER / "page.js").read_text("utf-8"))
    assert first.headers["cache-control"] == "no-cache"
    second = httpx.get(f"{served_url}/graphiql/page.js", headers={"if-none-match": first.headers["etag"]})
    assert (second.status_code, second.content, second.headers["cache-control"]) == (304, b"", "no-cache")


@pytest.mark.parametrize(
    "path",
    ["", "page.html", "package.json", "node_modules/react/package.json", "..%2fgraphiql_page.py", "%00"],
)
def test_no_other_file_is_served(served_url: str, path: str) -> None:
    assert httpx.get(f"{served_url}/graphiql/{path}").status_code == 404


@pytest.fixture
def not_installed(tmp_path: Path) -> Path:
    """The folder of the page without what npm installs."""
    return shutil.copytree(FOLDER, tmp_path / "graphiql", ignore=shutil.ignore_patterns("node_modules"))


def commands(page: str) -> list[str]:
    return [html.unescape(text) for text in re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL)]


def test_where_it_is_not_installed_the_page_says_how_to_get_it(not_installed: Path) -> None:
    by_make, by_npm, *_ = commands(graphiql_page(folder=not_installed))
    assert by_npm == "npm ci --ignore-scripts --prefix api/graphiql"
    shown = subprocess.run(
        [*by_make.split(), "--dry-run", "--always-make"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "npm ci --prefix api/graphiql" in shown.stdout


def test_where_it_is_not_installed_the_page_says_how_to_ask(not_installed: Path, served_url: str) -> None:
    program("curl", debian_package="curl")
    _, _, short, long, file = commands(graphiql_page(f"{served_url}/graphql", not_installed))
    assert file == FIRST_QUERY
    answers = [
        json.loads(subprocess.run(f"{command} --silent", shell=True, cwd=ROOT, capture_output=True, check=True).stdout)
        for command in (short, long)
    ]
    assert answers == [
        asked_by_post(served_url, "{ events(first: 3) { totalCount nodes { id title } } }"),
        asked_by_post(served_url),
    ]


def test_one_missing_file_is_enough_to_say_that_it_is_not_installed(not_installed: Path) -> None:
    for file in list(BUNDLE.values())[1:]:
        (not_installed / file).parent.mkdir(parents=True, exist_ok=True)
        (not_installed / file).write_text("")
    assert "<h1>Ask the graph</h1>" in graphiql_page(folder=not_installed)


def test_an_address_cannot_bring_markup_or_commands(not_installed: Path) -> None:
    page = graphiql_page("http://<b>;rm/graphql", not_installed)
    assert "<b>" not in page
    assert commands(page)[3].startswith("curl 'http://<b>;rm/graphql' ")


def test_what_npm_installs_is_pinned_by_hash_and_without_an_address() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text())["packages"]
    asked = json.loads((FOLDER / "package.json").read_text())["dependencies"]
    own = lock.pop("")
    assert own["dependencies"] == asked
    assert {name: lock[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, package in lock.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in lock.items() if "resolved" in package] == []
