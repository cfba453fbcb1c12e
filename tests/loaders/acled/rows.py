"""Rows of events in the forms of ACLED's files, made up for tests: no such day, place, group or toll is anybody's."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

CLASH = {
    "data_id": "7001",
    "iso": "466",
    "event_id_cnty": "MLI9001",
    "event_id_no_cnty": "9001",
    "event_date": "2019-02-22",
    "year": "2019",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "XYZ: Front for Xylophones and Zithers",
    "assoc_actor_1": "Katiba Zither; Harpist Ethnic Group (Mali)",
    "inter1": "2",
    "actor2": "Military Forces of Mali (2012-2020)",
    "assoc_actor_2": "",
    "inter2": "1",
    "interaction": "12",
    "civilian_targeting": "",
    "region": "Western Africa",
    "country": "Mali",
    "admin1": "Tombouctou",
    "admin2": "Tombouctou",
    "admin3": "Ber",
    "location": "Lutherie",
    "latitude": "16.5000",
    "longitude": "-2.2500",
    "geo_precision": "1",
    "source": "Radio Zither; The Daily Harp",
    "source_scale": "Other-National",
    "notes": "On 22 February 2019, zithers met harps.\nFour fell silent.",
    "fatalities": "4",
    "tags": "",
    "timestamp": "1551225600",
    "iso3": "MLI",
}
ATTACK = {
    "event_id_cnty": "MLI9002",
    "event_id_no_cnty": "9002",
    "event_date": "2019-03-03",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Unidentified Armed Group (Mali)",
    "assoc_actor_1": "",
    "inter1": "3",
    "actor2": "Civilians (Mali)",
    "assoc_actor_2": "Harpist Ethnic Group (Mali)",
    "inter2": "7",
    "interaction": "37",
    "civilian_targeting": "Civilian targeting",
    "time_precision": "2",
    "geo_precision": "2",
    "fatalities": "6",
    "source": "The Daily Harp",
    "notes": "Around 3 March, harpists were killed near Lutherie.",
    "tags": "women targeted: girls",
}
PROTEST = {
    "event_id_cnty": "MLI9003",
    "event_id_no_cnty": "9003",
    "event_date": "2019-03-15",
    "time_precision": "3",
    "disorder_type": "Demonstrations",
    "event_type": "Protests",
    "sub_event_type": "Peaceful protest",
    "actor1": "Protesters (Mali)",
    "assoc_actor_1": "Students (Mali)",
    "inter1": "6",
    "actor2": "",
    "assoc_actor_2": "",
    "inter2": "0",
    "interaction": "60",
    "geo_precision": "3",
    "fatalities": "0",
    "source": "Radio Zither",
    "notes": "Students asked for strings.",
    "timestamp": "1552867200",
}
EVENTS = (CLASH, CLASH | ATTACK, CLASH | PROTEST)

SINCE_2022 = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
FROM_2019 = (
    *("data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"),
    *("region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "timestamp", "iso3"),
)
UP_TO_2018 = (
    *("GWNO", "EVENT_ID_CNTY", "EVENT_ID_NO_CNTY", "EVENT_DATE", "YEAR", "TIME_PRECISION", "EVENT_TYPE", "ACTOR1"),
    *("ALLY_ACTOR_1", "INTER1", "ACTOR2", "ALLY_ACTOR_2", "INTER2", "INTERACTION", "COUNTRY", "ADMIN1", "ADMIN2"),
    *("ADMIN3", "LOCATION", "LATITUDE", "LONGITUDE", "GEO_PRECISION", "SOURCE", "NOTES", "FATALITIES"),
)
ACTOR_BASED = tuple(column for column in FROM_2019 if column not in ("actor2", "assoc_actor_2", "inter2"))
WORDS = {
    "0": "",
    "1": "State forces",
    "2": "Rebel group",
    "3": "Political militia",
    "5": "Rioters",
    "6": "Protesters",
    "7": "Civilians",
    "8": "External/Other forces",
}
"""What stands in `inter1` and `inter2` since 2024."""


def table(*rows: Mapping[str, str], columns: Sequence[str] = SINCE_2022, delimiter: str = ",") -> str:
    """A file with these events, each the clash above but for what it says."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        whole = CLASH | dict(row)
        writer.writerow(whole.get(_modern(column), "") for column in columns)
    return text.getvalue()


def _modern(column: str) -> str:
    return column.lower().replace("ally_", "assoc_")


def in_words(row: Mapping[str, str]) -> dict[str, str]:
    """A row with words for the sorts of its actors."""
    return {**row, "inter1": WORDS[row["inter1"]], "inter2": WORDS[row["inter2"]]}


def for_each_actor(*rows: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of an actor-based file: one for each main actor of an event."""
    return [row for event in rows for row in (dict(event), turned(event)) if row["actor1"]]


def turned(row: Mapping[str, str]) -> dict[str, str]:
    """A row that names the same two in the other order."""
    pairs = (("actor1", "actor2"), ("assoc_actor_1", "assoc_actor_2"), ("inter1", "inter2"))
    return {**row, **{one: row[other] for pair in pairs for one, other in (pair, pair[::-1])}}


def answer(*rows: Mapping[str, str], columns: Sequence[str] = SINCE_2022, **said: object) -> str:
    """An answer of the API: every value as text, a row a line."""
    listed = ",\n".join(json.dumps({column: (CLASH | dict(row)).get(column) for column in columns}) for row in rows)
    head = {"status": 200, "success": True, "last_update": 11, "count": len(rows), "messages": []} | said
    return json.dumps(head)[:-1] + f', "data": [\n{listed}\n]}}'


def workbook(path: Path, *rows: Mapping[str, object], columns: Sequence[str] = SINCE_2022) -> None:
    """A workbook whose second sheet has these events; the first has a note alone."""
    book = Workbook()
    book.active.append(["Terms of use apply"])
    sheet = book.create_sheet("Sheet2")
    sheet.append([column.upper() for column in columns])
    for row in rows:
        whole: dict[str, object] = {**CLASH, **row}
        sheet.append([whole.get(column) or None for column in columns])
    book.save(path)
