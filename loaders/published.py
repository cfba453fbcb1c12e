"""What all records of a publisher's file rest on."""

from dataclasses import dataclass

from ontology.actors import Actor
from ontology.model import Citation
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, SourceKind


@dataclass(frozen=True)
class PublishedFile:
    """The dataset that a file becomes, and its source."""

    dataset: Dataset
    source: Source

    @property
    def key(self) -> str:
        """What ids of its records begin with, after the class: the dataset's name."""
        return self.dataset.id.partition("/")[2]

    def cited(self, row: str, column: str = "id") -> tuple[Citation, ...]:
        """The citation of one of its rows, by what the publisher calls the column of its ids."""
        return (Citation(self.source.id, f"{column} {row}"),)


@dataclass(frozen=True)
class Published(PublishedFile):
    """The same, and the publisher, who gives the figures."""

    publisher: Actor

    @property
    def records(self) -> tuple[Dataset, Source, Actor]:
        """What the dataset's own row holds."""
        return self.dataset, self.source, self.publisher


def source_of(dataset: Dataset, title: str, publisher: str, url: str, published: DateSpan | None = None) -> Source:
    """A publisher's file as the source on which all of its records rest."""
    return Source(
        id=f"{Source.path()}/{dataset.id.partition('/')[2]}-dataset",
        kind=SourceKind.DATASET,
        title=Text(title),
        publisher=publisher,
        published=published,
        url=url,
        languages=("en",),
    )


def publisher_of(source: Source, dataset: Dataset, name: str, acronym: str) -> Actor:
    """The publisher of a file as the actor who gives its figures."""
    return Actor(
        id=f"{Actor.path()}/{dataset.id.partition('/')[2]}-publisher",
        kind=ActorKind.ORGANISATION,
        name=Text(name, name),
        acronyms=(acronym,),
        sources=(Citation(source.id),),
    )
