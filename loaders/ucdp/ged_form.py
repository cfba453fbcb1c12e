"""The columns of UCDP's georeferenced events: 14 of a shared extract, 41 to 49 of versions 17 to 25 and Candidate."""

from loaders.tables.table import Form

NEEDED = {
    "id": ("id",),
    "type_of_violence": ("type_of_violence",),
    "side_a": ("side_a",),
    "side_b": ("side_b",),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "country": ("country",),
    "low": ("low", "low_est", "low_death"),
    "best": ("best", "best_est", "best_death"),
    "high": ("high", "high_est", "high_death"),
    "year": ("year",),
}
"""What no file lacks. Of `year`, `date_start` and the rest, one way or the other, the row tells its day."""
OPTIONAL = {
    "date_start": ("date_start",),
    "date_end": ("date_end",),
    "date_prec": ("date_prec",),
    "event_clarity": ("event_clarity",),
    "side_a_id": ("side_a_new_id", "side_a_id"),
    "side_b_id": ("side_b_new_id", "side_b_id"),
    "where_prec": ("where_prec",),
    "where_coordinates": ("where_coordinates",),
    "where_description": ("where_description",),
    "adm_1": ("adm_1",),
    "adm_2": ("adm_2",),
    "geom_wkt": ("geom_wkt",),
    "deaths_a": ("deaths_a",),
    "deaths_b": ("deaths_b",),
    "deaths_civilians": ("deaths_civilians",),
    "deaths_unknown": ("deaths_unknown",),
    "number_of_sources": ("number_of_sources",),
    "source_article": ("source_article",),
    "source_office": ("source_office",),
    "source_date": ("source_date",),
    "source_headline": ("source_headline",),
    "source_original": ("source_original",),
}
IN_SOME = {"month": ("month",), "day": ("day",), "code_status": ("code_status",)}
"""What only few files have, and nobody misses in others."""
IGNORED = (
    *("relid", "active_year", "conflict_name", "dyad_name", "conflict_new_id", "dyad_new_id", "conflict_id", "dyad_id"),
    *("conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id"),
    *("priogrid_gid", "country_id", "region", "gwnoa", "gwnob", "iso3"),
)
"""Ids and names of conflicts and dyads, for which there is no class; grid cells; what follows from other columns."""
UNHEADED = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
"""The 49 columns in their order since version 20, of files that come without a header."""


def is_headless(cells: list[str]) -> bool:
    """Whether a first line is an event already: an id and a year in digits."""
    return cells[0].replace(".", "").isdigit() and cells[2].replace(".", "").isdigit()


def ged_form(loader: str) -> Form:
    """The form of a file of events, as the loader of this name reads it."""
    return Form(
        needed=NEEDED,
        optional=OPTIONAL,
        unasked=IN_SOME,
        ignored=IGNORED,
        unheaded=UNHEADED,
        headless=is_headless,
        loader=loader,
    )
