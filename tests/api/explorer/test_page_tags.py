"""Tags of pages: what a client has is not sent again; a load, a release, a language or a day makes another of it."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import httpx
import pytest

from api.settings import Settings
from graph.loading.load import load
from graph.store import Store
from ontology.records import Delivery
from ontology.sources import Dataset
from tests.api.explorer.visited import BROWSER
from tests.graph.loading.told import delivered, event, graph
from tests.schemas import app_over

DAYS = {"as-of": "2018-06-01", "known-by": "any", "lang": "en"}
CITING = ("/promises/accord", "/events", "/doc/event/attack", "/doc/commitment/silence", "/doc/agreement/accord")
"""Pages that cite the dataset which they are drawn from, by its version and checksum."""
CHANGED = ("/", "/events", "/actors", "/search?q=raid", "/events?view=map&areas=count")
"""Pages that tell of another event."""
PAGES = (*dict.fromkeys([*CITING, *CHANGED]), "/promises", "/sources", "/findings", "/brief/accord", "/how-to-read")


@pytest.fixture
async def client(own_store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over it."""
    transport = httpx.ASGITransport(app_over(own_store, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=BROWSER) as made:
        yield made


async def _tags(client: httpx.AsyncClient, pages: tuple[str, ...], **asked: str) -> Mapping[str, str]:
    """The tag of each page, which is that of its whole body."""
    answers = {path: await client.get(path, params={**httpx.URL(path).params, **DAYS, **asked}) for path in pages}
    assert {path: one.status_code for path, one in answers.items()} == dict.fromkeys(pages, 200)
    return {path: one.headers["etag"] for path, one in answers.items()}


async def _status(client: httpx.AsyncClient, path: str, tag: str) -> int:
    params = {**httpx.URL(path).params, **DAYS}
    return (await client.get(path, params=params, headers={"if-none-match": tag})).status_code


def _other(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {path for path in before if before[path] != after[path]}


def _released(version: str, checksum: str) -> Delivery:
    made = delivered(graph())
    dataset, *others = made.about.records
    assert isinstance(dataset, Dataset)
    released = replace(dataset, version=version, checksum=checksum * 64)
    return replace(made, about=replace(made.about, records=(released, *others)))


async def test_a_load_of_the_same_leaves_what_a_client_has(own_store: Store, client: httpx.AsyncClient) -> None:
    before = await _tags(client, PAGES)
    await load(own_store, delivered(graph()), strict=True)
    assert await _tags(client, PAGES) == before
    assert {await _status(client, path, tag) for path, tag in before.items()} == {304}


async def test_a_load_makes_another_page_of_what_tells_of_it(own_store: Store, client: httpx.AsyncClient) -> None:
    before = await _tags(client, PAGES)
    await load(own_store, delivered([*graph(), event("raid")]), strict=True)
    after = await _tags(client, PAGES)
    assert _other(before, after) >= set(CHANGED)
    assert {await _status(client, path, before[path]) for path in CHANGED} == {200}
    assert {await _status(client, path, after[path]) for path in CHANGED} == {304}
    await load(own_store, delivered(graph()), strict=True)
    assert await _tags(client, PAGES) == before


@pytest.mark.parametrize("release", [_released("2", "0"), _released("1", "1")], ids=["version", "checksum"])
async def test_a_release_makes_another_page_of_what_cites_it(
    own_store: Store, client: httpx.AsyncClient, release: Delivery
) -> None:
    before = await _tags(client, PAGES)
    await load(own_store, release, strict=True)
    assert _other(before, await _tags(client, PAGES)) >= set(CITING)


async def test_languages_and_days_have_tags_of_their_own(client: httpx.AsyncClient) -> None:
    english = await _tags(client, PAGES)
    assert _other(english, await _tags(client, PAGES, lang="fr")) == set(PAGES)
    clocked = ("/promises/accord", "/brief/accord", "/doc/event/attack", "/events")
    for days in ({"as-of": "2018-07-01"}, {"known-by": "2018-06-01"}):
        assert _other({one: english[one] for one in clocked}, await _tags(client, clocked, **days)) == set(clocked)


async def test_a_page_without_a_day_is_that_of_today(client: httpx.AsyncClient) -> None:
    answer = await client.get("/promises/accord", params={"lang": "en"})
    settled = await client.get("/promises/accord", params={**DAYS, "as-of": "2018-06-01"})
    assert answer.headers["etag"] != settled.headers["etag"]
    again = await client.get(
        "/promises/accord", headers={"if-none-match": answer.headers["etag"]}, params={"lang": "en"}
    )
    assert again.status_code == 304
    assert "accept-language" not in answer.headers.get("vary", "").lower()
    either = await client.get("/promises/accord")
    assert "accept-language" in either.headers["vary"].lower()
