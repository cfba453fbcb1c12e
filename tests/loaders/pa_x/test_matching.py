"""Agreements that ours have too: by day, and then name or parties; where that leaves a choice, none is made."""

from datetime import date
from pathlib import Path

import pytest

from loaders.gazetteer import Gazetteer, Known
from loaders.pa_x.matching import BY_NAME, BY_PARTIES, Listed, matches
from ontology.matching import MatchDecision
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, AgreementKind, MatchVerdict
from tests.loaders.pa_x.reading import delivered, records, rows_of
from tests.loaders.pa_x.rows import WELLS, table

DUNES = Known("actor/dunes", "dataset/mali", ActorKind.STATE, ("Gouvernement de la République des Dunes", "Dunes"))
MP = Known("actor/mp", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("Mouvement des Puits", "MP"))


def _ours(key: str, edtf: str, *names: str, parties: tuple[Known, ...] = (DUNES, MP)) -> Known:
    return Known(
        f"agreement/{key}",
        "dataset/mali",
        AgreementKind.PEACE_ACCORD,
        names or (key,),
        date=DateSpan(edtf),
        parties=frozenset(party.id for party in parties),
    )


def _theirs(number: str, day: str, *names: str, parties: tuple[Known, ...] = (DUNES, MP)) -> Listed:
    ids = frozenset(party.id for party in parties)
    return Listed(number, f"agreement/pa-x-{number}", date.fromisoformat(day), names or (number,), ids)


def _matched(ours: list[Known], theirs: list[Listed]) -> tuple[dict[str, tuple[str, float]], tuple[str, ...]]:
    found = matches(theirs, Gazetteer([DUNES, MP, *ours]))
    return {id_: (match.ours.id, match.score) for id_, match in found.found.items()}, found.notices


def test_the_last_day_of_our_signatures_and_a_name_are_enough() -> None:
    ours = [_ours("wells", "2031-05-15/2031-06-20", "Accord des puits")]
    assert _matched(ours, [_theirs("1", "2031-06-20", "ACCORD DES PUITS.", parties=())]) == (
        {"agreement/pa-x-1": ("agreement/wells", BY_NAME)},
        (
            "has 1, which is agreement/wells: its day, 2031-06-20, lies in our 2031-05-15/2031-06-20, and one name is"
            " the same",
        ),
    )


def test_a_day_within_our_span_needs_a_name_and_the_last_day_a_party() -> None:
    ours = [_ours("wells", "2031-05-15/2031-06-20")]
    assert _matched(ours, [_theirs("1", "2031-06-20")])[0] == {"agreement/pa-x-1": ("agreement/wells", BY_PARTIES)}
    assert _matched(ours, [_theirs("1", "2031-06-05")]) == (
        {},
        ("has 1, which may be agreement/wells: that is left open",),
    )
    assert _matched(ours, [_theirs("1", "2031-06-20", parties=())]) == ({}, ())
    assert _matched(ours, [_theirs("1", "2031-06-21")]) == ({}, ())


def test_where_several_would_do_none_is_chosen() -> None:
    ours = [_ours("pact", "2031-06-20"), _ours("protocol", "2031-06-20")]
    assert _matched(ours, [_theirs("1", "2031-06-20")]) == (
        {},
        ("has 1, which may be agreement/pact or agreement/protocol: that is left open",),
    )


def test_where_one_of_ours_would_be_two_none_is_chosen() -> None:
    theirs = [_theirs("1", "2031-06-20"), _theirs("2", "2031-06-20")]
    assert _matched([_ours("wells", "2031-06-20")], theirs)[0] == {}


def test_what_has_the_name_is_it_and_leaves_the_other_for_the_other() -> None:
    ours = [_ours("pact", "2031-06-20", "Pact of the wells"), _ours("protocol", "2031-06-20")]
    theirs = [_theirs("1", "2031-06-20", "Pact of the wells"), _theirs("2", "2031-06-20")]
    assert _matched(ours, theirs)[0] == {
        "agreement/pa-x-1": ("agreement/pact", BY_NAME),
        "agreement/pa-x-2": ("agreement/protocol", BY_PARTIES),
    }


def test_a_match_is_a_decision_that_waits_for_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    gazetteer = Gazetteer([DUNES, MP, _ours("wells", "2031-05-15/2031-06-20", "Accord des puits")])
    delivery = delivered(table(WELLS), gazetteer)
    (row,) = rows_of(delivery)
    assert records(row, MatchDecision) == [
        MatchDecision(
            id="match-decision/pa-x-9101",
            verdict=MatchVerdict.SAME,
            first="agreement/pa-x-9101",
            second="agreement/wells",
            explanation=Text("its day, 2031-06-20, lies in our 2031-05-15/2031-06-20, and one name is the same"),
            decided_by="loader pa-x",
        )
    ]
    assert delivery.requires == ()
