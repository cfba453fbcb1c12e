"""UCDP's candidate events: those of the last months, coded fast, which the yearly version replaces."""

from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource
from loaders.ucdp.ged import read_ged
from loaders.ucdp.publisher import ATTRIBUTION, LICENCE, NAME
from ontology.records import Delivery
from ontology.values import Text

SOURCE = LoaderSource(
    "ucdp-candidate",
    "UCDP Candidate Events Dataset",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=("monthly and quarterly versions, 49 columns, with a header or without", "pages of the API"),
    limits=("conflicts and dyads are left out", "a source’s kind is unstated"),
    creator=Text(NAME),
    attribution=ATTRIBUTION,
)


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The events of a file of a month, a quarter or the year so far."""
    return read_ged(SOURCE, path, name, gazetteer)
