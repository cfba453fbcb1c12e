"""What pages say: the same in both languages, and nothing that no page says."""

import re
import tomllib
from pathlib import Path

import pytest

from api.explorer.events.page import EVENT_WORDS
from api.explorer.front_pages import EXPLAINED
from api.explorer.indexes.page import INDEX_WORDS
from api.explorer.ledgers.statuses_page import LETTERS
from api.explorer.ledgers.voices_page import PART_WORDS, VERDICTS
from api.explorer.pages import FACET_WORDS, RULE_WORDS, STANDING_WORDS, wording
from api.explorer.problem_page import TITLED
from ontology import ONTOLOGY
from ontology.values import Language, Text
from ontology.vocabularies import Hedge

ROOM = Path(__file__).parents[3] / "api/explorer"
SAID = re.compile(r"""(?:say|self)\(\s*["']([a-z_]+)["'](?: if it else "([a-z_]+)")?""")
COUNTED = re.compile(r"""(?:say|self)\.count\(\s*["']([a-z_]+)["']""")
PLACE = re.compile(r"{[a-z_]+}")
EN, FR = (tomllib.loads((ROOM / f"wording/{name}.toml").read_text("utf-8")) for name in ("en", "fr"))


def test_both_languages_say_the_same_things() -> None:
    assert list(EN) == list(FR)
    for key, sentence in EN.items():
        assert sorted(PLACE.findall(sentence)) == sorted(PLACE.findall(FR[key])), key


def test_every_sentence_is_said_by_some_page() -> None:
    texts = [path.read_text("utf-8") for path in (*ROOM.rglob("*.py"), *(ROOM / "templates").iterdir())]
    used = {key for text in texts for found in SAID.findall(text) for key in found if key}
    counted = {key for text in texts for key in COUNTED.findall(text)}
    used |= {f"{key}_{number}" for key in counted for number in ("one", "many")}
    made = {
        *TITLED,
        "problem",
        *STANDING_WORDS,
        *FACET_WORDS,
        *EVENT_WORDS,
        *RULE_WORDS,
        *EXPLAINED,
        *PART_WORDS,
        *VERDICTS,
        *INDEX_WORDS,
        *LETTERS.values(),
    }
    assert used | made == set(EN)


@pytest.mark.parametrize(
    ("edtf", "en", "fr"),
    [
        ("2018-04-14", "14 April 2018", "14 avril 2018"),
        ("2018-04-26/2018-04-27", "26–27 April 2018", "du 26 au 27 avril 2018"),
        ("2014/..", "since 2014", "depuis 2014"),
        ("../2018-04-13", "on or before 13 April 2018", "au plus tard le 13 avril 2018"),
        ("/2017", "by 2017, on an unknown day", "2017 au plus tard, à un jour inconnu"),
        ("2017/", "not before 2017, on an unknown day", "pas avant 2017, à un jour inconnu"),
    ],
)
def test_dates(edtf: str, en: str, fr: str) -> None:
    assert (wording(Language.EN).date(edtf), wording(Language.FR).date(edtf)) == (en, fr)


def test_texts_in_another_language_are_marked() -> None:
    say = wording(Language.FR)
    assert (say.shown(Text("a", "b")).text, say.shown(Text("a", "b")).lang) == ("b", "")
    assert (say.shown(Text("a")).text, say.shown(Text("a")).lang, say.shown(Text("a")).missing) == ("a", "en", True)
    assert (say.shown(Text(native="ن")).lang, say.shown(Text(native="ن")).missing) == ("und", False)
    assert say.shown(None, "event/x").text == "event/x"


def test_names_are_in_the_language() -> None:
    say = wording(Language.FR)
    (involved,) = (end for cls in ONTOLOGY.classes for end in ONTOLOGY.ends(cls) if end.name == "involvedIn")
    assert (say.end(involved), wording(Language.EN).end(involved)) == ("Impliqué dans", "Involved in")
    assert (say.code(Hedge.SUSPECTED), say.name(Hedge.names)) == ("Soupçonné", "Réserve")
