"""What briefs say: the same in both languages, and nothing that no brief says."""

from pathlib import Path

import pytest

from api.reports.brief.counting import COUNTED, count
from api.reports.brief.phrases import LABELS, PARTS, PHRASES
from api.reports.brief.room import MOST
from api.reports.brief.runs import PLACE
from ontology.values import Language, Text

ROOM = Path(__file__).parents[3] / "api/reports/brief"
SOURCE = "".join(path.read_text("utf-8") for path in ROOM.glob("*.py") if path.stem not in ("phrases", "counting"))
TEXTS = {**PARTS, **LABELS, **PHRASES, **{name: text for name, (text, _) in COUNTED.items()}}


def places(text: str | None) -> list[str]:
    return sorted(PLACE.findall(text or ""))


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_have_the_same_places(name: str) -> None:
    text: Text = TEXTS[name]
    assert places(text.en) == places(text.fr)


@pytest.mark.parametrize("name", sorted({*LABELS, *PHRASES}))
def test_every_phrase_is_said_by_some_rule(name: str) -> None:
    stem = name.removesuffix("_left")
    assert f'"{name}"' in SOURCE or (f'"{stem}"' in SOURCE and "_left" in SOURCE)


def test_whatever_may_be_cut_can_be_counted() -> None:
    assert set(MOST) <= set(COUNTED)


def test_none_is_several_in_english_and_one_in_french() -> None:
    told = [[count("days", number).text.in_language(language) for number in (0, 1, 2000)] for language in Language][:2]
    assert told == [["0 days", "1 day", "2,000 days"], ["0 jour", "1 jour", "2\u202f000 jours"]]
