"""When something was, as people write it, in English and French, and the EDTF that records have of it."""

from datetime import date

import pytest

from api.reports.days import NotADay
from api.reports.spans import read_span

TODAY = date(2026, 11, 29)
READ = {
    "2018": "2018",
    "2018-04": "2018-04",
    "2018-04-26/2018-04-27": "2018-04-26/2018-04-27",
    "../2018-04-13": "../2018-04-13",
    "2015/..": "2015/..",
    "/2017": "/2017",
    "30 April 2018": "2018-04-30",
    "30 avril 2018": "2018-04-30",
    "30/04/2018": "2018-04-30",
    "04/2018": "2018-04",
    "April 2018": "2018-04",
    "avril 2018": "2018-04",
    "2018/04": "2018-04",
    "hier": "2026-11-28",
    "26-27 April 2018": "2018-04-26/2018-04-27",
    "26–27 avril 2018": "2018-04-26/2018-04-27",
    "du 26 au 27 avril 2018": "2018-04-26/2018-04-27",
    "entre le 26 et le 27 avril 2018": "2018-04-26/2018-04-27",
    "les 26 et 27 avril 2018": "2018-04-26/2018-04-27",
    "from 26 to 27 April 2018": "2018-04-26/2018-04-27",
    "28 March to 2 April 2018": "2018-03-28/2018-04-02",
    "du 1er au 3 juin 2015": "2015-06-01/2015-06-03",
    "01/04/2018 - 03/04/2018": "2018-04-01/2018-04-03",
    "April to June 2018": "2018-04/2018-06",
    "d’avril à juin 2018": "2018-04/2018-06",
    "since June 2015": "2015-06/..",
    "depuis juin 2015": "2015-06/..",
    "until 13 April 2018": "../2018-04-13",
    "jusqu’au 13 avril 2018": "../2018-04-13",
    "before 14 April 2018": "../2018-04-13",
    "avant avril 2018": "../2018-03-31",
    "after 14 April 2018": "2018-04-15/..",
    "après 9999": "9999-12-31/..",
}


@pytest.mark.parametrize("text", READ)
def test_it_is_read_as_edtf(text: str) -> None:
    assert read_span(text, TODAY).edtf == READ[text]


def test_what_had_to_be_decided_is_told() -> None:
    (remark,) = read_span("03/04/2018", TODAY).remarks
    assert remark.en == "'03/04/2018' is read as 3 April 2018: day, month, year."
    assert read_span("April 2018", TODAY).remarks == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("27-26 April 2018", "'27-26 April 2018' runs backwards; write the earlier date first."),
        ("2018-05/2018-04", "'2018-05/2018-04' runs backwards; write the earlier date first."),
        ("2018-04-31", "'2018-04-31' does not exist: April 2018 has 30 days; write one of them."),
        ("28 March to 2 April", "'28 March to 2 April' is not a day, a month or a year; write one such as"),
        ("", "'' is not a day, a month or a year; write one such as"),
        ("since", "'since' is not a day, a month or a year; write one such as"),
    ],
)
def test_what_is_no_date_is_told_with_a_remedy(text: str, why: str) -> None:
    with pytest.raises(NotADay) as told:
        read_span(text, TODAY)
    assert (told.value.why.en or "").startswith(why)
