"""Actors, agreements, commitments, events, claims and sources: what each is, declared once.

Everything else (tables, indexes, the GraphQL schema, RDF, the reference pages) is derived from ONTOLOGY.
"""

from ontology.declarations import declared_in, declaring_modules

ONTOLOGY = declared_in(declaring_modules())

__all__ = ["ONTOLOGY"]
