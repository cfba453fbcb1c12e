"""The publisher, and what a file is as a whole: a state of a dataset that changes every week."""

from datetime import date
from pathlib import Path

from loaders.published import Published
from loaders.source import LoaderSource, dataset_of
from ontology.actors import Actor
from ontology.model import Citation
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, SourceKind

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
    key = dataset.id.partition("/")[2]
    file = Source(
        id=f"{Source.path()}/{key}-dataset",
        kind=SourceKind.DATASET,
        title=Text(source.title),
        publisher=NAME,
        published=day,
        url=SITE,
        languages=("en",),
    )
    publisher = Actor(
        id=f"{Actor.path()}/{key}-publisher",
        kind=ActorKind.ORGANISATION,
        name=Text(NAME, NAME),
        acronyms=("ACLED",),
        sources=(Citation(file.id),),
    )
    return Published(dataset, file, publisher)
