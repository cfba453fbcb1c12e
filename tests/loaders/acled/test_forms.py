"""Every form of ACLED's files gives the same records, in whatever order, encoding and wrapping."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.acled import read
from loaders.source import InputError
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.sources import Dataset
from ontology.vocabularies import Redistribution
from tests.loaders.acled.reading import delivered, good, parts, told
from tests.loaders.acled.rows import (
    ACTOR_BASED,
    CLASH,
    EVENTS,
    FROM_2019,
    SINCE_2022,
    UP_TO_2018,
    answer,
    for_each_actor,
    in_words,
    table,
    turned,
    workbook,
)
from tests.loaders.ucdp.reading import record

EDITOR_LINES = (2, 4, 5)
"""Where the three events begin: the notes of the first have two lines."""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _whole() -> set[Node | Relation]:
    return told(delivered(table(*EVENTS)))


def _dated(write: Callable[[str, str, str], str]) -> list[dict[str, str]]:
    """The events with their days written otherwise: from year, month, day."""
    return [row | {"event_date": write(*row["event_date"].split("-"))} for row in EVENTS]


MONTHS = {"02": "February", "03": "March"}
DATES: dict[str, Callable[[str, str, str], str]] = {
    "22 February 2019": lambda year, month, day: f"{int(day)} {MONTHS[month]} {year}",
    "22-February-2019": lambda year, month, day: f"{day}-{MONTHS[month]}-{year}",
    "22-Feb-19": lambda year, month, day: f"{int(day)}-{MONTHS[month][:3]}-{year[2:]}",
    "22/02/2019": lambda year, month, day: f"{day}/{month}/{year}",
    "2/22/2019": lambda year, month, day: f"{int(month)}/{int(day)}/{year}",
    "2019-02-22 00:00:00": lambda year, month, day: f"{year}-{month}-{day} 00:00:00",
    "43518": lambda year, month, day: {"22": "43518", "03": "43527", "15": "43539"}[day],
}


@pytest.mark.parametrize("write", DATES.values(), ids=DATES)
def test_days_are_read_in_every_way_that_files_write_them(write: Callable[[str, str, str], str]) -> None:
    assert told(delivered(table(*_dated(write)))) == _whole()


def test_it_is_told_in_which_order_days_are_read_where_that_is_no_matter_of_course() -> None:
    (month_first, _) = delivered(table(*_dated(DATES["2/22/2019"]))).notices
    assert month_first == "has days with the month first, as 04/14/2018: they are read so"
    (guessed, _) = delivered(table({"event_date": "03/04/2019"})).notices
    assert guessed == "does not show whether the day or the month comes first in its days: the day is taken to"


def test_three_events_are_three_rows_with_all_that_hangs_on_them() -> None:
    delivery = delivered(table(*EVENTS))
    rows = good(delivery)
    assert tuple(row.position.line for row in rows) == EDITOR_LINES
    assert [record(row, Event).id for row in rows] == [f"event/acled-mli900{number}" for number in (1, 2, 3)]
    assert delivery.remarks == ()
    assert delivery.notices == ("is ACLED’s state of 2019-03-18 or later: its newest row was changed on that day",)


def test_what_the_file_is_is_told_by_its_newest_row() -> None:
    dataset = delivered(table(*EVENTS)).dataset
    assert (dataset.version, dataset.issued and dataset.issued.edtf) == ("2019-03-18", "2019-03-18")
    assert delivered(table(*EVENTS, columns=UP_TO_2018)).dataset.version == "unstated"
    assert isinstance(dataset, Dataset)
    assert "www.acleddata.com" in str(dataset.creator)
    assert dataset.redistribution is Redistribution.FORBIDDEN


def test_forms_of_other_years_give_the_same_events_without_what_they_lack() -> None:
    whole = {one for one in _whole() if not isinstance(one, Event)}
    assert {one for one in told(delivered(table(*EVENTS, columns=FROM_2019))) if not isinstance(one, Event)} == whole
    words = [in_words(row) for row in EVENTS]
    assert told(delivered(table(*words))) == _whole()
    assert told(delivered(answer(*EVENTS))) == _whole()
    assert told(delivered(table(*EVENTS, delimiter=";"))) == _whole()
    assert told(delivered(table(*EVENTS, delimiter="\t").encode("utf-16"))) == _whole()
    commas = [row | {"latitude": "16,5", "longitude": "-2,25"} for row in EVENTS]
    assert told(delivered(table(*commas, delimiter=";"))) == _whole()


def test_a_workbook_has_days_as_numbers_or_as_such() -> None:
    path = Path("Africa_1997-2024.xlsx")
    numbers = [{**row, "event_date": 43518 + added} for row, added in zip(EVENTS, (0, 9, 21), strict=True)]
    workbook(path, *numbers)
    assert told(read(path)) == _whole()


OLD_TYPES = {
    "Battle-No change of territory": "ARMED_CLASH",
    "Battle-Government regains territory": "ARMED_CLASH",
    "Battle-Non-state actor overtakes territory": "ARMED_CLASH",
    "Violence against civilians": "ATTACK",
    "VIOLENCE AGAINST CIVILIANS": "ATTACK",
    "Remote violence": "ATTACK",
    "Riots/Protests": "PROTEST",
    "Strategic development": "DEVELOPMENT",
    "Headquarters or base established": "DEVELOPMENT",
    "Non-violent transfer of territory": "DEVELOPMENT",
}


def test_a_file_of_before_2019_has_old_types_in_capitals_and_days_of_slashes() -> None:
    events = [
        CLASH | {"event_type": one, "event_id_cnty": f"{number}MLI", "event_date": "22/02/2019"}
        for number, one in enumerate(OLD_TYPES)
    ]
    delivery = delivered(table(*events, columns=UP_TO_2018).encode("cp1252"))
    rows = good(delivery)
    assert [record(row, Event).kind.name for row in rows] == list(OLD_TYPES.values())
    assert record(rows[0], Event).id == "event/acled-0mli"
    assert delivery.notices == ("lacks sub_event_type: what it would say is unknown",)
    rioters = events[6] | {"actor1": "Rioters (Mali)", "inter1": "5"}
    (riot,) = good(delivered(table(rioters, columns=UP_TO_2018)))
    assert record(riot, Event).kind.name == "RIOT"


@pytest.mark.parametrize("columns", [ACTOR_BASED, FROM_2019], ids=["one actor a row", "both, in either order"])
def test_the_two_rows_of_an_actor_based_file_are_one_event(columns: tuple[str, ...]) -> None:
    delivery = delivered(table(*for_each_actor(*EVENTS), columns=columns))
    rows = good(delivery)
    assert len(rows) == 5
    assert told(delivery) == told(delivered(table(*EVENTS, columns=FROM_2019)))
    assert [len(parts(row)) for row in rows] == [3, 1, 1, 2, 2]
    assert delivery.notices[-1] == "is actor-based: 2 events stand in two rows each, which are joined"


def test_the_rows_of_an_event_need_not_stand_together() -> None:
    rows = for_each_actor(*EVENTS)
    apart = [*rows[::2], *rows[1::2]]
    whole = told(delivered(table(*rows, columns=ACTOR_BASED)))
    assert told(delivered(table(*apart, columns=ACTOR_BASED))) == whole


def test_a_row_for_a_second_actor_whom_its_event_does_not_have_is_told() -> None:
    rows = [row for event in EVENTS for row in (event, turned(event))]
    delivery = delivered(table(*rows, columns=ACTOR_BASED))
    assert told(delivery) == told(delivered(table(*for_each_actor(*EVENTS), columns=ACTOR_BASED)))
    assert delivery.notices[-1] == "names no second actor in 1 rows: they say nothing, and are not counted"


def test_a_row_of_an_actor_based_file_that_says_something_else_is_rejected() -> None:
    first, second = for_each_actor(CLASH)
    for columns in (ACTOR_BASED, FROM_2019):
        rows = list(delivered(table(first, second | {"fatalities": "5"}, columns=columns)).rows)
        assert "stands in two rows that differ" in str(rows[1])
    three = [str(row) for row in delivered(table(first, second, first, columns=ACTOR_BASED)).rows]
    assert all("stands in 3 rows, and an event has two" in row for row in three)


def test_who_stands_on_both_sides_is_one_part_on_none() -> None:
    same = CLASH | {"actor2": CLASH["actor1"], "inter2": "2", "assoc_actor_1": ""}
    whole = told(delivered(table(same, columns=FROM_2019)))
    delivery = delivered(table(*for_each_actor(same), columns=ACTOR_BASED))
    assert told(delivery) == whole
    assert parts(good(delivery)[1]) == [("xyz-front-for-xylophones-and-zithers", "CLASHING_PARTY", None)]


@pytest.mark.parametrize(("number", "cut"), [(499, False), (500, True), (5000, True)])
def test_a_file_of_as_many_rows_as_an_answer_holds_may_be_cut(number: int, cut: bool) -> None:
    rows = [{"event_id_cnty": f"MLI{one}"} for one in range(number)]
    told_so = [notice for notice in delivered(table(*rows)).notices if notice.startswith(f"has {number} rows")]
    assert len(told_so) == cut


def test_what_an_answer_says_of_itself_is_told() -> None:
    assert delivered(answer(*EVENTS, total_count=9)).notices[0] == "it is one page of several: 3 of 9 rows"
    more = delivered(answer(*EVENTS, next_cursor="abc", data_query_restrictions={"date_recency": {"quantity": 12}}))
    assert more.notices[:2] == (
        "it is one page of several: more follow its 3 rows",
        'its publisher restricts what was asked for: {"date_recency": {"quantity": "12"}}',
    )


def _refused(content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        delivered(content)
    (reject,) = caught.value.rejects
    return f"{reject.problem}. {reject.remedy}"


STRANGE = {
    "HDX": "Country,Admin1,Admin2,ISO3,Admin2 Pcode,Admin1 Pcode,Month,Year,Events,Fatalities\n",
    "aggregates": "WEEK,REGION,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES,DISORDER_TYPE,ID\n",
    "years": "COUNTRY,YEAR,EVENTS\n",
    "forecasts": "country,admin1,month,year,total_forecast,battles_forecast\n",
    "withdrawn": "event_id_cnty,deleted_timestamp\n",
    "UCDP": "id,type_of_violence,side_a,side_b,latitude,longitude\n",
}
NAMED = {
    "HDX": "is the header of counts by month and unit (ACLED's figures on HDX), not events. Give another file.",
    "aggregates": (
        "is the header of sums by week and region (ACLED's aggregated data), not events. Give another file."
    ),
    "years": "is the header of counts by country and year (ACLED's figures), not events. Give another file.",
    "forecasts": "is the header of forecasts of ACLED, not events. Give another file.",
    "withdrawn": "is the header of ids of events that ACLED withdrew, not events. Give another file.",
    "UCDP": "is the header of events of UCDP. Load them with ucdp-ged=PATH.",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_file_of_another_kind_is_refused_by_what_it_is(name: str) -> None:
    assert _refused(STRANGE[name]) == NAMED[name]


def test_an_answer_without_events_is_refused_with_what_it_says() -> None:
    error = json.dumps({"status": 403, "success": False, "error": {"message": "Access denied"}})
    assert _refused(error) == "is all it says: it has no rows. Ask the API again."
    assert _refused(answer()) == "is all it says: it has no rows. Ask the API again."
    xml = '<?xml version="1.0"?>\n<response><data></data></response>'
    assert _refused(xml) == "is XML, not a file of rows. Ask its publisher for CSV or JSON."


ACCENTED = [row | {"location": "Ménaka – Été", "notes": "Œuf’s «notes» à l’été"} for row in EVENTS]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(SINCE_2022), st.permutations(ACCENTED), st.sampled_from(ENCODINGS))
def test_any_order_of_columns_and_rows_and_any_encoding_gives_the_same_records(
    columns: list[str], rows: list[dict[str, str]], encoding: str
) -> None:
    whole = told(delivered(table(*ACCENTED)))
    assert told(delivered(table(*rows, columns=columns).encode(encoding))) == whole


def test_utf_8_with_a_fault_is_not_taken_for_another_encoding() -> None:
    content = table(*ACCENTED).encode()
    broken = content.replace("Été".encode(), b"\xc9t\xe9", 1)
    with pytest.raises(InputError, match=r"acled\.csv:2: line: 'byte 0xc9' is not UTF-8"):
        delivered(broken)


def test_a_turned_row_is_its_own_inverse() -> None:
    assert turned(turned(CLASH)) == CLASH
