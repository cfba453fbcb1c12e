"""Who was listed under sanctions, by whom and when; and who asked the Council for measures on the day before."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.explorer.events_shown import page
from tests.api.explorer.shown import said
from tests.api.explorer.visited import texts, visit, visitor

FIVE = (
    "Ahmed Ag Albachar",
    "Houka Houka Ag Alhousseini",
    "Mahri Sidi Amar Ben Daha",
    "Mohamed Ben Ahmed Mahri",
    "Mohamed Ould Mataly",
)
LISTED = {
    "mali-2018-12-20": ("Ahmoudou Ag Asriw", "Mahamadou Ag Rhissa", "Mohamed Ousmane Ag Mohamedoune"),
    "mali-2019-07-10": FIVE,
    "mali-2019-12-20": FIVE,
}
STATEMENTS = {
    "mali-2018-12-20": "https://press.un.org/",
    "mali-2019-07-10": "https://www.un.org/",
    "mali-2019-12-20": "https://ml.usembassy.gov/",
}


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def test_listings_are_events_with_their_days(client: httpx.Client) -> None:
    tree = page(client, kind="SANCTION")
    days = texts(tree, ".//article/h2/time")
    assert days == ["20 December 2018", "10 July 2019", "20 December 2019"]
    links = [str(one.get("href")).partition("?")[0] for one in tree.findall(".//article/h2/a")]
    assert links == [f"doc/event/{key}" for key in LISTED]


@pytest.mark.parametrize("key", LISTED)
def test_a_listing_names_those_listed_and_the_statement(client: httpx.Client, key: str) -> None:
    tree = visit(client, f"/doc/event/{key}")
    parts = texts(tree, ".//section[@id='parts']/ul/li")
    targets = [one.partition(":")[0] for one in parts if ": target" in one]
    assert sorted(targets) == sorted(LISTED[key])
    outward = [str(one.get("href")) for one in tree.findall(".//section[@id='sources']//a")]
    assert [one for one in outward if one.startswith(STATEMENTS[key])]


def test_each_who_urges_the_council_has_a_column(client: httpx.Client) -> None:
    tree = visit(client, "/doc/event/mali-2018-04-11")
    urging = [one for one in tree.findall(".//section[@id='said']/div/section") if "urges" in said(one.find("p"))]
    assert sorted(said(one.find("h3")) for one in urging) == ["France", "US", "United Kingdom"]
    for one in urging:
        assert [link for link in one.iter("a") if str(link.get("href")).startswith("http")]
