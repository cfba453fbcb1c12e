"""A search text as queries of SQLite's FTS5, and how well what they find fits."""

from collections.abc import Callable
from typing import Any

from graph.searching import names, worth
from graph.searching.query import SearchQuery, Sort, Term
from graph.statement import Parameters
from graph.stored.layout import STANDING

NOTHING = '""'
"""Finds nothing."""


def hits(text: Any, p: Parameters) -> str:
    """The statement for all nodes that a text finds: the row of each, and how well it fits, in billionths."""
    standing, found = f"sought.{STANDING}", matches(text, p)
    whole, own = (_among(query, text, p) for query in (_whole, _own))
    sort = f"{worth.NO_FIGURE} * ({standing} >= {worth.FIRST_SAYING}) + {worth.WHOLE} * {whole}"
    sort += f" + {worth.NO_SAYING} * ({standing} >= {worth.FIRST_OTHER}) + {worth.OWN} * {own}"
    words = f"{sort} + {standing} % {worth.BREVITY}"
    named, further, begun = (_among(query, text, p) for query in (_named, _further, _begun))
    sorts = f"WHEN {named} THEN {worth.NAMED} WHEN {further} THEN {worth.FURTHER} WHEN {begun} THEN {worth.BEGUN}"
    rank = f"1000000000 * coalesce(CASE {sorts} END + {standing} / {worth.BREVITY}, {words})"
    nodes = "CROSS JOIN Node sought ON sought.rowid = Search.rowid"
    return f"SELECT Search.rowid AS n, {rank} AS rank FROM Search {nodes} WHERE {found}"


def matches(text: Any, p: Parameters) -> str:
    """The condition on a row of the index that a text finds."""
    return f"Search MATCH {p.add(text, fts5)}"


def _among(query: Callable[[Any], str], text: Any, p: Parameters) -> str:
    return f"(Search.rowid IN (SELECT rowid FROM Search WHERE Search MATCH {p.add(text, query)}))"


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
    """Where the last word is not only begun; nothing where it could not be."""
    query = SearchQuery.parse(text)
    return _all(query, whole=True) if query.terms and query.terms[-1].sort is Sort.LAST else NOTHING


def _own(text: Any) -> str:
    """Where all words stand in the node itself."""
    return _all(SearchQuery.parse(text), around="")


def _all(query: SearchQuery, *, whole: bool = False, around: str = " around") -> str:
    return " AND ".join(_term(term, around, whole=whole) for term in query.terms) or NOTHING


def _term(term: Term, around: str, *, whole: bool) -> str:
    found = []
    if term.stems:
        stems = " OR ".join(f'"{stem}"' for stem in term.stems)
        found.append(f"{{stems{around}}} : ({stems})")
    if term.sort is Sort.PHRASE:
        found.append(f"words : {term.quoted}")
    if term.prefix and not (whole and term.stems):
        found.append(f"{{words{around}}} : {term.quoted} *")
    return f"({' OR '.join(found)})"
