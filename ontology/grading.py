"""How a record is graded by its sources: by the strongest kind of those that are cited for it, and not for its row."""

from collections.abc import Iterable, Mapping

from ontology.model import Documented, Node
from ontology.naming import a
from ontology.sources import Source
from ontology.vocabularies import SourceGrade, SourceKind

GRADES: Mapping[SourceKind, SourceGrade | None] = {
    SourceKind.AGREEMENT_TEXT: SourceGrade.PRIMARY,
    SourceKind.UN_DOCUMENT: SourceGrade.PRIMARY,
    SourceKind.OBSERVER_REPORT: SourceGrade.PRIMARY,
    SourceKind.OFFICIAL: SourceGrade.PRIMARY,
    SourceKind.STATEMENT: SourceGrade.PRIMARY,
    SourceKind.DATASET: SourceGrade.CODED,
    SourceKind.ANALYSIS: SourceGrade.PRESS,
    SourceKind.COMMENTARY: SourceGrade.PRESS,
    SourceKind.BRIEFING: SourceGrade.PRESS,
    SourceKind.REPORT: SourceGrade.PRESS,
    SourceKind.ENCYCLOPEDIA: SourceGrade.PRESS,
    SourceKind.PRESS: SourceGrade.PRESS,
    SourceKind.BULLETIN: SourceGrade.BULLETIN,
    SourceKind.UNSTATED: None,
}
"""What a source of each kind makes of a record that cites it. The declared order of grades is from the strongest."""
RANKS = {grade: rank for rank, grade in enumerate(SourceGrade)}
STATED = SourceGrade.UNVERIFIED
"""The one grade that is stated: it follows from no source."""


def is_graded(cls: type[Node]) -> bool:
    """Whether nodes of a class have a grade: a source has none itself, nor has a dataset."""
    return issubclass(cls, Documented) and not issubclass(cls, Source)


def strongest(kinds: Iterable[SourceKind]) -> SourceGrade | None:
    """The grade that follows from the kinds of a record's own sources; None where none of them gives any."""
    return min(filter(None, map(GRADES.__getitem__, kinds)), key=RANKS.__getitem__, default=None)


def grade_due(cls: type[Node], stated: SourceGrade | None, kinds: Iterable[SourceKind]) -> SourceGrade | None:
    """The grade that a node has to have, by the kinds of its own sources and by what is stated of it."""
    if not is_graded(cls):
        return None
    return STATED if stated is STATED else strongest(kinds)


def disagreement(cls: type[Node], due: str | None) -> str:
    """What to say of a grade that a node has and may not have, where another is due, or none."""
    if not is_graded(cls):
        return f"is a grade, and {a(cls.names.en)} has none"
    return f"does not follow from its own sources, which give {repr(due) if due else 'none'}"
