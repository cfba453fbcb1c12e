"""The names that loaders may ask for: those of places, actors and agreements in our own datasets."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.store import Store
from graph.stored.columns import BOUNDARY, DATASET, DATASET_KEY, ID, ID_KEY, Scalar, Shown
from loaders.gazetteer import Gazetteer, Known, Within
from ontology.actors import Actor
from ontology.agreements import Agreement, Signature
from ontology.model import Node
from ontology.places import Containment, Place
from ontology.sources import Dataset
from ontology.values import DateSpan
from ontology.vocabularies import ActorKind, AgreementKind, PlaceKind

OWN = "curated"
"""The loader of datasets whose names are anybody's to ask for; those of publishers are matched, not taken over."""
MOST = 1_000_000
NAMES = ("nameMatch", "aliasesMatch")
ENDS = tuple(s.Leaf(Shown((column,), Scalar.STRING), s.At.EDGE) for column in ("sourceId", "targetId"))
EDGE = (*ENDS, *(s.Leaf(Shown((column,), Scalar.STRING), s.At.EDGE) for column in ("fromEdtf", "toEdtf")))


async def gazetteer_of(store: Store, but: str) -> Gazetteer:
    """The names in all of our own datasets but the one that is about to be loaded."""
    every = s.Page((s.Order(ID_KEY),), MOST)
    (datasets,) = await store.fetch(store.compile((s.All(Dataset, every, (s.Leaf(ID), _leaf("loader"))),)), {})
    own = tuple(id_ for id_, loader in datasets if loader == OWN and id_ != but)
    if not own:
        return Gazetteer()
    ours = s.Test(DATASET_KEY, BY_NAME["in"], own)
    places, actors, agreements, within, signatures = await store.fetch(
        store.compile(
            (
                _all(Place, ours, *NAMES, "lat", "lon"),
                _all(Actor, ours, *NAMES, "acronymsMatch", "externalIdsMatch"),
                _all(Agreement, ours, *NAMES, "acronymsMatch", "externalIdsMatch", "dateEdtf"),
                s.Relations(Containment, MOST, "", EDGE),
                s.Relations(Signature, MOST, "", ENDS),
            )
        ),
        {},
    )
    around: defaultdict[str, list[Within]] = defaultdict(list)
    for source, target, start, end in within:
        around[source].append(Within(target, _first(start), _last(end)))
    signed: defaultdict[str, set[str]] = defaultdict(set)
    for actor, agreement in signatures:
        signed[agreement].add(actor)
    return Gazetteer([*_places(places, around), *_actors(actors), *_agreements(agreements, signed)])


def _all(cls: type[Node], ours: s.Filter, *columns: str) -> s.All:
    return s.All(cls, s.Page((s.Order(ID_KEY),), MOST, ours), _items(*columns))


def _items(*columns: str) -> tuple[s.Leaf, ...]:
    return (s.Leaf(ID), s.Leaf(DATASET), *map(_leaf, ("kind", *columns)))


def _leaf(column: str) -> s.Leaf:
    return s.Leaf(Shown((column,), Scalar.STRING))


def _places(rows: list[list[Any]], around: dict[str, list[Within]]) -> Iterator[Known]:
    for id_, dataset, kind, *names, lat, lon in rows:
        point = None if lat is None else (lat, lon)
        yield Known(id_, dataset, PlaceKind[kind], _texts(*names), within=tuple(around.get(id_, ())), point=point)


def _actors(rows: list[list[Any]]) -> Iterator[Known]:
    for id_, dataset, kind, *names, external in rows:
        yield Known(id_, dataset, ActorKind[kind], _texts(*names), _texts(external))


def _agreements(rows: list[list[Any]], signed: dict[str, set[str]]) -> Iterator[Known]:
    for id_, dataset, kind, *names, external, edtf in rows:
        parties = frozenset(signed.get(id_, ()))
        date_ = DateSpan(edtf)
        yield Known(id_, dataset, AgreementKind[kind], _texts(*names), _texts(external), date=date_, parties=parties)


def _texts(*matched: str | None) -> tuple[str, ...]:
    return tuple(text for match in matched for text in (match or "").split(BOUNDARY) if text)


def _first(edtf: str | None) -> date | None:
    return DateSpan(edtf).first if edtf else None


def _last(edtf: str | None) -> date | None:
    return DateSpan(edtf).last if edtf else None
