"""What a search text asks for: a name, and words, phrases and prefixes, whatever the syntax of an engine's index.

Nothing but folded words ever enters a query of an engine, each in quotes or before one star, so whatever an engine's
own syntax is, in a search text it is only text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from graph.searching.dates import date_of, in_words
from graph.searching.names import name_token
from graph.searching.stems import acronyms_in, stems, tells
from graph.searching.words import words_of
from ontology.values import fold

TERM = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\w+)(?P<star>\*(?!\w))?')
PHRASES = re.compile(r'("[^"]*")')
IRI = re.compile(r"\s*\S+/(?:id|doc)/(?P<id>\S+?)(?:\.\w+)?\s*")
"""What is pasted to find the node that it names."""
SHORTEST_BEGINNING = 3
"""How many characters of a word must be typed before it is taken for the beginning of one."""
PARSED = 256
"""How many texts are remembered as they were parsed: more than a request has. Of each, several queries are made."""


class Sort(Enum):
    """How the words of a term are meant."""

    WORD = "word"
    LAST = "last"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True)
class Term:
    """Words to be found: one, in whatever form; the last of a text, which may be only begun; several as they stand,
    one after the other; or one that only begins so.
    """

    words: tuple[str, ...]
    sort: Sort = Sort.WORD

    @property
    def prefix(self) -> bool:
        """Whether its word may go on."""
        return self.sort in (Sort.PREFIX, Sort.LAST)

    @property
    def quoted(self) -> str:
        """Its words as a phrase in quotes, which both engines take."""
        return f'"{" ".join(self.words)}"'

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of its word in each language; none where it is to be found as it stands."""
        return stems(self.words[0]) if self.sort in (Sort.WORD, Sort.LAST) else ()


@dataclass(frozen=True)
class SearchQuery:
    """All terms must be found; where there are none, nothing is.

    `named`: the token of a name that the whole text is; `begun`: that of one which it may begin. Empty: it is none, as
    where a phrase is asked for just as it stands.
    """

    terms: tuple[Term, ...]
    named: str = ""
    begun: str = ""

    @classmethod
    @lru_cache(PARSED)
    def parse(cls, text: str) -> "SearchQuery":
        """The terms of a text: `"..."` is a phrase, `tombou*` a prefix, and all else that is not a word is ignored.

        A date, however it is written, is the name of what happened then, and so is an id, or the IRI that has it. In a
        phrase it is what stands there.
        """
        if iri := IRI.fullmatch(text):
            text = iri["id"]
        folded = fold(text)
        date = None if '"' in folded else date_of(folded)
        named, terms = _terms(date or folded), _terms(_written_out(date or folded))
        if not terms:
            return cls(())
        *before, last = (term.sort for term in named)
        token = "" if Sort.PHRASE in (*before, last) or Sort.PREFIX in before else name_token(_words(named))
        whole = "" if last is Sort.PREFIX else token
        begun = token if last is Sort.PREFIX or len(token) >= SHORTEST_BEGINNING else ""
        query = cls(tuple(dict.fromkeys(_telling(terms, acronyms_in(text)))), whole, begun)
        _ = query._stems  # worked out where a text is parsed: it takes longer than all else
        return query

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(term.words) for term in self.terms)

    @property
    def written(self) -> list[Any]:
        """All of it in writing, which is what tells it from another: two with equal terms may ask for other names."""
        terms = [{"words": term.words, "sort": term.sort.value} for term in self.terms]
        return [terms, self.named, self.begun]

    def has(self, word: str) -> bool:
        """Whether a folded word is one that is searched for."""
        if word.startswith(self._beginnings) or word in self._in_phrases:
            return True
        return bool(self._stems) and not self._stems.isdisjoint(stems(word))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(term.words[0] for term in self.terms if term.prefix)

    @cached_property
    def _in_phrases(self) -> frozenset[str]:
        return frozenset(word for term in self.terms if term.sort is Sort.PHRASE for word in term.words)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for term in self.terms for stem in term.stems)


def _written_out(folded: str) -> str:
    return "".join(part if part.startswith('"') else in_words(part) for part in PHRASES.split(folded))


def _words(terms: list[Term]) -> list[str]:
    return [word for term in terms for word in term.words]


def _terms(folded: str) -> list[Term]:
    return [term for found in TERM.finditer(folded) if (term := _term(found)).words]


def _term(found: re.Match[str]) -> Term:
    words = tuple(words_of(found["phrase"] or found["word"] or ""))
    if found["word"] is None:
        return Term(words, Sort.PHRASE)
    return Term(words, Sort.PREFIX if found["star"] else Sort.WORD)


def _telling(terms: list[Term], acronyms: frozenset[str]) -> Iterator[Term]:
    """The terms without words that say nothing; where there are no others, these as they stand."""
    telling = [term for term in terms if term.sort is not Sort.WORD or tells(term.words[0], acronyms)]
    if not telling:
        yield from (Term(term.words, Sort.PHRASE) for term in terms)
        return
    *before, last = telling
    yield from before
    typed = last is terms[-1] and last.sort is Sort.WORD and len(last.words[0]) >= SHORTEST_BEGINNING
    yield Term(last.words, Sort.LAST) if typed else last
