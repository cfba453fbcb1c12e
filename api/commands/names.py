"""The names that loaders may ask for: those of places, actors and agreements in our own datasets."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.compliance.rows import Piece, leaf, plain, row_of, text
from graph.store import Store
from graph.stored.columns import DATASET, DATASET_KEY, ID, ID_KEY, Scalar, Shown
from loaders.gazetteer import Gazetteer, Known, Within
from ontology.actors import Actor
from ontology.agreements import Agreement, Signature
from ontology.areas import Area
from ontology.places import Containment, Place
from ontology.sources import CURATED, Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, AgreementKind, PlaceKind

MOST = 1_000_000
ENDS = tuple(s.Leaf(Shown((column,), Scalar.STRING), s.At.EDGE) for column in ("sourceId", "targetId"))
EDGE = (*ENDS, *(s.Leaf(Shown((column,), Scalar.STRING), s.At.EDGE) for column in ("fromEdtf", "toEdtf")))


async def gazetteer_of(store: Store, but: str) -> Gazetteer:
    """The names in all of our own datasets but the one that is about to be loaded. Whom none names has no name.

    They are anybody's to ask for; those of publishers are matched, and not taken over.
    """
    every = s.Page((s.Order(ID_KEY),), MOST)
    (datasets,) = await store.fetch(store.compile((s.All(Dataset, every, (s.Leaf(ID), _leaf("loader"))),)), {})
    own = tuple(id_ for id_, loader in datasets if loader == CURATED and id_ != but)
    if not own:
        return Gazetteer()
    ours = s.Page((s.Order(ID_KEY),), MOST, s.Test(DATASET_KEY, BY_NAME["in"], own))
    asked = (
        s.All(Place, ours, PLACE.items),
        s.All(Actor, ours, ACTOR.items),
        s.All(Agreement, ours, AGREEMENT.items),
        s.Relations(Containment, MOST, "", EDGE),
        s.Relations(Signature, MOST, "", ENDS),
    )
    places, actors, agreements, within, signatures = await store.fetch(store.compile(asked), {})
    around: defaultdict[str, list[Within]] = defaultdict(list)
    for source, target, start, end in within:
        around[source].append(Within(target, _first(start), _last(end)))
    signed: defaultdict[str, set[str]] = defaultdict(set)
    for actor, agreement in signatures:
        signed[agreement].add(actor)
    named = (actor for actor in ACTOR.read_each(actors) if actor.kind is not ActorKind.UNNAMED)
    return Gazetteer([*_places(places, around), *named, *_agreements(agreements, signed)])


def _leaf(column: str) -> s.Leaf:
    return s.Leaf(Shown((column,), Scalar.STRING))


def _actor(
    id_: str, dataset: str, kind: str, name: Text, aliases: list[str], acronyms: list[str], external: list[str]
) -> Known:
    names = (*name.variants, *aliases, *acronyms)
    return Known(id_, dataset, ActorKind[kind], names, tuple(external), name=name, acronyms=tuple(acronyms))


def _place(
    id_: str,
    dataset: str,
    kind: str,
    name: Text,
    aliases: list[str],
    lat: float | None,
    lon: float,
    outline: str | None,
) -> Known:
    point, area = None if lat is None else (lat, lon), Area.of(outline) if outline else None
    return Known(id_, dataset, PlaceKind[kind], (*name.variants, *aliases), point=point, area=area, name=name)


def _agreement(
    id_: str,
    dataset: str,
    kind: str,
    name: Text,
    aliases: list[str],
    acronyms: list[str],
    external: list[str],
    edtf: str,
) -> Known:
    names = (*name.variants, *aliases, *acronyms)
    return Known(
        id_,
        dataset,
        AgreementKind[kind],
        names,
        tuple(external),
        name=name,
        acronyms=tuple(acronyms),
        date=DateSpan(edtf),
    )


OF_ALL: dict[str, Piece] = {
    "id_": plain(s.Leaf(ID)),
    "dataset": plain(s.Leaf(DATASET)),
    "kind": plain(_leaf("kind")),
    "name": text("name"),
}
ACTOR = row_of(
    _actor,
    **OF_ALL,
    **{name: plain(leaf(Actor, name)) for name in ("aliases", "acronyms")},
    external=plain(leaf(Actor, "externalIds")),
)
AGREEMENT = row_of(
    _agreement,
    **OF_ALL,
    **{name: plain(leaf(Agreement, name)) for name in ("aliases", "acronyms")},
    external=plain(leaf(Agreement, "externalIds")),
    edtf=plain(_leaf("dateEdtf")),
)
PLACE = row_of(_place, **OF_ALL, **{name: plain(leaf(Place, name)) for name in ("aliases", "lat", "lon", "outline")})


def _places(rows: list[list[Any]], around: dict[str, list[Within]]) -> Iterator[Known]:
    for place in PLACE.read_each(rows):
        yield replace(place, within=tuple(around.get(place.id, ())))


def _agreements(rows: list[list[Any]], signed: dict[str, set[str]]) -> Iterator[Known]:
    for agreement in AGREEMENT.read_each(rows):
        yield replace(agreement, parties=frozenset(signed.get(agreement.id, ())))


def _first(edtf: str | None) -> date | None:
    return DateSpan(edtf).first if edtf else None


def _last(edtf: str | None) -> date | None:
    return DateSpan(edtf).last if edtf else None
