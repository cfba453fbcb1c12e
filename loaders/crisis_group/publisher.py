"""Crisis Group, as the source of a page and as the speaker of what it says in its own name."""

from dataclasses import dataclass
from pathlib import Path

from loaders.crisis_group.extract import Extract
from loaders.gazetteer import Gazetteer
from loaders.source import LoaderSource, dataset_of
from ontology.actors import Actor
from ontology.model import Citation
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, SourceKind

NAME = "International Crisis Group"
SITE = "https://www.crisisgroup.org/"
CRISISWATCH = "https://www.crisisgroup.org/crisiswatch"
LICENCE = "https://www.crisisgroup.org/copyright-and-trademark-notice"


@dataclass(frozen=True)
class Published:
    """What all records of a page rest on: the dataset that it becomes, the page as a source, and who published it."""

    dataset: Dataset
    source: Source
    publisher: str
    own_publisher: Actor | None

    @property
    def key(self) -> str:
        """What ids of its records begin with, after the class: the dataset's name."""
        return self.dataset.id.partition("/")[2]

    @property
    def records(self) -> tuple[Dataset | Source | Actor, ...]:
        """What the dataset's own row holds."""
        own = (self.own_publisher,) if self.own_publisher else ()
        return self.dataset, self.source, *own

    def cited(self, start: int, end: int) -> tuple[Citation, ...]:
        """The citation of some characters of the text of the page (RFC 5147)."""
        return (Citation(self.source.id, f"char={start},{end}"),)


def published(
    source: LoaderSource, path: Path, name: str | None, extract: Extract, months: list[str], gazetteer: Gazetteer
) -> Published:
    """What a page is as a whole, with entries of these months. InputError if the name cannot be one."""
    latest = max(months)
    appeared = DateSpan(_next(latest))
    dataset = dataset_of(source, path, name, version=latest, issued=appeared)
    key = dataset.id.partition("/")[2]
    told = ", ".join(sorted(set(months)))
    page = Source(
        id=f"source/{key}-page",
        kind=SourceKind.BULLETIN,
        title=Text(f"CrisisWatch ({told})" if len(told) < 40 else f"CrisisWatch ({min(months)} to {latest})"),
        publisher=NAME,
        published=appeared,
        url=CRISISWATCH,
        languages=("en",),
        note=Text(
            f"Locators are characters of the text of the saved page; SHA-256 of that text: {extract.checksum}.",
            "Les endroits sont des caractères du texte de la page telle qu’enregistrée ; SHA-256 de ce texte :"
            f" {extract.checksum}.",
        ),
    )
    ours = gazetteer.actor(NAME).node
    own = None
    if ours is None:
        own = Actor(
            id=f"actor/{key}-publisher",
            kind=ActorKind.ORGANISATION,
            name=Text(NAME, NAME),
            acronyms=("ICG",),
            sources=(Citation(page.id),),
        )
    return Published(dataset, page, ours.id if ours else own.id if own else "", own)


def _next(month: str) -> str:
    """The month after: CrisisWatch comes out in the first days of it."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]), 12)
    return f"{year}-{number + 1:02}"
