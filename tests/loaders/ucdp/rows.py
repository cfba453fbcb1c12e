"""Rows of events in the forms of UCDP's files, made up for tests: no such day, place or toll is anybody's."""

import csv
import io
from collections.abc import Mapping

from loaders.ucdp.ged_form import UNHEADED

EVENT = {
    "id": "900001",
    "relid": "MLI-2018-1-9-1",
    "year": "2018",
    "active_year": "1",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_new_id": "11",
    "conflict_name": "Mali: Government",
    "dyad_new_id": "22",
    "dyad_name": "Government of Mali - JNIM",
    "side_a_new_id": "72",
    "side_a": "Government of Mali",
    "side_b_new_id": "6716",
    "side_b": "JNIM",
    "number_of_sources": "2",
    "source_article": '"The Watch,2018-04-15,Two fights, one day";"Radio B,2018-04-16,A fight"',
    "source_office": "The Watch;Radio B",
    "source_date": "2018-04-15;2018-04-16",
    "source_headline": "Two fights, one day;A fight",
    "source_original": "army",
    "where_prec": "1",
    "where_coordinates": "Ber town",
    "where_description": "at the well of\nBer",
    "adm_1": "Tombouctou region",
    "adm_2": "Tombouctou cercle",
    "latitude": "16.5",
    "longitude": "-2.25",
    "geom_wkt": "POINT (-2.25 16.5)",
    "priogrid_gid": "1",
    "country": "Mali",
    "country_id": "432",
    "region": "Africa",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2018-04-14",
    "date_end": "2018-04-14",
    "deaths_a": "1",
    "deaths_b": "4",
    "deaths_civilians": "2",
    "deaths_unknown": "0",
    "best": "7",
    "high": "9",
    "low": "6",
    "gwnoa": "432",
}
ONE_SIDED = {
    "type_of_violence": "3",
    "side_a": "JNIM",
    "side_a_new_id": "6716",
    "side_b": "Civilians",
    "side_b_new_id": "1",
}
"""What makes an attack on civilians of it."""
COLUMNS_49 = UNHEADED
SINCE_20 = ("relid", "code_status", "where_description")
COLUMNS_41 = tuple(
    column for column in UNHEADED if column not in SINCE_20 and not column.endswith("_dset_id") and column != "gwnoa"
)
SHORT = (
    *("id", "year", "month", "day", "country", "type_of_violence", "conflict_name", "side_a", "side_b", "latitude"),
    *("longitude", "low_death", "best_death", "high_death"),
)
"""The 14 columns of an extract."""


def table(*rows: Mapping[str, str], columns: tuple[str, ...] = COLUMNS_49, header: bool = True) -> str:
    """A file with these events, each the one above but for what it says."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        whole = {**EVENT, **row}
        writer.writerow(whole.get(column, "") for column in columns)
    return text.getvalue()


def as_doubles(row: Mapping[str, str]) -> dict[str, str]:
    """A row as some programs write it: whole numbers as doubles, days with the hour of midnight."""
    doubled = {column: f"{cell}.0" if cell.isdigit() else cell for column, cell in {**EVENT, **row}.items()}
    return doubled | {
        "date_start": f"{doubled['date_start']} 00:00:00.000",
        "date_end": f"{doubled['date_end']}T00:00:00",
    }
