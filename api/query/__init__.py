"""From a GraphQL operation to its answer: planned, bound, fetched and read."""
