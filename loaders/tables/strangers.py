"""Files that people take for others: each told by columns that it alone has, so that its refusal says what it is."""

from collections.abc import Set
from typing import NamedTuple

from loaders.tables.files import BEGINNING, File


class Stranger(NamedTuple):
    """A kind of file: columns that tell it, what it is, and the loader that reads it, if any does."""

    columns: frozenset[str]
    what: str
    loader: str = ""


def _stranger(columns: str, what: str, loader: str = "") -> Stranger:
    return Stranger(frozenset(columns.split()), what, loader)


STRANGERS = (
    _stranger("country_cy year_cy", "counts by country and year (UCDP country-years), not events"),
    _stranger("main_govt_name sb_total_deaths_best", "counts by country and year (UCDP country-years), not events"),
    _stranger("dyadep dyadterm", "episodes and how they ended (UCDP conflict terminations, by dyad), not dyad-years"),
    _stranger("confterm", "episodes and how they ended (UCDP conflict terminations), not dyad-years"),
    _stranger("deaths_side_a source_article split", "events with the articles they were coded from, a training set"),
    _stranger("month year events fatalities", "counts by month and unit (ACLED's figures on HDX), not events"),
    _stranger("month year events", "counts by month and unit (ACLED's figures on HDX), not events"),
    _stranger("month year fatalities", "counts by month and unit (ACLED's figures), not events"),
    _stranger("week country events", "sums by week and region (ACLED's aggregated data), not events"),
    _stranger("week country fatalities", "sums by week and region (ACLED's aggregated data), not events"),
    _stranger("country year events", "counts by country and year (ACLED's figures), not events"),
    _stranger("event_type events fatalities", "sums by type of event (ACLED's aggregated data), not events"),
    _stranger("total_forecast", "forecasts of ACLED, not events"),
    _stranger("event_id_cnty deleted_timestamp", "ids of events that ACLED withdrew, not events"),
    _stranger("event_id_cnty event_date", "events of ACLED", "acled"),
    _stranger("dyad_id year battle_location bd_best", "battle deaths by dyad and year (UCDP), not events"),
    _stranger("conflict_id year bd_best", "battle deaths by conflict and year (UCDP), not events"),
    _stranger("actor_name year best_fatality_estimate", "one-sided violence by actor and year (UCDP), not events"),
    _stranger("conflict_id year type_of_conflict side_a_2nd dyad_id", "dyad-years of UCDP", "ucdp-dyadic"),
    _stranger("conflict_id year type_of_conflict cumulative_intensity", "conflict-years (UCDP/PRIO), not dyad-years"),
    _stranger("actorid namedata", "actors of UCDP", "ucdp-actor"),
    _stranger("paid pa_name pa_date", "peace agreements of UCDP", "ucdp-peace-agreement"),
    _stranger("type_of_violence side_a latitude", "events of UCDP", "ucdp-ged"),
    _stranger("agtid agt", "peace agreements of PA-X", "pa-x"),
    _stranger("pam_caseid", "implementation scores of the Peace Accords Matrix"),
    _stranger("id_paax alt_names", "other names of actors (PAA-X)"),
    _stranger("id_paax actor_name", "actors of peace agreements (PAA-X)"),
)
CHECK = b"Just a moment..."


def told_by(columns: Set[str]) -> Stranger | None:
    """What a file is that has these columns, if they tell."""
    return next((stranger for stranger in STRANGERS if stranger.columns <= columns), None)


def page_told(file: File) -> tuple[str, str]:
    """What a web page is that was saved in place of a file, and what to do."""
    with file.opened() as content:
        begin = content.read(BEGINNING)
    if b"<?xml" in begin and b"<html" not in begin.lower():
        return "is XML, not a file of rows", "Ask its publisher for CSV or JSON."
    if CHECK in begin:
        return "is the page by which a site checks its visitors, not the file", "Fetch the file with a browser."
    return "is a web page, not a file of rows", "Follow its link to the file, and give that."
