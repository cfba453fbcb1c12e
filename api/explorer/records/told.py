"""What a page tells of a node or relation, in no language yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ontology.codes import Code
from ontology.model import End, Node, Relation
from ontology.rdf_form import Predicate
from ontology.values import Text
from ontology.vocabularies import Basis, FindingRule, Hedge


@dataclass(frozen=True)
class Said:
    """A property and its value: a text, a code, a date in EDTF, a string, a number, a truth, or several strings."""

    predicate: Predicate
    value: Any


@dataclass(frozen=True)
class Named:
    """A node where another page mentions it: its name and kind, and with which reserve, by whom and of what it is said.

    `answers`: beside a claim, the claims that answer it, or that it answers; beside a finding, those that deny it.
    """

    id: str
    label: Text | None
    kind: Code | None = None
    hedge: Code | None = None
    speakers: "tuple[Named, ...]" = ()
    of: "tuple[Named, ...]" = ()
    answers: "tuple[Answers, ...]" = ()


@dataclass(frozen=True)
class Answers:
    """The first of the claims at one end of a claim or finding. `more`: whether there are others."""

    end: End
    claims: tuple[Named, ...]
    more: bool

    def besides(self, id_: str) -> tuple[Named, ...]:
        """Those that are not the node of a page."""
        return tuple(one for one in self.claims if one.id != id_)


@dataclass(frozen=True)
class Cited:
    """A source of a relation, and where in it the statement stands."""

    source: Named
    locator: str | None
    basis: Code

    @property
    def own(self) -> bool:
        """Whether it is cited for this very statement."""
        return self.basis is Basis.OWN


@dataclass(frozen=True)
class Related:
    """A relation of a node, with the node at its other end."""

    id: str
    far: Named
    said: tuple[Said, ...]
    cited: tuple[Cited, ...]

    @property
    def rows(self) -> int:
        """How many rows of a page it takes."""
        return 1 + len(self.cited) + sum(len(one.claims) for one in self.far.answers)

    @property
    def hedges(self) -> tuple[Code, ...]:
        """The reservations with which the relation, and what it leads to, are said."""
        return tuple(hedge for hedge in (hedge_of(self.said), self.far.hedge) if hedge is not None)


def name_of(end: End) -> str:
    """What an end is called in addresses; one that has no name, as the relation is called in ids."""
    return end.name or end.relation.path()


@dataclass(frozen=True)
class Listed:
    """The relations at one end of a node, or a part of them. `after`: where the next part begins, if there is one."""

    end: End
    total: int
    related: tuple[Related, ...]
    after: str | None

    @property
    def name(self) -> str:
        """What the end is called in addresses."""
        return name_of(self.end)


@dataclass(frozen=True)
class DatasetNamed(Named):
    """The dataset of a record, with the address of its licence."""

    licence: str = ""


@dataclass(frozen=True)
class NodeRecord:
    """A node, what is said of it, and its relations."""

    cls: type[Node]
    id: str
    label: Text | None
    said: tuple[Said, ...]
    dataset: DatasetNamed | None
    lists: tuple[Listed, ...]
    paths: "tuple[Path, ...]" = ()
    """The paths of a finding."""

    @property
    def rows(self) -> int:
        """How many rows of the page it takes."""
        return sum(related.rows for listed in self.lists for related in listed.related)

    @property
    def hedge(self) -> Code | None:
        """The reservation with which it is said."""
        return hedge_of(self.said)

    @property
    def rule(self) -> Code | None:
        """The rule by which a finding was computed."""
        return next((one.value for one in self.said if one.predicate.vocabulary is FindingRule), None)

    @property
    def exception(self) -> Text | None:
        """Why the rule of a finding does not count it, if it does not."""
        return next((one.value for one in self.said if one.predicate.name == "exception"), None)


@dataclass(frozen=True)
class RelationRecord:
    """A relation and its two ends."""

    relation: type[Relation]
    id: str
    source: Named
    target: Named
    said: tuple[Said, ...]
    cited: tuple[Cited, ...]
    dataset: DatasetNamed | None

    @property
    def rows(self) -> int:
        """How many rows of the page it takes."""
        return 1 + len(self.cited)

    @property
    def hedge(self) -> Code | None:
        """The reservation with which it is said."""
        return hedge_of(self.said)


@dataclass(frozen=True)
class LoadingRecord:
    """How a dataset was loaded."""

    id: str
    dataset: DatasetNamed
    said: tuple[Said, ...]
    rows = 1


@dataclass(frozen=True)
class Led:
    """A relation that leads from one step of a path to the next."""

    id: str
    end: End
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Step:
    """A node on a path with the sources of the step. `led`: none where a path begins, or begins again for a side."""

    related: Related
    led: Led | None

    @property
    def hedges(self) -> tuple[Code, ...]:
        """The reservations with which the relation that leads to it, and the node itself, are said."""
        of = (hedge_of(self.led.said) if self.led else None, self.related.far.hedge)
        return tuple(hedge for hedge in of if hedge is not None)


Path = tuple[Step, ...]

Record = NodeRecord | RelationRecord | LoadingRecord
"""What a page may be about."""


def hedge_of(said: Iterable[Said]) -> Code | None:
    """The reservation among what is said."""
    return next((one.value for one in said if one.predicate.vocabulary is Hedge), None)
