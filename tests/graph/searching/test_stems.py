"""Stems: those of short words are remembered, since they come again."""

from graph.searching import stems
from graph.searching.stems import LONGEST_REMEMBERED
from ontology.values import Language


def test_a_word_is_remembered_unless_it_is_longer_than_words_are() -> None:
    before = stems._remembered.cache_info().currsize
    longest = "ba" * (LONGEST_REMEMBERED // 2 - 1) + "ns"
    assert stems.stems(f"a{longest}", Language.EN) == (f"a{longest[:-1]}",)
    assert stems._remembered.cache_info().currsize == before
    assert stems.stems(longest, Language.EN) == stems.stems(longest, Language.EN) == (longest[:-1],)
    assert stems._remembered.cache_info().currsize == before + 1
