"""Events counted by region: every count is that of the list that it leads to, and the classes are told."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from api.explorer.answered import Named
from api.explorer.drawing.map import MapDrawing, draw
from api.explorer.events.by_region import CLASSES, ByRegion, MapOfRegions, classes
from ontology.values import Text
from tests.api.explorer.events_shown import APRIL, page, total
from tests.api.explorer.shown import said
from tests.api.explorer.test_events_map import SAY, UNITS
from tests.api.explorer.visited import visitor

COUNTED = {"view": "map", "areas": "count"}


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


@pytest.mark.parametrize(
    ("most", "limits"),
    [
        (0, []),
        (1, [(1, None)]),
        (2, [(1, 1), (2, None)]),
        (9, [(1, 1), (2, 4), (5, None)]),
        (32, [(1, 1), (2, 4), (5, 9), (10, 19), (20, None)]),
        (60, [(1, 4), (5, 19), (20, None)]),
        (1_000_000, [(1, 19), (20, 499), (500, 9_999), (10_000, 199_999), (200_000, None)]),
    ],
)
def test_classes_reach_from_one_to_the_most(most: int, limits: list[tuple[int, int | None]]) -> None:
    found = classes(most)
    assert [(one.low, one.high) for one in found] == limits
    assert len(found) <= CLASSES
    assert all(sum(one.holds(count) for one in found) == 1 for count in range(1, min(most, 3_000) + 1))


def _mapped(extent: str = "", day: date | None = None) -> ByRegion:
    groups = [("north", 7), ("south", 1), ("west", 2), (None, 4)]
    named = [(Named(f"place/{key}", Text(key)) if key else None, count) for key, count in groups]
    return MapOfRegions(UNITS, SAY, extent, day).mapped(named, 6)


def _drawn(found: ByRegion) -> MapDrawing:
    made = draw(found.model)
    assert made is not None
    return made


def test_what_has_no_region_or_no_outline_is_in_no_shape() -> None:
    found = _mapped()
    assert [(row.region.id, row.count, bool(row.drawn_as)) for row in found.rows] == [
        ("place/north", 7, True),
        ("place/south", 1, True),
        ("place/west", 2, False),
    ]
    assert (found.nowhere, found.more) == (4, 2)
    assert [(one.count, one.shade, len(one.paths)) for one in _drawn(found).hatchings] == [(7, 3, 1), (1, 1, 1)]
    assert not _drawn(found).marks


@pytest.mark.parametrize(("day", "paths"), [(date(2015, 12, 31), 2), (date(2016, 1, 19), 1)])
def test_borders_are_those_of_the_day(day: date, paths: int) -> None:
    (north, *_) = _drawn(_mapped(day=day)).hatchings
    assert len(north.paths) == paths


def test_a_third_shows_its_regions() -> None:
    assert _drawn(_mapped("south")).scale > _drawn(_mapped()).scale


@pytest.mark.parametrize("asked", [APRIL, {"when": "2015"}, {"kind": "ATTACK"}])
def test_every_count_is_that_of_its_list(client: httpx.Client, asked: dict[str, str]) -> None:
    tree = page(client, **COUNTED, **asked)
    rows = tree.findall(".//table[@id='map-table']/tbody/tr")
    counts = {said(row.find("th")): int(said(row.find("td[1]")).split()[0]) for row in rows}
    shapes = [one for one in tree.findall(".//svg[@class='map']/a") if "shade-" in str(one.get("class"))]
    drawn = {said(one.find("title")).partition(":")[0]: int(said(one.find("text"))) for one in shapes}
    nowhere = counts.pop("In no region", 0)
    assert drawn == {name: count for name, count in counts.items() if name != "Taoudenni region"} != {}
    for row in rows[: len(counts)]:
        link = row.find("td/a")
        assert link is not None
        assert total(_followed(client, link)) == counts[said(row.find("th"))]
    assert nowhere + sum(counts.values()) >= total(tree)
    if nowhere:
        assert f"{nowhere} event" in said(tree.find(".//p[@class='drawn']"))


def _followed(client: httpx.Client, link: Element) -> Element:
    answer = client.get(f"/events{link.get('href')}")
    assert answer.status_code == 200
    return fromstring(answer.text)


def test_it_is_off_until_it_is_asked_for(client: httpx.Client) -> None:
    plain = page(client, view="map", **APRIL)
    assert not [one for one in plain.iter("a") if "shade-" in str(one.get("class"))]
    (_, counts) = plain.findall(".//p[@class='note extents']")[0].findall("a")
    assert "areas=count" in str(counts.get("href"))
    assert client.get("/events", params={"view": "map", "areas": "rates"}).status_code == 400


def test_classes_and_their_limits_are_told(client: httpx.Client) -> None:
    for lang, words in (
        ("en", "Events in a region: none on record 1 2–4 5 or more"),
        ("fr", "aucun recensé 1 2–4 5 ou plus"),
    ):
        told = said(page(client, **COUNTED, **APRIL, lang=lang).find(".//ul[@class='legend']"))
        assert words in told
