"""What all records of a publisher's file rest on."""

from dataclasses import dataclass

from ontology.actors import Actor
from ontology.model import Citation
from ontology.sources import Dataset, Source


@dataclass(frozen=True)
class Published:
    """The dataset that a file becomes, its source, and the publisher, who gives the figures."""

    dataset: Dataset
    source: Source
    publisher: Actor

    @property
    def key(self) -> str:
        """What ids of its records begin with, after the class: the dataset's name."""
        return self.dataset.id.partition("/")[2]

    @property
    def records(self) -> tuple[Dataset, Source, Actor]:
        """What the dataset's own row holds."""
        return self.dataset, self.source, self.publisher

    def cited(self, row: str) -> tuple[Citation, ...]:
        """The citation of one of its rows."""
        return (Citation(self.source.id, f"id {row}"),)
