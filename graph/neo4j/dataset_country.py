"""Whether a node lies in the country of its dataset, or in another. sqlite/dataset_country.py has the same function."""

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.neo4j.names import in_capitals, type_name
from ontology.places import DatasetCountry, Place
from ontology.sources import Dataset
from ontology.vocabularies import PlaceKind


def in_country(asked: s.InCountry, at: Alias) -> str:
    """By the pairs that are kept of it: one with that country, or one with another country."""
    country = f"(:{Dataset.__name__} {{id: {at.node}.dataset}})-[:{type_name(DatasetCountry)}]->(c:{Place.__name__})"
    pair = f"({at.node})-[u:{in_capitals(asked.kept.stored)}]->(p)"
    other = f"u.targetId <> c.id AND p.kind = '{PlaceKind.COUNTRY.name}'"
    return f"EXISTS {{ MATCH {country} MATCH {pair} WHERE {'u.targetId = c.id' if asked.own else other} }}"
