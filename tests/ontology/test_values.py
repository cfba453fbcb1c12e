"""Dates with their imprecision, durations, texts, folded texts and keys."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.values import (
    ACCENTS,
    EUROPEAN,
    LAST_LETTER,
    DatePrecision,
    DateSpan,
    Language,
    PartialDate,
    Text,
    add_duration,
    fold,
    slug,
)

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR
DATES = st.dates(min_value=date(1, 1, 1))
MODERN = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2018-04-14", "2018-04-14", "2018-04-14", DAY),
        ("2018-04", "2018-04-01", "2018-04-30", MONTH),
        ("2018", "2018-01-01", "2018-12-31", YEAR),
        ("2016-02", "2016-02-01", "2016-02-29", MONTH),
        ("2015-02", "2015-02-01", "2015-02-28", MONTH),
        ("2018-04-26/2018-04-27", "2018-04-26", "2018-04-27", DAY),
        ("2018-04-26/2018", "2018-04-26", "2018-12-31", YEAR),
        ("2018-04/2018-05-02", "2018-04-01", "2018-05-02", MONTH),
        ("../2018-04-13", None, "2018-04-13", DAY),
        ("2018-04/..", "2018-04-01", None, MONTH),
        ("/2018", None, "2018-12-31", YEAR),
        ("2018-04-14/", "2018-04-14", None, DAY),
    ],
)
def test_a_span_has_its_first_and_last_day(edtf: str, first: str, last: str, precision: DatePrecision) -> None:
    span = DateSpan(edtf)
    assert [day and day.isoformat() for day in (span.first, span.last)] == [first, last]
    assert span.precision is precision
    assert span.is_single is ("/" not in edtf)
    assert span.unknown is (edtf in ("/2018", "2018-04-14/"))


@pytest.mark.parametrize("text", ["2015-02-30", "2018-04-00", "2018-04-31", "1900-02-29", "0000"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is not a calendar date: give a day that exists$"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2018-13", "2018-00", "2018-13-01"])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is not a calendar date: give a month from 01 to 12$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-4", "2018-4-1", "2018/04", "14.04.2018", "April 2018", "2018-04-14T00", " 2018", "2018~"],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(text))} is not a date: write 2018, 2018-04 or 2018-04-14$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("edtf", "problem"),
    [
        ("../..", r"is open at both ends: give at least one$"),
        ("2018-04-27/2018-04-26", r"runs backwards: write the earlier date first$"),
        ("2019/2018-12", r"runs backwards: write the earlier date first$"),
        ("..", r"is not a date: write"),
        ("", r"is not a date: write"),
        ("/", r"names no date: give at least one$"),
        ("/..", r"names no date: give at least one$"),
        ("../", r"names no date: give at least one$"),
        ("2018//", r"is not a date: write"),
        ("2018/2019/2020", r"is not a date: write"),
        ("2018-02-30/2018-03-01", r"is not a calendar date"),
    ],
)
def test_a_span_that_says_nothing_is_refused(edtf: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        DateSpan(edtf)


@given(DATES)
def test_any_day_is_read_back(day: date) -> None:
    read = PartialDate.parse(day.isoformat())
    assert (read.text, read.first, read.last, read.precision) == (day.isoformat(), day, day, DAY)


@given(DATES, DATES)
def test_any_two_days_in_order_are_a_span(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = DateSpan(f"{first.isoformat()}/{last.isoformat()}")
    assert (span.first, span.last, span.precision) == (first, last, DAY)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2015-06-20", "P60D", "2015-08-19"),
        ("2015-05-15", "P60D", "2015-07-14"),
        ("2016-02-28", "P1D", "2016-02-29"),
        ("2015-02-28", "P1D", "2015-03-01"),
        ("2018-12-31", "P2W", "2019-01-14"),
        ("2015-01-31", "P1M", "2015-02-28"),
        ("2016-01-31", "P1M", "2016-02-29"),
        ("2015-03-31", "P3M", "2015-06-30"),
        ("2015-11-30", "P3M", "2016-02-29"),
        ("2016-02-29", "P1Y", "2017-02-28"),
        ("2016-02-29", "P4Y", "2020-02-29"),
        ("2015-06-20", "P24M", "2017-06-20"),
        ("2015-11", "P3M", "2016-02"),
        ("2015-12", "P1Y", "2016-12"),
        ("2015", "P2Y", "2017"),
    ],
)
def test_a_duration_is_counted_as_a_calendar_counts_it(start: str, duration: str, end: str) -> None:
    assert add_duration(start, duration) == end


@pytest.mark.parametrize(
    ("start", "duration", "problem"),
    [
        ("2015-06", "P60D", "^P60D cannot be added to 2015-06, which names no day$"),
        ("2015", "P1W", "^P1W cannot be added to 2015, which names no day$"),
        ("2015", "P3M", "^P3M cannot be added to 2015, which names no month$"),
        ("2015-06-20", "60D", "^'60D' is not a duration: write P60D, P2W, P3M or P1Y$"),
        ("2015-06-20", "P0D", "^'P0D' is not a duration: write P60D, P2W, P3M or P1Y$"),
        ("2015-06-20", "P1Y2M", "^'P1Y2M' is not a duration: write P60D, P2W, P3M or P1Y$"),
        ("2015-06-31", "P1D", "^'2015-06-31' is not a calendar date"),
    ],
)
def test_what_cannot_be_counted_is_refused(start: str, duration: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        add_duration(start, duration)


@given(MODERN, st.integers(1, 5000))
def test_days_and_weeks_are_days(start: date, count: int) -> None:
    assert add_duration(start.isoformat(), f"P{count}D") == (start + timedelta(days=count)).isoformat()
    assert add_duration(start.isoformat(), f"P{count}W") == (start + timedelta(weeks=count)).isoformat()


@given(MODERN, st.integers(1, 400))
def test_months_keep_the_day_or_end_with_a_shorter_month(start: date, count: int) -> None:
    end = PartialDate.parse(add_duration(start.isoformat(), f"P{count}M")).first
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(MODERN, st.integers(1, 30))
def test_a_year_is_twelve_months(start: date, count: int) -> None:
    for text in (start.isoformat(), start.isoformat()[:7]):
        assert add_duration(text, f"P{count}Y") == add_duration(text, f"P{12 * count}M")


def test_a_text_has_at_least_one_language_english_first() -> None:
    assert Text("Gao", "Gao (ville)", "ⴳⴰⵡ").variants == ("Gao", "Gao (ville)", "ⴳⴰⵡ")
    assert Text(fr="Tombouctou").variants == ("Tombouctou",)
    with pytest.raises(ValueError, match=r"^a text needs at least one language: give `en` or `fr`$"):
        Text("", None)
    with pytest.raises(ValueError, match=r"^a text is blank: leave out the language that it is missing in$"):
        Text("", "Gao (ville)")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (Text("Gao", "Gao (ville)", "ⴳⴰⵡ"), ["Gao", "Gao (ville)", "ⴳⴰⵡ"]),
        (Text("Gao", None, "ⴳⴰⵡ"), ["Gao", "Gao", "ⴳⴰⵡ"]),
        (Text(None, "Gao (ville)", "ⴳⴰⵡ"), ["Gao (ville)", "Gao (ville)", "ⴳⴰⵡ"]),
        (Text(None, None, "ⴳⴰⵡ"), ["ⴳⴰⵡ", "ⴳⴰⵡ", "ⴳⴰⵡ"]),
        (Text("Gao", "Gao (ville)"), ["Gao", "Gao (ville)", "Gao"]),
        (Text(fr="Gao (ville)"), ["Gao (ville)", "Gao (ville)", "Gao (ville)"]),
    ],
)
def test_a_text_in_a_language_that_it_lacks_is_the_first_of_the_others(text: Text, shown: list[str]) -> None:
    assert [text.in_language(language) for language in Language] == shown
    assert [text.only_in(language) for language in Language] == list(text.by_language)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ménaka", "menaka"),
        ("  ÉTAT  de\tdroit\n", "etat de droit"),
        ("Cœur d’Afrique", "coeur d'afrique"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("①ﬁn", "1fin"),
        ("Ag\u00a0Ghali", "ag ghali"),
        ("ⵜⵉⵏ", "ⵜⵉⵏ"),
        ("a\uffffb\U0001f600", "a\ud7fb00ffffb\ud7fb01f600"),
        ("", ""),
    ],
)
def test_fold_drops_case_accents_and_spare_space(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_of_a_folded_text_is_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_texts_sort_the_same_everywhere(text: str) -> None:
    folded = fold(text)
    assert all(char < "\ud7ff" for char in folded)
    assert folded == " ".join(folded.split())


def test_what_is_folded_by_a_shorter_way_has_all_of_its_accents_removed() -> None:
    characters = [char for char in map(chr, range(0x110000)) if ACCENTS.fullmatch(char) or EUROPEAN.fullmatch(char)]
    accents = {char for char in characters if ACCENTS.fullmatch(char)}
    assert accents == {char for char in characters if unicodedata.combining(char)}
    assert max(set(characters) - accents) < LAST_LETTER


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_and_composition_make_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ménaka", "menaka"),
        ("Cœur d’Afrique", "coeur-d-afrique"),
        ("para. 2, p. 3", "para-2-p-3"),
        ("ⵜⵉⵏ", ""),
        ("--a--", "a"),
    ],
)
def test_slug(text: str, key: str) -> None:
    assert slug(text) == key


@given(st.text())
def test_a_slug_is_empty_or_a_key_and_stays_itself(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)
