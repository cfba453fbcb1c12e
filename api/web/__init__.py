"""What is served over HTTP: GraphQL, GraphiQL and linked data."""
