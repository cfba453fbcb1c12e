"""A day as people write it, in English and French, what is said of how it was taken, and what is no day."""

from datetime import date

import pytest

from api.reports.days import NotADay, read_day
from ontology.values import Language

TODAY = date(2026, 11, 29)
END_OF_APRIL = [
    "2018-04-30",
    "2018-4-30",
    "2018/04/30",
    "2018.04.30",
    "20180430",
    "30/04/2018",
    "30/4/2018",
    "30.04.2018",
    "30.4.2018",
    "30. 4. 2018",
    "30-04-2018",
    "30–04–2018",
    "30 04 2018",
    "30 April 2018",
    "30 april 2018",
    "30 APRIL 2018",
    "  30  April\u00a02018 ",
    "30 April, 2018",
    "30 Apr 2018",
    "30 Apr. 2018",
    "30-Apr-2018",
    "30th April 2018",
    "the 30th of April 2018",
    "on 30 April 2018",
    "as of 30 April 2018",
    "Monday 30 April 2018",
    "Monday, 30 April 2018",
    "Mon 30 Apr 2018",
    "Monday, April 30, 2018",
    "April 30, 2018",
    "April 30th, 2018",
    "Apr 30 2018",
    "2018 April 30",
    "30 avril 2018",
    "30 AVRIL 2018",
    "30 avr. 2018",
    "le 30 avril 2018",
    "au 30 avril 2018",
    "lundi 30 avril 2018",
    "le lundi 30 avril 2018",
    "lun. 30 avr. 2018",
    "30 avril 2018.",
    "３０/０４/２０１８",
]
OTHERS = [
    ("June 20, 2015", "2015-06-20"),
    ("20.6.2015", "2015-06-20"),
    ("1er juin 2015", "2015-06-01"),
    ("1ᵉʳ juin 2015", "2015-06-01"),
    ("1 juin 2015", "2015-06-01"),
    ("le premier juin 2015", "2015-06-01"),
    ("first of June 2015", "2015-06-01"),
    ("1st June 2015", "2015-06-01"),
    ("2nd June 2015", "2015-06-02"),
    ("3rd June 2015", "2015-06-03"),
    ("12 août 2015", "2015-08-12"),
    ("12 aout 2015", "2015-08-12"),
    ("14 févr. 2017", "2017-02-14"),
    ("14 fev 2017", "2017-02-14"),
    ("14 Sept. 2017", "2017-09-14"),
    ("mardi 12 décembre 2017", "2017-12-12"),
    ("mar. 12 déc. 2017", "2017-12-12"),
    ("14 juil. 2017", "2017-07-14"),
    ("05/05/2018", "2018-05-05"),
    ("29 February 2020", "2020-02-29"),
    ("today", "2026-11-29"),
    ("Today", "2026-11-29"),
    ("aujourd'hui", "2026-11-29"),
    ("aujourd’hui", "2026-11-29"),
    ("yesterday", "2026-11-28"),
    ("hier", "2026-11-28"),
]


@pytest.mark.parametrize("text", END_OF_APRIL)
def test_the_end_of_april_in_forty_ways(text: str) -> None:
    read = read_day(text, TODAY)
    assert (read.day, read.remarks) == (date(2018, 4, 30), ())


@pytest.mark.parametrize(("text", "day"), OTHERS)
def test_other_days(text: str, day: str) -> None:
    read = read_day(text, TODAY)
    assert (read.day.isoformat(), read.remarks) == (day, ())


PARTIAL = [
    ("2018-04", "2018-04-30"),
    ("2018/4", "2018-04-30"),
    ("04/2018", "2018-04-30"),
    ("4.2018", "2018-04-30"),
    ("April 2018", "2018-04-30"),
    ("in April 2018", "2018-04-30"),
    ("Apr. 2018", "2018-04-30"),
    ("the end of April 2018", "2018-04-30"),
    ("avril 2018", "2018-04-30"),
    ("en avril 2018", "2018-04-30"),
    ("fin avril 2018", "2018-04-30"),
    ("fin d’avril 2018", "2018-04-30"),
    ("February 2020", "2020-02-29"),
    ("février 2019", "2019-02-28"),
    ("2018", "2018-12-31"),
    ("in 2018", "2018-12-31"),
    ("en 2018", "2018-12-31"),
    ("fin 2018", "2018-12-31"),
]


@pytest.mark.parametrize(("text", "day"), PARTIAL)
def test_a_month_or_a_year_counts_from_its_last_day_which_is_said(text: str, day: str) -> None:
    read = read_day(text, TODAY)
    assert read.day.isoformat() == day
    (remark,) = read.remarks
    assert remark.in_language(Language.EN).startswith(f"{text!r} counts from its last day, ")


DECIDED = [
    (
        "03/04/2018",
        "2018-04-03",
        "'03/04/2018' is read as 3 April 2018: day, month, year.",
        "«\u00a003/04/2018\u00a0» est lu comme le 3 avril 2018 : jour, mois, année.",
    ),
    (
        "1.6.2015",
        "2015-06-01",
        "'1.6.2015' is read as 1 June 2015: day, month, year.",
        "«\u00a01.6.2015\u00a0» est lu comme le 1er juin 2015 : jour, mois, année.",
    ),
    (
        "30/04/18",
        "2018-04-30",
        "'30/04/18' is read as 30 April 2018: day, month, year.",
        "«\u00a030/04/18\u00a0» est lu comme le 30 avril 2018 : jour, mois, année.",
    ),
    (
        "04/30/2018",
        "2018-04-30",
        "'04/30/2018' is read as 30 April 2018: month, day, year, as no other day is written so.",
        "«\u00a004/30/2018\u00a0» est lu comme le 30 avril 2018 : mois, jour, année, aucun autre jour ne s’écrivant"
        " ainsi.",
    ),
    (
        "2018-04",
        "2018-04-30",
        "'2018-04' counts from its last day, 30 April 2018.",
        "«\u00a02018-04\u00a0» compte à partir de son dernier jour, le 30 avril 2018.",
    ),
    (
        "2030-01-01",
        "2030-01-01",
        "1 January 2030 is a day to come: what is on record today is counted up to it.",
        "Le 1er janvier 2030 est un jour à venir : ce qui est enregistré aujourd’hui est compté jusqu’à lui.",
    ),
    (
        "demain",
        "2026-11-30",
        "30 November 2026 is a day to come: what is on record today is counted up to it.",
        "Le 30 novembre 2026 est un jour à venir : ce qui est enregistré aujourd’hui est compté jusqu’à lui.",
    ),
]


@pytest.mark.parametrize(("text", "day", "english", "french"), DECIDED)
def test_what_had_to_be_decided_is_said(text: str, day: str, english: str, french: str) -> None:
    read = read_day(text, TODAY)
    assert read.day.isoformat() == day
    assert [(one.en, one.fr) for one in read.remarks] == [(english, french)]


def test_a_year_that_is_not_over_has_two_things_said_of_it() -> None:
    read = read_day("2026", TODAY)
    assert read.day == date(2026, 12, 31)
    assert [one.en for one in read.remarks] == [
        "'2026' counts from its last day, 31 December 2026.",
        "31 December 2026 is a day to come: what is on record today is counted up to it.",
    ]


SUCH_AS = "is not a day, a month or a year; write one such as 30 April 2018, 30/04/2018 or 2018-04."
NONE = [
    ("", f"'' {SUCH_AS}"),
    ("soon", f"'soon' {SUCH_AS}"),
    ("30", f"'30' {SUCH_AS}"),
    ("30 Avrill 2018", f"'30 Avrill 2018' {SUCH_AS}"),
    ("30 ju 2018", f"'30 ju 2018' {SUCH_AS}"),
    ("12 jui 2018", f"'12 jui 2018' {SUCH_AS}"),
    ("0000-01-01", f"'0000-01-01' {SUCH_AS}"),
    ("2018-W17", f"'2018-W17' {SUCH_AS}"),
    ("30/04-2018", f"'30/04-2018' {SUCH_AS}"),
    ("30 April", "'30 April' names no year; write it too, as in 30 April 2018."),
    ("le 30 avril", "'le 30 avril' names no year; write it too, as in 30 April 2018."),
    ("avril", "'avril' names no year; write it too, as in 30 April 2018."),
    ("30 February 2018", "'30 February 2018' does not exist: February 2018 has 28 days; write one of them."),
    ("31.4.2018", "'31.4.2018' does not exist: April 2018 has 30 days; write one of them."),
    ("2018-04-00", "'2018-04-00' does not exist: April 2018 has 30 days; write one of them."),
    (
        "2018-13",
        "'2018-13' names the month 13, which does not exist; write one from 1 to 12, as in 30/04/2018 or 2018-04-30.",
    ),
    (
        "31/31/2018",
        "'31/31/2018' names the month 31, which does not exist; write one from 1 to 12, as in 30/04/2018 or"
        " 2018-04-30.",
    ),
    (
        "Sunday 30 April 2018",
        "'Sunday 30 April 2018' does not exist: 30 April 2018 is a Monday; correct one of the two, or leave out the"
        " weekday.",
    ),
    ("x" * 61, f"'{'x' * 60}…' {SUCH_AS}"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_day_is_told_with_a_remedy(text: str, why: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(text, TODAY)
    assert refused.value.why.in_language(Language.EN) == why


IN_FRENCH = [
    (
        "bientôt",
        "«\u00a0bientôt\u00a0» n’est ni un jour, ni un mois, ni une année ; écrivez par exemple 30 avril 2018,"
        " 30/04/2018 ou 2018-04.",
    ),
    ("30 avril", "«\u00a030 avril\u00a0» ne nomme pas d’année ; écrivez-la aussi, comme dans 30 avril 2018."),
    (
        "30 février 2018",
        "«\u00a030 février 2018\u00a0» n’existe pas : février 2018 compte 28 jours ; écrivez-en un.",
    ),
    (
        "13/13/2018",
        "«\u00a013/13/2018\u00a0» nomme le mois 13, qui n’existe pas ; écrivez-en un de 1 à 12, comme dans 30/04/2018"
        " ou 2018-04-30.",
    ),
    (
        "dimanche 30 avril 2018",
        "«\u00a0dimanche 30 avril 2018\u00a0» n’existe pas : le 30 avril 2018 est un lundi ; corrigez l’un des deux,"
        " ou omettez le jour de la semaine.",
    ),
]


@pytest.mark.parametrize(("text", "why"), IN_FRENCH)
def test_and_in_french(text: str, why: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(text, TODAY)
    assert refused.value.why.in_language(Language.FR) == why
