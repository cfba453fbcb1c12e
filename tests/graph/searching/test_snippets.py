"""Snippets: the piece of a text that shows why it was found, in its own spelling, and what is marked in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.searching.query import SearchQuery
from graph.searching.snippets import CUT, LENGTH, Snippet, Snippets, snippet
from graph.searching.words import search_words
from ontology.values import Language

LONG = " ".join(f"mot{number:02}" for number in range(60))
CASES = [
    (["Attaque du camp"], "CAMP", "Attaque du camp"),
    (["Attack", "Attaque  du\n camp"], "attaque", "Attaque du camp"),
    (["Œil du Sahel", "L'Œil"], '"l oeil"', "Œil du Sahel"),
    (["Straße"], "STRAS*", "Straße"),
    (["Attack"], "none", ""),
    ([], "camp", ""),
    ([LONG], "mot00", " ".join(f"mot{number:02}" for number in range(26)) + CUT),
    ([LONG], "MOT30", CUT + " ".join(f"mot{number:02}" for number in range(21, 47)) + CUT),
    ([LONG], "mot59", CUT + " ".join(f"mot{number:02}" for number in range(34, 60))),
    ([f"é{LONG}é"], "mot30 zzz", CUT + " ".join(f"mot{number:02}" for number in range(21, 47)) + CUT),
    (["x" * 500], "x*", "x" * LENGTH + CUT),
    (["x" * 500 + "-camp"], "camp", CUT + "x" * (LENGTH - 5) + "-camp"),
]


def in_time() -> None:
    """There is time left."""


def _snippet(texts: list[str], query: str) -> Snippet:
    return snippet([(text, None) for text in texts], SearchQuery.parse(query).has)


@pytest.mark.parametrize(("texts", "query", "shown"), CASES)
def test_snippet(texts: list[str], query: str, shown: str) -> None:
    assert _snippet(texts, query).text == shown


MARKED = [
    ("Attaque du camp", "camp attaque", "[Attaque] du [camp]"),
    ("Attaque  du\n camp", "DU", "Attaque [du] camp"),
    ("Œil du Sahel, l'œil", "oeil", "[Œil] du Sahel, l'[œil]"),
    ("Straße à Straßburg", "STRAS*", "[Straße] à [Straßburg]"),
    ("camp-camp camp", "camp", "[camp]-[camp] [camp]"),
    ("the camps", "camp", "the [camps]"),
    ("the camps", '"camp"', ""),
    ("cafe\u0301 noir", "café", "[cafe\u0301] noir"),
    ("½ ton", "1", "[½] ton"),
    ("½ ton", "2", "[½] ton"),
    ("½ ton", "1 2", "[½] ton"),
    ("İzmir", "izmir", "[İzmir]"),
    ("👍 camp 👍 camp", "camp", "👍 [camp] 👍 [camp]"),
    ("du camp du nord", '"camp du"', "[du] [camp] [du] nord"),
    (LONG, "mot30", f"{CUT}{LONG[6 * 21 : 6 * 30]}[mot30]{LONG[6 * 31 - 1 : 6 * 47 - 1]}{CUT}"),
    ("x" * 500, "x*", f"[{'x' * LENGTH}]{CUT}"),
    ("x" * 500 + "-camp", "camp", f"{CUT}{'x' * (LENGTH - 5)}-[camp]"),
]


@pytest.mark.parametrize(("text", "query", "shown"), MARKED)
def test_what_is_marked(text: str, query: str, shown: str) -> None:
    parts = _snippet([text], query).parts
    assert "".join(f"[{part.text}]" if part.marked else part.text for part in parts) == shown
    assert all(part.text for part in parts)
    assert all(one.marked != other.marked for one, other in pairwise(parts))


def test_a_snippet_is_in_the_language_of_its_text() -> None:
    languages = {"Actor": (*Language, None, None), "Place": (Language.FR,)}
    rows = (["Actor", "The army", "Armée", "Maliko", ["FAMA"], []], ["Place", "Armée"], ["Place", None])
    found = {
        word: [Snippets(SearchQuery.parse(word), languages).of(row, in_time).language_name for row in rows]
        for word in ("armee", "army", "maliko", "fama", "none")
    }
    assert found == {
        "armee": ["FR", "FR", None],
        "army": ["EN", "FR", None],
        "maliko": ["NATIVE", "FR", None],
        "fama": [None, "FR", None],
        "none": ["EN", "FR", None],
    }


AROUND = (
    ["The army", "Armée malienne", ["FAMA"]],
    ["French army", "Armée française", []],
    [None, "Forces de la France", ["French army in Mali"]],
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("camp army", ("Attack on a [camp]", "EN")),
        ("poste armée", ("Attaque d’un [poste]", "FR")),
        ("army", ("The [army]", "EN")),
        ("army french", ("[French] [army]", "EN")),
        ("armée française", ("[Armée] [française]", "FR")),
        ("French army Mali", ("[French] [army] in [Mali]", None)),
        ("fama", ("[FAMA]", None)),
        ("2018-04-14", ("Attack on a camp", "EN")),
    ],
)
def test_of_what_names_around_it_find_the_name_is_shown(text: str, shown: tuple[str, str | None]) -> None:
    languages = {"Event": (Language.EN, Language.FR, (Language.EN, Language.FR, None))}
    row = ["Event", "Attack on a camp", "Attaque d’un poste", list(AROUND)]
    made = Snippets(SearchQuery.parse(text), languages).of(row, in_time)
    marked = "".join(f"[{part.text}]" if part.marked else part.text for part in made.parts)
    assert (marked, made.language_name) == shown


def test_one_search_cuts_the_snippets_of_all_its_rows() -> None:
    snippets = Snippets(SearchQuery.parse("camp"), {"Place": (None,)})
    first, second = ["Place", "The camp"], ["Place", "A camp"]
    assert [snippets.of(row, in_time).text for row in (first, first, second, first)] == [
        "The camp",
        "The camp",
        "A camp",
        "The camp",
    ]


def test_no_snippet_is_cut_once_time_is_over() -> None:
    snippets, row = Snippets(SearchQuery.parse("camp"), {"Place": (None,)}), ["Place", "The camp"]

    def over() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        snippets.of(row, over)
    assert snippets.of(row, in_time).text == snippets.of(row, over).text == "The camp"


@pytest.mark.parametrize("before", [0, 20_000])
def test_of_a_long_text_only_the_words_up_to_the_first_and_around_it_are_looked_at(before: int) -> None:
    looked_at = 0

    def is_camp(word: str) -> bool:
        nonlocal looked_at
        looked_at += 1
        return word == "camp"

    text = " ".join(["été"] * before + ["camp"] + ["nord"] * 20_000)
    assert "camp" in snippet([(text, None)], is_camp).text
    assert looked_at < before + 100


def test_words_that_the_edge_of_a_snippet_cuts_are_looked_at_whole() -> None:
    text = f"camp {'x' * 150}camp {'y' * 200}"
    assert [part.text for part in _snippet([text], '"camp"').parts if part.marked] == ["camp"]
    text = f"{'x' * 200}yy camp"
    assert [part.text for part in _snippet([text], '"camp" yy*').parts if part.marked] == ["camp"]


LETTERS = st.characters(exclude_categories=["Cs", "Mc", "Me", "Mn"]) | st.sampled_from("abéŒßıİ1 '-")


@given(text=st.text(LETTERS, max_size=400), data=st.data())
def test_a_word_that_is_found_is_shown(text: str, data: st.DataObject) -> None:
    words = [word for word in search_words(text).split() if len(word) < 80]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    made = _snippet([text], f'"{word}"')
    shown = made.text
    assert len(shown) <= LENGTH + 2 * len(CUT)
    assert shown.strip(CUT) in " ".join(text.split())
    assert word in search_words(shown).split()
    assert any(part.marked and word in search_words(part.text).split() for part in made.parts)
