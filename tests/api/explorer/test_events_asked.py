"""What may be asked of the page of events: pages, days, forms; and what is told where nothing or too much is found."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from rdflib import RDF, Graph, URIRef

from api.explorer.events.state import Asked
from api.explorer.operations import document
from api.explorer.state import State
from api.settings import Settings
from tests.api.conftest import served
from tests.api.explorer.events_shown import APRIL, MENAKA, facet, page, total
from tests.api.explorer.shown import said


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client that likes what browsers like, of a server over the curated dataset."""
    accept = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    with httpx.Client(base_url=served_url, timeout=60, headers=accept) as made:
        yield made


def test_a_list_goes_on_and_back(client: httpx.Client) -> None:
    first = page(client)
    assert len(first.findall(".//article")) == 50
    seen, address = list[str](), "?lang=en"
    for _ in range(10):
        tree = fromstring(client.get(f"/events{address}").text)
        seen += [str(one.get("id")) for one in tree.findall(".//article")]
        later = tree.find(".//p[@class='pages']/a[@rel='next']")
        if later is None:
            break
        address = str(later.get("href"))
    assert len(seen) == len(set(seen)) == total(first)
    last = len(tree.findall(".//article"))
    (earlier,) = tree.findall(".//p[@class='pages']/a[@rel='prev']")
    before = fromstring(client.get(f"/events{earlier.get('href')}").text)
    assert [str(one.get("id")) for one in before.findall(".//article")] == seen[-last - 50 : -last]


def test_the_form_of_days_leads_to_one_word(client: httpx.Client) -> None:
    answer = client.get("/events", params={"from": "April 2018", "to": "14 avril 2018", "view": "map", "lang": "fr"})
    assert (answer.status_code, answer.headers["location"]) == (303, "?view=map&when=2018-04/2018-04-14&lang=fr")
    answer = client.get("/events", params={"from": "2018-04", "to": "avril 2018", "lang": "fr"})
    assert answer.headers["location"] == "?when=2018-04&lang=fr"
    answer = client.get("/events", params={"to": "30/04/2018", "when": "2012", "lang": "en"})
    assert answer.headers["location"] == "?when=../2018-04-30&lang=en"


def test_only_what_was_surely_then(client: httpx.Client) -> None:
    assert total(page(client, surely="yes", **APRIL)) == 18


def test_where_nothing_matches_each_choice_is_offered_back(client: httpx.Client) -> None:
    tree = page(client, kind="attack", under="ml-kayes", **APRIL)
    assert said(tree.find(".//p[@class='empty']")) == (
        "No event on record matches: April 2018, Attack, Kayes region. That does not mean that none happened."
    )
    offered = {said(one).partition(": ")[0]: said(one.find("a")) for one in tree.findall(".//ul[@class='without']/li")}
    assert offered == {
        "Without “April 2018”": "0 events",
        "Without “Attack”": "0 events",
        "Without “Kayes region”": "2 events",
    }


def test_sources_of_a_day_leave_events_out(client: httpx.Client) -> None:
    tree = page(client, **APRIL, **{"known-by": "2018-04-16"})
    assert "left out, of which no source was published by that day" in said(tree.find(".//p[@class='days']"))
    assert total(tree) < 19


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("knid=ATTACK", "is not a parameter of this page. Known: lang, as-of, known-by, when,"),
        ("kind=PARTY", "kind=PARTY is not one of those that there are. Write one of: "),
        ("view=globe", "view=globe is not one of those that there are. Write one of: list, map, time."),
        ("when=2018-13", "when: '2018-13' is not a calendar date: give a month from 01 to 12."),
        ("when=/2018", "when=/2018 is not one of those that there are."),
        ("from=30 February 2018", "February 2018 has 28 days"),
        ("from=2018&to=2017", "from=2018 is later than to=2017. Write the earlier day first."),
        ("near=here", "near=here is not latitude, longitude and kilometres. Write them as in 16.27,-0.04,150."),
        ("near=95,0,5", "near=95,0,5 is not latitude, longitude and kilometres."),
        ("under=Ménaka", "is not one of those that there are. Write one of: place/"),
        ("surely=no", "surely=no is not one of those that there are. Write one of: yes."),
        ("sum=TIRED", "sum=TIRED is not one of those that there are. Write one of: KILLED,"),
        ("after=nowhere", "cursor"),
    ],
)
def test_what_cannot_be_is_told(client: httpx.Client, asked: str, told: str) -> None:
    answer = client.get(f"/events?{asked}&lang=en", follow_redirects=True)
    assert answer.status_code == 400
    assert told in said(fromstring(answer.text).find(".//main"))


@pytest.mark.parametrize(
    "asked", [{}, {"under": MENAKA}, {"kind": "KILLING"}, {"actor": "actor/msa", "role": "TARGET"}]
)
def test_every_form_has_the_events_that_the_page_shows(client: httpx.Client, asked: dict[str, str]) -> None:
    shown = {
        str(one.get("id")).replace("event-", "event/", 1) for one in page(client, **APRIL, **asked).iter("article")
    }
    given = {**APRIL, **asked, "lang": "en"}
    table = client.get("/events", params={**given, "format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert {row["events.id"] for row in csv.DictReader(io.StringIO(table.text))} == shown
    points = client.get("/events", params={**given, "format": "geojson"}).json()
    placed = {str(one["id"]).partition("#")[0] for one in points["features"]}
    assert placed <= shown
    triples = Graph().parse(data=client.get("/events", params={**given, "format": "ttl"}).text, format="turtle")
    event = URIRef("https://accord-graph.example/ontology#Event")
    ids = {str(one).removeprefix("https://accord-graph.example/id/") for one in triples.subjects(RDF.type, event)}
    assert ids == shown


def test_a_form_that_there_is_not_is_told(client: httpx.Client) -> None:
    answer = client.get("/events?format=pdf&lang=en")
    assert answer.status_code == 400
    assert "format=pdf is not a form of events. Write one of csv, geojson, ttl" in said(fromstring(answer.text))


def test_the_page_links_to_its_forms_and_its_question(client: httpx.Client) -> None:
    tree = page(client, **APRIL)
    links = {said(one): str(one.get("href")) for one in tree.findall(".//section[@class='page-foot']//a")}
    assert {"CSV", "GeoJSON", "Turtle", "JSON-LD", "GraphQL"} <= links.keys()
    assert client.get(f"/events{links['CSV']}").status_code == 200


def test_where_events_are_too_many_the_page_says_which_facets_are_left_out(
    client: httpx.Client, filled_url: str
) -> None:
    """With a limit of cost between the price of the whole page and that of the page without these facets."""
    variables = Asked(State()).variables(None)
    prices = [_price(client, variables | {"parts": parts}) for parts in (True, False)]
    assert prices[0] > prices[1]
    with served(Settings(store=filled_url, max_cost=sum(prices) // 2)) as address:
        answer = httpx.get(f"{address}/events", params={"lang": "en"}, timeout=60, headers={"accept": "text/html"})
    assert answer.status_code == 200
    tree = fromstring(answer.text)
    assert facet(tree, "kind")
    assert not facet(tree, "actor")
    assert "There are too many events to count who took part in them" in said(tree.find(".//form[@class='facets']"))


def _price(client: httpx.Client, variables: dict[str, Any]) -> int:
    asked = {"query": document("events"), "variables": variables}
    return int(client.post("/graphql", json=asked, headers={"accept": "application/json"}).headers["x-query-cost"])
