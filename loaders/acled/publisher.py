"""The publisher, and what a file is as a whole: a state of a dataset that changes every week."""

from datetime import date
from pathlib import Path

from loaders.published import Published, publisher_of, source_of
from loaders.source import LoaderSource, dataset_of
from ontology.values import DateSpan

NAME = "Armed Conflict Location & Event Data"
TERMS = "https://acleddata.com/eula"
SITE = "https://acleddata.com/"
CREATOR = f"{NAME} (ACLED), www.acleddata.com"
UNSTATED = "unstated"
"""The version of a file whose rows do not say when they were changed."""


def published(source: LoaderSource, path: Path, name: str | None, newest: date | None) -> Published:
    """What a file is as a whole, whose newest row is of a day. InputError where its dataset cannot have that name."""
    day = DateSpan(newest.isoformat()) if newest else None
    dataset = dataset_of(source, path, name, version=day.edtf if day else UNSTATED, issued=day)
    file = source_of(dataset, source.title, NAME, SITE, day)
    return Published(dataset, file, publisher_of(file, dataset, NAME, "ACLED"))
