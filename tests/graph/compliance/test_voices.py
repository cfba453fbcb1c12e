"""Two assessors side by side: the last word of each, of whom it is, and whether they say the same."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from graph.compliance.ledger import trace
from graph.compliance.promises import Evidence, Instrument, Judgement, NamedActor, Promise, Term
from graph.compliance.standpoints import Belonging, Standpoints
from graph.compliance.voices import Comparison, Voices, voices
from ontology.values import Text
from tests.graph.compliance.promised import ACCORD, open_ended

OBSERVER, MALI = NamedActor("observer", Text("Observer")), NamedActor("mali", Text("Government"))
MINISTRY, MINISTER, CENTER = "ministry", "minister", "center"
BELONGINGS = (
    Belonging(CENTER, OBSERVER, since="2017-09-11", until="2022"),
    Belonging(MINISTRY, MALI),
    Belonging(MINISTER, NamedActor(MINISTRY, Text("Ministry")), since="2016", until="2017-12-31"),
)
Said = tuple[str, str, str]


def side_by_side(
    *promises: Promise,
    as_of: str = "2019-02-28",
    a: NamedActor = OBSERVER,
    b: NamedActor = MALI,
    belongings: Collection[Belonging] = BELONGINGS,
    supporting: Collection[Instrument] = (),
    known_by: str | None = None,
) -> Voices:
    by = None if known_by is None else date.fromisoformat(known_by)
    accord = replace(ACCORD, promises=promises)
    ledger = trace(accord, (), date.fromisoformat(as_of), supporting=supporting, known_by=by)
    return voices(ledger, a, b, Standpoints(belongings).groups_of)


def compared(*said: Said, as_of: str = "2019-02-28") -> Comparison:
    """The one promise of which this was said."""
    (only,) = side_by_side(open_ended(*said), as_of=as_of).comparisons
    return only


def named(name: str, *said: Said) -> Promise:
    return replace(open_ended(*said), id=name)


def word(said: Judgement) -> Said:
    return said.assessor.id, said.status, said.date


@pytest.mark.parametrize(
    ("observer", "government", "agree"),
    [("PARTLY", "PARTLY", True), ("FULFILLED", "FULFILLED", True), ("UNDER_WAY", "PARTLY", False)],
)
def test_who_says_the_same_agrees(observer: str, government: str, agree: bool) -> None:
    found = compared(("observer", observer, "2018-05-28"), ("mali", government, "2018-01-22"))
    assert (found.agree, found.shared) == (agree, False)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((20, 78), (20, 78), True),
        ((20, 78), (64, 78), False),
        ((20, 78), (6, 10), True),
        ((20, 78), (None, None), True),
    ],
)
def test_figures_that_differ_of_as_many_are_no_agreement(
    one: tuple[int, int], other: tuple[int | None, int | None], agree: bool
) -> None:
    promise = open_ended(("observer", "PARTLY", "2018-12"), ("mali", "PARTLY", "2018-12"))
    counted = zip(promise.judgements, (one, other), strict=True)
    judgements = tuple(replace(said, done=done, out_of=out_of) for said, (done, out_of) in counted)
    (found,) = side_by_side(replace(promise, judgements=judgements)).comparisons
    assert found.agree is agree


def test_only_the_last_word_by_the_day_counts() -> None:
    said = (
        ("observer", "UNDER_WAY", "2018-05-28"),
        ("observer", "PARTLY", "2018-12"),
        ("mali", "PARTLY", "2018-01-22"),
    )
    found = {day: compared(*said, as_of=day) for day in ("2018-05-28", "2018-12-30", "2018-12-31")}
    assert [each.agree for each in found.values()] == [False, False, True]
    assert [each.a.latest.date for each in found.values() if each.a] == ["2018-05-28", "2018-05-28", "2018-12"]
    assert not any(each.a.besides for each in found.values() if each.a)


def test_where_one_alone_has_spoken_nobody_agrees_or_differs() -> None:
    found = compared(("observer", "PARTLY", "2018-05-28"), ("mali", "FULFILLED", "2019-03-01"))
    assert (found.agree, found.shared, found.b) == (None, False, None)
    assert found.a
    assert not found.a.by_member


def test_a_members_word_counts_with_those_of_the_body_to_which_it_belonged_when_it_spoke() -> None:
    found = compared(("center", "PARTLY", "2018-05-28"), ("minister", "PARTLY", "2017-12-31"))
    assert found.a
    assert found.b
    assert (word(found.a.latest), found.a.by_member) == (("center", "PARTLY", "2018-05-28"), True)
    assert (word(found.b.latest), found.b.by_member) == (("minister", "PARTLY", "2017-12-31"), True)
    assert found.agree


def test_what_somebody_says_before_joining_or_after_leaving_is_the_word_of_another() -> None:
    found = compared(
        ("center", "BREACHED", "2017-09-10"),
        ("minister", "PARTLY", "2017-06-01"),
        ("minister", "BREACHED", "2018-06-01"),
    )
    assert found.a is None
    assert found.b
    assert [word(one) for one in (found.b.latest, *found.b.besides)] == [("minister", "PARTLY", "2017-06-01")]
    assert [word(one) for one in found.others] == [
        ("minister", "BREACHED", "2018-06-01"),
        ("center", "BREACHED", "2017-09-10"),
    ]


def test_the_newest_word_of_a_body_and_its_members_is_the_first_and_the_rest_stand_besides() -> None:
    found = compared(
        ("mali", "FULFILLED", "2016-01-01"),
        ("ministry", "PARTLY", "2017-01-01"),
        ("minister", "BREACHED", "2017-02-01"),
    )
    assert found.b
    assert [one.assessor.id for one in (found.b.latest, *found.b.besides)] == ["minister", "ministry", "mali"]


def test_of_one_day_a_bodys_own_word_goes_before_that_of_a_member() -> None:
    found = compared(("mali", "FULFILLED", "2017-01-01"), ("ministry", "PARTLY", "2017-01-01"))
    assert found.b
    assert (found.b.latest.assessor.id, found.b.by_member) == ("mali", False)
    assert [one.assessor.id for one in found.b.besides] == ["ministry"]


def test_one_word_of_a_member_of_both_is_no_agreement() -> None:
    both = (Belonging("envoy", OBSERVER), Belonging("envoy", MALI))
    found = side_by_side(open_ended(("envoy", "PARTLY", "2018-01-01")), belongings=both)
    (only,) = found.comparisons
    assert (only.agree, only.shared) == (None, True)
    assert (found.counts.both, found.counts.shared, found.counts.agree) == (1, 1, 0)


def test_where_one_belongs_to_the_other_its_words_and_those_of_its_members_are_its_own_alone() -> None:
    committee = NamedActor("committee", Text("Committee"))
    within = (*BELONGINGS, Belonging(MALI.id, committee))
    said = (("mali", "PARTLY", "2018-01-01"), ("ministry", "BREACHED", "2018-02-01"))
    (found,) = side_by_side(open_ended(*said), a=committee, belongings=within).comparisons
    assert found.a is None
    assert found.b
    assert [one.assessor.id for one in (found.b.latest, *found.b.besides)] == ["ministry", "mali"]


def test_all_commitments_that_either_has_judged_are_told_those_of_both_first() -> None:
    found = side_by_side(
        named("a-silent"),
        named("b-others", ("press", "PARTLY", "2018-01-01")),
        named("c-observer", ("observer", "PARTLY", "2018-01-01")),
        named("d-agree", ("observer", "PARTLY", "2018-01-01"), ("mali", "PARTLY", "2018-01-01")),
        named("e-government", ("mali", "PARTLY", "2018-01-01"), ("press", "BREACHED", "2018-01-01")),
        named("f-differ", ("observer", "PARTLY", "2018-01-01"), ("mali", "FULFILLED", "2018-01-01")),
    )
    told = [one.entry.promise.id for one in found.comparisons]
    assert told == ["d-agree", "f-differ", "c-observer", "e-government"]
    counts = found.counts
    assert (counts.both, counts.agree, counts.differ, counts.only_a, counts.only_b) == (2, 1, 1, 1, 1)
    assert [word(one) for one in found.comparisons[-1].others] == [("press", "BREACHED", "2018-01-01")]


def test_the_other_way_round_the_same_is_told() -> None:
    promise = open_ended(("center", "PARTLY", "2018-01-01"), ("mali", "FULFILLED", "2018-01-01"))
    (one,), (other,) = (side_by_side(promise, a=a, b=b).comparisons for a, b in ((OBSERVER, MALI), (MALI, OBSERVER)))
    assert (one.a, one.b, one.agree) == (other.b, other.a, other.agree)


def test_demands_of_supporting_texts_are_told_after_the_promises() -> None:
    demand = replace(named("a-demand", ("mali", "PARTLY", "2018-01-01")), kind="DEMAND")
    resolution = Instrument("agreement/r", Text("r"), "2018", (), promises=(demand,), kind="RESOLUTION")
    found = side_by_side(named("z-promise", ("mali", "PARTLY", "2018-01-01")), supporting=(resolution,))
    assert [one.entry.promise.id for one in found.comparisons] == ["z-promise", "a-demand"]


def test_a_word_that_no_source_had_told_by_then_is_not_heard() -> None:
    told = Evidence("source/early", Text("Early"), published="2018-02")
    later = Evidence("source/late", Text("Late"), published="2019")
    promise = Promise(
        "commitment/x",
        Text("x"),
        "DDR",
        Term("OPEN"),
        evidence=(told,),
        judgements=(
            Judgement("assessment/1", OBSERVER, "PARTLY", "2018-01-01", evidence=(told,)),
            Judgement("assessment/2", OBSERVER, "BREACHED", "2018-01-02", evidence=(later,)),
            Judgement("assessment/3", MALI, "FULFILLED", "2018-01-02", evidence=(later,)),
        ),
    )
    (found,) = side_by_side(promise, known_by="2018-06-01").comparisons
    assert found.a
    assert (found.a.latest.status, found.b) == ("PARTLY", None)


def test_before_there_is_a_ledger_nobody_has_spoken() -> None:
    found = side_by_side(open_ended(("mali", "PARTLY", "2014-01-01")), as_of="2014-12-31")
    assert found.ledger.not_yet
    assert (found.comparisons, found.counts.both) == ((), 0)


def test_silence_is_said_to_be_no_agreement_in_both_languages() -> None:
    caution = side_by_side().caution
    assert (caution.en or "").startswith("No answer on record is no agreement")
    assert (caution.fr or "").startswith("L’absence de réponse connue ne vaut pas accord")
