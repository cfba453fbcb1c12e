"""The publisher: as the actor who gives its figures, and as the source on which each of its records rests."""

import re
from collections.abc import Iterable
from pathlib import Path

from loaders.published import Published, publisher_of, source_of
from loaders.source import LoaderSource, dataset_of
from ontology.values import DateSpan

NAME = "Uppsala Conflict Data Program"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "https://ucdp.uu.se/"
DOWNLOADS = "https://ucdp.uu.se/downloads/"
UNSTATED = "unstated"
"""The version of a file that tells it neither in a column nor by its name. A version begins with the year of issue."""
IN_NAME = re.compile(r"(?:^|[^0-9])v?([0-9]{2})[._]?([0-9])(?:[._]([0-9]{1,2}))?(?![0-9])")
"""`ged251`, `GEDEvent_v25_1`, `GEDEvent_v25_0_3`."""

IN_COLUMN = re.compile(r"[0-9]{2}(?:\.[0-9]{1,2})+")


def version_in(path: Path) -> str:
    """The version that a file's name tells: 25.1, or 25.0.3 of a monthly one."""
    found = IN_NAME.search(path.name)
    return ".".join(filter(None, found.groups())) if found else UNSTATED


def version_of(cells: Iterable[str], path: Path) -> str:
    """The version that a column tells, or else the file's name."""
    told = next((cell for cell in cells if IN_COLUMN.fullmatch(cell)), "")
    return told or version_in(path)


def published(source: LoaderSource, path: Path, name: str | None, version: str) -> Published:
    """What a file is as a whole. InputError where its dataset cannot have that name."""
    year = None if version == UNSTATED else DateSpan(f"20{version[:2]}")
    dataset = dataset_of(source, path, name, version=version, issued=year)
    title = source.title if version == UNSTATED else f"{source.title}, version {version}"
    file = source_of(dataset, title, NAME, DOWNLOADS, year)
    return Published(dataset, file, publisher_of(file, dataset, NAME, "UCDP"))
