"""What `accord trace` prints, whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.reports.ledger_text import report
from graph.compliance.ledger import trace
from graph.compliance.promises import Occurrence, Signing, Stem, Term
from ontology.values import Text
from tests.api.reports.test_headline import judged
from tests.api.reports.traced import ACCORD, CEASEFIRE, LIST, MALI, TIMETABLE, ledger


@pytest.mark.parametrize(
    ("as_of", "language"), [("2015-09-18", "en"), ("2016-01-31", "en"), ("2016-03-01", "en"), ("2016-03-01", "fr")]
)
def test_the_report_reads_as_in_the_case(as_of: str, language: str) -> None:
    case = Path(__file__).with_name("trace_cases") / f"{as_of}.{language}.txt"
    assert list(report(ledger(as_of), language)) == case.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("as_of", "said"),
    [("2015-06-19", "Signed only later, on 20 June 2015, by CMA"), ("2015-06-20", "Signed on 20 June 2015 by CMA")],
)
def test_a_signature_to_come_is_told_as_such(as_of: str, said: str) -> None:
    assert [line.strip() for line in report(ledger(as_of), "en") if "by CMA" in line] == [said]


def test_a_demand_is_told_as_one_and_stands_in_no_list_of_what_is_overdue_or_late() -> None:
    late = replace(LIST, kind="DEMAND", judgements=judged(("FULFILLED", "2016-03-02", "2016-03-01")))
    demands = (replace(LIST, kind="DEMAND"), replace(late, id="commitment/late"))
    lines = list(report(trace(replace(ACCORD, promises=demands, ending=None), (), date(2016, 3, 31)), "en"))
    assert "0 promises, in 1 instrument" in lines
    assert "    2  demands by others, counted apart: these are never overdue" in lines
    assert [line for line in lines if "GLANCE" in line or "OVERDUE" in line] == []
    assert "      Demand · Disarmament, demobilisation and reintegration · commitment/list" in lines
    assert "   >> NOT ASSESSED." in lines


def test_a_day_without_a_ledger_has_a_sentence_instead() -> None:
    for language, why in (
        ("en", "There is no ledger of 1 January 1990: nothing was owed before the first party signed, on 15 May"),
        ("fr", "Il n’y a pas de registre au 1er janvier 1990 : rien n’était dû avant la première signature d’une"),
    ):
        title, name, blank, *rest = (line.replace("\u00a0", " ") for line in report(ledger("1990-01-01"), language))
        assert (title.endswith("1990"), name.endswith("(agreement/accord)"), blank) == (True, True, "")
        assert rest[0] == why
        assert len(rest) == 2


def test_what_no_source_had_told_is_left_out_and_counted_in_words() -> None:
    """Of the accord the report of September 2015 told; the press has no date, the council's note none of that day."""
    told = trace(ACCORD, (), date(2016, 3, 1), known_by=date(2015, 12, 30))
    english, french = (" ".join(" ".join(report(told, language)).split()) for language in ("en", "fr"))
    for text, said in (
        (english, "Only from sources published by 30 December 2015: 2 commitments left out, all undated; "),
        (english, "3 sources left out, 1 of them undated."),
        (french, "D’après les seules sources publiées au plus tard le 30 décembre 2015 : 2 engagements laissés de"),
    ):
        assert said in text


@pytest.mark.parametrize(
    ("kind", "signings", "day", "due", "en", "fr"),
    [
        # a text that nobody signed, or that a body adopted
        ("TIMETABLE", (), "2016-01-30", None, "1 day before adoption", "1 jour avant l’adoption"),
        ("TIMETABLE", (), "2016-01-31", None, "on the day of adoption", "le jour de l’adoption"),
        ("RESOLUTION", ("2016-01-31",), "2016-02-02", None, "2 days after adoption", "2 jours après l’adoption"),
        ("PACT", ("2016-01-31",), "2016-01-30", None, "1 day before signature", "1 jour avant la signature"),
        (
            "PACT",
            ("2016-01-31", "2016-01-02"),
            "2016-01-30",
            None,
            "1 day before the last signature",
            "1 jour avant la dernière signature",
        ),
        # a month is not a day: neither that of the event, nor that from which days are counted
        (
            "PACT",
            ("2016-01",),
            "2016-02-01",
            None,
            "1 day after the end of January 2016",
            "1 jour après la fin de janvier 2016",
        ),
        ("PACT", ("2016-01",), "2016-01-31", None, "at the end of January 2016", "à la fin de janvier 2016"),
        (
            "PACT",
            (),
            "2015-12",
            "2016-01-10",
            "10 to 40 days before the deadline",
            "10 à 40 jours avant l’échéance",
        ),
        ("PACT", (), "2016-01", "2015-12-31", "1 to 31 days after the deadline", "1 à 31 jours après l’échéance"),
        (
            "PACT",
            (),
            "2016-01",
            "2016-01-10",
            "between 9 days before and 21 days after the deadline",
            "entre 9 jours avant et 21 jours après l’échéance",
        ),
        (
            "PACT",
            (),
            "2016-01-10",
            "2015-04",
            "255 days after the end of April 2015",
            "255 jours après la fin d’avril 2015",
        ),
    ],
)
def test_how_far_an_event_is_from_the_deadline_or_from_signature(
    kind: str, signings: tuple[str, ...], day: str, due: str | None, en: str, fr: str
) -> None:
    term = Term("ABSOLUTE", due=due) if due else Term("OPEN")
    promise = replace(CEASEFIRE, judgements=(), term=term, occurrences=(Occurrence("event/x", Text("EVENT"), day),))
    signed = tuple(Signing(MALI, date_, "PARTY") for date_ in signings)
    text = replace(TIMETABLE, kind=kind, date="2016-01-31", signings=signed, promises=(promise,))
    for language, said in (("en", en), ("fr", fr)):
        lines = " ".join(line.strip() for line in report(trace(text, (), date(2016, 3, 1)), language))
        assert f"EVENT ({said})" in lines


def test_the_text_of_a_body_is_adopted() -> None:
    lines = list(report(ledger("2015-09-18"), "fr"))
    assert "    Adoption, le 29 juin 2015\u00a0: Conseil de sécurité" in lines
    assert "    Signature, le 20 juin 2015\u00a0: CMA" in lines


def test_no_line_is_wider_than_the_page_and_no_id_is_broken() -> None:
    long = replace(LIST, id=f"commitment/{'x-' * 60}x", text=Text("word " * 60), obliged=(MALI,) * 30)
    lines = list(report(trace(replace(ACCORD, promises=(long,)), (), date(2016, 3, 1)), "en"))
    assert [line for line in lines if len(line) > 96] == [f"      {long.id}"]


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de' is not a language of the report: choose en or fr"):
        list(report(ledger("2016-03-01"), "de"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "no assessment or event with a day is told here."), ("fr", "aucun événement daté n’est rapporté ici.")],
)
def test_a_ledger_that_tells_nothing_names_no_newest_day(language: str, said: str) -> None:
    silent = trace(replace(ACCORD, promises=()), (), date(2016, 1, 1))
    assert said in " ".join(line.strip() for line in report(silent, language))


def test_provisions_that_are_sentences_stand_in_one() -> None:
    stems = (Stem("provision/a", Text("Hand over a list.")), Stem("provision/b", Text("Name an observer.")))
    told = trace(replace(ACCORD, promises=(replace(LIST, provisions=stems),)), (), date(2016, 1, 1))
    lines = [line.strip() for line in report(told, "en")]
    assert "Provision   Hand over a list; Name an observer." in lines


def test_every_line_is_within_the_width_and_none_begins_with_a_mark() -> None:
    words = (
        "Selon le texte, les parties remettent une liste et nomment un observateur ; « voir l’annexe II » : c’est dit"
    )
    notes = [" ".join(words.split()[start:]) for start in range(len(words.split()))]
    promises = tuple(replace(LIST, id=f"commitment/{len(note)}", note=Text(None, note)) for note in notes)
    promises += (replace(LIST, id=f"commitment/{'x' * 40}", topic="OPERATIONAL_COORDINATION"),)
    lines = list(report(trace(replace(ACCORD, promises=promises), (), date(2016, 1, 1)), "fr"))
    assert [line for line in lines if len(line) > 96] == []
    assert [line for line in lines if line.strip().startswith((";", ":", "»")) or line.endswith("«")] == []
