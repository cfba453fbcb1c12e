"""Grades in the plainest way, for tests to compare with: from all records at once, and from no store."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology.model import Documented, Node, Relation
from ontology.sources import Source
from ontology.vocabularies import Basis, SourceGrade

PRIMARY = {"AGREEMENT_TEXT", "UN_DOCUMENT", "OBSERVER_REPORT", "OFFICIAL", "STATEMENT"}
OTHERS = {"DATASET": "CODED", "BULLETIN": "BULLETIN", "UNSTATED": None}
BEST_FIRST = ("PRIMARY", "CODED", "PRESS", "BULLETIN", None)


def grade_by_hand(node: Documented, kinds: dict[str, str]) -> str | None:
    """The grade that the sources of a node give, which are of these kinds: none above its own best source."""
    if node.basis is Basis.ROW:
        return None
    cited = [kinds[citation.source] for citation in node.sources]
    grades = ["PRIMARY" if kind in PRIMARY else OTHERS.get(kind, "PRESS") for kind in cited]
    return min(grades, key=BEST_FIRST.index, default=None)


def with_grades(records: Iterable[Node | Relation]) -> Iterator[Node | Relation]:
    """The same records in the same order, those graded that have a grade and do not state it."""
    listed = list(records)
    kinds = {one.id: one.kind.name for one in listed if isinstance(one, Source)}
    for record in listed:
        if isinstance(record, Documented) and not isinstance(record, Source) and record.source_grade is None:
            grade = grade_by_hand(record, kinds)
            yield replace(record, source_grade=SourceGrade[grade] if grade else None)
        else:
            yield record
