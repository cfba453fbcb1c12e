"""The piece of a node's own text that shows why a search found it."""

from collections.abc import Iterable
from functools import lru_cache

from graph.searching.query import SearchQuery
from graph.searching.words import LONGEST_WORD, WORD, search_words
from ontology.values import fold

LENGTH = 160
BEFORE = 60
"""How many characters are shown, and how many of them at most before the word that was found."""
CUT = "…"


def snippet(texts: Iterable[str], query: SearchQuery) -> str:
    """About 160 characters of the first text that has a word of a query, around that word; "" where none has one."""
    found = next((text for text in texts if any(map(query.has, search_words(text).split()))), None)
    if found is None:
        return ""
    text = " ".join(found.split())
    if len(text) <= LENGTH:
        return text
    at = place(text, query)
    begin = _next_space(text, max(0, min(at - BEFORE, len(text) - LENGTH)), at)
    end = _last_space(text, begin + LENGTH, at)
    return f"{CUT if begin else ''}{text[begin:end].strip()}{CUT if end < len(text) else ''}"


def _next_space(text: str, begin: int, at: int) -> int:
    """Where to begin without cutting a word: at a space that stands before the place, if there is one."""
    space = text.find(" ", begin, at) if begin else -1
    return begin if space < 0 else space + 1


def _last_space(text: str, end: int, at: int) -> int:
    """Where to end without cutting a word: at a space that stands after the place, if there is one."""
    space = text.rfind(" ", at, end + 1) if end < len(text) else -1
    return min(end, len(text)) if space < 0 else space


def place(text: str, query: SearchQuery) -> int:
    """Where the first word of a query begins in a text that has one.

    Folding changes how long a text is, so each character is folded by itself.
    """
    folded, places = "", list[int]()
    for at, char in enumerate(text):
        part = _folded(char)
        folded += part
        places += [at] * len(part)
    return next((places[found.start()] for found in WORD.finditer(folded) if query.has(found[0][:LONGEST_WORD])), 0)


@lru_cache(4096)
def _folded(char: str) -> str:
    """A character as it is folded within a word, where a space stays one."""
    return fold(f"x{char}x")[1:-1]
