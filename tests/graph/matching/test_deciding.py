"""Who is whose best, and which of several are parts: decided by what may be one with either, and by their dead."""

from graph.matching.deciding import Rival, are_parts, chosen_by, grouped, parts_of
from graph.matching.scoring import MARGIN, PART_SLACK
from tests.graph.matching.hand_made import event, toll

MINE = 1


def rival(number: int, score: float = 0.9, best: int = MINE, lead: float | None = None) -> Rival:
    return Rival(number, score, best, lead)


def chosen(*rivals: Rival) -> list[int]:
    return [one.event for one in chosen_by(MINE, rivals)]


def test_those_are_chosen_of_which_an_event_is_clearly_the_best() -> None:
    assert chosen(rival(2), rival(3, best=9), rival(4, lead=MARGIN), rival(5, lead=MARGIN / 2)) == [2, 4]


def test_what_agrees_much_less_than_the_best_is_not_chosen_beside_it() -> None:
    assert chosen(rival(2, 1.0), rival(3, 1.0 - PART_SLACK), rival(4, 0.99 - PART_SLACK)) == [2, 3]


def test_nothing_is_chosen_of_nothing() -> None:
    assert chosen() == []


def test_rows_come_together_by_event_and_dataset() -> None:
    rows = [(1, 5, rival(2)), (1, 5, rival(3)), (1, 6, rival(4)), (2, 5, rival(4))]
    together = [(event_, dataset, [one.event for one in rivals]) for event_, dataset, rivals in grouped(iter(rows))]
    assert together == [(1, 5, [2, 3]), (1, 6, [4]), (2, 5, [4])]


def test_several_rows_of_one_event_are_its_parts() -> None:
    """Thirty and three: the dead of both are those of the whole."""
    whole = event(tolls=(toll(33),))
    rows = [event("a", tolls=(toll(17, 17, 32),)), event("b", tolls=(toll(16, 16, 31),))]
    assert list(parts_of(whole, rows)) == [0, 1]
    assert list(parts_of(event(), rows)) == [0, 1]
    assert list(parts_of(event(tolls=(toll(20, None, None),)), rows)) == [0, 1]


def test_one_row_that_has_all_the_dead_is_the_event_and_others_are_not() -> None:
    whole = event(tolls=(toll(17),))
    rows = [event("a", tolls=(toll(17),)), event("b", tolls=(toll(9),))]
    assert list(parts_of(whole, rows)) == [0]


def test_rows_none_of_which_has_all_the_dead_stay_parts() -> None:
    rows = [event("a", tolls=(toll(5),)), event("b", tolls=(toll(9),))]
    assert list(parts_of(event(tolls=(toll(40),)), rows)) == [0, 1]


def test_several_of_ours_are_parts_of_a_row_only_if_it_has_their_dead() -> None:
    ours = [event("a", tolls=(toll(4),)), event("b", tolls=(toll(5, None, None),))]
    assert are_parts(event("row", tolls=(toll(9, 10, 12),)), ours)
    assert not are_parts(event("row", tolls=(toll(5),)), ours)
    assert not are_parts(event("row", tolls=(toll(9),)), [*ours, event("c")])
    assert not are_parts(event("row"), ours)
