"""The columns of ACLED's files: those of its versions up to 2018, of 2019 to 2022, and since; one row an actor too."""

from loaders.tables.table import Form

FORM = Form(
    needed={
        "event_id_cnty": ("event_id_cnty",),
        "event_date": ("event_date",),
        "event_type": ("event_type",),
        "actor1": ("actor1", "actor"),
        "country": ("country",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "fatalities": ("fatalities",),
    },
    optional={
        "time_precision": ("time_precision", "time_precis", "time_preci"),
        "sub_event_type": ("sub_event_type",),
        "assoc_actor_1": ("assoc_actor_1", "ally_actor_1", "assoc_actor1", "assoc_actor", "ally_actor"),
        "inter1": ("inter1", "inter"),
        "admin1": ("admin1",),
        "admin2": ("admin2",),
        "location": ("location",),
        "geo_precision": ("geo_precision", "geo_precis", "geo_precisi"),
        "source": ("source",),
        "notes": ("notes",),
    },
    unasked={
        "year": ("year",),
        "actor2": ("actor2",),
        "assoc_actor_2": ("assoc_actor_2", "ally_actor_2", "assoc_actor2"),
        "inter2": ("inter2",),
        "civilian_targeting": ("civilian_targeting",),
        "tags": ("tags",),
        "timestamp": ("timestamp",),
    },
    ignored=(
        *("gwno", "iso", "iso3", "region", "admin3", "event_id_no_cnty", "data_id", "actor1_id", "actor2_id"),
        *("actor_dyad_id", "interaction", "disorder_type", "source_scale", "upload_date"),
        *("population_best", "population_1km", "population_2km", "population_5km"),
    ),
    loader="acled",
    encodings=("utf-8", "cp1252"),
)
"""Left out on purpose: numbers that change with each download, what follows from other columns, and populations."""
