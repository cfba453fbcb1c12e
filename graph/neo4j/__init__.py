"""The production store: a Neo4j database."""
