"""A search text as queries of SQLite's FTS5, and how well what they find fits."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.searching import worth
from graph.searching.names import FURTHER, TITLE
from graph.searching.query import SearchQuery, Sort, Term
from graph.statement import Parameters
from graph.stored.layout import STANDING

SORTS = {"named": worth.NAMED, "further": worth.FURTHER, "begun": worth.BEGUN}
"""What it is worth to be called as a text says: by the own name, by another one, or by one that begins so."""
TABLES = {name: name for name in SORTS}
NOTHING = '""'
"""Finds nothing."""


def names(text: Any, p: Parameters) -> str:
    """The tables of what is called as a text says, and of what is called by a name that begins so."""
    return ", ".join(f"{name} AS MATERIALIZED ({found})" for name, found in _called(text, p).items())


def _called(text: Any, p: Parameters) -> dict[str, str]:
    """The statements for what is called as a text says, in each way."""
    sorts = {"named": _named, "further": _further, "begun": _begun}
    return {name: _found(find, text, p) for name, find in sorts.items()}


def foremost(text: Any, p: Parameters) -> str:
    """The statement for the hits that come before all others: by name, or by words that all stand in them."""
    words = f"CASE WHEN {STANDING} >= {worth.FIRST_OTHER} THEN {p.add(text, _best)} + {STANDING} % {worth.BREVITY} END"
    return f"SELECT * FROM ({_ranked(words, text, _foremost, p, TABLES)}) WHERE rank IS NOT NULL"


def hits(text: Any, p: Parameters) -> str:
    """The statement for all nodes that a text finds: the row of each, and how well it fits, in billionths."""
    called = {name: f"({found})" for name, found in _called(text, p).items()}
    return _ranked(_by_words(text, p), text, fts5, p, called)


def others(text: Any, p: Parameters) -> str:
    """The statement for those that words find, and no name."""
    return _read(f"1000000000 * ({_by_words(text, p)})", text, _unnamed, p)


def _by_words(text: Any, p: Parameters) -> str:
    whole, own = (_among(f"({_found(query, text, p)})") for query in (_whole, _own))
    sort = f"{worth.NO_FIGURE} * ({STANDING} >= {worth.FIRST_SAYING}) + {worth.WHOLE} * {whole}"
    sort += f" + {worth.NO_SAYING} * ({STANDING} >= {worth.FIRST_OTHER}) + {worth.OWN} * {own}"
    return f"{sort} + {STANDING} % {worth.BREVITY}"


def _ranked(words: str, text: Any, query: Callable[[Any], str], p: Parameters, called: Mapping[str, str]) -> str:
    """Nodes, each with its rank. `words`: that of one which is not found by its names, as they are `called`."""
    cases = " ".join(f"WHEN {_among(called[sort])} THEN {number}" for sort, number in SORTS.items())
    rank = f"1000000000 * coalesce(CASE {cases} END + {STANDING} / {worth.BREVITY}, {words})"
    return _read(rank, text, query, p)


def _read(rank: str, text: Any, query: Callable[[Any], str], p: Parameters) -> str:
    nodes = "CROSS JOIN Node ON Node.rowid = Search.rowid"
    return f"SELECT Search.rowid AS n, id, class, {rank} AS rank FROM Search {nodes} WHERE {matches(text, p, query)}"


def matches(text: Any, p: Parameters, query: Callable[[Any], str] | None = None) -> str:
    """The condition on a row of the index that a text finds."""
    return f"Search MATCH {p.add(text, query or fts5)}"


def _found(query: Callable[[Any], str], text: Any, p: Parameters) -> str:
    return f"SELECT rowid FROM Search WHERE {matches(text, p, query)}"


def _among(found: str) -> str:
    return f"(Search.rowid IN {found})"


def fts5(text: Any) -> str:
    """Everything that a text finds: names, and nodes in which, or around which, its words stand."""
    return _either(_all(SearchQuery.parse(text)), *_names(text))


def _names(text: Any) -> Iterator[str]:
    return (find(text) for find in (_named, _further, _begun))


def _either(*found: str) -> str:
    return " OR ".join(f"({one})" for one in found if one != NOTHING) or NOTHING


def _foremost(text: Any) -> str:
    """Names, and nodes in which all words stand, the last as a whole."""
    words = " AND ".join(f"({one})" for one in (_own(text), _whole(text)) if one != NOTHING)
    return _either(words or NOTHING, *_names(text))


def _unnamed(text: Any) -> str:
    """What words find, and no name."""
    named = _either(*_names(text))
    return _all(SearchQuery.parse(text)) if named == NOTHING else f"({_all(SearchQuery.parse(text))}) NOT ({named})"


def _best(text: Any) -> int:
    """What words are worth that all stand in a node, the last as a whole."""
    return worth.NO_FIGURE + worth.NO_SAYING + worth.OWN + (worth.WHOLE if _whole(text) != NOTHING else 0)


def _named(text: Any) -> str:
    """What is called as a text says."""
    query = SearchQuery.parse(text)
    return f'names : ("{query.named}" OR "{TITLE}{query.named}")' if query.named else NOTHING


def _further(text: Any) -> str:
    """What is called so too."""
    query = SearchQuery.parse(text)
    return f'names : "{FURTHER}{query.named}"' if query.named else NOTHING


def _begun(text: Any) -> str:
    """What is called by a name that begins so."""
    query = SearchQuery.parse(text)
    if not query.begun:
        return NOTHING
    return f'names : ("{query.begun}" * OR "{FURTHER}{query.begun}" *)'


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
