"""The lists of all actors and of all sources, with a search and what to narrow them by."""
