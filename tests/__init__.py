"""The tests mirror the four packages; `tests/neo4j_server` brings up the real Neo4j that they run on."""
