"""`accord names`: candidates with their reasons, in text and JSON, and what is told where there are none or several."""

import json
from pathlib import Path

import pytest

from tests.api.commands.command_line import Run, accord, write_folder
from tests.loaders.curated_snippets import DATASET, SOURCES, Files

NAMED: Files = {
    "dataset": DATASET,
    "sources": SOURCES,
    "places": """\
- {id: belva, kind: region, names: {en: Belvandou region, fr: Région de Belvandou}, sources: [s]}
- {id: town, kind: locality, names: {en: Belvandou, fr: Belvandou, aliases: [Belvandoo]}, sources: [s]}
""",
    "actors": """\
- {id: flb, kind: armed-movement, names: {en: Belvandou Front, fr: Mouvement Belvandou, acronyms: [FLB]}, sources: [s]}
- {id: unnamed-x, kind: unnamed, names: {en: Armed men, fr: Hommes armés}, sources: [s]}
""",
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with a few names."""
    folder = tmp_path_factory.mktemp("names")
    url = f"sqlite:///{folder}/here.db"
    loaded = accord("load", f"curated={write_folder(folder / 'mine', NAMED)}", store=url)
    assert (loaded.code, loaded.err) == (0, "")
    return url


def test_candidates_stand_in_order_with_their_reasons(here: str) -> None:
    assert accord("names", "Belvandoo", store=here) == Run(
        0,
        "100  place/town   Belvandou (Locality): alias [Belvandoo]\n"
        " 89  place/belva  Belvandou region (Region): name in English, by its spelling, 89 of 100\n",
        "",
    )
    assert accord("names", "mouvement du Belvandou", "--lang", "fr", store=here) == Run(
        0,
        " 99  actor/flb  Mouvement Belvandou (Mouvement armé): nom en français, aux traits d’union, aux articles ou"
        " à l’ordre des mots près\n",
        "",
    )


def test_several_that_are_as_near_are_said_to_be(here: str) -> None:
    found = accord("names", "Belvandou", store=here)
    assert (found.code, found.err) == (0, "2 are as near to 'Belvandou'; none of them is chosen.\n")
    assert [line.split()[1] for line in found.out.splitlines()] == ["place/town", "place/belva"]


def test_one_class_may_be_asked_for(here: str) -> None:
    assert (
        accord("names", "FLB", "--class", "ACTOR", store=here).out
        == "100  actor/flb  Belvandou Front (Armed movement): acronym [FLB]\n"
    )
    assert accord("names", "FLB", "--class", "place", store=here).code == 1
    wrong = accord("names", "FLB", "--class", "event", store=here)
    assert (wrong.code, wrong.out) == (2, "")
    assert "'event' is not one of 'place', 'actor'" in wrong.err


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Nothing of ours is called 'Hommes armés', or nearly so.\n"),
        ("fr", "Rien chez nous ne s’appelle «\u00a0Hommes armés\u00a0», même à peu près.\n"),
    ],
)
def test_what_nothing_is_near_to_ends_with_1_and_nobody_is_named_who_is_unnamed(
    here: str, lang: str, told: str
) -> None:
    assert accord("names", "Hommes armés", "--lang", lang, store=here) == Run(1, "", told)


def test_as_json_everything_is_told(here: str) -> None:
    found = accord("names", "Belvandoo", "--format", "json", store=here)
    answer = json.loads(found.out)
    assert (answer["name"], answer["outcome"], len(answer["candidates"])) == ("Belvandoo", "found", 2)
    assert answer["candidates"][1] == {
        "id": "place/belva",
        "label": {"en": "Belvandou region", "fr": "Région de Belvandou"},
        "kind": "REGION",
        "dataset": "dataset/mine",
        "score": 89,
        "foremost": False,
        "name": "Belvandou region",
        "sort": "ENGLISH",
        "why": {
            "en": "name in English, by its spelling, 89 of 100",
            "fr": "nom en anglais, par la graphie, 89 sur 100",
        },
    }
    nothing = accord("names", "Hommes", "--format", "json", store=here)
    assert (nothing.code, json.loads(nothing.out)) == (1, {"name": "Hommes", "outcome": "unmatched", "candidates": []})


def test_a_name_commands_no_terminal(here: str) -> None:
    assert accord("names", "\x1b[31mGao", store=here).err == "Nothing of ours is called '\\x1b[31mGao', or nearly so.\n"


def test_a_blank_name_and_an_empty_store_say_what_to_do(here: str, tmp_path: Path) -> None:
    assert accord("names", " ", store=here) == Run(2, "", "Error: A name is blank; write one.\n")
    empty = accord("names", "Gao", store=f"sqlite:///{tmp_path}/empty.db")
    assert (empty.code, empty.out) == (3, "")
    assert "accord load" in empty.err
