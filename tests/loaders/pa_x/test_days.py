"""Days are read in the form that the file as a whole tells, or not at all."""

import pytest

from loaders.pa_x.days import Order, days_of
from loaders.source import InputError, WrongValue
from ontology.records import Position


def _cells(*cells: str) -> list[tuple[Position, str]]:
    return [(Position("pax.csv", line), cell) for line, cell in enumerate(cells, 2)]


@pytest.mark.parametrize(
    ("cells", "order", "told", "last"),
    [
        (("2012-04-03", "2012-04-13T00:00:00"), Order.ISO, (), "2012-04-13"),
        (
            ("03/04/2012", "13/04/2012"),
            Order.DAY_FIRST,
            ("writes all its days as day/month/year: line 3 has 13/04/2012",),
            "2012-04-13",
        ),
        (
            ("03/04/2012", "4/13/2012"),
            Order.MONTH_FIRST,
            ("writes all its days as month/day/year: line 3 has 4/13/2012",),
            "2012-04-13",
        ),
        (
            ("13/04/2012", "03/04/2012"),
            Order.DAY_FIRST,
            ("writes all its days as day/month/year: line 2 has 13/04/2012",),
            "2012-04-03",
        ),
        (
            ("03/13/2012", "03/04/2012"),
            Order.MONTH_FIRST,
            ("writes all its days as month/day/year: line 2 has 03/13/2012",),
            "2012-03-04",
        ),
        (
            ("03/04/2012",),
            Order.DAY_FIRST,
            ("has no day above 12; they are read as day/month/year, as PA-X writes them",),
            "2012-04-03",
        ),
    ],
)
def test_one_form_holds_for_the_whole_file(
    cells: tuple[str, ...], order: Order, told: tuple[str, ...], last: str
) -> None:
    days = days_of(_cells(*cells))
    assert (days.order, days.notices, days.read(cells[-1]).edtf) == (order, told, last)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            ("2012-04-13", "03/04/2012"),
            "pax.csv:3: day: '03/04/2012' has slashes, and line 2 is written year-month-day.",
        ),
        (
            ("03/04/2012", "2012-04-13"),
            "pax.csv:2: day: '03/04/2012' has slashes, and line 3 is written year-month-day.",
        ),
        (("13/04/2012", "04/14/2012"), "pax.csv:3: day: '04/14/2012' has the month first, and line 2 the day."),
    ],
)
def test_a_file_that_mixes_forms_is_refused(cells: tuple[str, ...], told: str) -> None:
    with pytest.raises(InputError) as caught:
        days_of(_cells(*cells))
    (reject,) = caught.value.rejects
    assert str(reject).startswith(told)


@pytest.mark.parametrize("cell", ["", "13.04.2012", "2012", "13/13/2012", "31/04/2012", "2012-04-13 07:30:00"])
def test_what_is_no_day_in_that_form_is_told(cell: str) -> None:
    days = days_of(_cells("13/04/2012"))
    with pytest.raises(WrongValue):
        days.read(cell)
