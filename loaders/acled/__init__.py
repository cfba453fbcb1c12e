"""ACLED's events: battles, explosions, violence against civilians, protests, riots, and what led to them."""

from pathlib import Path

from loaders.acled.publisher import CREATOR, NAME, SITE, TERMS
from loaders.acled.reading import read_acled
from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource
from ontology.records import Delivery
from ontology.values import Text

SOURCE = LoaderSource(
    "acled",
    "ACLED events",
    version="1",
    licence=TERMS,
    publisher=NAME,
    forms=(
        "exports of events and of actors, with the columns of versions up to 8, of 2019 to 2022, and since",
        "regional workbooks",
        "answers of the API as JSON or CSV",
    ),
    limits=("communes and the scale of sources are left out", "a source is a name"),
    creator=Text(CREATOR),
    attribution=SITE,
    restricted=True,
)


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The events of a file."""
    return read_acled(SOURCE, path, name, gazetteer)
