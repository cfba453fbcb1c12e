"""The pages of actors, sources, places and agreements: what they tell in words, and that they count as GraphQL does."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from api.explorer.nodes.source_page import SYMBOL
from api.explorer.operations import document
from api.settings import Settings
from tests.api.conftest import served
from tests.api.explorer.events_shown import total
from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, texts, visit, visitor

GATIA, ACCORD, MENAKA, REPORT = "actor/gatia", "agreement/accord-2015", "place/ml-menaka", "source/un-s2015-426"
PAGES = (GATIA, ACCORD, MENAKA, REPORT)


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def _asked(client: httpx.Client, query: str) -> Mapping[str, Any]:
    answer = client.post("/graphql", json={"query": query}, headers={"accept": "application/json"})
    return dict(answer.json()["data"])


def _rows(tree: Element, section: str) -> list[str]:
    return texts(tree, f".//section[@id='{section}']//tbody/tr")


def test_to_whom_an_actor_belonged_on_the_day(client: httpx.Client) -> None:
    early, late = (visit(client, f"/doc/{GATIA}", **{"as-of": day}) for day in ("2018-04-30", "2022-06-30"))
    assert any(one.startswith("Platform of Movements of 14 June 2014 of Algiers") for one in _rows(early, "members"))
    assert not any("CSP" in one.split(" by ")[0] for one in _rows(early, "members"))
    assert len(_rows(late, "members")) > len(_rows(early, "members"))
    assert "at other times" in said(early.find(".//section[@id='members']/p[@class='note']"))
    for row in early.findall(".//section[@id='members']//tbody/tr"):
        assert [link for link in row.iter("a") if str(link.get("href")).startswith("http")]


def test_an_accusation_stands_with_who_denies_it(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{GATIA}")
    accounts = tree.findall(".//section[@id='said']/div/section")
    (accusing,) = [one for one in accounts if said(one.find("h3")) == "HRPD"]
    denying = {said(one.find("h4")): said(one.find("p")) for one in accusing.findall("div[@class='answer']")}
    assert set(denying) == {"GATIA in answer", "MSA in answer"}
    assert all(one.startswith("denies") for one in denying.values())
    assert "tells it otherwise" in said(tree.find(".//section[@id='said']"))


def test_events_by_part_lead_to_as_many_events(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{GATIA}", **{"as-of": "2018-04-30"})
    told = tree.findall(".//section[@id='events']/ul[1]/li/a")
    assert len(told) > 3
    for one in told:
        address = str(one.get("href")).removeprefix("../../")
        assert str(total(_page(client, f"/{address}"))) in said(one).split()


def _page(client: httpx.Client, address: str) -> Element:
    path, _, query = address.partition("?")
    return visit(client, path, **dict(httpx.QueryParams(query)))


def test_what_an_actor_owes_is_counted_by_agreement(client: httpx.Client) -> None:
    tree = visit(client, "/doc/actor/mali")
    promised = _asked(
        client, '{ actor(id: "actor/mali") { obligedBy(where: {node: {kind: {eq: PROMISE}}}) { totalCount } } }'
    )
    number = promised["actor"]["obligedBy"]["totalCount"]
    assert said(tree.find(".//section[@id='owes']/h2/span")).startswith(f"{number} promises")
    rows = texts(tree, ".//section[@id='owes']/ul/li")
    assert sum(int(one.rsplit(": ", 1)[1].split()[0]) for one in rows) <= number
    assert "../../promises/accord-2015" in links(main(tree))


def test_a_listing_is_told_by_who_lists(client: httpx.Client) -> None:
    tree = visit(client, "/doc/actor/mohamed-ould-mataly")
    days = [said(one.find("time")) for one in tree.findall(".//section[@id='listings']/ul/li")]
    assert days == ["10 July 2019", "20 December 2019"]
    assert "sanctioned" not in said(main(tree)).lower()


def test_an_agreement_says_who_signed_when_and_by_which_source(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{ACCORD}")
    parties = texts(tree, ".//section[@id='signed']/ul[1]/li")
    assert len(parties) == 8
    assert [one for one in parties if one.startswith("20 June 2015: CMA")]
    for row in tree.findall(".//section[@id='signed']/ul/li"):
        assert [link for link in row.iter("a") if str(link.get("href")).startswith("http")]
    assert {"../../promises/accord-2015", "../../findings", "../../brief/accord-2015"} <= set(links(main(tree)))
    assert said(tree.find(".//p[@class='ended']")).startswith("Ended on 25 January 2024")


def test_an_agreement_before_all_had_signed(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{ACCORD}", **{"as-of": "2015-06-01"})
    assert not [one for one in texts(tree, ".//section[@id='signed']/ul/li") if ": CMA" in one]
    assert "1 signature is left out" in said(tree.find(".//section[@id='signed']/p[@class='narrowed']"))


def test_leads_of_an_agreement_are_as_many_as_its_page_of_leads_has(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{ACCORD}", **{"as-of": "2018-04-30"})
    (told,) = [one for one in texts(tree, ".//ul[@class='ways']/li") if one.startswith("Leads")]
    leads = visit(client, "/findings", agreement="accord-2015", **{"as-of": "2018-04-30"})
    counts = [said(one.find("h2/span")).split()[0] for one in leads.findall(".//section[@class='list']")]
    assert told == f"Leads {sum(map(int, counts))} leads"


def test_a_place_counts_its_events_by_year(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{MENAKA}", **{"as-of": "2018-04-30"})
    years = {said(one.find("th")): int(said(one.find("td"))) for one in tree.findall(".//table[@id='years']/tbody/tr")}
    all_of_them = int(said(tree.find(".//section[@id='events']/h2/span")).split()[0])
    assert sum(years.values()) <= all_of_them
    listed = visit(client, "/events", under="ml-menaka", **{"as-of": "2018-04-30"})
    assert total(listed) == all_of_them
    assert "The middle of its region" in said(tree.find(".//main/dl"))
    assert "within 25 km" not in said(tree.find(".//main/dl"))


def test_within_what_a_place_lay_on_the_day(client: httpx.Client) -> None:
    for day, region in (("2015-01-01", "Gao region"), ("2018-01-01", "Ménaka region")):
        tree = visit(client, "/doc/place/ml-anderamboukane", **{"as-of": day})
        assert region in said(tree.find(".//p[@class='class']"))


def test_a_source_is_cited_by_its_symbol(client: httpx.Client) -> None:
    tree = visit(client, f"/doc/{REPORT}")
    assert said(tree.find(".//h1")).endswith("S/2015/426")
    (symbol,) = [one for one in main(tree).iter("a") if said(one) == "S/2015/426"]
    assert symbol.get("href") == "https://undocs.org/S/2015/426"
    assert (symbol.get("rel"), symbol.get("target")) == ("noreferrer", "_blank")
    rows = _rows(tree, "used")
    assert any(one.startswith("Accord signed in Bamako") and one.endswith("para. 2") for one in rows)
    assert not [one for one in rows if one.startswith("Lead under")]


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        ("Report of the Secretary-General, S/2015/219", "S/2015/219"),
        ("Final report, S/2018/581/Add.1 of August", "S/2018/581/Add.1"),
        ("Resolution S/RES/2374 (2017)", "S/RES/2374 (2017)"),
        ("Letter A/69/968 and others", "A/69/968"),
        ("A/C note on MOC/2", None),
        ("The road to Kidal", None),
    ],
)
def test_symbols_of_the_united_nations(title: str, symbol: str | None) -> None:
    found = SYMBOL.search(title)
    assert (found[0] if found else None) == symbol


@pytest.mark.parametrize("id_", PAGES)
def test_the_record_stays_in_another_view(client: httpx.Client, id_: str) -> None:
    told, record = visit(client, f"/doc/{id_}"), visit(client, f"/doc/{id_}", view="record")
    assert record.find(".//section[@id='statements']") is not None
    assert told.find(".//section[@id='statements']") is None
    assert f"../../doc/{id_}" in links(main(told))
    assert client.get(f"/doc/{id_.partition('/')[0]}/none", params={"lang": "en"}).status_code == 404


@pytest.mark.parametrize("id_", PAGES)
def test_no_list_is_longer_than_a_page(client: httpx.Client, id_: str) -> None:
    tree = visit(client, f"/doc/{id_}")
    assert all(len(one) <= 25 for one in main(tree).iter("ul") if one.get("class") != "forms")


@pytest.mark.parametrize("id_", PAGES)
def test_in_french(client: httpx.Client, id_: str) -> None:
    tree = visit(client, f"/doc/{id_}", "fr")
    assert tree.get("lang") == "fr"
    assert "Tout ce qui en est consigné, liste par liste" in said(main(tree))


@pytest.mark.parametrize(
    ("id_", "days", "words"),
    [
        ("actor/mali", True, "too many to count by the part taken"),
        (MENAKA, True, "too many to count by year"),
        (REPORT, False, "The events that rest on it"),
    ],
)
def test_where_there_is_too_much_to_count_the_rest_is_told(
    client: httpx.Client, filled_url: str, id_: str, days: bool, words: str
) -> None:
    """With a limit of cost between the price of the whole page and that of the page without these counts."""
    name, clocks = id_.partition("/")[0], {"asOf": "2018-04-30", "knownBy": None} if days else {}
    prices = [_price(client, name, {"id": id_, "counts": counts, **clocks}) for counts in (True, False)]
    assert prices[0] > prices[1]
    asked = {"lang": "en"} | ({"as-of": "2018-04-30"} if days else {})
    with served(Settings(store=filled_url, max_cost=sum(prices) // 2)) as address:
        answer = httpx.get(f"{address}/doc/{id_}", params=asked, timeout=60, headers={"accept": "text/html"})
    assert answer.status_code == 200
    tree = fromstring(answer.text)
    assert words in said(main(tree))
    assert {"../../events"} <= set(links(main(tree)))
    assert "No event on record" not in said(main(tree))


def _price(client: httpx.Client, name: str, variables: Mapping[str, Any]) -> int:
    asked = {"query": document(name), "variables": variables}
    return int(client.post("/graphql", json=asked, headers={"accept": "application/json"}).headers["x-query-cost"])


def test_years_without_events_have_their_room_in_the_chart(client: httpx.Client) -> None:
    tree = visit(client, "/doc/place/ml-gao")
    drawn = [int(str(one.get("data-when"))) for one in tree.findall(".//section[@id='events']//g[@data-when]")]
    told = [said(one) for one in tree.findall(".//table[@id='years']/tbody/tr/th")]
    whole = [int(one) for one in told if len(one) == 4]
    assert drawn == list(range(min(whole), max(whole) + 1))
    assert len(drawn) > len(whole)
