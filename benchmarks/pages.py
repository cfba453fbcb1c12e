"""What pages take over the questions behind them: `python -m benchmarks.pages`, on the store that ACCORD_STORE names.

Of each kind of page, with addresses of the curated dataset or (`--many`) of very many generated events, it tells
the processor time of this process for the page, for the document that the page asks and shows, sent to /graphql with
the same variables, and the difference beside the most that is wanted. Both are asked in turns, over ASGI, without
compression, once everything is planned; of the rounds the median counts.
"""

import argparse
import asyncio
import html
import re
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from statistics import median
from urllib.parse import unquote

import httpx
import orjson
from starlette.applications import Starlette

from api.app import create_app
from api.commands.serving import collect_seldom
from api.explorer.operations import document
from api.settings import Settings
from graph.engines import open_store
from ontology import ONTOLOGY

MOST, MOST_OF_LEDGER = 15, 40
"""Milliseconds that a page may take over its document."""
ROUNDS = 15
WARM_UP = 2
ASKED = re.compile(r'href="[^"]*graphql#operation=(\w+)&amp;variables=([^"]*)"')
"""The link of a page that opens its document in GraphiQL."""
AS_OF = "as-of=2018-04-11&lang=en"
PLAIN = {"Accept": "text/html", "Accept-Encoding": "identity"}
ANSWERED = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}


@dataclass(frozen=True)
class Page:
    """A page that is measured: what it is, where, and how many ms it may take over its document."""

    title: str
    address: str
    most: int = MOST


PAGES = (
    Page("home", "/?lang=en"),
    Page("agreements", "/promises?lang=en"),
    Page("ledger of the accord", f"/promises/accord-2015?{AS_OF}", MOST_OF_LEDGER),
    Page("ledger of the accord, in French", "/promises/accord-2015?as-of=2018-04-11&lang=fr", MOST_OF_LEDGER),
    Page(
        "ledger of the accord, narrowed",
        "/promises/accord-2015?as-of=2018-04-11&status=overdue&lang=en",
        MOST_OF_LEDGER,
    ),
    Page("ledger of the roadmap", f"/promises/roadmap-2018?{AS_OF}", MOST_OF_LEDGER),
    Page("promise", f"/doc/commitment/apr-list-30d?{AS_OF}"),
    Page("compare, a season", "/compare/accord-2015?from=2018-01-31&to=2018-04-30&lang=en"),
    Page("compare, years", "/compare/accord-2015?from=2015-06-20&to=2018-04-30&lang=en"),
    Page("voices", f"/promises/accord-2015/voices?a=actor/carter-center&{AS_OF}&b=actor/mali"),
    Page("brief", f"/brief/accord-2015?{AS_OF}"),
    Page("events: list", "/events?lang=en"),
    Page("events: list of a month", "/events?when=2018-04&lang=en"),
    Page("events: list of an actor", "/events?actor=actor/mali&lang=en"),
    Page("events: map of a month", "/events?view=map&when=2018-04&lang=en"),
    Page("events: map", "/events?view=map&lang=en"),
    Page("events: time of a year", "/events?view=time&when=2018&lang=en"),
    Page("events: time", "/events?view=time&lang=en"),
    Page("findings", "/findings?lang=en"),
    Page("search", "/search?q=Kidal&lang=en"),
    Page("event", "/doc/event/mali-2018-04-barkhane?lang=en"),
    Page("actor", "/doc/actor/mali?lang=en"),
    Page("place", "/doc/place/ml-menaka?lang=en"),
    Page("source", "/doc/source/crisis-group-mali-2018-05?lang=en"),
    Page("agreement", "/doc/agreement/accord-2015?lang=en"),
)
MONTH, REGION = "when=2018-04", "place/generated-region-3"
OF_MANY = (
    Page("events: list", "/events?lang=en"),
    Page("events: map", "/events?view=map&lang=en"),
    Page("events: regions on a map", "/events?areas=count&view=map&lang=en"),
    Page("events: time", "/events?view=time&lang=en"),
    Page("events: list of a month", f"/events?{MONTH}&lang=en"),
    Page("events: map of a month", f"/events?view=map&{MONTH}&lang=en"),
    Page("events: time of a month", f"/events?view=time&{MONTH}&lang=en"),
    Page("events: list of some days", "/events?when=2018-04-03/2018-04-20&lang=en"),
    Page("events: list of a year", "/events?when=2018&lang=en"),
    Page("events: list of a month, added up", f"/events?sum=KILLED&{MONTH}&lang=en"),
    Page("events: list of a region", f"/events?under={REGION}&lang=en"),
    Page("events: list of a month of a region", f"/events?under={REGION}&{MONTH}&lang=en"),
    Page("events: list of a locality", "/events?under=place/generated-locality-3&lang=en"),
    Page("events: list of the busiest actor", "/events?actor=actor/generated-0&lang=en"),
    Page("events: list of a month of the busiest actor", f"/events?actor=actor/generated-0&{MONTH}&lang=en"),
    Page("events: list of an actor", "/events?actor=actor/generated-5&lang=en"),
    Page("events: list of a role", "/events?role=ATTACKER&lang=en"),
    Page("events: list of a kind", "/events?kind=ATTACK&lang=en"),
    Page("home", "/?lang=en"),
    Page("actors", "/actors?lang=en"),
    Page("sources, by a word", "/sources?q=report&lang=en"),
    Page("actor, the busiest", "/doc/actor/generated-0?lang=en"),
    Page("actor", "/doc/actor/generated-5?lang=en"),
    Page("region", f"/doc/{REGION}?lang=en"),
    Page("locality", "/doc/place/generated-locality-3?lang=en"),
    Page("source", "/doc/source/generated-3?lang=en"),
    Page("event", "/doc/event/generated-0000017?lang=en"),
    Page("search, a name", "/search?q=Movement 17&lang=en"),
    Page("search, a word of every event", "/search?q=near&lang=en"),
)
"""Pages of the events that `benchmarks.narrow` makes."""


@dataclass(frozen=True)
class Taken:
    """The median milliseconds of a page, and of its document; None where it has none."""

    page: Page
    whole: float
    document: float | None

    @property
    def row(self) -> str:
        """As a row of a table; what is over the limit stands out."""
        if self.document is None:
            return f"| {self.page.title} | {self.whole:.1f} | | | |"
        over = self.whole - self.document
        told = f"{over:.1f}" if over <= self.page.most else f"**{over:.1f}**"
        return f"| {self.page.title} | {self.whole:.1f} | {self.document:.1f} | {told} | {self.page.most} |"


def client_of(app: Starlette) -> httpx.AsyncClient:
    """A client of the application in this very process, which asks for pages as browsers do."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pages", headers=PLAIN)


async def measured(client: httpx.AsyncClient, page: Page, rounds: int, warm_up: int = WARM_UP) -> Taken:
    """What a page takes. RuntimeError where it is not answered."""
    asked = _asked((await _answered(client.get(page.address))).text)
    wholes, documents = list[float](), list[float]()
    for _ in range(warm_up + rounds):
        wholes.append(await _taken(client.get(page.address)))
        if asked:
            documents.append(await _taken(client.post("/graphql", content=asked, headers=ANSWERED)))
    return Taken(page, median(wholes[warm_up:]), median(documents[warm_up:]) if documents else None)


def _asked(page: str) -> bytes | None:
    """The request to /graphql that a page itself links to."""
    found = ASKED.search(page)
    if found is None:
        return None
    variables = orjson.loads(unquote(html.unescape(found[2])))
    return orjson.dumps({"query": document(found[1]), "variables": variables})


async def _answered(coming: Awaitable[httpx.Response]) -> httpx.Response:
    answer = await coming
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(
            f"{answer.request.url} answers {answer.status_code}, not 200: the store may lack the curated dataset, which"
            " `accord load` loads."
        )
    return answer


async def _taken(coming: Awaitable[httpx.Response]) -> float:
    began = time.process_time()
    await _answered(coming)
    return (time.process_time() - began) * 1000


async def main(pages: tuple[Page, ...], only: str, rounds: int) -> None:
    """Measure, and print a table."""
    given = Settings.from_environment()
    store = open_store(given.store, ONTOLOGY, user=given.store_user, password=given.store_password)
    print("| page | page, ms | its document, ms | over | wanted at most |\n| --- | --: | --: | --: | --: |")
    async with client_of(create_app(store, given)) as client:
        collect_seldom()  # as the server does
        for page in pages:
            if only in page.title:
                print((await measured(client, page, rounds)).row, flush=True)
    await store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What pages take over the questions behind them.")
    parser.add_argument("--only", default="", metavar="TEXT", help="only pages whose title has this in it")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is asked ({ROUNDS})")
    parser.add_argument("--many", action="store_true", help="of the events that benchmarks.narrow makes")
    given_ = parser.parse_args()
    asyncio.run(main(OF_MANY if given_.many else PAGES, given_.only, given_.rounds))
