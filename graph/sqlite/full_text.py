"""A search text as a query of SQLite's FTS5."""

from typing import Any

from graph.searching.query import SearchQuery


def fts5(text: Any) -> str:
    """A search text as a query of SQLite's FTS5."""
    terms = SearchQuery.parse(text).terms
    return " AND ".join(f"{term.quoted}{' *' if term.prefix else ''}" for term in terms) or '""'
