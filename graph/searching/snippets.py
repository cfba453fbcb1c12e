"""The piece of a node's own text that shows why a search found it, with the words that were found marked in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.searching.query import SearchQuery
from graph.searching.words import LONGEST_WORD, WORD, search_words
from ontology.values import Language, fold

LENGTH = 160
BEFORE = 60
"""How many characters are shown, and how many of them at most before the word that was found."""
CUT = "…"
Said = tuple[str, Language | None]
"""A text and its language; None for what is in none, such as an acronym."""
Place = tuple[int, int]
"""Where a word begins in a text, and where what comes after it does."""


@dataclass(frozen=True)
class Part:
    """Some of a snippet: a word that was found, which is marked, or what stands between such words."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Snippet:
    """A piece of a text in its parts, and the language of the text."""

    parts: tuple[Part, ...] = ()
    language: Language | None = None

    @property
    def text(self) -> str:
        """All of it; "" where no text of the node has a word that was looked for."""
        return "".join(part.text for part in self.parts)

    @property
    def language_name(self) -> str | None:
        """The language as answers show it."""
        return self.language and self.language.name


class Snippets:
    """Cuts the snippets of one search. `languages`: by the name of a class, those of the texts in its rows."""

    def __init__(self, query: SearchQuery, languages: Mapping[str, Sequence[Language | None]]) -> None:
        self._query, self._languages = query, languages
        self._latest: tuple[Sequence[Any], Snippet] = (), Snippet()

    def of(self, row: Sequence[Any]) -> Snippet:
        """The snippet of a hit. `row` begins with the name of its class; then come texts, lists of texts, and nulls.

        The fields of an edge are read one after the other, so the latest snippet is kept for the next of them.
        """
        if self._latest[0] is not row:
            self._latest = row, snippet(self._texts(row), self._query)
        return self._latest[1]

    def _texts(self, row: Sequence[Any]) -> Iterator[Said]:
        for value, language in zip(row[1:], self._languages[row[0]], strict=True):
            for text in value if isinstance(value, list) else [value]:
                if text:
                    yield text, language


def snippet(texts: Iterable[Said], query: SearchQuery) -> Snippet:
    """About 160 characters of the first text that has a word of a query, around that word."""
    found = next((said for said in texts if any(map(query.has, search_words(said[0]).split()))), None)
    if found is None:
        return Snippet()
    text, language = " ".join(found[0].split()), found[1]
    places = list(places_of(text, query))
    begin, end = _shown(text, places[0][0] if places else 0)
    parts = [Part(CUT, marked=False)] if begin else []
    parts += _parts(text, begin, end, places)
    parts += [Part(CUT, marked=False)] if end < len(text) else []
    return Snippet(tuple(_joined(parts)), language)


def _shown(text: str, at: int) -> Place:
    """What is shown of a text around a place, without a cut word where there is a space to cut at."""
    if len(text) <= LENGTH:
        return 0, len(text)
    begin = _next_space(text, max(0, min(at - BEFORE, len(text) - LENGTH)), at)
    end = _last_space(text, begin + LENGTH, at)
    piece = text[begin:end]
    return end - len(piece.lstrip()), begin + len(piece.rstrip())


def _next_space(text: str, begin: int, at: int) -> int:
    """Where to begin without cutting a word: at a space that stands before the place, if there is one."""
    space = text.find(" ", begin, at) if begin else -1
    return begin if space < 0 else space + 1


def _last_space(text: str, end: int, at: int) -> int:
    """Where to end without cutting a word: at a space that stands after the place, if there is one."""
    space = text.rfind(" ", at, end + 1) if end < len(text) else -1
    return min(end, len(text)) if space < 0 else space


def _parts(text: str, begin: int, end: int, places: list[Place]) -> Iterator[Part]:
    """What is shown, taken apart where words begin and end that were found."""
    for first, last in places:
        if begin < last and first < end:
            yield Part(text[begin : max(begin, first)], marked=False)
            yield Part(text[max(begin, first) : min(last, end)], marked=True)
            begin = min(last, end)
    yield Part(text[begin:end], marked=False)


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that are not empty, neighbours of one kind together."""
    held: Part | None = None
    for part in filter(lambda each: each.text, parts):
        if held and held.marked == part.marked:
            held = Part(held.text + part.text, held.marked)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def places_of(text: str, query: SearchQuery) -> Iterator[Place]:
    """Where the words of a query stand in a text.

    Folding changes how long a text is, so each character is folded by itself. What folds to nothing, as an accent that
    is written alone, belongs to the letter before it.
    """
    folded, begins = "", list[int]()
    for at, char in enumerate(text):
        part = _folded(char)
        folded += part
        begins += [at] * len(part)
    begins.append(len(text))
    for found in WORD.finditer(folded):
        if query.has(found[0][:LONGEST_WORD]):
            last = begins[found.end() - 1]
            yield begins[found.start()], max(begins[found.end()], last + 1)


@lru_cache(4096)
def _folded(char: str) -> str:
    """A character as it is folded within a word, where a space stays one."""
    return fold(f"x{char}x")[1:-1]
