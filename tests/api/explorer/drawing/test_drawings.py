"""What pages draw, as golden files, and that its measures are true."""

import gzip
from datetime import date
from math import cos, radians
from xml.etree.ElementTree import Element, fromstring

import pytest

from api.explorer.drawing import bars, map, outline, timeline
from api.explorer.drawing.area import Area, area_of
from api.explorer.drawing.map import MapModel, Spot, Unit
from api.explorer.drawing.projection import Frame, Projection
from api.explorer.pages import drawing
from tests.api.explorer.drawing.drawings import DRAWINGS, MODEL, UNITS, golden, square


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_as_it_was(name: str) -> None:
    assert DRAWINGS[name]() == golden(name).read_text("utf-8")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_well_formed_and_asks_for_nothing(name: str) -> None:
    tree = fromstring(DRAWINGS[name]())
    assert not list(tree.iter("image"))
    assert all(str(link.get("href")).startswith("#") for link in tree.iter("a"))
    assert tree.get("aria-describedby") == "table"


def _circles(tree: Element, kind: str) -> list[dict[str, str]]:
    return [dict(one.attrib) for one in tree.iter("circle") if one.get("class") == kind]


def test_a_ring_has_the_radius_of_so_many_kilometres() -> None:
    """25 km, of which a degree of latitude has 111.32, in units of a map whose height of 2 degrees is known."""
    tree = fromstring(DRAWINGS["map"]())
    scale = (1000 - 2 * 24) / (4 * cos(radians(17)))
    assert sorted(float(one["r"]) for one in _circles(tree, "ring")) == pytest.approx(
        [5 / 111.32 * scale, 25 / 111.32 * scale], abs=0.6
    )


def test_what_is_known_to_a_region_has_no_dot() -> None:
    drawn = map.draw(MODEL)
    assert drawn is not None
    assert len(drawn.marks) == 3
    (patch,) = drawn.hatchings
    assert len(patch.paths) == 2
    assert patch.count == 2


def test_what_lies_outside_is_not_drawn() -> None:
    drawn = map.draw(MODEL)
    assert drawn is not None
    assert "Far away" not in {one.name for one in drawn.marks}


def test_a_map_around_the_events_shows_less() -> None:
    spots = (Spot((0.5, 16.5), "Well"),)
    every, close = (map.draw(MapModel(UNITS, spots, close=close)) for close in (False, True))
    assert every is not None
    assert close is not None
    assert close.scale > 2 * every.scale


def test_without_outlines_points_alone_are_drawn() -> None:
    drawn = map.draw(MapModel(spots=(Spot((90.0, 21.0), "Camp"), Spot((92.0, 22.0), "Ford"))))
    assert drawn is not None
    assert not drawn.cercles
    assert {one.name for one in drawn.marks} == {"Camp", "Ford"}
    assert all(0 <= one.at[0] <= drawn.width and 0 <= one.at[1] <= drawn.height for one in drawn.marks)


def test_where_all_lies_elsewhere_the_map_is_of_that() -> None:
    spots = (Spot((90.0, 21.0), "Camp"), Spot((92.0, 22.0), "Ford"))
    drawn = map.draw(MapModel(UNITS, spots))
    assert drawn is not None
    assert (drawn.cercles, drawn.regions) == ("", ())
    assert {one.name for one in drawn.marks} == {"Camp", "Ford"}


def test_an_outline_alone() -> None:
    drawn = outline.draw('{"type":"Polygon","coordinates":[[[0,16],[2,16],[2,18],[0,18],[0,16]]]}')
    assert drawn.path == "M24 976l910 0 0-952-910 0z"
    assert drawn.size == (958, 1000)


def test_nothing_makes_no_map() -> None:
    assert map.draw(MapModel()) is None


def test_words_do_not_cover_one_another() -> None:
    spots = tuple(Spot((x / 40, 16 + y / 40), f"{x} {y}", (x, y)) for x in range(12) for y in range(12))
    drawn = map.draw(MapModel((Unit("place/a", "A", square(-1, 15, 3)),), spots))
    assert drawn is not None
    told = [one for one in drawn.marks if one.text]
    boxes = [(one.label[0], one.label[1], one.label[0] + 13 * len(one.text)) for one in told]
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[:at]]
    assert told
    assert not [one for one, other in pairs if abs(one[1] - other[1]) < 18 and one[0] < other[2] and other[0] < one[2]]


def test_a_path_leaves_out_what_falls_on_one_point() -> None:
    projection = Projection(Frame(0, 16, 2, 18))
    assert projection.path([[[0, 16], [0.00001, 16], [2, 16], [2, 18], [0, 16]]]).count("-") == 1
    assert projection.path([[[1, 17], [1.00001, 17], [1, 17.00001], [1, 17]]]) == ""


def test_a_map_of_three_hundred_events_is_light() -> None:
    """With as many outlines, and as long ones, as those of Mali."""
    ring = [[round(x + dx, 3), round(y + dy, 3)] for x, y, dx, dy in _bent()]
    areas = (Area(([[x + number % 8 * 2, y + number // 8 * 2] for x, y in ring],)) for number in range(50))
    units = tuple(Unit(f"place/{number}", f"Cercle {number}", area) for number, area in enumerate(areas))
    spots = tuple(
        Spot(
            (number % 15 + number / 300, number % 11 + number / 500),
            f"Place {number}: attack",
            (number,),
            leads_to=f"p{number}",
        )
        for number in range(300)
    )
    drawn = drawing("map.html", "drawing", map.draw(MapModel(units, spots)), "Map", "table")
    assert drawn.count('<a class="at"') == 300
    assert len(gzip.compress(drawn.encode())) <= 25_000


def test_an_outline_is_read_and_drawn_once_for_each_frame() -> None:
    text = '{"type":"Polygon","coordinates":[[[0,16],[2,16],[2,18],[0,18],[0,16]]]}'
    area, frames = area_of(text), (Frame(0, 16, 2, 18), Frame(0, 14, 4, 18))
    assert area_of(str(text)) is area
    assert [area.path(one) for one in frames] == [Projection(one).path(area.rings) for one in frames]
    assert area.path(Frame(0, 16, 2, 18)) is area.path(frames[0])
    assert (area.reach, area.middle, area.size) == (((0, 16), (2, 18)), (1, 17), 4)
    with pytest.raises(ValueError, match="has a ring that does not end where it begins"):
        area_of('{"type":"Polygon","coordinates":[[[0,16],[2,16],[2,18],[0,18]]]}')


def _bent() -> list[tuple[float, float, float, float]]:
    """The corners of a square of forty steps, and how far each is moved."""
    steps = [step / 10 for step in range(10)]
    around = [
        *((step, 0.0) for step in steps),
        *((1.0, step) for step in steps),
        *((1 - step, 1.0) for step in steps),
        *((0.0, 1 - step) for step in (*steps, 1.0)),
    ]
    return [(x, y, (at * 37 % 11) / 100, (at * 53 % 13) / 100) for at, (x, y) in enumerate(around)]


def test_days_months_and_spans_are_told_apart() -> None:
    drawn = timeline.draw(
        (
            timeline.Line(
                "",
                (
                    timeline.Item(date(2018, 4, 1), date(2018, 4, 30), True, "April", "a"),
                    timeline.Item(date(2018, 4, 1), date(2018, 4, 30), False, "all of April", "b"),
                    timeline.Item(date(2018, 4, 1), date(2018, 4, 1), False, "the first", "c"),
                ),
            ),
        )
    )
    assert drawn is not None
    month, span, day = drawn.bars
    assert (month.extent, span.extent, day.extent) == (timeline.Extent.ROUGH, timeline.Extent.SPAN, timeline.Extent.DAY)
    assert month.width == span.width > 20 * day.width


@pytest.mark.parametrize("days", [(date(1, 1, 1), date(1, 1, 1)), (date(9999, 12, 30), date(9999, 12, 31))])
def test_the_ends_of_time_are_drawn(days: tuple[date, date]) -> None:
    drawn = timeline.draw((timeline.Line("", (timeline.Item(*days, False, "end", "a"),)),))
    assert drawn is not None
    assert 0 <= drawn.bars[0].x <= drawn.width


def test_a_bar_without_an_upper_bound_ends_in_an_arrow() -> None:
    drawn = bars.draw((bars.Value("2018-04", 40, None, ""), bars.Value("2018-05", 10, 50, "")))
    assert drawn is not None
    first, second = drawn.bars
    assert (first.open, first.rest) == (True, 0)
    assert (second.open, second.rest) == (False, 4 * second.solid)


def test_no_numbers_make_no_chart() -> None:
    assert bars.draw(()) is None
    assert bars.draw((bars.Value("2018-04", 0, 0, ""),)) is None
