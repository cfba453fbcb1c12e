"""Whether a node lies in the country of its dataset, or in another. neo4j/dataset_country.py has the same function."""

from graph.asked import selection as s
from graph.compiling.alias import Alias
from ontology.places import DatasetCountry, Place
from ontology.vocabularies import PlaceKind


def in_country(asked: s.InCountry, at: Alias) -> str:
    """By the pairs that are kept of it: one with that country, or one with another country."""
    pair = f"{asked.kept.stored} u ON u.sourceId = {at.node}.id AND u.targetId {'=' if asked.own else '<>'} c.targetId"
    kind = f" CROSS JOIN {Place.__name__} p ON p.id = u.targetId AND p.kind = '{PlaceKind.COUNTRY.name}'"
    found = f"{DatasetCountry.declared.stored} c CROSS JOIN {pair}{'' if asked.own else kind}"
    return f"EXISTS (SELECT 1 FROM {found} WHERE c.sourceId = {at.node}.dataset)"
