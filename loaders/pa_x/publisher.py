"""The publisher, and what a file of it is as a whole: the dataset that it becomes, and its source."""

import re
from collections.abc import Iterable
from pathlib import Path

from loaders.pa_x.form import NAME
from loaders.published import PublishedFile, source_of
from loaders.source import LoaderSource, dataset_of
from ontology.values import Text

PUBLISHER = "PeaceRep, University of Edinburgh"
LICENCE = "https://creativecommons.org/licenses/by-nc-sa/4.0/"
SITE = "https://www.peaceagreements.org/"
SOURCE = LoaderSource(
    NAME,
    "PA-X Peace Agreements Database",
    version="1",
    licence=LICENCE,
    publisher=PUBLISHER,
    forms=("versions 2 to 10", "what its site exports, with fewer columns"),
    limits=(
        "those who sign for nobody that the text names, and third parties of whom it does not say as what they sign,"
        " stay text",
        "conflicts, locations and lengths are left out",
    ),
    creator=Text("University of Edinburgh"),
    attribution=SITE,
)
UNSTATED = "unstated"
IN_NAME = re.compile(r"(?:^|[^a-z0-9])v(?:ersion)?[ _.-]?([0-9]{1,2})(?![0-9])", re.IGNORECASE)
"""`pax_all_agreements_data_v9.csv`."""


def published(path: Path, name: str | None, releases: Iterable[str]) -> PublishedFile:
    """What a file is. InputError where its dataset cannot have that name."""
    version = _version(path, releases)
    dataset = dataset_of(SOURCE, path, name, version=version)
    title = SOURCE.title if version == UNSTATED else f"{SOURCE.title}, version {version}"
    return PublishedFile(dataset, source_of(dataset, title, PUBLISHER, SITE))


def _version(path: Path, releases: Iterable[str]) -> str:
    """What its name tells; or else the newest release in which one of its agreements came out."""
    if found := IN_NAME.search(path.name):
        return found[1].lstrip("0") or UNSTATED
    numbers = [int(one) for one in releases if one.isascii() and one.isdigit()]
    return str(max(numbers)) if numbers else UNSTATED
