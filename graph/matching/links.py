"""What matching gives: links between two records, each with its score, its reason, and who decided it."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from ontology.values import Text

METHOD, BY_HAND = "accord-match-1", "decision"
"""The rules by which links are found, whose number rises when one of them changes; and a decision by hand."""
BY_RULES = "rules"
"""Who decided what nobody decided by hand."""


class Verdict(Enum):
    """What was found of two records. What is undecided is shown, and stored as nothing."""

    SAME = "same"
    PART = "part"
    """The source is a part of the target."""
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class Scores(NamedTuple):
    """How well days, places, sides and kinds agree, each from 0 to 1."""

    days: float
    place: float
    sides: float
    kind: float


@dataclass(frozen=True)
class Link:
    """That two records are one, or are not, or that the source is a part of the target.

    `method` is how it was found, `decided_by` who or what decided. Without `scores`, it was not computed.
    """

    source: str
    target: str
    verdict: Verdict
    score: float | None
    scores: Scores | None
    reason: Text
    method: str = METHOD
    decided_by: str = BY_RULES


@dataclass(frozen=True)
class Representation:
    """That one event stands for another in lists and sums: for the same one, or for one that is only a `part` of it."""

    event: str
    representative: str
    part: bool = False


@dataclass(frozen=True)
class Decision:
    """What somebody decided by hand of two records: it overrules what rules find. `id` is that of its own record."""

    id: str
    first: str
    second: str
    verdict: Verdict
    by: str
    reason: Text


def by_hand(link: Link, decision: Decision) -> Link:
    """A link as somebody decided it."""
    return replace(link, verdict=decision.verdict, reason=decision.reason, method=BY_HAND, decided_by=decision.by)
