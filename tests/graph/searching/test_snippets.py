"""Snippets: the piece of a text that shows why it was found, in its own spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.searching.query import SearchQuery
from graph.searching.snippets import CUT, LENGTH, snippet
from graph.searching.words import search_words

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


@pytest.mark.parametrize(("texts", "query", "shown"), CASES)
def test_snippet(texts: list[str], query: str, shown: str) -> None:
    assert snippet(texts, SearchQuery.parse(query)) == shown


LETTERS = st.characters(exclude_categories=["Cs", "Mc", "Me", "Mn"]) | st.sampled_from("abéŒßıİ1 '-")


@given(text=st.text(LETTERS, max_size=400), data=st.data())
def test_a_word_that_is_found_is_shown(text: str, data: st.DataObject) -> None:
    words = [word for word in search_words(text).split() if len(word) < 80]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    shown = snippet([text], SearchQuery.parse(f'"{word}"'))
    assert len(shown) <= LENGTH + 2 * len(CUT)
    assert shown.strip(CUT) in " ".join(text.split())
    assert word in search_words(shown).split()
