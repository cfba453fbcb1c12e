"""A search text as a query of Neo4j's full-text index."""

from typing import Any

from graph.searching.query import SearchQuery

NOWHERE = "NOWHERE"
"""A word that no node has: those that are indexed are in lower case."""


def lucene(text: Any) -> str:
    """A search text as a query of Neo4j's full-text index."""
    terms = SearchQuery.parse(text).terms
    return " ".join(f"+{term.words[0]}*" if term.prefix else f"+{term.quoted}" for term in terms) or NOWHERE
