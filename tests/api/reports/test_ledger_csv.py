"""The ledger as a table: a row for what each assessor last said of each commitment, with its own sources."""

import csv
from collections.abc import Mapping
from io import StringIO

from api.reports.ledger_csv import COLUMNS, OF_SOURCES, ledger_csv
from tests.api.reports.traced import ledger


def table(as_of: str = "2016-02-15", language: str = "en") -> list[dict[str, str]]:
    """The rows by their columns."""
    return list(csv.DictReader(StringIO("".join(ledger_csv(ledger(as_of), language)), newline="")))


def rows_of(commitment: str, **asked: str) -> list[Mapping[str, str]]:
    return [row for row in table(**asked) if row["commitment"] == commitment]


def test_each_assessor_has_a_row_with_its_last_word() -> None:
    rows = rows_of("commitment/commission", as_of="2016-03-01")
    assert [(row["assessor"], row["standpoint"], row["status"], row["said_on"]) for row in rows] == [
        ("actor/minusma", "UN", "PARTLY", "2016-02-18"),
        ("actor/mali", "OWED_IT", "FULFILLED", "2015-12-31"),
    ]
    assert {(row["standing"], row["days_overdue"], row["days_overdue_if_not_kept"]) for row in rows} == {
        ("CONTESTED", "", "195")
    }


def test_a_row_has_what_is_promised_by_whom_and_by_when() -> None:
    (row,) = rows_of("commitment/ceasefire")
    assert {key: row[key] for key in ("as_of", "agreement", "kind", "topic", "text", "obliged", "due")} == {
        "as_of": "2016-02-15",
        "agreement": "agreement/accord",
        "kind": "PROMISE",
        "topic": "CEASEFIRE",
        "text": "Keep the ceasefire.",
        "obliged": "actor/mali|actor/cma",
        "due": "",
    }
    assert (row["sources"], row["locators"], row["published"], row["urls"]) == (
        "source/report",
        "para. 2",
        "2015-09-22",
        "https://undocs.example/S/2015/732",
    )


def test_what_nobody_has_assessed_has_a_row_without_an_assessor() -> None:
    (row,) = rows_of("commitment/list", as_of="2016-03-10")
    assert (row["assessor"], row["status"], row["standing"], row["days_overdue"]) == ("", "", "OVERDUE", "10")


def test_a_demand_is_in_no_count() -> None:
    (row,) = rows_of("commitment/demand", as_of="2016-03-10")
    assert (row["kind"], row["standing"], row["days_overdue"]) == ("DEMAND", "", "")


def test_texts_are_in_the_language_and_codes_are_not() -> None:
    (row,) = rows_of("commitment/ceasefire", language="fr")
    assert (row["text"], row["kind"], row["assessor_name"], row["status"]) == (
        "Respecter le cessez-le-feu.",
        "PROMISE",
        "Coordination des mouvements de l’Azawad",
        "BREACHED",
    )


def test_before_the_signature_there_are_columns_alone() -> None:
    assert list(ledger_csv(ledger("1990-01-01"), "en")) == [",".join((*COLUMNS, *OF_SOURCES)) + "\r\n"]
