"""A fulfilment that another assessor contradicts: while both words stand."""

from collections.abc import Sequence

import pytest

from graph.compliance.promises import Term
from graph.deriving.rules.fulfilment import RULE
from ontology.values import Text
from tests.graph.deriving.rules.promised import (
    ACCORD,
    ANNEX,
    COMMITMENT,
    days,
    leads,
    nodes,
    only,
    promise,
    promised,
    stemming,
)

Words = Sequence[tuple[str, str, str] | tuple[str, str, str, str]]
OPEN = Term("OPEN", text=Text("continuing"))


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        # from the later word on
        ([("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18")], ("2016-02-18", None)),
        ([("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-01-01")], ("2016-01-01", None)),
        ([("a", "FULFILLED", "2016-01-01"), ("b", "DISPUTED", "2016-02")], ("2016-02-29", None)),
        # a dispute of how it was done comes before who says fulfilled long after the day
        ([("b", "DISPUTED", "2017-04-02"), ("a", "FULFILLED", "2017-06-30")], ("2017-06-30", None)),
        # until one of the two changes its word
        (
            [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("b", "FULFILLED", "2016-06-01")],
            ("2016-02-18", "2016-05-31"),
        ),
        (
            [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("a", "PARTLY", "2016-06-01")],
            ("2016-02-18", "2016-05-31"),
        ),
        # or says fulfilled again, after the other
        (
            [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("a", "FULFILLED", "2016-06-01")],
            ("2016-02-18", "2016-05-31"),
        ),
        # as long as anybody contradicts anybody
        (
            [
                ("a", "FULFILLED", "2016-01-01"),
                ("b", "PARTLY", "2016-02-18"),
                ("c", "NOT_STARTED", "2016-03-01"),
                ("b", "FULFILLED", "2016-06-01"),
            ],
            ("2016-02-18", None),
        ),
    ],
)
def test_it_holds_while_both_words_stand(words: Words, holds: tuple[str, str | None]) -> None:
    lead = only(RULE, promised(promise(*words)))
    assert days(lead) == holds
    assert (lead.agreement, lead.subject, lead.exception) == (ACCORD, COMMITMENT, None)


@pytest.mark.parametrize(
    "words",
    [
        [("a", "FULFILLED", "2016-01-01"), ("b", "FULFILLED", "2016-02-18")],
        # what was said before somebody said fulfilled
        [("b", "NOT_STARTED", "2015-12-31"), ("a", "FULFILLED", "2016-01-01")],
        # the same assessor
        [("a", "FULFILLED", "2016-01-01"), ("a", "PARTLY", "2016-02-18")],
        # the one had taken it back when the other spoke
        [("a", "FULFILLED", "2016-01-01"), ("a", "PARTLY", "2016-01-02"), ("b", "PARTLY", "2016-02-18")],
        # nobody says fulfilled: the ledger calls it contested, and no fulfilment is contradicted
        [("a", "PARTLY", "2016-01-01"), ("b", "DISPUTED", "2016-02-18")],
    ],
)
def test_otherwise_nothing_is_contradicted(words: Words) -> None:
    assert leads(RULE, promised(promise(*words))) == []


def test_what_is_never_fulfilled_once_and_for_all_is_contradicted_by_earlier_words_too() -> None:
    words = [("b", "BREACHED", "2015-08-18"), ("a", "FULFILLED", "2017-12-26")]
    assert days(only(RULE, promised(promise(*words, term=OPEN)))) == ("2017-12-26", None)
    assert leads(RULE, promised(promise(*words))) == []


def test_what_others_demand_is_no_promise() -> None:
    words = [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18")]
    assert leads(RULE, promised(promise(*words, kind="DEMAND"))) == []


def test_a_path_for_each_two_words_that_clash() -> None:
    words = [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("c", "DISPUTED", "2016-02-01")]
    lead = only(RULE, stemming(promise(*words)))
    assert nodes(lead) == [
        [COMMITMENT, "assessment/0", "assessment/2", ANNEX, ACCORD],
        [COMMITMENT, "assessment/0", "assessment/1", ANNEX, ACCORD],
    ]
    _, kept, otherwise, *_ = lead.paths[0]
    assert [step.relation for step in (kept, otherwise)] == [
        "assessment-subject/assessment/0",
        "assessment-subject/assessment/2",
    ]
    assert [one.source for step in (kept, otherwise) for one in step.evidence] == ["source/0", "source/2"]


def test_the_word_that_ends_it_has_its_sources() -> None:
    words = [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("b", "FULFILLED", "2016-06-01")]
    assert [one.source for one in only(RULE, promised(promise(*words))).ended_by] == ["source/2"]
    assert only(RULE, promised(promise(*words[:2]))).ended_by == ()


def test_the_text_tells_of_no_day_what_was_said_later() -> None:
    """Both words, and any other, stand on the paths: a text that named them would, to who asks as of a day."""
    words = [("a", "FULFILLED", "2016-01-01"), ("b", "PARTLY", "2016-02-18"), ("c", "DISPUTED", "2019-01-01")]
    assert only(RULE, promised(promise(*words))).text == Text(
        "Lead under Accord: accounts differ on whether this promise was kept: Set up a commission.",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: les avis divergent sur l’exécution de cette promesse\u00a0:"
        " Créer une commission.",
    )


@pytest.mark.parametrize(
    ("words", "of"),
    [
        # said twice before the other spoke: the second time may be published later
        (
            [("a", "FULFILLED", "2015-12-29"), ("a", "FULFILLED", "2015-12-31"), ("b", "PARTLY", "2016-02-18")],
            {("assessment/0", "assessment/2"), ("assessment/1", "assessment/2")},
        ),
        # taken back in between
        (
            [
                ("a", "FULFILLED", "2015-12-29"),
                ("a", "PARTLY", "2015-12-30"),
                ("a", "FULFILLED", "2015-12-31"),
                ("b", "PARTLY", "2016-02-18"),
            ],
            {("assessment/2", "assessment/3")},
        ),
    ],
)
def test_what_is_said_again_before_it_is_contradicted_is_contradicted_each_time(
    words: Words, of: set[tuple[str, str]]
) -> None:
    lead = only(RULE, promised(promise(*words)))
    assert {(path[1].node, path[2].node) for path in lead.paths} == of
    assert days(lead) == ("2016-02-18", None)


def test_what_is_broken_on_and_on_is_contradicted_by_each_word_before() -> None:
    words = [("b", "BREACHED", "2015-08-18"), ("b", "BREACHED", "2016-08-18"), ("a", "FULFILLED", "2017-12-26")]
    lead = only(RULE, promised(promise(*words, term=OPEN)))
    assert {path[2].node for path in lead.paths} == {"assessment/0", "assessment/1"}
    assert days(lead) == ("2017-12-26", None)
