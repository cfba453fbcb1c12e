"""What a report says of a promise in a sentence or two."""

from dataclasses import replace
from datetime import date

import pytest

from api.reports.entry_text import headline
from api.reports.phrases import Phrases
from graph.compliance.ledger import trace
from graph.compliance.promises import Judgement, Promise, Term
from ontology.values import Text
from tests.api.reports.traced import ACCORD, CEASEFIRE, CMA


def judged(*said: tuple[str, str, str | None]) -> tuple[Judgement, ...]:
    return tuple(Judgement(f"assessment/{place}", CMA, *one, standpoint="PARTY") for place, one in enumerate(said))


@pytest.mark.parametrize(
    ("term", "said", "en"),
    [
        (Term("ABSOLUTE", due="2016-03-01"), (), "NOT ASSESSED. Due on this day."),
        (Term("ABSOLUTE", due="2016-03"), (), "NOT ASSESSED. Due in 30 days."),
        (Term("OPEN"), (), "NOT ASSESSED."),
        (
            Term("WINDOW", start="2016-01-01", due="2016-03-02"),
            judged(("UNDER_WAY", "2016-01", None)),
            "Said to be under way by CMA, a party (January 2016). Due in 1 day.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("POSTPONED", "2016", None), ("NOT_STARTED", "2016-02-01", None)),
            "OVERDUE by 30 days. Newest word: not started (CMA [party], 1 February 2016).",
        ),
        (
            Term("ABSOLUTE", due="2016-01"),
            judged(("NOT_STARTED", "2016-02-01", None)),
            "OVERDUE by at least 30 days. Newest word: not started (CMA [party], 1 February 2016).",
        ),
        (
            Term("ABSOLUTE", due="2016-01"),
            judged(("DISPUTED", "2015", None)),
            "CONTESTED. Disputed: CMA [party] (2015). Nobody says fulfilled: at least 30 days overdue.",
        ),
        (
            Term("ABSOLUTE", due="2016-01"),
            judged(("FULFILLED", "2016-02-11", "2016-02-10")),
            "Said to be fulfilled by CMA, a party (11 February 2016). Done on 10 February 2016, at least 10 days late.",
        ),
        (
            Term("ABSOLUTE", due="2016-01"),
            judged(("FULFILLED", "2016-02-11", "2016-01-10")),
            "Said to be fulfilled by CMA, a party (11 February 2016). Done on 10 January 2016, in time.",
        ),
        (
            Term("ABSOLUTE", due="2016-01"),
            judged(("FULFILLED", "2016-02-29", "2016-02")),
            "Said to be fulfilled by CMA, a party (29 February 2016). Done in February 2016, at most 29 days late.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("FULFILLED", "2016-02-01", "2016-01-31")),
            "Said to be fulfilled by CMA, a party (1 February 2016). Done on 31 January 2016, on the last day.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("FULFILLED", "2016-02-01", "2016-01-28/2016-01-30")),
            "Said to be fulfilled by CMA, a party (1 February 2016). Done 28–30 January 2016, 1 day before the"
            " deadline.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("FULFILLED", "2016-02-01", None)),
            "Said to be fulfilled by CMA, a party (1 February 2016). Done by 1 February 2016 at the latest, at most"
            " 1 day late.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("FULFILLED", "2016-01", None)),
            "Said to be fulfilled by CMA, a party (January 2016). Done by 31 January 2016 at the latest, in time.",
        ),
        (
            Term("OPEN"),
            judged(("FULFILLED", "2016-02-01", "2016-01-28")),
            "Said to be fulfilled by CMA, a party (1 February 2016). Done on 28 January 2016.",
        ),
        (
            Term("OPEN"),
            judged(("FULFILLED", "2016-02-01", None)),
            "Said to be fulfilled by CMA, a party (1 February 2016).",
        ),
        (
            Term("OPEN"),
            judged(("DISPUTED", "2016", None), ("DISPUTED", "2015", None)),
            "CONTESTED. Disputed: CMA [party] (2015).",
        ),
        (
            Term("ABSOLUTE", due="2016-03-31"),
            judged(("DISPUTED", "2015", None)),
            "CONTESTED. Disputed: CMA [party] (2015). Due in 30 days.",
        ),
        (
            Term("ABSOLUTE", due="2016-01-31"),
            judged(("DISPUTED", "2015", None)),
            "CONTESTED. Disputed: CMA [party] (2015). Nobody says fulfilled: 30 days overdue.",
        ),
    ],
)
def test_the_headline_says_what_there_is_to_say(term: Term, said: tuple[Judgement, ...], en: str) -> None:
    promise = Promise("commitment/x", Text("x"), "DDR", term, judgements=said)
    (account,) = trace(replace(ACCORD, promises=(promise,)), (), date(2016, 3, 1)).accounts
    assert headline(account.entries[0], date(2016, 3, 1), Phrases("en")) == en


@pytest.mark.parametrize(
    ("standpoint", "status", "en", "fr"),
    [
        (
            "PARTY",
            "BREACHED",
            "Said to be breached by CMA, a party (January 2016).",
            "Dit violé par : CMA, partie (janvier 2016).",
        ),
        (
            "OWED_IT",
            "UNDER_WAY",
            "Said to be under way by CMA, who owed it (January 2016).",
            "Dit en cours par : CMA, qui le devait (janvier 2016).",
        ),
        (
            "OTHER",
            "NOT_STARTED",
            "Said to be not started by CMA (January 2016).",
            "Dit non commencé par : CMA (janvier 2016).",
        ),
    ],
)
def test_a_status_is_quoted_with_who_says_so_and_what_that_is_to_the_promise(
    standpoint: str, status: str, en: str, fr: str
) -> None:
    said = (Judgement("assessment/1", CMA, status, "2016-01", standpoint=standpoint),)
    promise = replace(CEASEFIRE, judgements=said)
    (account,) = trace(replace(ACCORD, promises=(promise,)), (), date(2016, 3, 1)).accounts
    told = [headline(account.entries[0], date(2016, 3, 1), Phrases(language)) for language in ("en", "fr")]
    assert [one.replace("\u00a0", " ") for one in told] == [en, fr]


def test_how_much_is_done_stands_beside_the_status() -> None:
    said = (Judgement("assessment/1", CMA, "PARTLY", "2016-01", done=1700, out_of=13000, standpoint="PARTY"),)
    (account,) = trace(replace(ACCORD, promises=(replace(CEASEFIRE, judgements=said),)), (), date(2016, 3, 1)).accounts
    for language, told in (
        ("en", "Said to be partly fulfilled (1700 of 13000) by CMA, a party (January 2016)."),
        ("fr", "Dit tenu en partie (1700 sur 13000) par\u00a0: CMA, partie (janvier 2016)."),
    ):
        assert headline(account.entries[0], date(2016, 3, 1), Phrases(language)) == told
