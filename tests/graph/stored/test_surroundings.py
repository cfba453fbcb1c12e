"""An event is found by who took part in it and where it was: after every load, by what these are called then.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace

import pytest

from api.query.engine import Engine
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, PlaceKind, Role
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.ontology.toy import ontology_with_toy_class
from tests.ontology.toy_class import Curfew, CurfewReason, Imposition
from tests.patience import PATIENT
from tests.schemas import schema_of

REGION = Place(id="place/region", kind=PlaceKind.REGION, name=Text("Kidal region", "Région de Kidal"))
WELL = Place(id="place/well", kind=PlaceKind.LOCALITY, name=Text("Tadjoudjoult"))
IN_REGION = Containment(source="place/well", target="place/region")
GUARD = Actor(id="actor/guard", kind=ActorKind.MILITIA, name=Text("Night guard"), aliases=("Veilleurs",))
OTHERS = Actor(id="actor/others", kind=ActorKind.MILITIA, name=Text("Horsemen"))
RAID = Event(id="event/raid", kind=EventKind.AMBUSH, when=DateSpan("2016-01-18"), title=Text("Lorry burnt"))
AT_WELL = Setting(source="event/raid", target="place/well")
BY_GUARD = Involvement(source="event/raid", target="actor/guard", role=Role.ATTACKER)
AROUND: list[tuple[Node | Relation, ...]] = [(REGION,), (WELL, IN_REGION), (GUARD,), (OTHERS,)]


async def load_around(store: Store, *rows: tuple[Node | Relation, ...]) -> None:
    """What surrounds the event, which is another dataset's."""
    made = (row(line, *records) for line, records in enumerate(rows, 1))
    await load(store, delivery(*made, name="around"), strict=True)


async def load_raid(store: Store, *records: Node | Relation) -> None:
    rows = [row(1, *records)] if records else []
    await load(store, delivery(*rows, name="events", requires=("dataset/around",)), strict=True)


async def finds(store: Store, text: str) -> bool:
    """Whether a text finds the event."""
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    answer = await engine.execute(
        "query ($text: String!) { search(text: $text, in: [EVENT]) { totalCount nodes { id } } }", {"text": text}
    )
    assert answer["search"]["totalCount"] == len(answer["search"]["nodes"])
    return bool(answer["search"]["nodes"] == [{"id": "event/raid"}])


@pytest.fixture
async def filled(store: Store) -> Store:
    """A raid at a well in the region of Kidal, by the guard."""
    await load_around(store, *AROUND)
    await load_raid(store, RAID, AT_WELL, BY_GUARD)
    return store


FOUND = ["lorry Kidal", "ambush Kidal", "embuscade région de Kidal", "burnt Tadjou", "veilleurs lorry", "guards Kidal"]


@pytest.mark.parametrize("text", FOUND)
async def test_by_its_words_and_the_names_around_it(filled: Store, text: str) -> None:
    assert await finds(filled, text)
    assert not await finds(filled, f"{text} horsemen")


async def test_what_is_called_otherwise_now(filled: Store) -> None:
    renamed = replace(GUARD, name=Text("Dawn patrol"), aliases=())
    await load_around(filled, (REGION,), (replace(WELL, aliases=("Anou",)), IN_REGION), (renamed,), (OTHERS,))
    assert await finds(filled, "lorry dawn Anou Kidal")
    assert not await finds(filled, "lorry guard")
    assert not await finds(filled, "lorry veilleurs")


async def test_a_region_of_another_name(filled: Store) -> None:
    await load_around(filled, (replace(REGION, name=Text("Adrar")),), *AROUND[1:])
    assert await finds(filled, "lorry Adrar")
    assert not await finds(filled, "lorry Kidal")


async def test_a_place_that_lies_elsewhere(filled: Store) -> None:
    await load_around(filled, (REGION,), (WELL,), (GUARD,), (OTHERS,))
    assert await finds(filled, "lorry Tadjoudjoult guard")
    assert not await finds(filled, "lorry Kidal")


async def test_others_who_took_part(filled: Store) -> None:
    await load_raid(filled, RAID, AT_WELL, replace(BY_GUARD, target="actor/others"))
    assert await finds(filled, "lorry horsemen")
    assert not await finds(filled, "lorry guard")


async def test_nothing_around_it_any_more(filled: Store) -> None:
    await load_raid(filled, RAID)
    assert await finds(filled, "lorry")
    assert not await finds(filled, "lorry guard")
    assert not await finds(filled, "lorry Kidal")


async def test_an_event_of_another_title(filled: Store) -> None:
    await load_raid(filled, replace(RAID, title=Text("Convoy stopped")), AT_WELL, BY_GUARD)
    assert await finds(filled, "convoy Kidal guard")
    assert not await finds(filled, "lorry")


async def test_an_event_that_is_gone(filled: Store) -> None:
    await load_raid(filled)
    assert not await finds(filled, "lorry")
    await load_around(filled, *AROUND)
    assert not await finds(filled, "guard")


async def test_what_surrounds_a_node_is_declared(fresh_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class more whose relation says so is found by the names around it, and these are renewed with their nodes."""
    monkeypatch.setattr(Imposition, "declared", replace(Imposition.declared, surrounds=True))
    curfew = Curfew(
        id="curfew/kidal", reason=CurfewReason.ATTACK, title=Text("Nobody outside"), when=DateSpan("2018-04-14")
    )
    store = opened(fresh_url, ontology_with_toy_class())
    imposed = (curfew, Imposition(source=curfew.id, target=WELL.id))
    await load_around(store, (REGION,), (WELL, IN_REGION), imposed)
    assert await curfews(store, "nobody Tadjoudjoult") == [curfew.id]
    assert await curfews(store, "nobody Anou") == []
    await load_around(store, (REGION,), (replace(WELL, name=Text("Anou")), IN_REGION), imposed)
    assert await curfews(store, "nobody Tadjoudjoult") == []
    assert await curfews(store, "nobody Anou") == [curfew.id]
    await store.close()


async def curfews(store: Store, text: str) -> list[str]:
    """The curfews that a text finds."""
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    query = "query ($text: String!) { search(text: $text, in: [CURFEW]) { nodes { id } } }"
    return [str(node["id"]) for node in (await engine.execute(query, {"text": text}))["search"]["nodes"]]
