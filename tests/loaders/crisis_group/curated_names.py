"""The names of our own datasets as a gazetteer, straight from their files: what the command line takes from a store."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from loaders.gazetteer import Gazetteer, Known, Within
from ontology.actors import Actor
from ontology.places import Containment, Place
from ontology.values import Text
from tests.loaders.curated_graph import deliveries, rows


@cache
def curated_names() -> Gazetteer:
    """All places and actors of the places and of the Mali dataset."""
    return Gazetteer(_known())


def _known() -> Iterator[Known]:
    within: defaultdict[str, list[Within]] = defaultdict(list)
    records = [record for row in rows() for record in row.records]
    for record in records:
        if isinstance(record, Containment):
            start = record.from_.first if record.from_ else None
            within[record.source].append(Within(record.target, start, record.to.last if record.to else None))
    places, mali = (delivery.dataset.id for delivery in deliveries())
    for record in records:
        if isinstance(record, Place):
            point = None if record.lat is None or record.lon is None else (record.lat, record.lon)
            dataset = places if record.pcode or record.id.count("-") == 0 else mali
            yield Known(
                record.id,
                dataset,
                record.kind,
                _names(record.name, *record.aliases),
                within=tuple(within[record.id]),
                point=point,
            )
        elif isinstance(record, Actor):
            names = _names(record.name, *record.aliases, *record.acronyms)
            yield Known(record.id, mali, record.kind, names, record.external_ids)


def _names(name: Text, *others: str) -> tuple[str, ...]:
    return (*name.variants, *others)
