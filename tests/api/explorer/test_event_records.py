"""The page of an event that several datasets record, on every store: which records, why, and the figures of all."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.settings import Settings
from graph.loading.load import load
from graph.matching.delivering import match
from ontology.vocabularies import MatchVerdict
from tests.api.explorer.shown import page, said
from tests.api.explorer.visited import texts
from tests.graph.conftest import opened
from tests.graph.matching.two_datasets import decided, ours, theirs
from tests.schemas import app_over

RECORDS = ".//section[@id='records']/ul/li"


@pytest.fixture(scope="module")
async def client(store_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over two datasets, two records of which were joined by hand."""
    store = opened(store_url)
    by_hand = decided(MatchVerdict.SAME, "event/ours-attack", "event/theirs-6")
    for one in (ours(by_hand), theirs()):
        await load(store, one, strict=True, match=match)
    transport = httpx.ASGITransport(app_over(store, Settings(query_seconds=600)))
    async with httpx.AsyncClient(transport=transport, base_url="http://test", headers={"accept": "text/html"}) as made:
        yield made
    await store.close()


async def test_an_event_says_which_records_it_stands_for_and_why(client: httpx.AsyncClient) -> None:
    (told,) = texts(await page(client, "/doc/event/ours-fight"), RECORDS)
    assert told.startswith("Theirs-1, 14 April 2018 (The theirs dataset)")
    assert "One event: same day (14 April 2018); 0 km apart (Lutherie);" in told
    assert told.endswith("Joined by rules, with a score of 1.00 of 1.")


async def test_so_it_does_in_french(client: httpx.AsyncClient) -> None:
    (told,) = texts(await page(client, "/doc/event/ours-fight", "fr"), RECORDS)
    assert "Un même événement : même jour (14 avril 2018)" in told
    assert told.endswith("Réunis par des règles, avec un score de 1,00 sur 1.")


async def test_figures_of_all_records_stand_side_by_side(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/event/ours-fight")
    assert texts(tree, ".//section[@id='figures']//tbody/tr/td[2]") == ["9", "9"]
    assert texts(tree, ".//section[@id='figures']//tbody/tr/td[5]") == ["this record", "The theirs dataset"]


async def test_parts_are_told_to_be_parts(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/event/ours-long")
    told = texts(tree, RECORDS)
    assert [one.split(",")[0] for one in told] == ["Theirs-2", "Theirs-3"]
    assert all("; a part of this)" in one for one in told)
    figures = texts(tree, ".//section[@id='figures']//tbody/tr")
    assert ["a part, in no total" in one for one in figures] == [False, True, True]
    part = await page(client, "/doc/event/theirs-2")
    assert said(part.find(".//p[@class='exception']")).startswith("This is recorded as a part of a larger event")
    (whole,) = texts(part, RECORDS)
    assert "; this is a part of it)" in whole


async def test_who_decided_is_named(client: httpx.AsyncClient) -> None:
    (told,) = texts(await page(client, "/doc/event/theirs-6"), RECORDS)
    assert told.endswith("Its author says so. Decided by A. N. Author.")
    stood = said((await page(client, "/doc/event/theirs-6")).find(".//p[@class='exception']"))
    assert stood.startswith("Another record stands for this event in lists, counts and sums: Ours-attack")


async def test_an_event_of_one_record_says_nothing_of_others(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/event/ours-only")
    assert tree.find(".//section[@id='records']") is None
    assert tree.find(".//p[@class='exception']") is None
