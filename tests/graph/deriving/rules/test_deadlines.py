"""A missed deadline: from the day after it, until somebody says that the promise was kept."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.compliance.promises import Evidence, Stem, Term
from graph.deriving.facts import Facts
from graph.deriving.rules.deadlines import RULE
from ontology.values import Text
from tests.graph.deriving.rules.promised import (
    ACCORD,
    ANNEX,
    CLAUSE,
    COMMITMENT,
    PACT,
    STEMS,
    days,
    leads,
    nodes,
    only,
    promise,
    promised,
    stemming,
)

Words = Sequence[tuple[str, str, str] | tuple[str, str, str, str]]
DUE = "2015-08-19"


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        # nobody says anything, or anything but fulfilled
        ([], ("2015-08-20", None)),
        ([("a", "PARTLY", "2015-08-01", "2015-08-01"), ("b", "BREACHED", "2016-01-01")], ("2015-08-20", None)),
        # kept on a stated day, whenever that was said; on several, on the last of them
        ([("a", "FULFILLED", "2018-04-01", "2015-12-29")], ("2015-08-20", "2015-12-28")),
        ([("a", "FULFILLED", "2018-04-01", "2015-12-28/2015-12-31")], ("2015-08-20", "2015-12-30")),
        # no day stated: until somebody says so
        ([("a", "FULFILLED", "2016-02-10"), ("b", "FULFILLED", "2016-01-05")], ("2015-08-20", "2016-01-04")),
        # a day late, it was missed for that day
        ([("a", "FULFILLED", "2015-08-20", "2015-08-20")], ("2015-08-20", "2015-08-20")),
        # contested: not overdue while somebody says fulfilled
        ([("a", "FULFILLED", "2016-01-05"), ("b", "PARTLY", "2016-02-18")], ("2015-08-20", "2016-01-04")),
        # who takes it back never said so; but while they did, it was not overdue
        ([("a", "FULFILLED", "2016-01-05"), ("a", "PARTLY", "2016-02-18")], ("2015-08-20", None)),
        ([("a", "FULFILLED", "2015-08-10"), ("a", "PARTLY", "2016-02-18")], ("2016-02-18", None)),
        ([("a", "FULFILLED", "2015-08-10"), ("a", "PARTLY", "2015-08-19")], ("2015-08-20", None)),
    ],
)
def test_it_holds_from_the_day_after_until_the_day_before_it_was_kept(
    words: Words, holds: tuple[str, str | None]
) -> None:
    lead = only(RULE, promised(promise(*words)))
    assert days(lead) == holds
    assert (lead.agreement, lead.subject, lead.exception) == (ACCORD, COMMITMENT, None)


@pytest.mark.parametrize(
    "words",
    [
        [("a", "FULFILLED", "2016-01-05", DUE)],
        [("a", "FULFILLED", "2015-08-19")],
        # kept in time and contested later: that is told by another rule
        [("a", "FULFILLED", "2015-08-10"), ("b", "NOT_STARTED", "2016-01-01")],
    ],
)
def test_a_promise_kept_in_time_gives_none(words: Words) -> None:
    assert leads(RULE, promised(promise(*words))) == []


@pytest.mark.parametrize(
    "other",
    [
        {"term": Term("OPEN", text=Text("continuing"))},
        {"term": Term("RECURRING", every="P1M", start="2015-07-20")},
        {"term": Term("OFFSET", duration="P60D", anchor="words", text=Text("entry into force"))},
        {"kind": "DEMAND"},
    ],
)
def test_without_a_day_or_asked_by_others_nothing_is_missed(other: dict[str, object]) -> None:
    assert leads(RULE, promised(promise(**other))) == []


@pytest.mark.parametrize(
    ("due", "missed"), [("2018-04", "2018-05-01"), ("2019", "2020-01-01"), ("2017-02-13/2017-02-20", "2017-02-21")]
)
def test_a_month_a_year_or_a_span_is_over_with_its_last_day(due: str, missed: str) -> None:
    assert days(only(RULE, promised(promise(term=Term("ABSOLUTE", due=due))))) == (missed, None)


def test_those_who_say_that_it_was_kept_are_the_sources_of_its_end() -> None:
    lead = only(RULE, promised(promise(("a", "PARTLY", "2015-09-01"), ("b", "FULFILLED", "2016-01-05"))))
    assert [one.source for one in lead.ended_by] == ["source/1"]
    assert only(RULE, promised(promise())).ended_by == ()


def test_the_path_leads_through_the_provision_that_the_promise_stems_from() -> None:
    lead = only(RULE, stemming(promise()))
    assert nodes(lead) == [[COMMITMENT, ANNEX, ACCORD]]
    assert [step.relation for step in lead.paths[0]] == [None, STEMS.relation, CLAUSE.relation]
    assert all(step.evidence for step in lead.paths[0])
    assert nodes(only(RULE, promised(promise()))) == [[COMMITMENT, ACCORD]]


def test_a_provision_of_another_agreement_is_a_way_of_its_own() -> None:
    one = promise(provisions=(Stem(ANNEX, Text("Annex 2")),))
    (roadmap,) = promised(one, id="agreement/roadmap").pacts
    lead = only(RULE, Facts((replace(PACT, clauses=(CLAUSE,)), roadmap)))
    assert lead.agreement == "agreement/roadmap"
    assert nodes(lead) == [[COMMITMENT, "agreement/roadmap"], [COMMITMENT, ANNEX, ACCORD]]


def test_each_last_word_against_it_once_it_was_late_is_a_path() -> None:
    words = [("a", "NOT_STARTED", "2015-08-01"), ("b", "UNDER_WAY", "2015-09-01"), ("b", "PARTLY", "2015-10-01")]
    lead = only(RULE, promised(promise(*words)))
    assert nodes(lead) == [[COMMITMENT, ACCORD], ["assessment/2", COMMITMENT, ACCORD]]
    first, second, _ = lead.paths[1]
    assert (first.relation, second.relation) == (None, "assessment-subject/assessment/2")


def test_a_deadline_after_the_end_of_the_agreement_is_not_counted() -> None:
    over = {"ended": "2015-08-18"}
    lead = only(RULE, promised(promise(), **over))
    assert lead.exception == Text(
        "The agreement had ended before its deadline: 18 August 2015.",
        "L’accord avait pris fin avant cette échéance\u00a0: 18 août 2015.",
    )
    assert (lead.text.en or "").startswith("Not counted under Accord: promise to be kept by 19 August 2015")
    assert only(RULE, promised(promise(), ended="2015-08-19")).exception is None


def test_what_may_have_been_done_in_time_is_not_counted() -> None:
    lead = only(RULE, promised(promise(("a", "FULFILLED", "2016-01-01", "2015-08"))))
    assert lead.exception
    assert lead.exception.en == "It may have been kept in time: its source tells no day, only August 2015."
    assert only(RULE, promised(promise(("a", "FULFILLED", "2016-01-01", "2015-09")))).exception is None


def test_why_it_is_not_counted_has_its_sources() -> None:
    ending = (Evidence("source/end", Text("End"), published="2016"),)
    ended = only(RULE, promised(promise(), ended="2015-08-18", ended_by=ending))
    assert ended.excepted_by == ending
    vague = only(RULE, promised(promise(("a", "FULFILLED", "2016-01-01", "2015-08"))))
    assert [one.published for one in vague.excepted_by] == ["2016-01-01"]
    assert only(RULE, promised(promise(), ended="2015-08-19", ended_by=ending)).excepted_by == ()


def test_the_word_by_which_fulfilment_was_taken_back_stands_on_the_path() -> None:
    lead = only(RULE, promised(promise(("a", "FULFILLED", "2015-08-01"), ("a", "PARTLY", "2016-01-05"))))
    assert days(lead) == ("2016-01-05", None)
    assert all("assessment/1" in path for path in nodes(lead)), "the second of these words"


def test_the_text_says_in_both_languages_what_was_due_and_nothing_that_was_said_later() -> None:
    told = only(RULE, promised(promise(("a", "FULFILLED", "2016-01-05"), ("b", "PARTLY", "2016-02-18")))).text
    assert told == Text(
        "Lead under Accord: promise to be kept by 19 August 2015, which nobody says was kept by then: Set up a"
        " commission.",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: promesse à tenir au plus tard le 19 août 2015, et que personne"
        " ne dit tenue à cette date\u00a0: Créer une commission.",
    )
