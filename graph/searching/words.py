"""Words of texts, as both engines index and search them: folded by one function."""

import re
from functools import lru_cache

from ontology.values import fold

WORD = re.compile(r"\w+")
REMEMBERED = 1 << 14
"""Of so many words it is remembered how they are spelt: it is asked of each word of each name that is stored."""
TEXTS_REMEMBERED = 2048
"""Of so many texts the words are remembered: those of one node are asked for again and again while it is stored."""
LONGEST_WORD = 255
"""How much of a word is indexed: Neo4j's index would take what is longer for two."""
BETWEEN_TEXTS = " · "
"""Stands between the texts of a node, so that no phrase reaches from one into the next; it is not a word."""


@lru_cache(TEXTS_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    folded = fold(text)
    words = WORD.findall(folded)
    return tuple(words if len(folded) <= LONGEST_WORD else (word[:LONGEST_WORD] for word in words))


def search_words(text: str) -> str:
    """The words of a text as they are indexed and searched."""
    return " ".join(words_of(text))


@lru_cache(REMEMBERED)
def spelt(words: str) -> str:
    """Folded words without what English and French write differently in names of other languages.

    `djihad` is `jihad`, and `Qaeda` is `Qaida`.
    """
    return re.sub(r"\bdj", "j", with_ai(words))


def with_ai(words: str) -> str:
    """Folded words in which `Qaeda` is `Qaida`: alone where a name must begin as it is typed, as `dj` may be."""
    return words.replace("ae", "ai")
