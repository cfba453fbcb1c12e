"""What the root fields of the schema stand for."""

from dataclasses import dataclass
from enum import Enum

from ontology.model import Node


@dataclass(frozen=True)
class FindOne:
    """A root field: one node by its id."""

    cls: type[Node]


@dataclass(frozen=True)
class FindEach:
    """A root field: nodes by their ids, in the order of the ids."""

    cls: type[Node]


@dataclass(frozen=True)
class ListAll:
    """A root field: a connection of the nodes of a class."""

    cls: type[Node]


@dataclass(frozen=True)
class SearchNodes:
    """A root field: a connection of the nodes that a text finds, of these classes unless others are asked for."""

    by_default: tuple[Enum, ...]


@dataclass(frozen=True)
class SuggestNames:
    """A root field: a list of names that a text begins."""


@dataclass(frozen=True)
class GroupNodes:
    """A root field: a connection of groups of the nodes of a class."""

    cls: type[Node]


@dataclass(frozen=True)
class ListCodes:
    """A root field: the codes of a list, as the ontology declares them."""


@dataclass(frozen=True)
class TraceCompliance:
    """A root field: the ledger of an agreement's commitments."""


@dataclass(frozen=True)
class TraceChanges:
    """A root field: what changed between two ledgers of an agreement."""


@dataclass(frozen=True)
class HearVoices:
    """A root field: two assessors side by side over the commitments of an agreement."""
