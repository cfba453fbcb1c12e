"""Dates, durations and deadlines in words, and the days that follow from them."""

from dataclasses import replace
from datetime import date

import pytest

from graph.compliance.counting import Counting, countings, periods_elapsed
from graph.compliance.promises import Instrument, NamedActor, Occurrence, Promise, Signing, Term
from graph.compliance.wording import COLON_FR, date_in_words, duration_in_words, last_day_in_words, when_in_words
from ontology.values import Text

MALI = NamedActor("actor/mali", Text("Government of Mali", "Gouvernement du Mali"))
CMA = NamedActor("actor/cma", Text("Coordination of Azawad Movements"), Text("CMA"))
PLATFORM = NamedActor("actor/platform", Text("Platform", "Plateforme"))
AS_OF = date(2018, 6, 30)


@pytest.mark.parametrize(
    ("edtf", "en", "fr"),
    [
        ("2015-06-20", "20 June 2015", "20 juin 2015"),
        ("2017-03-01", "1 March 2017", "1er mars 2017"),
        ("2018-08", "August 2018", "août 2018"),
        ("2018", "2018", "2018"),
        ("2018-03-27/2018-03-29", "27–29 March 2018", "du 27 au 29 mars 2018"),
        ("2018-03-01/2018-03-03", "1–3 March 2018", "du 1er au 3 mars 2018"),
        ("2018-07-29/2018-08-12", "29 July to 12 August 2018", "du 29 juillet au 12 août 2018"),
        ("2016-12-30/2017-01-02", "30 December 2016 to 2 January 2017", "du 30 décembre 2016 au 2 janvier 2017"),
        ("2018-03-27/2018-03-27", "27 March 2018", "27 mars 2018"),
        ("2018-04/2018-04-14", "April 2018 to 14 April 2018", "d’avril 2018 au 14 avril 2018"),
        ("2018-04/2018-06", "April to June 2018", "d’avril à juin 2018"),
        ("2016/2018", "2016 to 2018", "de 2016 à 2018"),
        ("../2018-04-13", "on or before 13 April 2018", "au plus tard le 13 avril 2018"),
        ("2018-04/..", "since April 2018", "depuis avril 2018"),
    ],
)
def test_dates(edtf: str, en: str, fr: str) -> None:
    assert date_in_words(edtf) == Text(en, fr)


@pytest.mark.parametrize(
    ("edtf", "en", "fr"),
    [
        ("2015-06-01", "on 1 June 2015", "le 1er juin 2015"),
        ("2018-08", "in August 2018", "en août 2018"),
        ("2018", "in 2018", "en 2018"),
        ("2018-03-27/2018-03-29", "27–29 March 2018", "du 27 au 29 mars 2018"),
        ("2018-07-29/2018-08-12", "from 29 July to 12 August 2018", "du 29 juillet au 12 août 2018"),
        ("2018-04/..", "since April 2018", "depuis avril 2018"),
    ],
)
def test_dates_within_a_sentence(edtf: str, en: str, fr: str) -> None:
    assert when_in_words(edtf) == Text(en, fr)


@pytest.mark.parametrize(
    ("due", "en", "fr"),
    [
        ("2018-04", "the end of April 2018", "la fin d’avril 2018"),
        ("2018-03/2018-08", "the end of August 2018", "la fin d’août 2018"),
        ("2019", "the end of 2019", "la fin de 2019"),
    ],
)
def test_the_day_from_which_a_deadline_without_one_is_counted(due: str, en: str, fr: str) -> None:
    assert last_day_in_words(due) == Text(en, fr)


@pytest.mark.parametrize(
    ("duration", "en", "fr"),
    [
        ("P1D", "1 day", "1 jour"),
        ("P60D", "60 days", "60 jours"),
        ("P1W", "1 week", "1 semaine"),
        ("P1M", "1 month", "1 mois"),
        ("P24M", "24 months", "24 mois"),
        ("P2Y", "2 years", "2 ans"),
        ("PT5H", "PT5H", "PT5H"),
    ],
)
def test_durations(duration: str, en: str, fr: str) -> None:
    assert duration_in_words(duration) == Text(en, fr)


def counted(term: Term, *signings: Signing, anchor: Occurrence | None = None) -> list[Counting]:
    promise = Promise("commitment/x", Text("x"), "DDR", term, anchor=anchor)
    return list(countings(promise, Instrument("agreement/x", Text("x"), "2018", ("agreement/x",), signings), AS_OF))


@pytest.mark.parametrize(
    ("term", "en", "fr"),
    [
        (Term("ABSOLUTE", due="2016-02-29"), "by 29 February 2016", "au plus tard le 29 février 2016"),
        (Term("ABSOLUTE", due="2019-08"), "by the end of August 2019", "au plus tard fin août 2019"),
        (Term("ABSOLUTE", due="2019"), "by the end of 2019", "au plus tard fin 2019"),
        (
            Term("WINDOW", start="2018-04-01", due="2018-04-30"),
            "between 1 April 2018 and 30 April 2018",
            "entre le 1er avril 2018 et le 30 avril 2018",
        ),
        (
            Term("WINDOW", start="2018-04", due="2018-08"),
            "between April 2018 and August 2018",
            "entre avril 2018 et août 2018",
        ),
        (
            Term("OFFSET", duration="P4M", anchor="start not stated"),
            "4 months, but no day can be computed: the date from which it runs is not known (start not stated)",
            f"4 mois, mais aucun jour ne peut être calculé{COLON_FR}la date d’où court ce délai n’est pas connue"
            " (start not stated)",
        ),
        (
            Term(
                "OFFSET",
                due="2017-03-07",
                duration="P1W",
                anchor="words",
                counted_from="2017-02-28",
                text=Text("start in Kidal", "le début à Kidal"),
            ),
            "1 week after start in Kidal (28 February 2017): 7 March 2017",
            f"1 semaine après le début à Kidal (28 février 2017){COLON_FR}7 mars 2017",
        ),
        (
            Term("RECURRING", every="P1M", start="2015-06-20"),
            "every month from 20 June 2015: 36 periods over by 30 June 2018",
            f"chaque mois depuis le 20 juin 2015{COLON_FR}36 périodes échues au 30 juin 2018",
        ),
        (
            Term("RECURRING", every="P4M", start="2018-01-15"),
            "every 4 months from 15 January 2018: 1 period over by 30 June 2018",
            f"tous les 4 mois depuis le 15 janvier 2018{COLON_FR}1 période échue au 30 juin 2018",
        ),
        (
            Term("RECURRING", every="P2W", start="2018-07"),
            "every 2 weeks from July 2018: 0 periods over by 30 June 2018",
            f"toutes les 2 semaines depuis juillet 2018{COLON_FR}0 période échue au 30 juin 2018",
        ),
        (
            Term("RECURRING", every="P1Y"),
            "every year, from a day that is not known",
            "chaque année, depuis un jour inconnu",
        ),
        (Term("OPEN", text=Text("continuing", "en permanence")), "open (continuing)", "sans échéance (en permanence)"),
        (Term("OPEN", text=Text("continuing")), "open (continuing)", "sans échéance (continuing)"),
        (Term("OPEN"), "open", "sans échéance"),
    ],
)
def test_a_deadline_that_hangs_on_no_signature_is_counted_once(term: Term, en: str, fr: str) -> None:
    assert counted(term) == [Counting(term.counted_from, (), term.due, Text(en, fr))]


def test_a_term_that_runs_from_an_event_names_it() -> None:
    event = Occurrence("event/inauguration", Text("Inauguration", "l’investiture"), "2018-09-04")
    term = Term("OFFSET", due="2019-03-04", duration="P6M", anchor=event.id, counted_from="2018-09-04")
    words = Text(
        "6 months after Inauguration (4 September 2018): 4 March 2019",
        f"6 mois après l’investiture (4 septembre 2018){COLON_FR}4 mars 2019",
    )
    assert counted(term, anchor=event) == [Counting("2018-09-04", (), "2019-03-04", words)]


FROM_SIGNATURE = Term("OFFSET", due="2015-09-20", duration="P3M", anchor="signature", counted_from="2015-06-20")


def test_where_all_sign_on_one_day_there_is_one_reading() -> None:
    words = Text(
        "3 months after signature (20 June 2015): 20 September 2015",
        f"3 mois après la signature (20 juin 2015){COLON_FR}20 septembre 2015",
    )
    signings = Signing(MALI, "2015-06-20", "PARTY"), Signing(CMA, "2015-06-20", "PARTY")
    assert counted(FROM_SIGNATURE, *signings) == [Counting("2015-06-20", (MALI, CMA), "2015-09-20", words)]


def test_every_earlier_signature_of_a_party_gives_a_reading_of_its_own() -> None:
    signings = (
        Signing(MALI, "2015-03-01", "PARTY"),
        Signing(PLATFORM, "2015-05-15", "PARTY"),
        Signing(PLATFORM, "2015-05-15", "PARTY"),
        Signing(MALI, "2015-04-01", "WITNESS"),
        Signing(CMA, "2015-06-20", "PARTY"),
    )
    assert [
        (one.counted_from, one.signatories, one.due, one.words.en) for one in counted(FROM_SIGNATURE, *signings)
    ] == [
        (
            "2015-06-20",
            (CMA,),
            "2015-09-20",
            "3 months after the last party's signature (CMA, 20 June 2015): 20 September 2015",
        ),
        (
            "2015-05-15",
            (PLATFORM,),
            "2015-08-15",
            "3 months after the earlier signature (15 May 2015: Platform): 15 August 2015",
        ),
        (
            "2015-03-01",
            (MALI,),
            "2015-06-01",
            "3 months after the earlier signature (1 March 2015: Government of Mali): 1 June 2015",
        ),
    ]


def test_a_term_in_days_from_a_month_gives_no_day() -> None:
    term = replace(FROM_SIGNATURE, due="2015-08-19", duration="P60D")
    signings = Signing(MALI, "2015-05", "PARTY"), Signing(CMA, "2015-06-20", "PARTY")
    assert [(one.due, one.words.en) for one in counted(term, *signings)] == [
        ("2015-08-19", "60 days after the last party's signature (CMA, 20 June 2015): 19 August 2015"),
        (None, "60 days, but no day can be computed: the date from which it runs is not known (May 2015)"),
    ]


@pytest.mark.parametrize(
    ("every", "start", "as_of", "periods"),
    [
        ("P1M", "2015-06-20", "2015-07-19", 0),
        ("P1M", "2015-06-20", "2015-07-20", 1),
        ("P1M", "2015-06-20", "2015-06-19", 0),
        ("P1M", "2015-06-20", "2014-01-01", 0),
        ("P1M", "2016-01-31", "2016-02-28", 0),
        ("P1M", "2016-01-31", "2016-02-29", 1),
        ("P1M", "2016-01-31", "2016-03-30", 1),
        ("P1M", "2016-01-31", "2016-03-31", 2),
        ("P4M", "2018-01-15", "2018-09-15", 2),
        ("P1Y", "2016-02-29", "2017-02-28", 1),
        ("P2Y", "2016-02-29", "2020-02-28", 1),
        ("P2Y", "2016-02-29", "2020-02-29", 2),
        ("P1D", "2016-02-28", "2016-03-01", 2),
        ("P2W", "2016-01-01", "2016-01-28", 1),
        ("P2W", "2016-01-01", "2016-01-29", 2),
        ("P1M", "2015-06", "2015-07-29", 0),
        ("P1M", "2015-06", "2015-07-30", 1),
    ],
)
def test_periods_are_over_on_the_day_on_which_the_next_begins(every: str, start: str, as_of: str, periods: int) -> None:
    assert periods_elapsed(Term("RECURRING", every=every, start=start), date.fromisoformat(as_of)) == periods
