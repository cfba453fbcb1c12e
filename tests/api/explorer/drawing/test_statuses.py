"""What assessors said over the years: every mark in the column of its year, none on another, each told apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from api.explorer.drawing.statuses import HIGH, MARK, MOST_YEARS, SIGNS, WIDTH, Columns, Said, draw
from ontology.vocabularies import Status

YEARS = st.lists(st.integers(1, 9999), min_size=1, max_size=30)


@given(YEARS)
def test_every_year_has_one_column(years: list[int]) -> None:
    columns = Columns.over(years)
    assert columns.number <= MOST_YEARS
    for year in years:
        column = columns.of(year)
        start, _, end = columns.edtf(column).partition("/")
        assert 0 <= column < columns.number
        assert int(start) <= year <= int(end or start)
    assert len(columns.labels) == columns.number == len(columns.borders) + 1


@given(YEARS, st.lists(st.sampled_from(list(Status)), min_size=30, max_size=30))
def test_marks_stand_in_their_columns_and_on_no_other(years: list[int], given_: list[Status]) -> None:
    columns = Columns.over(years)
    said = [Said(columns.of(year), status.name, "F", 1, "", "") for year, status in zip(years, given_, strict=False)]
    strip = draw(said, columns)
    assert len(strip.marks) == len(said)
    for mark in strip.marks:
        left = mark.said.column * columns.width
        assert left <= mark.x
        assert mark.x + MARK <= left + columns.width + 0.1 <= WIDTH + 0.2
        assert 0 <= mark.y <= strip.height - HIGH
    for one, other in combinations(strip.marks, 2):
        assert abs(one.x - other.x) >= MARK or abs(one.y - other.y) >= HIGH


def test_each_status_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Status.__members__)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_number_stands_where_there_are_several() -> None:
    columns = Columns.over([2019])
    one, many = draw([Said(0, "PARTLY", "P", count, "", "") for count in (1, 12)], columns).marks
    assert (one.text, many.text) == ("P", "P12")


def test_many_years_are_taken_together() -> None:
    assert [text for _, text in Columns.over([1990, 2024]).labels][:2] == ["1990–94", "1995–99"]
    assert [text for _, text in Columns.over([2015, 2017]).labels] == ["2015", "2016", "2017"]
