"""What is decided of some days is what is decided of all: matching again after a load needs to look no farther."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from random import Random

import pytest

from graph.loading.staging import Staging
from graph.matching.actors import Identities
from graph.matching.bonds import Bonds
from graph.matching.links import Link, Representation
from graph.matching.matching import Matching
from graph.matching.occurrences import Who
from graph.matching.pairs import Pairs
from graph.matching.places import Located, Places
from graph.matching.reading import Happening, Origin
from graph.matching.spans import Span, needed, touched
from graph.matching.workspace import Workspace
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, PlaceKind, PlacePrecision, Role

BEGIN, DAYS = date(2015, 1, 1), 900
DATASETS = ("ours", "first", "second")
EACH = 130
"""So many events of each dataset on so few days that many compete for one match."""


@pytest.mark.parametrize("seed", range(4))
def test_some_days_are_decided_as_all_are(seed: int) -> None:
    happenings = list(_happenings(Random(seed)))
    whole = _matched(happenings, None)
    changed = [BEGIN + timedelta(days=day) for day in (DAYS // 2, DAYS // 2 + 3)]
    spans = touched(changed)
    known = [one for one in happenings if _is_within(one, needed(spans))]
    assert len(known) < len(happenings)
    some = _matched(known, spans)
    days = {one.id: one.first for one in happenings}

    def asked(*ids: str) -> bool:
        return any(first.isoformat() <= days[id_] <= last.isoformat() for id_ in ids for first, last in spans)

    assert some[0] == {one for one in whole[0] if asked(one.source, one.target)}
    assert some[1] == {one for one in whole[1] if asked(one.event)}
    assert len(some[0]) > EACH / 4


def _is_within(happening: Happening, spans: tuple[Span, ...]) -> bool:
    return any(happening.last >= first.isoformat() and happening.first <= last.isoformat() for first, last in spans)


def _matched(happenings: list[Happening], spans: tuple[Span, ...] | None) -> tuple[set[Link], set[Representation]]:
    actors = {one.id: one for one in (_who(key) for key in ("cma", "gatia", "mnla"))}
    with closing(Staging()) as staging:
        places = Places(staging)
        places.add(_places())
        origins = [Origin(f"dataset/{name}", name == "ours", None) for name in DATASETS]
        workspace = Workspace(staging, places, origins, actors)
        for one in happenings:
            workspace.add(one)
        found = Matching(workspace, Pairs(staging, workspace), Bonds(), Identities(()), (), spans)
        found.compare()
        return set(found.links()), set(found.representations())


def _who(key: str) -> Who:
    return Who(f"actor/{key}", key, ActorKind.ARMED_MOVEMENT.name, Text(key), curated=True)


def _places() -> Iterator[Located]:
    told = "dataset/ours", PlaceKind.LOCALITY.name
    yield Located("place/village", *told, Text("Village"), 16.0, 0.0, PlacePrecision.EXACT.name)


def _happenings(random: Random) -> Iterator[Happening]:
    """In the order of their ids, as a store gives them."""
    for name in sorted(DATASETS):
        for number in range(EACH):
            first = BEGIN + timedelta(days=random.randrange(DAYS))
            last = first + timedelta(days=random.choice((0, 0, 0, 1, 9)))
            pair = random.sample(("cma", "gatia", "mnla"), 2)
            toll = random.choice((1, 2, 9))
            yield Happening(
                f"event/{name}-{number:04}",
                f"dataset/{name}",
                EventKind.ARMED_CLASH.name,
                first.isoformat(),
                last.isoformat(),
                (("place/village", None),),
                tuple((f"actor/{one}", "", Role.CLASHING_PARTY.name, None, None) for one in pair),
                ((toll, toll, toll, "ALL"),),
            )
