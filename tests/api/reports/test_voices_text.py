"""What `accord voices` prints, whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.reports.phrases import PHRASES
from api.reports.voices_phrases import VOICES
from api.reports.voices_text import report
from graph.compliance.ledger import trace
from graph.compliance.promises import Judgement, NamedActor
from graph.compliance.standpoints import Belonging, Standpoints
from graph.compliance.voices import Voices, voices
from ontology.values import Text
from tests.api.reports.traced import ACCORD, CEASEFIRE, COMMISSION, COUNCIL, LIST, MALI, MINUSMA, PRESS, RESOLUTION

MINISTER = NamedActor("actor/minister", Text("A. Keïta, minister", "A. Keïta, ministre"), kind="PERSON")
ENVOY = NamedActor("actor/envoy", Text("B. Diallo"), kind="PERSON")
BELONGINGS = (Belonging(MINISTER.id, MALI), Belonging(ENVOY.id, MALI), Belonging(ENVOY.id, MINUSMA))
KEPT = Judgement("assessment/5", MINISTER, "BREACHED", "2015-09", evidence=(PRESS,), standpoint="OWED_IT")
BROKEN = Judgement("assessment/6", MINUSMA, "BREACHED", "2015-10-01", evidence=(COUNCIL,), standpoint="UN")
ALONE = Judgement("assessment/7", MINUSMA, "NOT_STARTED", "2016-02-29", note=Text("No list.", "Pas de liste."))
OF_BOTH = Judgement("assessment/8", ENVOY, "UNDER_WAY", "2016-02-29")


def said(as_of: str = "2016-03-01", known_by: date | None = None) -> Voices:
    """The Government and MINUSMA: on one promise they differ, on one they agree, and on one an envoy of both spoke."""
    promises = (
        COMMISSION,
        replace(CEASEFIRE, judgements=(*CEASEFIRE.judgements, KEPT, BROKEN)),
        replace(LIST, judgements=(ALONE,)),
        replace(LIST, id="commitment/list-of-both", judgements=(OF_BOTH,)),
    )
    accord = replace(ACCORD, promises=promises, ending=None)
    demand = replace(RESOLUTION.promises[0], judgements=(replace(OF_BOTH, id="assessment/9", assessor=MINISTER),))
    supporting = (replace(RESOLUTION, promises=(demand,)),)
    ledger = trace(accord, (), date.fromisoformat(as_of), supporting=supporting, known_by=known_by)
    return voices(ledger, MALI, MINUSMA, Standpoints(BELONGINGS).groups_of)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_reads_as_in_the_case(language: str) -> None:
    case = Path(__file__).with_name("voices_cases") / f"2016-03-01.{language}.txt"
    assert list(report(said(), language)) == case.read_text(encoding="utf-8").splitlines()


def test_the_parts_add_up_to_all_that_either_has_judged() -> None:
    lines = list(report(said(), "en"))
    start = lines.index("Commitments that at least one of the two has judged: 5")
    assert [line.split()[0] for line in lines[start + 1 : start + 6]] == ["1", "1", "1", "1", "1"]
    numbered = [line.split()[0] for line in lines if line[:1].isdigit()]
    assert numbered == ["1", "2", "3", "4", "5"]


def test_silence_is_called_no_agreement_at_the_foot() -> None:
    for language, told in (
        ("en", "No answer on record is no agreement"),
        ("fr", "L’absence de réponse connue ne vaut pas accord"),
    ):
        lines = list(report(said(), language))
        foot = next(n for n, line in enumerate(lines) if line.startswith(told))
        assert foot > max(n for n, line in enumerate(lines) if "commitment/" in line)


def test_a_day_without_a_ledger_has_a_sentence_instead() -> None:
    *_, blank, why = list(report(said("1990-01-01"), "en"))[:6]
    assert (blank, why[:25]) == ("", "There is no ledger of 1 J")


def test_what_no_source_had_told_is_left_out_and_counted_in_words() -> None:
    told = " ".join(report(said(known_by=date(2015, 12, 31)), "en"))
    assert "Only from sources published by 31 December 2015: " in told
    assert "assessments left out" in told


def test_its_sentences_take_the_place_of_none_of_the_ledgers() -> None:
    assert not PHRASES.keys() & VOICES.keys()
    assert all(each.en and each.fr for each in VOICES.values())
