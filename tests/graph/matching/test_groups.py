"""Which event stands for which: those written by hand first, then the smallest; and never two of one dataset as one."""

from graph.matching.groups import Groups, Standing
from graph.matching.links import Verdict

OURS, UCDP, ACLED = 0, 1, 2
DATASETS = {1: UCDP, 2: UCDP, 3: ACLED, 4: ACLED, 8: OURS, 9: OURS}


def groups() -> Groups:
    return Groups(9, DATASETS.__getitem__, curated=1)


def standing(found: Groups) -> dict[int, tuple[int, bool]]:
    return {one.event: (one.representative, one.part) for one in found.standing(sorted(DATASETS))}


def test_an_event_stands_for_itself() -> None:
    assert standing(groups()) == {}


def test_what_was_written_by_hand_comes_first_and_then_the_smallest() -> None:
    found = groups()
    assert found.join(1, 3) is Verdict.SAME
    assert standing(found) == {3: (1, False)}
    assert found.join(8, 3) is Verdict.SAME
    assert standing(found) == {1: (8, False), 3: (8, False)}
    assert list(found.standing([3])) == [Standing(3, 8, False)]


def test_two_events_of_one_dataset_stay_apart_unless_somebody_decided_it() -> None:
    found = groups()
    found.join(8, 1)
    found.join(1, 3)
    assert found.join(2, 3) is Verdict.UNDECIDED
    assert found.join(8, 9) is Verdict.UNDECIDED
    assert standing(found) == {1: (8, False), 3: (8, False)}
    assert found.join(8, 9, by_hand=True) is Verdict.SAME


def test_parts_stand_below_their_whole_with_all_that_are_one_with_them() -> None:
    found = groups()
    found.part(1, 8)
    found.part(2, 8)
    found.join(1, 3)
    assert standing(found) == {1: (8, True), 2: (8, True), 3: (8, True)}


def test_what_is_a_part_of_an_event_is_a_part_of_its_other_records() -> None:
    found = groups()
    found.part(1, 8)
    found.join(8, 3)
    assert found.join(1, 3) is Verdict.PART
    assert found.whole(1, 3) == 3
    assert standing(found) == {1: (8, True), 3: (8, False)}


def test_an_event_of_ours_is_never_stood_for_by_a_row() -> None:
    """Where several of ours are parts of one row, the first of them stands for that."""
    found = groups()
    found.part(8, 1)
    found.part(9, 1)
    assert standing(found) == {1: (8, True)}


def test_parts_of_parts_stand_below_the_outermost_whole() -> None:
    found = groups()
    found.part(3, 1)
    found.part(1, 8)
    assert standing(found) == {1: (8, True), 3: (8, True)}
