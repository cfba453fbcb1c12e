"""The page of events: facets say what one more choice gives, the map no more than is known, and no sum stands alone."""

import csv
import io
import re
from collections.abc import Iterator
from math import cos, radians
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from rdflib import RDF, Graph, URIRef

from api.explorer.events_state import Asked
from api.explorer.operations import document
from api.explorer.pages import HEADERS
from api.explorer.state import State
from api.settings import Settings
from tests.api.conftest import served
from tests.api.explorer.shown import said

APRIL = {"when": "2018-04"}
MENAKA = "place/ml-menaka"


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client that likes what browsers like, of a server over the curated dataset."""
    accept = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    with httpx.Client(base_url=served_url, timeout=60, headers=accept) as made:
        yield made


def page(client: httpx.Client, lang: str = "en", **asked: str) -> Element:
    """The page as a tree."""
    answer = client.get("/events", params={**asked, "lang": lang}, follow_redirects=True)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    return fromstring(answer.text)


def total(tree: Element) -> int:
    """How many events the page says there are."""
    return int(re.findall("[0-9]+", said(tree.find(".//p[@class='days']")))[0])


def facet(tree: Element, name: str) -> dict[str, int]:
    """The values of a facet, each with its count."""
    found = tree.findall(f".//form[@class='facets']//input[@name='{name}']/..")
    return {str(one.find("input").get("value")): int(said(one.find("span"))) for one in found}  # type: ignore[union-attr]


def rows(tree: Element) -> dict[str, str]:
    """The rows of the table beside the map: what each place is called, and how it is drawn."""
    found = tree.findall(".//table[@id='map-table']/tbody/tr")
    return {said(one.find("th")): said(one.find("td")) for one in found}


def marks(tree: Element, kind: str) -> list[Element]:
    """The marks of a kind on the map: `at`, `near` or `patch`."""
    return tree.findall(f".//svg[@class='map']/a[@class='{kind}']")


def title(mark: Element) -> str:
    """What a mark is called."""
    return said(mark.find("title"))


def test_the_map_of_april(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    assert total(tree) == 19
    assert said(tree.find(".//p[@class='drawn']")) == "Drawn: 16 of 19 events"
    patches = {title(one): said(one.find("text")) for one in marks(tree, "patch")}
    assert patches == {
        "Ménaka region (somewhere in it, hatched): 3 events": "3",
        "Timbuktu region (somewhere in it, hatched): Barkhane said to have killed an arms expert and four others": "1",
    }
    assert not any(one.find("circle") is not None for one in marks(tree, "patch"))
    near = {title(one).partition(" (")[0] for one in marks(tree, "near")}
    assert near == {"Akabar", "Goundam", "Andéramboukane", "Aklaz", "Awakassa"}
    at = {title(one).partition(" (")[0] for one in marks(tree, "at")}
    assert at == {"Zambougou", "Timbuktu", "MINUSMA camp, Aguelhok", "Dioura"}


def test_rings_are_kilometres(client: httpx.Client) -> None:
    """In units of the map, which is true to scale between the parallels of Mali's southern and northern ends."""
    tree = page(client, view="map", **APRIL)
    svg = tree.find(".//svg[@class='map']")
    assert svg is not None
    _, _, width, _ = map(float, str(svg.get("viewBox")).split())
    units_of_100_km = float(re.findall("h([0-9]+)v-8", str(svg.find("g[@class='scale']/path").get("d")))[0])  # type: ignore[union-attr]
    (radius,) = {
        float(str(one.get("r"))) for mark in marks(tree, "near") for one in mark.findall("circle[@class='ring']")
    }
    assert radius == pytest.approx(units_of_100_km / 4, abs=1)
    assert width / units_of_100_km == pytest.approx((4.25 + 12.25) * 111.32 * cos(radians(17.5)) / 100, rel=0.06)


def test_an_event_in_several_places_is_one_number(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    places = [one for one in tree.findall(".//table[@id='map-table']/tbody/tr") if "Killings at Aklaz" in said(one)]
    assert [said(one.find("th")) for one in places] == ["Aklaz", "Andéramboukane", "Awakassa"]
    numbers = {
        item.get("value") for one in places for item in one.iter("li") if said(item).endswith("near Andéramboukane")
    }
    assert len(numbers) == 1
    (line,) = tree.findall(".//svg[@class='map']/polyline")
    assert len(str(line.get("points")).split()) == 3


def test_a_camp_and_its_town_are_drawn_once(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    timbuktu = [one for one in marks(tree, "at") if "Timbuktu" in title(one)]
    assert [said(one.find("text")) for one in timbuktu] == ["5, 14"]


def test_what_is_not_drawn_is_told(client: httpx.Client) -> None:
    listed = tree_of_listed(page(client, view="map", **APRIL))
    assert listed == {
        "Tina forest: no point is known": 1,
        "no place is named": 2,
    }


def tree_of_listed(tree: Element) -> dict[str, int]:
    """Why events are not drawn, and how many."""
    found = tree.findall(".//section[@id='not-drawn']/ul/li")
    return {said(one).partition(said(one.find("ul")))[0].strip(): len(one.findall("ul/li")) for one in found}


def test_nothing_on_the_map_comes_from_elsewhere(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    assert not list(tree.iter("image")) + list(tree.iter("img"))
    loaded = [str(one.get("src") or one.get("href")) for one in (*tree.iter("script"), *tree.iter("link"))]
    assert not [one for one in loaded if "//" in one]


def test_the_table_says_what_the_map_does(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    linked = {str(one.get("href")) for one in tree.findall(".//svg[@class='map']/a")}
    ids = {f"#{one.get('id')}" for one in tree.iter("tr") if one.get("id")}
    assert linked <= ids
    drawn = {kind: len(marks(tree, kind)) for kind in ("at", "near", "patch")}
    assert drawn == {"at": 4, "near": 5, "patch": 2}
    assert len(rows(tree)) == 12


def test_gao_took_in_menaka_until_2016(client: httpx.Client) -> None:
    """What happened somewhere in Gao in 2012 may have happened in Ménaka, which is hatched with it."""
    before = page(client, view="map", when="2012", under="place/ml-gao")
    patches = [one for one in marks(before, "patch") if title(one).startswith("Gao region")]
    assert [len(one.findall("path")) for one in patches] in ([], [2])


def test_facets_count_what_one_more_choice_gives(client: httpx.Client) -> None:
    tree = page(client, view="map", **APRIL)
    assert facet(tree, "under") == {
        MENAKA: 9,
        "place/ml-timbuktu": 4,
        "place/ml-mopti": 2,
        "place/ml-kidal": 1,
        "place/ml-segou": 1,
    }
    assert said(tree.find(".//li[@class='note none']")) == "2 without"
    kinds = facet(tree, "kind")
    assert kinds == {
        "MILITARY_OPERATION": 5,
        "ARMED_CLASH": 3,
        "KILLING": 3,
        "ATTACK": 2,
        "STATEMENT": 2,
        "ACCUSATION": 1,
        "AMBUSH": 1,
        "MASSACRE": 1,
        "SHELLING": 1,
    }
    assert sum(kinds.values()) == total(tree)


def test_a_choice_narrows_all_facets_but_its_own(client: httpx.Client) -> None:
    every, narrowed = page(client, view="map", **APRIL), page(client, view="map", under=MENAKA, **APRIL)
    assert total(narrowed) == 9
    assert facet(narrowed, "under") == facet(every, "under")
    assert facet(narrowed, "kind") == {
        "ARMED_CLASH": 3,
        "MILITARY_OPERATION": 2,
        "ACCUSATION": 1,
        "AMBUSH": 1,
        "KILLING": 1,
        "MASSACRE": 1,
    }


@pytest.mark.parametrize("asked", [{}, {"under": MENAKA}, {"kind": "KILLING"}, {"actor": "actor/msa"}])
def test_a_facet_counts_what_choosing_gives(client: httpx.Client, asked: dict[str, str]) -> None:
    tree = page(client, **APRIL, **asked)
    for name in ("kind", "under", "role", "hedge"):
        for value, count in list(facet(tree, name).items())[:3]:
            assert total(page(client, **(APRIL | asked | {name: value}))) == count, (name, value)


def figures(tree: Element, caption: str) -> list[list[str]]:
    """The rows of a table of figures."""
    (table,) = [one for one in tree.iter("table") if said(one.find("caption")) == caption]
    return [[said(cell) for cell in row] for row in table.findall("tbody/tr")]


def test_no_sum_is_silent(client: httpx.Client) -> None:
    tree = page(client, sum="KILLED", **APRIL)
    assert said(tree.find(".//p[@class='sum']")).startswith("Killed: at least 102 in 11 events")
    taken, left = figures(tree, "Figures taken"), figures(tree, "Figures left out")
    assert len(taken) == 11
    numbers = [int(re.findall("[0-9]+", row[1])[0]) for row in taken]
    assert sum(numbers) == 102
    assert not {row[0] for row in taken} & {row[0] for row in left if row[-1] in ("Accusation", "Denied")}
    assert [row[1] for row in left if row[-1] == "Accusation"] == ["at least 95"]
    aklaz = [row for row in (*taken, *left) if row[0] == "Killings at Aklaz and Awakassa, near Andéramboukane"]
    assert len(aklaz) == 9
    assert {row[3] for row in aklaz} == {
        "Operation Barkhane",
        "International Crisis Group",
        "Daouda Maïga",
        "United Nations Multidimensional Integrated Stabilization Mission in Mali",
        "Movement for the Salvation of Azawad",
        "Uppsala Conflict Data Program",
    }
    assert [row[1] for row in taken if row in aklaz] == ["at least 47"]


def test_without_being_asked_nothing_is_added_up(client: httpx.Client) -> None:
    tree = page(client, **APRIL)
    assert tree.find(".//p[@class='sum']") is None
    offered = [said(one) for one in tree.findall(".//section[@id='sums']//a")]
    assert offered == ["Killed", "Wounded", "Captured", "Missing"]


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


def test_along_time(client: httpx.Client) -> None:
    tree = page(client, view="time", when="2018")
    assert len(tree.findall(".//svg[@class='chart']")) == 2
    told = tree.findall(".//table[@id='months']/tbody/tr")
    months = {said(one.find("th")): [said(cell) for cell in one.findall("td")] for one in told}
    assert months["April 2018"] == ["18", "at least 102"]
    assert months["March to April 2018"][0] == "1"
    assert sum(int(count) for count, _ in months.values()) == total(tree)
    rough = tree.findall(".//svg[@class='timeline']/a/path[@class='rough']")
    assert len(rough) == 2
    linked = {str(one.get("href")) for one in tree.findall(".//svg[@class='timeline']/a")}
    assert linked == {f"#{one.get('id')}" for one in tree.findall(".//ol[@id='days']/li")}


def test_in_french(client: httpx.Client) -> None:
    tree = page(client, "fr", view="map", sum="KILLED", **APRIL)
    assert said(tree.find(".//h1")) == "Événements : avril 2018"
    assert said(tree.find(".//p[@class='drawn']")) == "Dessinés : 16 des 19 événements"
    assert said(tree.find(".//p[@class='sum']")).startswith("Tués : au moins 102 dans 11 événements")
    assert not [one for one in tree.iter() if one.get("lang") == "en" and one.tag == "span"]


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
