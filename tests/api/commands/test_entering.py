"""What is typed at the prompts of `accord new`: numbers, codes by their names, and refusals in French."""

import pytest

from api.commands.entering.known import codes_like
from api.commands.entering.numbers import number_of, said_back
from api.commands.entering.refusals import refusal
from api.commands.entering.sayings import SAYINGS
from loaders.curated.slots import slot_of
from ontology.agreements import Assessment
from ontology.events import Event
from ontology.model import Documented
from ontology.sources import Source
from ontology.vocabularies import Status


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("7", {"low": 7, "best": 7, "high": 7}, "7"),
        ("0", {"low": 0, "best": 0, "high": 0}, "0"),
        ("1 200", {"low": 1200, "best": 1200, "high": 1200}, "1200"),
        ("at least 40", {"low": 40}, "at least 40"),
        ("Au moins 40", {"low": 40}, "at least 40"),
        ("40+", {"low": 40}, "at least 40"),
        ("40 ou plus", {"low": 40}, "at least 40"),
        ("about 12", {"best": 12}, "about 12"),
        ("près de 12", {"best": 12}, "about 12"),
        ("~12", {"best": 12}, "about 12"),
        ("up to 5", {"high": 5}, "at most 5"),
        ("au plus 5", {"high": 5}, "at most 5"),
        ("12-15", {"low": 12, "high": 15}, "from 12 to 15"),
        ("entre 12 et 15", {"low": 12, "high": 15}, "from 12 to 15"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: dict[str, int], said: str) -> None:
    assert number_of(text) == number
    assert said_back(number, "en") == said


@pytest.mark.parametrize("text", ["", "seven", "-3", "7.5", "15-12", "many", "40 or so", "9999999999999"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("partly", [Status.PARTLY]),
        ("en partie", [Status.PARTLY]),
        ("FULFILLED", [Status.FULFILLED]),
        ("under", [Status.UNDER_WAY]),
        ("zzz", []),
        ("", []),
    ],
)
def test_a_code_is_found_by_its_names(text: str, codes: list[Status]) -> None:
    assert codes_like(text, Status) == codes


@pytest.mark.parametrize(
    ("cls", "key", "value", "told"),
    [
        (
            Event,
            "kind",
            "ambsh",
            "« ambsh » n’est pas un des codes possibles."
            " Vouliez-vous dire « ambush » ? Écrivez ? pour la liste des codes.",
        ),
        (
            Event,
            "id",
            "Gao",
            "« Gao » n’est pas une clé. Écrivez des minuscules sans accent, des chiffres et des traits d’union,"
            " par exemple mnla ou accord-2015.",
        ),
        (Source, "languages", ["fr", "fr"], "« fr, fr » nomme « fr » deux fois. Gardez l’un des deux."),
        (
            Assessment,
            "date",
            "../..",
            "« ../.. » est ouvert des deux côtés. Donnez-en au moins un.",
        ),
    ],
)
def test_what_the_form_refuses_is_told_in_french(cls: type[Documented], key: str, value: object, told: str) -> None:
    problem = slot_of(cls, key).problem(value)
    assert problem
    shown = ", ".join(value) if isinstance(value, list) else str(value)
    assert refusal(shown, *problem, "fr") == told


def test_every_saying_fills_the_same_places_in_both_languages() -> None:
    import string

    for english, french in SAYINGS.values():
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (english, french)]
        assert places[0] == places[1]
