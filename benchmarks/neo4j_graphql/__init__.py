"""@neo4j/graphql beside ours: its queries for the same data."""

from typing import Any

QUERIES: dict[str, Any] = {}
