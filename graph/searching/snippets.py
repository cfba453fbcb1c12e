"""The piece of a node's own text that shows why a search found it, with the words that were found marked in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import Any

from graph.searching.query import SearchQuery
from graph.searching.words import LONGEST_WORD, WORD, words_of
from ontology.values import Language, fold

LENGTH = 160
BEFORE = 60
"""How many characters are shown, and how many of them at most before the word that was found."""
CUT = "…"
REMEMBERED = 10_000
"""Of how many words a search remembers whether it is for them: most come again in the next text."""
Said = tuple[str, Language | None]
"""A text and its language; None for what is in none, such as an acronym."""
Place = tuple[int, int]
"""Where a word begins in a text, and where what comes after it does."""
Wanted = Callable[[str], bool]
"""Tells whether a folded word is one that is searched for."""


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
        """All of it; "" where the node has no text."""
        return "".join(part.text for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def language_name(self) -> str | None:
        """The language as answers show it."""
        return self.language and self.language.name


Languages = Sequence["Language | Languages | None"]
"""Those of the texts in a row; where it has rows of other nodes, those of their texts."""


class Snippets:
    """Cuts the snippets of one search. `languages`: by the name of a class, those of the texts in its rows."""

    def __init__(self, query: SearchQuery, languages: Mapping[str, Languages]) -> None:
        self._wanted, self._languages = lru_cache(REMEMBERED)(query.has), languages
        self._latest: tuple[Sequence[Any], Snippet] = (), Snippet()

    def of(self, row: Sequence[Any], check_time: Callable[[], None]) -> Snippet:
        """The snippet of a hit. `row` begins with the name of its class; then come texts, lists of texts, and nulls.

        Last come lists of such rows of what surrounds the hit. Of their names, that with most of the words is shown.

        The fields of an edge are read one after the other, so the latest snippet is kept for the next of them.
        `check_time` raises once the time of the request is over.
        """
        if self._latest[0] is not row:
            check_time()
            self._latest = row, self._cut(row[1:], self._languages[row[0]])
        return self._latest[1]

    def _cut(self, row: Sequence[Any], languages: Languages) -> Snippet:
        own = list(_texts(row, languages))
        around = sorted(_names_around(row, languages), key=self._matching, reverse=True)
        return snippet((*own, *around), self._wanted) or beginning(own)

    def _matching(self, said: Said) -> int:
        """How many different words of a text are wanted."""
        return sum(map(self._wanted, set(words_of(said[0]))))


def _texts(row: Sequence[Any], languages: Languages) -> Iterator[Said]:
    for value, language in zip(row, languages, strict=True):
        if language is None or isinstance(language, Language):
            yield from ((text, language) for text in (value if isinstance(value, list) else [value]) if text)


def _names_around(row: Sequence[Any], languages: Languages) -> Iterator[Said]:
    for others, theirs in zip(row, languages, strict=True):
        if theirs is not None and not isinstance(theirs, Language):
            for other in others:
                yield from _texts(other, theirs)


def snippet(texts: Iterable[Said], wanted: Wanted) -> Snippet:
    """About 160 characters of the first text that has a word that is wanted, around that word."""
    for said, language in texts:
        text = " ".join(said.split())
        folded = text.lower() if text.isascii() else "".join(map(_folded, text))
        if found := next(_found(folded, wanted), None):
            return Snippet(tuple(_cut(text, _letter(text, found.start()), wanted)), language)
    return Snippet()


def beginning(texts: Sequence[Said]) -> Snippet:
    """The beginning of the first text: of what was found by its kind, its day or its id, which no text of it says."""
    for said, language in texts:
        return Snippet(tuple(_cut(" ".join(said.split()), 0, lambda _: False)), language)
    return Snippet()


def _found(folded: str, wanted: Wanted) -> Iterator[re.Match[str]]:
    """The words of a folded text that are wanted."""
    return (found for found in WORD.finditer(folded) if wanted(found[0][:LONGEST_WORD]))


def _letter(text: str, at: int) -> int:
    """Where the letter stands in a text from which what is there in the folded text comes."""
    return at if text.isascii() else sum(1 for _ in takewhile(at.__ge__, accumulate(map(len, map(_folded, text)))))


def _cut(text: str, at: int, wanted: Wanted) -> Iterator[Part]:
    """What is shown of a text around a place. Only there are words looked for, so that long texts take no longer."""
    begin, end = _shown(text, at)
    first = max(text.rfind(" ", 0, begin) + 1, begin - LONGEST_WORD)
    last = text.find(" ", end)
    around = text[first : min(len(text) if last < 0 else last, end + LONGEST_WORD)]
    parts = [Part(CUT, marked=False)] if begin else []
    parts += _parts(text, begin, end, [(first + word, first + after) for word, after in places_of(around, wanted)])
    parts += [Part(CUT, marked=False)] if end < len(text) else []
    return _joined(parts)


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


def places_of(text: str, wanted: Wanted) -> Iterator[Place]:
    """Where the words stand in a text that are wanted.

    Folding changes how long a text is, so each character is folded by itself. What folds to nothing, as an accent that
    is written alone, belongs to the letter before it.
    """
    folded, begins = "", list[int]()
    for at, char in enumerate(text):
        part = _folded(char)
        folded += part
        begins += [at] * len(part)
    begins.append(len(text))
    for found in _found(folded, wanted):
        last = begins[found.end() - 1]
        yield begins[found.start()], max(begins[found.end()], last + 1)


@lru_cache(4096)
def _folded(char: str) -> str:
    """A character as it is folded within a word, where a space stays one."""
    return fold(f"x{char}x")[1:-1]
