"""The score of two events: days, tolls, and what speaks against a match whatever else agrees."""

import pytest

from graph.matching.occurrences import NOBODY, Part
from graph.matching.scoring import LIKELY, MARGIN, NEAR, WEIGHTS
from ontology.vocabularies import EventKind, Hedge, PlaceKind, PlacePrecision, Role
from tests.graph.matching import hand_made as made
from tests.graph.matching.hand_made import clash, compare, event, part, spot, toll


def test_weights_add_up_to_one() -> None:
    assert sum(WEIGHTS) == pytest.approx(1)


def test_what_agrees_in_everything_is_one() -> None:
    found = compare(event(), event("theirs"))
    assert (found.total, found.is_likely) == (1.0, True)


@pytest.mark.parametrize(
    ("day", "last", "days"),
    [
        ("2018-04-14", None, 1.0),
        ("2018-04-13", "2018-04-15", 1.0),
        ("2018-04-15", None, 0.6),
        ("2018-04-12", "2018-04-13", 0.6),
        ("2018-04-16", None, 0.3),
        ("2018-04-17", None, 0.1),
        ("2018-04-18", None, 0.0),
        ("2018-04-10", "2018-04-17", 0.875),
    ],
)
def test_days_agree_the_less_the_farther_apart_and_the_vaguer_they_are(day: str, last: str | None, days: float) -> None:
    assert compare(event(), event("theirs", day, last)).scores.days == days
    assert compare(event("theirs", day, last), event()).scores.days == days


def test_two_days_apart_is_never_one_event() -> None:
    found = compare(event(), event("theirs", "2018-04-16"))
    assert found.is_refused
    assert found.total > LIKELY


def test_one_day_apart_asks_for_more_in_all_else() -> None:
    assert compare(event(), event("theirs", "2018-04-15")).is_likely
    unnamed = event("theirs", "2018-04-15", parts=clash(NOBODY, made.GATIA))
    assert not compare(event(), unnamed).is_likely
    assert compare(event(), unnamed).is_possible


def test_the_same_toll_makes_nothing_one() -> None:
    """Same sides, same toll, consecutive days, hundreds of kilometres apart: two events, whatever the number."""
    one = event(tolls=(toll(14),))
    far = event(
        "theirs", "2018-04-15", spots=(spot("far", 14.0, -8.0, units=(made.FLUTE, made.LAND)),), tolls=(toll(14),)
    )
    found = compare(one, far)
    assert (found.scores.place, found.tolls, found.is_refused, found.is_likely) == (0.0, 0.0, True, False)


def test_tolls_tell_which_of_several_is_meant_where_all_else_agrees() -> None:
    one = event(tolls=(toll(3),))
    same, other = (compare(one, event("theirs", parts=_gunmen(), tolls=(toll(n),))) for n in (3, 12))
    bare = compare(one, event("theirs", parts=_gunmen()))
    assert same.total > bare.total > other.total
    assert other.is_likely


def test_the_very_same_figures_tell_which_of_two_twins_is_meant_and_raise_no_score() -> None:
    """Two rows of one day, place and pair of sides, as two versions of a publisher's file have them."""
    one = event(tolls=(toll(17, 17, 32),))
    same, twin = (compare(one, event("theirs", tolls=(toll(*numbers),))) for numbers in ((17, 17, 32), (16, 16, 31)))
    assert same.total == twin.total == 1.0
    assert same.rank - twin.rank >= MARGIN


def test_a_part_of_the_dead_says_nothing_against_a_larger_number() -> None:
    one = event(parts=_gunmen(), tolls=(toll(3, is_all=False),))
    assert compare(one, event("theirs", tolls=(toll(12),))).tolls == 0.0


def _gunmen() -> tuple[Part, ...]:
    return clash(NOBODY, made.GATIA)


def test_a_fight_and_a_massacre_of_one_place_and_day_are_not_taken_for_one() -> None:
    massacre = event(kind=EventKind.MASSACRE, parts=(part(made.ARMY, Role.ATTACKER, hedge=Hedge.ALLEGED),))
    fight = compare(massacre, event("theirs", parts=clash(made.STATE, made.JNIM)))
    killings = compare(massacre, event("theirs", kind=EventKind.MASSACRE, parts=made.attack(made.STATE)))
    assert (fight.is_likely, fight.is_possible, killings.is_likely) == (False, True, True)


def test_the_killing_of_an_armed_man_is_what_others_call_a_clash() -> None:
    killing = event(kind=EventKind.KILLING, parts=made.attack(made.ISGS, made.MSA))
    assert compare(killing, event("theirs", parts=clash(made.MSA, made.ISGS))).scores.kind == 0.9
    villagers = event(kind=EventKind.KILLING, parts=made.attack(made.ISGS, made.VILLAGERS))
    assert compare(villagers, event("theirs", parts=clash(made.MSA, made.ISGS))).scores.kind == 0.3


def test_talks_and_fights_are_never_one() -> None:
    found = compare(event(), event("theirs", kind=EventKind.AGREEMENT))
    assert (found.scores.kind, found.is_refused) == (0.0, True)


def test_a_near_miss_is_kept_and_what_is_far_off_is_not() -> None:
    near = compare(event(), event("theirs", "2018-04-17"))
    away = compare(event(), event("theirs", "2018-06-14", spots=(spot("away", 10.0, 3.0),)))
    assert near.total >= NEAR > away.total


def test_the_middle_of_a_region_is_no_point() -> None:
    """A village that lies exactly there agrees no better than any other of the region."""
    known = event(spots=(made.in_region(),))
    middle = event("theirs", spots=(spot("middle", 18.0, 0.0, PlaceKind.AREA, PlacePrecision.UNKNOWN),))
    assert compare(known, middle).scores.place == compare(known, event("theirs")).scores.place == 0.7
