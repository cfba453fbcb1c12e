"""What a search text asks for: words, phrases and prefixes, and how either engine's index is asked for them.

Nothing but folded words ever enters a query of an engine, each in quotes or before one star, so whatever an engine's
own syntax is, in a search text it is only text.
"""

import re
from dataclasses import dataclass

from graph.searching.words import LONGEST_WORD, WORD
from ontology.values import fold

TERM = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\w+)(?P<star>\*(?!\w))?')


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other; of a prefix, the one word only begins so."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def quoted(self) -> str:
        """Its words as a phrase in quotes, which both engines take."""
        return f'"{" ".join(self.words)}"'


@dataclass(frozen=True)
class SearchQuery:
    """All terms must be found; where there are none, nothing is."""

    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str) -> "SearchQuery":
        """The terms of a text: `"..."` is a phrase, `tombou*` a prefix, and all else that is not a word is ignored."""
        terms = (_term(found) for found in TERM.finditer(fold(text)))
        return cls(tuple(dict.fromkeys(term for term in terms if term.words)))

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(term.words) for term in self.terms)

    def has(self, word: str) -> bool:
        """Whether a folded word is one that is searched for."""
        return any(word.startswith(term.words[0]) if term.prefix else word in term.words for term in self.terms)


def _term(found: re.Match[str]) -> Term:
    words = tuple(word[:LONGEST_WORD] for word in WORD.findall(found["phrase"] or found["word"] or ""))
    return Term(words, found["star"] is not None)
