"""From when on something was known: the first day by which each step of a path was told by a source of its own."""

from collections.abc import Iterable
from datetime import date

from graph.compliance.counting import last_day
from graph.compliance.promises import Evidence
from graph.deriving.leads import Lead, Step
from ontology.vocabularies import Basis

OF_ROW = Basis.ROW.name


def known(path: Iterable[Step]) -> date | None:
    """The first day by which each step is told; None where of one, no source has a date."""
    return last(map(_known_step, path))


def known_lead(lead: Lead) -> date | None:
    """The first day by which one of its paths is told and, where its rule does not count it, what speaks against it."""
    told = first(map(known, lead.paths))
    return last((told, published(lead.excepted_by))) if lead.excepted_by else told


def is_known(day: date | None, by: date | None) -> bool:
    """Whether what is known from a day on, if from any, is known by another. Without that, nothing is held back."""
    return by is None or (day is not None and day <= by)


def told_by(evidence: Iterable[Evidence], by: date | None) -> tuple[Evidence, ...]:
    """Of these sources, those that were published by a day."""
    return tuple(one for one in evidence if is_known(last_day(one.published), by))


def published(evidence: Iterable[Evidence]) -> date | None:
    """The first day by which one of these was surely published."""
    return first(last_day(one.published) for one in evidence)


def first(days: Iterable[date | None]) -> date | None:
    """The first of these that is known."""
    return min((day for day in days if day), default=None)


def last(days: Iterable[date | None]) -> date | None:
    """The last of these; None where one is not known."""
    listed = list(days)
    found = [day for day in listed if day]
    return max(found) if found and len(found) == len(listed) else None


def _known_step(step: Step) -> date | None:
    """Both the node and the relation that leads to it must be told. A relation may rest on the row around it."""
    if step.relation is None:
        return _own(step.evidence)
    told = published(step.evidence)
    return told if step.documented is None else last((told, _own(step.documented)))


def _own(evidence: Iterable[Evidence]) -> date | None:
    return published(one for one in evidence if one.basis != OF_ROW)
