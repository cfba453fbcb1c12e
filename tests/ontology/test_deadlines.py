"""How the day by which something is due follows from its anchor."""

import pytest

from ontology.deadlines import PARTS, Deadline, counted, last_signed
from ontology.values import DateSpan
from ontology.vocabularies import DeadlineType

OFFSET = Deadline(type=DeadlineType.OFFSET, duration="P60D", anchor="signature")
ABSOLUTE = Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2015-12"))


@pytest.mark.parametrize(
    ("counted_from", "duration", "due"),
    [
        ("2015-06-20", "P60D", "2015-08-19"),
        ("2015-01-31", "P1M", "2015-02-28"),
        ("2015-06", "P18M", "2016-12"),
        ("2015-06", "P60D", None),
        ("2015-05-15/2015-06-20", "P60D", None),
        ("2015-06-20", None, None),
        ("9999-12-31", "P1D", None),
    ],
)
def test_the_day_that_follows(counted_from: str, duration: str | None, due: str | None) -> None:
    deadline = Deadline(type=DeadlineType.OFFSET, duration=duration, anchor="signature")
    assert counted(deadline, DateSpan(counted_from)) == Deadline(
        type=DeadlineType.OFFSET,
        duration=duration,
        anchor="signature",
        counted_from=DateSpan(counted_from),
        due=DateSpan(due) if due else None,
    )


def test_an_anchor_whose_date_is_not_known_any_more() -> None:
    assert counted(counted(OFFSET, DateSpan("2015-06-20")), None) == OFFSET


def test_other_deadlines_stay_as_they_are() -> None:
    assert counted(ABSOLUTE, DateSpan("2015-06-20")) is ABSOLUTE


def test_the_last_signature_counts() -> None:
    dates = [DateSpan("2015-05-15"), DateSpan("2015-06-20"), DateSpan("2015-06")]
    assert last_signed(dates) == DateSpan("2015-06")
    assert last_signed([DateSpan("2015-06-20/.."), *dates]) == DateSpan("2015-06-20/..")
    assert last_signed([]) is None


def test_every_type_of_deadline_says_its_parts_and_every_part_has_a_type() -> None:
    assert set(PARTS) == set(DeadlineType)
    parts = {part for required, optional in PARTS.values() for part in (*required, *optional)}
    assert parts == {prop.attribute for prop in Deadline.properties()} - {"type"}
