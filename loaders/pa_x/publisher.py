"""The publisher, and what a file of it is as a whole: the dataset that it becomes, and its source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loaders.pa_x.form import NAME
from loaders.source import LoaderSource, dataset_of
from ontology.model import Citation
from ontology.sources import Dataset, Source
from ontology.values import Text
from ontology.vocabularies import SourceKind

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


@dataclass(frozen=True)
class Published:
    """What all records of a file rest on."""

    dataset: Dataset
    source: Source

    @property
    def key(self) -> str:
        """What ids of its records begin with, after the class: the dataset's name."""
        return self.dataset.id.partition("/")[2]

    def cited(self, number: str) -> tuple[Citation, ...]:
        """The citation of one of its rows."""
        return (Citation(self.source.id, f"AgtId {number}"),)


def published(path: Path, name: str | None, releases: Iterable[str]) -> Published:
    """What a file is. InputError where its dataset cannot have that name."""
    version = _version(path, releases)
    dataset = dataset_of(SOURCE, path, name, version=version)
    title = SOURCE.title if version == UNSTATED else f"{SOURCE.title}, version {version}"
    source = Source(
        id=f"{Source.path()}/{dataset.id.partition('/')[2]}-dataset",
        kind=SourceKind.DATASET,
        title=Text(title),
        publisher=PUBLISHER,
        url=SITE,
        languages=("en",),
    )
    return Published(dataset, source)


def _version(path: Path, releases: Iterable[str]) -> str:
    """What its name tells; or else the newest release in which one of its agreements came out."""
    if found := IN_NAME.search(path.name):
        return found[1].lstrip("0") or UNSTATED
    numbers = [int(one) for one in releases if one.isascii() and one.isdigit()]
    return str(max(numbers)) if numbers else UNSTATED
