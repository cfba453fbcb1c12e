"""What grade follows from the kinds of a record's own sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import ONTOLOGY
from ontology.events import Event
from ontology.grading import GRADES, grade_due, is_graded, strongest
from ontology.sources import Dataset, Source
from ontology.vocabularies import SourceGrade, SourceKind

PRIMARY = ("AGREEMENT_TEXT", "UN_DOCUMENT", "OBSERVER_REPORT", "OFFICIAL", "STATEMENT")
NAMED = {**dict.fromkeys(PRIMARY, "PRIMARY"), "DATASET": "CODED", "BULLETIN": "BULLETIN", "UNSTATED": None}
"""The kinds that are named one by one; every other is of the press."""
ORDER = ("PRIMARY", "CODED", "PRESS", "BULLETIN")


def _by_hand(kinds: list[SourceKind]) -> str | None:
    given = [NAMED.get(kind.name, "PRESS") for kind in kinds]
    return next((grade for grade in ORDER if grade in given), None)


def test_every_kind_has_its_grade() -> None:
    assert {kind.name: grade and grade.name for kind, grade in GRADES.items()} == {
        kind.name: NAMED.get(kind.name, "PRESS") for kind in SourceKind
    }


@given(st.lists(st.sampled_from(SourceKind), max_size=6))
def test_the_strongest_kind_counts(kinds: list[SourceKind]) -> None:
    found = strongest(kinds)
    assert (found and found.name) == _by_hand(kinds)
    assert strongest(kinds[::-1]) is found, "their order is of no account"


@given(st.lists(st.sampled_from(SourceKind), max_size=3), st.none() | st.sampled_from(SourceGrade))
def test_what_is_unverified_stays_so_and_nothing_else_that_is_stated_counts(
    kinds: list[SourceKind], stated: SourceGrade | None
) -> None:
    due = grade_due(Event, stated, kinds)
    assert due is (stated if stated is SourceGrade.UNVERIFIED else strongest(kinds))


@pytest.mark.parametrize("cls", [Source, Dataset])
def test_a_source_and_a_dataset_have_no_grade(cls: type[Source] | type[Dataset]) -> None:
    assert {one for one in ONTOLOGY.classes if not is_graded(one)} == {Source, Dataset}
    assert grade_due(cls, SourceGrade.UNVERIFIED, [SourceKind.PRESS]) is None
