"""A search text as queries of SQLite's FTS5, and how well what they find fits."""

from collections.abc import Callable
from typing import Any

from graph.searching import names, worth
from graph.searching.names import BEHIND, SAYING
from graph.searching.query import SearchQuery, Sort, Term
from graph.statement import Parameters
from graph.stored.layout import STANDING

NOTHING = '""'
"""Finds nothing."""
WEIGHTS = f"1, 1, 0, {worth.AROUND}"
"""What a word is worth in a node's words, stems and names, and around it."""
MOST = 999
"""Words alone are worth no more."""


def hits(text: Any, p: Parameters) -> str:
    """The statement for all nodes that a text finds: the row of each, and how well it fits, in billionths.

    FTS5's own scores are negative.
    """
    standing = f"(SELECT {STANDING} FROM Node WHERE Node.rowid = Search.rowid)"
    whole, figures, saying = (_among(query, text, p) for query in (_whole, _figures, _saying))
    sort = f"{worth.NO_FIGURE} * (NOT {figures}) + {worth.WHOLE} * {whole} + {worth.NO_SAYING} * (NOT {saying})"
    words = f"{sort} + min({MOST}, -bm25(Search, {WEIGHTS}))"
    named, further, begun = (_among(query, text, p) for query in (_named, _further, _begun))
    sorts = f"WHEN {named} THEN {worth.NAMED} WHEN {further} THEN {worth.FURTHER} WHEN {begun} THEN {worth.BEGUN}"
    rank = f"coalesce(CASE {sorts} END + {standing}, {words})"
    return f"SELECT rowid AS n, CAST(round(1e9 * ({rank})) AS INTEGER) AS rank {matches(text, p)}"


def matches(text: Any, p: Parameters) -> str:
    """All rows of the index that a text finds."""
    return f"FROM Search WHERE Search MATCH {p.add(text, fts5)}"


def _among(query: Callable[[Any], str], text: Any, p: Parameters) -> str:
    return f"(rowid IN (SELECT rowid FROM Search WHERE Search MATCH {p.add(text, query)}))"


def fts5(text: Any) -> str:
    """Everything that a text finds: names, and nodes in which, or around which, its words stand."""
    query = SearchQuery.parse(text)
    found = [_all(query), *(find(text) for find in (_named, _further, _begun))]
    return " OR ".join(f"({one})" for one in found if one != NOTHING) or NOTHING


def _named(text: Any) -> str:
    """What is called as a text says."""
    query = SearchQuery.parse(text)
    return f'names : ("{query.named}" OR "{names.TITLE}{query.named}")' if query.named else NOTHING


def _further(text: Any) -> str:
    """What is called so too."""
    query = SearchQuery.parse(text)
    return f'names : "{names.FURTHER}{query.named}"' if query.named else NOTHING


def _begun(text: Any) -> str:
    """What is called by a name that begins so."""
    query = SearchQuery.parse(text)
    if not query.begun:
        return NOTHING
    return f'names : ("{query.begun}" * OR "{names.FURTHER}{query.begun}" *)'


def _whole(text: Any) -> str:
    """Where the last word is not only begun."""
    return _all(SearchQuery.parse(text), whole=True)


def _figures(text: Any) -> str:
    """What comes behind what it is about."""
    return _marked(text, BEHIND)


def _saying(text: Any) -> str:
    """What only says something about others."""
    return _marked(text, SAYING)


def _marked(text: Any, token: str) -> str:
    words = _all(SearchQuery.parse(text))
    return NOTHING if words == NOTHING else f'({words}) AND (names : "{token}")'


def _all(query: SearchQuery, *, whole: bool = False) -> str:
    return " AND ".join(_term(term, whole=whole) for term in query.terms) or NOTHING


def _term(term: Term, *, whole: bool) -> str:
    found = []
    if term.stems:
        stems = " OR ".join(f'"{stem}"' for stem in term.stems)
        found.append(f"{{stems around}} : ({stems})")
    if term.sort is Sort.PHRASE:
        found.append(f"words : {term.quoted}")
    if term.prefix and not (whole and term.stems):
        found.append(f"{{words around}} : {term.quoted} *")
    return f"({' OR '.join(found)})"
