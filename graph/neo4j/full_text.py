"""A search text as a query of Neo4j's full-text index, which adds to a hit's score what the sort of it is worth."""

from collections.abc import Iterator
from typing import Any

from graph.searching.names import BEHIND, OTHER
from graph.searching.query import SearchQuery, Sort, Term
from graph.searching.worth import AROUND, BEGUN, FURTHER, MAIN, NAMED, WHOLE

NOWHERE = "words:NOWHERE"
"""A word that no node has: those that are indexed are in lower case."""


def lucene(text: Any) -> str:
    """Everything that a text finds: names, and nodes in which, or around which, its words stand."""
    query = SearchQuery.parse(text)
    if not query.terms:
        return NOWHERE
    words = " ".join(f"+({' '.join(_found(term))})" for term in query.terms)
    return " ".join([*_names(query), f'({words} ({_worth(MAIN)} -names:"{BEHIND}"))'])


def rank(score: str, standing: str) -> str:
    """How well a hit fits, in billionths: by the standing of the node, once it is called as the text says."""
    sort = f"toInteger({score} / {FURTHER - BEGUN}) * {FURTHER - BEGUN}"
    named = f"({sort} + {standing}) * 1000000000"
    return f"CASE WHEN {score} < {BEGUN} THEN toInteger(round({score} * 1e9)) ELSE {named} END"


def _worth(worth: int) -> str:
    """A clause that every node meets, and that adds to its score."""
    return f"+*:*^{worth}"


def _names(query: SearchQuery) -> Iterator[str]:
    if query.named:
        yield f'({_worth(NAMED)} +names:"{query.named}"^0)'
        yield f'({_worth(FURTHER)} +names:"{OTHER}{query.named}"^0)'
    if query.begun:
        yield f"({_worth(BEGUN)} +(names:{query.begun}* names:{OTHER}{query.begun}*)^0)"


def _found(term: Term) -> Iterator[str]:
    """Where a term is found: one of these must be."""
    stems = " ".join(f'stems:"{stem}" around:"{stem}"^{AROUND}' for stem in term.stems)
    if term.sort is Sort.LAST:
        yield f"({_worth(WHOLE)} +({stems}))"
    elif stems:
        yield stems
    if term.sort is Sort.PHRASE:
        yield f"words:{term.quoted}"
    if term.prefix:
        yield f"(words:{term.words[0]}* around:{term.words[0]}*)^0"
