"""A line of points: each once, none on another, what is known to the month alone reaching over all of it."""

import re
from datetime import date
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from api.explorer.ledgers.promise_line import LANE, NEAREST, WIDTH, Mark, Point, line

DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31)).map(date.isoformat)
DATES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])
POINTS = st.lists(st.builds(Point, st.sampled_from(Mark), DATES, st.text(max_size=20)), min_size=1, max_size=40)
DRAWN = [
    Point(Mark.SIGNED, "2015-06-20", "Signed"),
    Point(Mark.DUE, "2015-09-20", "Due"),
    Point(Mark.SAID, "2016", "said <b>so</b>"),
]


@given(POINTS)
def test_no_mark_lies_on_another(points: list[Point]) -> None:
    drawn = line(points, "title", "table", date(2020, 1, 1))
    if drawn is None:
        assert len({one.last for one in points}) == 1
        return
    assert len(drawn.points) == len(points)
    texts = fromstring(re.sub("[^\x20-\x7e]", "", drawn.svg)).findall("g/text")
    places = [(float(str(one.get("x"))), float(str(one.get("y")))) for one in texts]
    for at, (x, y) in enumerate(places):
        assert 0 <= x <= WIDTH
        for other_x, other_y in places[at + 1 :]:
            assert abs(x - other_x) >= NEAREST - 0.2 or abs(y - other_y) >= LANE


def test_what_is_drawn() -> None:
    drawn = line(DRAWN, "title", "table", date(2015, 12, 1))
    assert drawn is not None
    tree = fromstring(drawn.svg)
    assert [one.get("class") for one in tree.findall("g")] == ["signed", "due", "said"]
    assert [one.text for one in tree.findall("g/title")] == ["Signed", "Due", "said <b>so</b>"]
    assert [one.get("class") for one in tree.findall("line")] == ["axis", "axis", "span", "today"]
    assert [one.text for one in tree.findall("text")] == ["2016"]


def test_a_single_day_is_no_line() -> None:
    assert line([Point(Mark.SIGNED, "2015-01-01", "Signed")], "title", "table") is None
    assert line([], "title", "table") is None
