"""A search text as queries of SQLite's FTS5, and how well what they find fits."""

from collections.abc import Callable
from typing import Any

from graph.searching.names import BEHIND, OTHER
from graph.searching.query import SearchQuery, Sort, Term
from graph.searching.worth import AROUND, BEGUN, FURTHER, MAIN, NAMED, WHOLE
from graph.statement import Parameters
from graph.stored.layout import STANDING

NOTHING = '""'
"""Finds nothing."""
WEIGHTS = f"1, 1, 0, {AROUND}"
"""What a word is worth in a node's words, stems and names, and around it."""
MOST = 999
"""Words alone are worth no more."""


def hits(text: Any, p: Parameters) -> str:
    """The statement for all nodes that a text finds: the row of each, and how well it fits, in billionths.

    FTS5's own scores are negative.
    """
    standing = f"(SELECT {STANDING} FROM Node WHERE Node.rowid = Search.rowid)"
    whole, behind = (_among(query, text, p) for query in (_whole, _behind))
    words = f"{MAIN} * (NOT {behind}) + {WHOLE} * {whole} + min({MOST}, -bm25(Search, {WEIGHTS}))"
    named, further, begun = (_among(query, text, p) for query in (_named, _further, _begun))
    named = f"{NAMED} * {named} + {FURTHER} * {further} + {BEGUN} * {begun}"
    rank = f"coalesce(nullif({named}, 0) + {standing}, {words})"
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
    return f'names : "{query.named}"' if query.named else NOTHING


def _further(text: Any) -> str:
    """What is called so too."""
    query = SearchQuery.parse(text)
    return f'names : "{OTHER}{query.named}"' if query.named else NOTHING


def _begun(text: Any) -> str:
    """What is called by a name that begins so."""
    query = SearchQuery.parse(text)
    return f'names : ("{query.begun}" * OR "{OTHER}{query.begun}" *)' if query.begun else NOTHING


def _whole(text: Any) -> str:
    """Where the last word is not only begun."""
    return _all(SearchQuery.parse(text), whole=True)


def _behind(text: Any) -> str:
    """What comes behind all else."""
    words = _all(SearchQuery.parse(text))
    return NOTHING if words == NOTHING else f'({words}) AND names : "{BEHIND}"'


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
