"""What `accord changes` prints, whole."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from api.reports.changes_text import LISTED, UNCHANGED, report
from graph.compliance.changes import Changes, NamedFinding, changes
from graph.compliance.promises import Statement
from ontology.values import Text
from tests.api.reports.traced import CMA, PRESS, ledger

NO = Statement("claim/no", CMA, "DENIES", Text("We did not.", "Ce n’est pas nous."), "2015-12-05", evidence=(PRESS,))
FINDINGS = (
    NamedFinding(
        "finding/missed",
        "DEADLINE_MISSED",
        Text("The commission was late.", "La commission a tardé."),
        "2015-08-20",
        "2015-12-28",
    ),
    NamedFinding(
        "finding/clash",
        "CLASH_BETWEEN_SIGNATORIES",
        Text("They fought.", "Ils se sont affrontés."),
        "2015-12",
        denials=(NO,),
    ),
)


def between(first: str, last: str) -> Changes:
    return changes(ledger(first), ledger(last), FINDINGS)


@pytest.mark.parametrize(
    ("first", "last", "language"),
    [
        ("2015-06-20", "2015-09-18", "en"),
        ("2015-09-18", "2016-03-01", "en"),
        ("2015-09-18", "2016-03-01", "fr"),
        ("2015-01-01", "2015-06-20", "en"),
    ],
)
def test_the_report_reads_as_in_the_case(first: str, last: str, language: str) -> None:
    case = Path(__file__).with_name("changes_cases") / f"{first}.{last}.{language}.txt"
    assert list(report(between(first, last), language)) == case.read_text(encoding="utf-8").splitlines()


def test_every_list_and_count_of_what_changed_is_told() -> None:
    told = between("2015-09-18", "2016-03-01")
    numbers = {one.name for one in fields(Changes) if isinstance(getattr(told, one.name), tuple | int)}
    assert numbers == {*LISTED, *UNCHANGED}


def test_the_figures_are_those_of_the_lists_in_both_languages() -> None:
    told = between("2015-09-18", "2016-03-01")
    figures = [len(getattr(told, name)) for name in LISTED] + [getattr(told, name) for name in UNCHANGED]
    for language in ("en", "fr"):
        lines = [line for line in report(told, language) if line[:5].strip().isdigit()]
        assert [int(line[:5]) for line in lines[: len(figures)]] == figures


def test_a_later_day_without_a_ledger_has_a_sentence_instead() -> None:
    for language, why in (("en", "There is no ledger of 1 January 1991"), ("fr", "Il n’y a pas de registre au 1er")):
        _, name, blank, *rest = report(between("1990-01-01", "1991-01-01"), language)
        assert (name.endswith("(agreement/accord)"), blank, len(rest)) == (True, "", 2)
        assert rest[0].startswith(why)


def test_what_no_source_had_told_is_counted_at_the_head() -> None:
    first, last = (ledger(day, known_by=date(2015, 12, 30)) for day in ("2015-09-18", "2016-03-01"))
    english = " ".join(" ".join(report(changes(first, last), "en")).split())
    assert "Only from sources published by 30 December 2015: " in english
