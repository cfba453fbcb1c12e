"""Going through events in the order of days finds each two that may be one, once, and remembers only some days."""

from collections.abc import Iterable
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from graph.matching.scoring import WINDOW_DAYS
from graph.matching.sweep import Passed, Sweep

CELLS = st.frozensets(st.integers(0, 3), max_size=2)


class Happened(NamedTuple):
    """An event of some days."""

    first: int
    event: Passed


@st.composite
def many(draw: st.DrawFn) -> list[Happened]:
    """Events of three datasets in a few cells, by their first days."""
    drawn = draw(
        st.lists(st.tuples(st.integers(0, 25), st.integers(0, 9), st.integers(0, 2), st.booleans(), CELLS, CELLS))
    )
    made = [
        Happened(first, Passed(first + length, number, dataset, vague, tuple(found), tuple(sought | found)))
        for number, (first, length, dataset, vague, found, sought) in enumerate(drawn)
    ]
    return sorted(made, key=lambda one: (one.first, one.event.number))


def swept(events: Iterable[Happened]) -> list[frozenset[int]]:
    """The pairs that are found."""
    sweep = Sweep()
    return [frozenset((one.event.number, other)) for one in events for other in sweep.near(one.event, one.first)]


@given(many())
def test_all_that_are_near_are_found_once(events: list[Happened]) -> None:
    expected = {
        frozenset((one.event.number, other.event.number))
        for one in events
        for other in events
        if max(one.first - other.event.last, other.first - one.event.last) <= WINDOW_DAYS
        and one.event.looks_for(other.event)
        and set(one.event.sought) & set(other.event.found)
    }
    found = swept(events)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_the_earlier_dataset_looks_for_the_later_one_and_a_vague_event_for_both() -> None:
    ours, theirs = Passed(1, 1, 0, False, (7,), (7, 8)), Passed(1, 2, 1, False, (8,), ())
    assert ours.looks_for(theirs)
    assert not theirs.looks_for(ours)
    assert theirs._replace(vague=True).looks_for(ours)
    assert not ours.looks_for(ours)
