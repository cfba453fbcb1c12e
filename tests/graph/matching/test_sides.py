"""How well sides agree: by who they are, by memberships on the day, and by what sources file under a government."""

import pytest

from graph.matching.bonds import Tie
from graph.matching.occurrences import NOBODY, Part
from graph.matching.sides import Sides, sides
from ontology.vocabularies import EventKind, Hedge, Role
from tests.graph.matching.hand_made import (
    ARMY,
    BONDS,
    CMA,
    FRENCH,
    GATIA,
    ISGS,
    JNIM,
    MISSION,
    MNLA,
    MSA,
    OTHER_STATE,
    STATE,
    VILLAGERS,
    attack,
    clash,
    event,
    part,
)

Parts = tuple[Part, ...]


def laid(mine: Parts, theirs: Parts, day: str = "2018-04-14", kind: EventKind = EventKind.ARMED_CLASH) -> Sides:
    """The sides of two events laid over each other."""
    return sides(event(day=day, parts=mine, kind=kind), event("theirs", day, parts=theirs, kind=kind), BONDS)


@pytest.mark.parametrize(
    ("mine", "theirs", "score"),
    [
        (clash(CMA, GATIA), clash(CMA, GATIA), 1.0),
        (clash(CMA, GATIA), clash(GATIA, CMA), 1.0),
        (attack(CMA, GATIA), clash(GATIA, CMA), 1.0),
        (clash(MNLA, GATIA), clash(CMA, GATIA), 0.95),
        (clash(MSA, ISGS), clash(GATIA, ISGS), 0.75),
        (clash(ARMY, JNIM), clash(STATE, JNIM), 0.95),
        (attack(JNIM, MISSION), clash(STATE, JNIM), 0.9),
        (attack(FRENCH, JNIM), clash(STATE, JNIM), 0.9),
        (clash(GATIA, ISGS), clash(STATE, ISGS), 0.75),
        (attack(NOBODY, ARMY), clash(STATE, JNIM), 0.7),
        (attack(NOBODY, GATIA), clash(CMA, GATIA), 0.7),
        (clash(ARMY, JNIM), clash(STATE, ISGS), 0.55),
    ],
)
def test_sides_agree_by_whoever_may_be_meant(mine: Parts, theirs: Parts, score: float) -> None:
    assert laid(mine, theirs).score == pytest.approx(score)
    assert laid(theirs, mine).score == pytest.approx(score)
    assert not laid(mine, theirs).contradict


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (clash(CMA, GATIA), clash(STATE, JNIM)),
        (clash(CMA, GATIA), clash(CMA, STATE)),
        (clash(CMA, GATIA), clash(CMA, ISGS)),
        (clash(ARMY, JNIM), clash(OTHER_STATE, JNIM)),
        (attack(ARMY, JNIM), clash(VILLAGERS, JNIM)),
    ],
)
def test_two_named_sides_that_have_nothing_in_common_contradict_each_other(mine: Parts, theirs: Parts) -> None:
    assert laid(mine, theirs).contradict
    assert laid(theirs, mine).contradict


def test_a_membership_counts_on_its_days_alone() -> None:
    before = laid(clash(MNLA, ARMY), clash(CMA, STATE), day="2014-06-08")
    after = laid(clash(MNLA, ARMY), clash(CMA, STATE), day="2014-06-09")
    assert (before.contradict, after.contradict) == (True, False)
    assert after.score == pytest.approx(0.9)


def test_an_ally_of_its_forces_is_filed_under_a_government_against_jihadists_alone() -> None:
    against = laid(clash(GATIA, ISGS), clash(STATE, ISGS))
    assert {pair.tie for pair in against.pairs} == {Tie.SAME, Tie.FILED}
    assert laid(clash(GATIA, CMA), clash(STATE, CMA)).contradict
    assert laid(clash(CMA, ISGS), clash(STATE, ISGS)).contradict
    assert laid(clash(GATIA, ISGS), clash(STATE, ISGS), day="2016-12-31").contradict


def test_what_is_said_with_reserve_agrees_a_little_less() -> None:
    hedged = laid(attack(CMA, GATIA, hedge=Hedge.ALLEGED), clash(CMA, GATIA))
    assert hedged.score == pytest.approx((0.95 + 1) / 2)


def test_who_is_named_where_another_leaves_them_unnamed_may_be_the_one() -> None:
    named = (*attack(NOBODY, ARMY), part(JNIM, Role.ATTACKER, hedge=Hedge.ATTRIBUTED))
    assert laid(named, clash(STATE, JNIM)).score == pytest.approx((0.95 + 0.9) / 2)


def test_who_attacked_was_not_attacked() -> None:
    kind = EventKind.KILLING
    same = laid(attack(JNIM, VILLAGERS), attack(JNIM), kind=kind)
    turned = laid(attack(VILLAGERS, JNIM), attack(JNIM), kind=kind)
    assert same.score > 0.8 > 0.5 > turned.score


def test_civilians_whom_nobody_names_are_no_armed_group() -> None:
    killing = event(kind=EventKind.KILLING, parts=(part(ARMY, Role.ATTACKER),))
    fight = event("theirs", parts=clash(STATE, JNIM))
    other = event("theirs", kind=EventKind.KILLING, parts=attack(STATE))
    assert sides(killing, other, BONDS).score == pytest.approx((0.9 + 0.8) / 2)
    assert sides(killing, fight, BONDS).score == pytest.approx((0.9 + 0.1) / 2)


def test_all_of_those_who_stood_together_count_a_little() -> None:
    both = (part(GATIA, side="a"), part(MSA, side="a"), part(ISGS, side="b"))
    assert laid(both, both).score == 1.0
    assert laid(clash(MSA, ISGS), both).score == 1.0
    with_another = (part(GATIA, side="a"), part(FRENCH, side="a"), part(ISGS, side="b"))
    assert 0.9 < laid(both, with_another).score < 1.0


def test_of_one_side_alone_half_is_untold() -> None:
    alone = (part(CMA, Role.ATTACKER),)
    assert laid(alone, clash(CMA, GATIA)).score == pytest.approx(0.75)
    assert laid(alone, clash(STATE, JNIM)).contradict


def test_where_nobody_is_told_nothing_agrees() -> None:
    assert laid((), clash(CMA, GATIA)) == Sides(0.0, ())
