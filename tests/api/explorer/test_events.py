"""The page of events: facets say what one more choice gives, the map no more than is known, and no sum stands alone."""

import re
from collections.abc import Iterator
from math import cos, radians
from xml.etree.ElementTree import Element

import httpx
import pytest

from tests.api.explorer.events_shown import APRIL, MENAKA, facet, page, total
from tests.api.explorer.shown import said


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client that likes what browsers like, of a server over the curated dataset."""
    accept = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    with httpx.Client(base_url=served_url, timeout=60, headers=accept) as made:
        yield made


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


def test_a_third_of_the_country_is_chosen_by_a_link(client: httpx.Client) -> None:
    ways = page(client, view="map", **APRIL).findall(".//p[@class='note extents']")[1]
    assert [said(one) for one in ways.iter("a")] == ["all", "around the events", "north", "centre", "south"]
    drawn = {}
    for name in ("north", "centre", "south"):
        tree = page(client, view="map", extent=name, **APRIL)
        assert [said(one) for one in tree.findall(".//p[@class='note extents']/a[@aria-current]")][1:] == [name]
        drawn[name] = {title(one).partition(" (")[0] for kind in ("at", "near", "patch") for one in marks(tree, kind)}
    assert {"Aklaz", "Goundam", "Ménaka region"} < drawn["north"]
    assert {"Dioura", "Zambougou"} == drawn["centre"] == drawn["south"], "their frames overlap"
    south = page(client, view="map", extent="south", **APRIL)
    assert said(south.find(".//p[@class='drawn']")) == "Drawn: 2 of 19 events"
    assert "outside this map" in said(south.find(".//section[@id='not-drawn']"))


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
