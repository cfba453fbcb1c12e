"""From which day there is a ledger, and what is said of a day that has none."""

from dataclasses import replace

import pytest

from graph.compliance.accounts import Ledger
from graph.compliance.beginning import begins
from graph.compliance.ledger import trace
from graph.compliance.promises import Evidence, Instrument, Signing
from ontology.values import Text
from tests.graph.compliance.promised import ACCORD, ALGERIA, CMA, MALI, by, on

LATER = Instrument("agreement/later", Text("Later"), "2018", ("agreement/accord", "agreement/later"), (), (by("2019"),))


def nothing(ledger: Ledger) -> bool:
    """Whether it tells and counts nothing."""
    lists = ledger.accounts, ledger.supporting, ledger.later
    return not any(lists) and set(vars(ledger.counts).values()) == {0} and ledger.newest_source is None


def test_there_is_no_ledger_before_the_first_party_has_signed() -> None:
    ledger = trace(ACCORD, (LATER,), on("2015-05-14"), supporting=(LATER,))
    assert nothing(ledger)
    assert ledger.not_yet == Text(
        "There is no ledger of 14 May 2015: nothing was owed before the first party signed, on 15 May 2015.",
        "Il n’y a pas de registre au 14 mai 2015\u00a0: rien n’était dû avant la première signature d’une partie,"
        " le 15 mai 2015.",
    )
    assert ledger.instrument == ACCORD
    # between the first signature and the last there is one
    first = trace(ACCORD, (LATER,), on("2015-05-15"))
    assert (first.not_yet, first.counts.promises, len(first.later)) == (None, 1, 1)


@pytest.mark.parametrize(
    ("signings", "date", "day"),
    [
        ((), "2016-11-29", "2016-11-29"),
        # a month or year begins with its first day
        ((), "2017-06/2017-07", "2017-06-01"),
        ((Signing(MALI, "2016-06", "PARTY"),), "2017", "2016-06-01"),
        # who guarantees or witnesses owes nothing
        ((Signing(ALGERIA, "2015-05-15", "GUARANTOR"), Signing(CMA, "2015-06-20", "PARTY")), "2015", "2015-06-20"),
    ],
)
def test_the_first_day_is_that_of_a_party_or_else_of_the_text(
    signings: tuple[Signing, ...], date: str, day: str
) -> None:
    assert begins(replace(ACCORD, signings=signings, date=date)) == on(day)


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        (replace(ACCORD, signings=(), date="2016-01"), "before this text was adopted, in January 2016", "janvier 2016"),
        (
            replace(ACCORD, kind="RESOLUTION", date="2018-06-28", signings=(Signing(CMA, "2018-06-28", "PARTY"),)),
            "before this text was adopted, on 28 June 2018",
            "avant l’adoption de ce texte, le 28 juin 2018",
        ),
        (
            replace(ACCORD, signings=(), date="2015-05-15/2015-06-20"),
            "before this text was adopted, on 15 May 2015",
            "avant l’adoption de ce texte, le 15 mai 2015",
        ),
    ],
)
def test_a_text_that_no_party_signed_begins_when_it_was_adopted(text: Instrument, en: str, fr: str) -> None:
    why = trace(text, (), on("1990-01-01")).not_yet
    assert why
    assert en in (why.en or "")
    assert fr in (why.fr or "")


@pytest.mark.parametrize(
    ("published", "en", "fr"),
    [
        (("2015-06-11", "2016"), "was published on 11 June 2015.", "a été publiée le 11 juin 2015."),
        (
            ("2015",),
            "was published in 2015, and counts from 31 December 2015.",
            "a été publiée en 2015, et compte à partir du 31 décembre 2015.",
        ),
        ((None,), "none of its sources has a date.", "aucune de ses sources n’est datée."),
    ],
)
def test_there_is_no_ledger_of_what_was_known_before_a_source_told_of_the_agreement(
    published: tuple[str | None, ...], en: str, fr: str
) -> None:
    sources = tuple(Evidence(f"source/{day}", Text("x"), published=day) for day in published)
    ledger = trace(
        replace(ACCORD, evidence=sources, promises=()), (LATER,), on("2026-01-01"), known_by=on("2015-06-10")
    )
    assert nothing(ledger)
    assert ledger.not_yet
    assert (ledger.not_yet.en or "").startswith("There is no ledger of what was known by 10 June 2015: ")
    assert (ledger.not_yet.en or "").endswith(en)
    assert (ledger.not_yet.fr or "").endswith(fr)
    # nor does it tell who signed, which is known from these sources
    assert (ledger.instrument.signings, ledger.instrument.evidence) == ((), ())


def test_the_day_is_named_before_the_sources_where_both_are_missing() -> None:
    ledger = trace(ACCORD, (), on("1990-01-01"), known_by=on("1990-01-01"))
    assert "before the first party signed" in ((ledger.not_yet or Text("?")).en or "")
    assert ledger.left_out
    assert ledger.left_out.words.en == "nothing left out"
