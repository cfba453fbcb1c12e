"""A part of a ledger: commitments by what they are about, who owes them and how they stand, asked for in words."""

import json

import pytest

from api.reports.choices import NotInLedger, Part, narrowing
from api.reports.ledger_json import ledger_json
from api.reports.ledger_text import report
from graph.compliance.accounts import Ledger
from tests.api.reports.traced import ledger

EVERY = ["commitment/commission", "commitment/ceasefire", "commitment/list", "commitment/demand"]
PARTS = [
    ({"topics": ["DDR"]}, ["commitment/list", "commitment/demand"]),
    ({"topics": ["ceasefire"]}, ["commitment/ceasefire"]),
    ({"topics": ["Cessez-le-feu et fin des hostilités"]}, ["commitment/ceasefire"]),
    ({"topics": ["hostilities"]}, ["commitment/ceasefire"]),
    ({"topics": ["ddr", "ceasefire"]}, ["commitment/ceasefire", "commitment/list", "commitment/demand"]),
    ({"actors": ["cma"]}, ["commitment/ceasefire", "commitment/demand"]),
    ({"actors": ["actor/cma"]}, ["commitment/ceasefire", "commitment/demand"]),
    ({"actors": ["la CMA"]}, ["commitment/ceasefire", "commitment/demand"]),
    ({"actors": ["coordination des mouvements de l'Azawad"]}, ["commitment/ceasefire", "commitment/demand"]),
    ({"actors": ["Gouvernement"]}, ["commitment/commission", "commitment/ceasefire"]),
    ({"standings": ["contested"]}, ["commitment/commission"]),
    ({"standings": ["EN RETARD"]}, ["commitment/list"]),
    ({"standings": ["overdue", "violé"]}, ["commitment/ceasefire", "commitment/list"]),
    ({"standings": ["overdue"], "topics": ["ddr"]}, ["commitment/list"]),
    ({"standings": ["overdue"], "actors": ["cma"]}, []),
    ({}, EVERY),
]


def part_of(whole: Ledger, asked: dict[str, list[str]], lang: str = "en") -> tuple[Ledger, Part]:
    """A part of a ledger, and what is said of it."""
    topics, actors, standings = (asked.get(name, []) for name in ("topics", "actors", "standings"))
    only, what = narrowing(whole, topics, actors, standings, lang)
    return only.of(whole), Part(what, whole.counts.promises + whole.counts.demands)


@pytest.mark.parametrize(("asked", "ids"), PARTS)
def test_which_commitments_are_taken(asked: dict[str, list[str]], ids: list[str]) -> None:
    told, _ = part_of(ledger("2016-03-01"), asked)
    assert [entry.promise.id for one in (*told.accounts, *told.supporting) for entry in one.entries] == ids


def test_a_part_is_counted_anew() -> None:
    told, _ = part_of(ledger("2016-03-01"), {"topics": ["ddr"]})
    assert (told.counts.promises, told.counts.overdue, told.counts.contested, told.counts.demands) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Shown and counted are only commitments of: topic: Ceasefire and end of hostilities; obliged: CMA. They are"
            " 1 of 4.",
        ),
        (
            "fr",
            "Ne sont montrés et comptés que les engagements de\u00a0: thème\u00a0: Cessez-le-feu et fin des"
            " hostilités\u00a0; obligés\u00a0: CMA. Ils sont 1 sur 4.",
        ),
    ],
)
def test_a_report_says_that_it_is_of_a_part_and_calls_nothing_else_silent(lang: str, said: str) -> None:
    told, part = part_of(ledger("2016-03-01"), {"topics": ["ceasefire"], "actors": ["cma"]})
    text = " ".join(line.strip() for line in report(told, lang, part=part))
    assert said in text
    assert "NO COMMITMENT ON RECORD" not in text
    assert "AUCUN ENGAGEMENT" not in text
    assert "commitment/list" not in text


UNKNOWN = [
    (
        {"topics": ["elections"]},
        "en",
        "--topic: 'elections' is not one that this ledger has; write one of: ceasefire, ddr, integration.",
    ),
    ({"actors": [""]}, "en", "--actor: '' is not one that this ledger has; write one of: cma, mali."),
    (
        {"standings": ["en cours"]},
        "fr",
        "--status : «\u00a0en cours\u00a0» n’est pas un de ceux de ce registre ; écrivez l’un de ceux-ci : contesté,"
        " en retard, violé, inachevé, tenu, pas encore dû, sans date.",
    ),
]


@pytest.mark.parametrize(("asked", "lang", "why"), UNKNOWN)
def test_what_a_ledger_does_not_have_is_told_with_what_it_has(asked: dict[str, list[str]], lang: str, why: str) -> None:
    with pytest.raises(NotInLedger) as refused:
        part_of(ledger("2016-03-01"), asked, lang)
    assert str(refused.value) == why


def test_a_ledger_as_json_has_the_counts_and_both_languages() -> None:
    told = json.loads(ledger_json(ledger("2016-03-01")))
    assert (told["asOf"], told["knownBy"], told["counts"]["overdue"]) == ("2016-03-01", None, 1)
    accord, timetable = (
        next(one for one in told["accounts"] if one["instrument"]["id"] == f"agreement/{key}")
        for key in ("accord", "timetable")
    )
    assert accord["instrument"]["name"] == {"en": "The accord", "fr": "L’accord"}
    assert [one["standing"] for one in accord["entries"]] == ["contested", "breached"]
    assert timetable["entries"][0]["deadline"]["daysOverdue"] == 1


def test_json_of_a_part_says_so() -> None:
    whole = ledger("2016-03-01")
    assert "part" not in json.loads(ledger_json(whole))
    told = json.loads(ledger_json(*part_of(whole, {"standings": ["overdue"]})))
    assert told["part"] == {"what": {"en": "status: overdue", "fr": "état : en retard"}, "commitments": 4}
    assert told["counts"]["promises"] == 1


@pytest.mark.parametrize("width", [40, 60, 80, 96, 120])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_line_is_wider_than_asked_and_the_words_are_the_same(width: int, lang: str) -> None:
    lines = list(report(ledger("2016-03-01"), lang, width))
    assert [line for line in lines if len(line) > width and "/" not in line] == []
    assert max(map(len, lines)) > width - 10
