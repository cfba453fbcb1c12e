"""Rules that only RDF can break: records have types that see to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from ontology.rules.rule import Declared, Fault, Nodes, Where


@dataclass(frozen=True, kw_only=True)
class RdfAlone(Declared):
    """What the types of a record see to, and RDF can break."""

    where: ClassVar[Where] = Where.RDF

    def faults(self, record: Any, nodes: Nodes) -> Iterator[Fault]:
        return iter(())


@dataclass(frozen=True, kw_only=True)
class SpansOfDays(RdfAlone):
    """Every date is one of the calendar, and a span's end does not lie before its start."""


@dataclass(frozen=True, kw_only=True)
class PlainLanguages(RdfAlone):
    """The language of a text is one of ours, without a region or script."""


@dataclass(frozen=True, kw_only=True)
class FirstAndLastDays(RdfAlone):
    """The first and last day beside a date are those of the date."""


@dataclass(frozen=True, kw_only=True)
class SourcesToFollow(RdfAlone):
    """A relation leads to the sources that it cites, and to no others."""


@dataclass(frozen=True, kw_only=True)
class LicenceToFollow(RdfAlone):
    """A dataset leads to the licence that it names, and to no other."""


@dataclass(frozen=True, kw_only=True)
class AttributionToFollow(RdfAlone):
    """A dataset leads to those whom it is to be attributed to, and to nobody else."""


@dataclass(frozen=True, kw_only=True)
class LoadingAsStated(RdfAlone):
    """How a dataset was loaded stands on its loading as it stands on the dataset."""


@dataclass(frozen=True, kw_only=True)
class DirectTriples(RdfAlone):
    """A direct triple stands where a relation without a hedge states it, and nowhere else."""
