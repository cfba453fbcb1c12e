"""The page of any record: all that is recorded of a node or relation, list by list."""
