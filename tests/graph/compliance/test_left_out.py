"""What is left out of a ledger for want of a source that had been published, in words."""

from dataclasses import replace

import pytest

from graph.compliance.promises import Promise
from ontology.values import Text
from tests.graph.compliance.promised import FULFILLED, PARTLY
from tests.graph.compliance.test_known import ACCORD, EARLY, PROMISE, happened, known, printed, said


def words(**judged: tuple[int, int]) -> Text:
    """What is said of so many assessments, or events, published too late and of so many undated."""
    promise: Promise = replace(
        PROMISE,
        judgements=tuple(
            said(number, PARTLY, "2016", printed("2018-05" if number < late else None))
            for late, undated in [judged.get("assessments", (0, 0))]
            for number in range(late + undated)
        ),
        occurrences=tuple(
            happened(str(number), printed("2018-05" if number < late else None))
            for late, undated in [judged.get("events", (0, 0))]
            for number in range(late + undated)
        ),
    )
    ledger = known(replace(ACCORD, promises=(promise,)))
    assert ledger.left_out
    en, fr = (
        (text or "").split(mark) for text, mark in ((ledger.left_out.words.en, "; "), (ledger.left_out.words.fr, " ; "))
    )
    return Text(
        "; ".join(one for one in en if "source" not in one), "; ".join(one for one in fr if "source" not in one)
    )


@pytest.mark.parametrize(
    ("assessments", "events", "en", "fr"),
    [
        ((0, 0), (0, 0), "nothing left out", "rien n’est laissé de côté"),
        ((1, 0), (0, 0), "1 assessment left out", "1 évaluation laissée de côté"),
        ((0, 1), (0, 0), "1 assessment left out, undated", "1 évaluation laissée de côté, sans date"),
        (
            (5, 2),
            (0, 0),
            "7 assessments left out, 2 of them undated",
            "7 évaluations laissées de côté, dont 2 sans date",
        ),
        (
            (0, 3),
            (2, 0),
            "3 assessments left out, all undated; 2 events left out",
            "3 évaluations laissées de côté, toutes sans date; 2 événements laissés de côté",
        ),
    ],
)
def test_what_is_left_out_is_said_in_words(
    assessments: tuple[int, int], events: tuple[int, int], en: str, fr: str
) -> None:
    assert words(assessments=assessments, events=events) == Text(en, fr)


def test_what_falls_away_with_something_else_is_said_apart() -> None:
    late = replace(PROMISE, evidence=printed("2019"), judgements=(said(1, FULFILLED, "2016", EARLY),))
    ledger = known(replace(ACCORD, promises=(late,)))
    assert ledger.left_out
    assert ledger.left_out.words == Text(
        "1 commitment left out; 0 assessments left out (and 1 more, with what they belong to); 1 source left out",
        "1 engagement laissé de côté ; 0 évaluation laissée de côté (et 1 de plus, avec la notice dont cela dépend) ;"
        " 1 source laissée de côté",
    )
