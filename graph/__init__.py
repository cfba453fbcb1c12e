"""Storage and retrieval. Knows records and selections, not GraphQL and not HTTP."""
