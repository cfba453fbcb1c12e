"""UCDP's georeferenced events: each is a fight, or an attack on civilians, in which somebody died."""

from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource
from loaders.ucdp.ged import read_ged
from loaders.ucdp.publisher import ATTRIBUTION, LICENCE, NAME
from ontology.records import Delivery
from ontology.values import Text

SOURCE = LoaderSource(
    "ucdp-ged",
    "UCDP Georeferenced Event Dataset",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=("versions 17 to 25, 41 to 49 columns", "HDX’s, with a row of tags", "pages of the API", "14 columns"),
    limits=("conflicts and dyads are left out", "a source’s kind is unstated"),
    creator=Text(NAME),
    attribution=ATTRIBUTION,
)


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The events of a file of one of the yearly versions."""
    return read_ged(SOURCE, path, name, gazetteer)
