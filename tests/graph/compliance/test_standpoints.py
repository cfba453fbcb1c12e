"""What an assessor is to a promise: the first that fits, by who belonged to whom on the day of the assessment."""

from dataclasses import replace
from datetime import date

import pytest

from graph.compliance.promises import Instrument, Judgement, NamedActor, Promise, Signing, Term
from graph.compliance.standpoints import OBSERVER, UNITED_NATIONS, Belonging, Standpoints
from ontology.values import Text


def actor(key: str, kind: str = "ORGANISATION") -> NamedActor:
    return NamedActor(key if "/" in key else f"actor/{key}", Text(key), kind=kind)


MALI, ARMY = actor("mali", "STATE"), actor("army", "ARMED_FORCES")
CMA, MNLA, LEADER = actor("cma", "COALITION"), actor("mnla", "ARMED_MOVEMENT"), actor("leader", "PERSON")
PLATFORM, MISSION, UN = actor("platform", "COALITION"), actor("mission", "MISSION"), actor(UNITED_NATIONS)
OBSERVING, CENTER = actor(OBSERVER, "MECHANISM"), actor("center")
COMMITTEE, ALGERIA, ENVOY = actor("committee", "MECHANISM"), actor("algeria", "MEDIATOR"), actor("envoy", "PERSON")
PAPER, COUNCIL, FOREIGN = actor("paper", "MEDIA"), actor("council"), actor("foreign", "STATE")
BELONGINGS = (
    Belonging(ARMY.id, MALI),
    Belonging(MNLA.id, CMA, since="2014-06-09"),
    Belonging(LEADER.id, MNLA),
    Belonging(MISSION.id, UN),
    Belonging(COUNCIL.id, UN),
    Belonging(CENTER.id, OBSERVING, since="2017-09-11"),
    Belonging(ENVOY.id, ALGERIA),
    Belonging(MALI.id, COMMITTEE),
    Belonging(MALI.id, UN),
    Belonging("actor/left", PLATFORM, until="2016-01"),
    Belonging(UN.id, UN),
)
ACCORD = Instrument(
    "agreement/accord",
    Text("accord"),
    "2015",
    (),
    (
        Signing(MALI, "2015-05-15", "PARTY"),
        Signing(CMA, "2015-06-20", "PARTY"),
        Signing(PLATFORM, "2015-05-15", "PARTY"),
        Signing(FOREIGN, "2015-05-15", "GUARANTOR"),
        Signing(PAPER, "2015-05-15", "WITNESS"),
    ),
)
RESOLUTION = Instrument(
    "agreement/r", Text("r"), "2018", (), (Signing(COUNCIL, "2018-06-28", "PARTY"),), kind="RESOLUTION"
)


UNDERWRITTEN = replace(ACCORD, signings=(Signing(UN, "2015-05-15", "GUARANTOR"),))


def standpoint(
    assessor: NamedActor,
    obliged: tuple[NamedActor, ...],
    day: str = "2018-01-01",
    agreements: tuple[Instrument, ...] = (RESOLUTION, ACCORD),
) -> str:
    judgement = Judgement("assessment/1", assessor, "FULFILLED", day)
    promise = Promise("commitment/x", Text("x"), "DDR", Term("OPEN"), obliged=obliged, judgements=(judgement,))
    ((judged,),) = (one.judgements for one in Standpoints(BELONGINGS).judged((promise,), agreements))
    assert replace(judged, standpoint=judgement.standpoint) == judgement
    return judged.standpoint


@pytest.mark.parametrize(
    ("assessor", "obliged", "expected"),
    [
        (MALI, (MALI,), "OWED_IT"),
        # a State answers for its army, a coalition for its members' members; and these for what it owes
        (MALI, (ARMY,), "OWED_IT"),
        (ARMY, (MALI,), "OWED_IT"),
        (CMA, (LEADER,), "OWED_IT"),
        (LEADER, (CMA,), "OWED_IT"),
        # a committee of many, or the United Nations, does not answer for a member
        (COMMITTEE, (MALI,), "OTHER"),
        (UN, (MALI,), "UN"),
        (MISSION, (UN,), "OWED_IT"),
        (CENTER, (OBSERVING,), "OWED_IT"),
        (CMA, (MALI,), "PARTY"),
        (LEADER, (MALI,), "PARTY"),
        (FOREIGN, (MALI,), "GUARANTOR"),
        (ALGERIA, (MALI,), "GUARANTOR"),
        (ENVOY, (MALI,), "GUARANTOR"),
        (OBSERVING, (MALI,), "OBSERVER"),
        (CENTER, (MALI,), "OBSERVER"),
        (MISSION, (MALI,), "UN"),
        # a body that adopts a resolution is not a party to it, and a witness to an accord is nothing by that
        (COUNCIL, (MALI,), "UN"),
        (PAPER, (MALI,), "PRESS"),
        (actor("institute"), (MALI,), "OTHER"),
        (MALI, (), "PARTY"),
    ],
)
def test_the_first_that_fits(assessor: NamedActor, obliged: tuple[NamedActor, ...], expected: str) -> None:
    assert standpoint(assessor, obliged) == expected


@pytest.mark.parametrize(
    ("assessor", "day", "expected"),
    [
        (CENTER, "2017-09-10", "OTHER"),
        (CENTER, "2017-09-11", "OBSERVER"),
        (CENTER, "2017-09", "OBSERVER"),
        (CENTER, "2017-08", "OTHER"),
        (actor("left"), "2016-01-31", "PARTY"),
        (actor("left"), "2016-02-01", "OTHER"),
        (MNLA, "2014-06-08", "OTHER"),
    ],
)
def test_who_belongs_to_whom_is_as_of_the_day_of_the_assessment(assessor: NamedActor, day: str, expected: str) -> None:
    assert standpoint(assessor, (MALI,), day) == expected


@pytest.mark.parametrize(
    ("belonging", "held"),
    [
        (Belonging("a", CMA), ["2013-01-01", "2015-01-01", "2020-01-01"]),
        # what is unknown lies within the lives of both
        (Belonging("a", CMA, lives=(("2012", None), ("2014-06", "2016"))), ["2015-01-01"]),
        (Belonging("a", CMA, "/2014", "2019/", lives=(("2014", None), (None, "2016"))), ["2015-01-01"]),
        # what is open does not
        (
            Belonging("a", CMA, "../2014", "2019/..", lives=(("2014", None), (None, "2016"))),
            ["2013-01-01", "2015-01-01", "2020-01-01"],
        ),
        (Belonging("a", CMA, since="2015", until="2015"), ["2015-01-01"]),
    ],
)
def test_what_no_date_on_record_excludes_holds(belonging: Belonging, held: list[str]) -> None:
    days = ("2013-01-01", "2015-01-01", "2020-01-01")
    assert [day for day in days if belonging.possibly_on(date.fromisoformat(day))] == held


def test_the_united_nations_sign_for_no_body_of_theirs() -> None:
    found = [standpoint(one, (MALI,), agreements=(UNDERWRITTEN,)) for one in (UN, MISSION, COUNCIL)]
    assert found == ["GUARANTOR", "UN", "UN"]


def test_one_day_makes_another_of_it_and_what_comes_later_is_left_out() -> None:
    """A membership that ended in January 2016 held on its last day; of an early day, no later word is heard."""
    left = actor("left")
    days = ("2016-01-30", "2016-01-31", "2016-02-01", "2017-01-01")
    said = tuple(Judgement(f"assessment/{day}", left, "FULFILLED", day) for day in days)
    promise = Promise("commitment/x", Text("x"), "DDR", Term("OPEN"), obliged=(MALI,), judgements=said)
    (judged,) = Standpoints(BELONGINGS).judged((promise,), (ACCORD,), by=date(2016, 12, 31))
    assert [(one.date, one.standpoint) for one in judged.judgements] == [
        ("2016-01-30", "PARTY"),
        ("2016-01-31", "PARTY"),
        ("2016-02-01", "OTHER"),
    ]
