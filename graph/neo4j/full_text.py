"""A search text as a query of Neo4j's full-text index, which adds to a hit's score what the sort of it is worth."""

from collections.abc import Callable, Iterator
from typing import Any

from graph.neo4j.names import FULL_TEXT
from graph.searching import names, worth
from graph.searching.names import BEHIND, SAYING
from graph.searching.query import SearchQuery, Sort, Term

NOWHERE = "words:NOWHERE"
"""A word that no node has: those that are indexed are in lower case."""

OPEN = f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', '{NOWHERE}') YIELD node RETURN collect(node)"
"""Finds nothing; but the index is open then, for which else the first search would wait."""


def lucene(text: Any) -> str:
    """Everything that a text finds: names, and nodes in which, or around which, its words stand."""
    query = SearchQuery.parse(text)
    if not query.terms:
        return NOWHERE
    words, own = (_required(query, found) for found in (_found, _found_in_it))
    sorts = f"{_without(BEHIND, worth.NO_FIGURE)} {_without(SAYING, worth.NO_SAYING)} ({_adding(worth.OWN)} {own})"
    return " ".join([*_names(query), f"({words} {sorts})"])


def sort(score: str) -> str:
    """Of which sort a hit is, by what the index scores."""
    named = f"WHEN {score} < {worth.FURTHER} THEN {worth.BEGUN} WHEN {score} < {worth.NAMED} THEN {worth.FURTHER}"
    return f"CASE WHEN {score} < {worth.BEGUN} THEN toInteger({score}) {named} ELSE {worth.NAMED} END"


def rank(sort: str, standing: str) -> str:
    """How well a hit fits, in billionths: by its sort and its standing."""
    words, names = f"{standing} % {worth.BREVITY}", f"{standing} / {worth.BREVITY}"
    return f"({sort} + CASE WHEN {sort} < {worth.BEGUN} THEN {words} ELSE {names} END) * 1000000000"


def _required(query: SearchQuery, found: Callable[[Term], Iterator[str]]) -> str:
    return " ".join(f"+({' '.join(found(term))})" for term in query.terms)


def _adding(number: int) -> str:
    """A clause that every node meets, and that adds to its score."""
    return f"+*:*^{number}"


def _without(token: str, number: int) -> str:
    return f'({_adding(number)} -names:"{token}")'


def _names(query: SearchQuery) -> Iterator[str]:
    if named := query.named:
        yield f'({_adding(worth.NAMED)} +(names:"{named}" names:"{names.TITLE}{named}")^0)'
        yield f'({_adding(worth.FURTHER)} +names:"{names.FURTHER}{named}"^0)'
    if query.begun:
        yield f"({_adding(worth.BEGUN)} +(names:{query.begun}* names:{names.FURTHER}{query.begun}*)^0)"


def _found(term: Term) -> Iterator[str]:
    """Where a term is found, in a node or around it: one of these must be."""
    if term.sort is Sort.LAST:
        yield f"({_adding(worth.WHOLE)} +({_each(term, 'stems', 'around')}))"
    elif term.stems:
        yield _each(term, "stems", "around")
    if term.sort is Sort.PHRASE:
        yield f"words:{term.quoted}^0"
    if term.prefix:
        yield f"words:{term.words[0]}*^0 around:{term.words[0]}*^0"


def _found_in_it(term: Term) -> Iterator[str]:
    """The same, in the node itself."""
    if term.stems:
        yield _each(term, "stems")
    if term.sort is Sort.PHRASE:
        yield f"words:{term.quoted}^0"
    if term.prefix:
        yield f"words:{term.words[0]}*^0"


def _each(term: Term, *fields: str) -> str:
    return " ".join(f'{field}:"{stem}"^0' for field in fields for stem in term.stems)
