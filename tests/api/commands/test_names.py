"""The names that loaders may ask for, as a store has them: of our own datasets, and what lies within what, and when."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from api.commands.names import gazetteer_of
from graph.deriving.renewing import derive
from graph.store import Store
from loaders.gazetteer import Outcome
from ontology.vocabularies import ActorKind, PlaceKind
from tests.loaders.curated_graph import deliveries
from tests.stores import Hold


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the curated datasets."""
    made = await hold("mali", deliveries, derive)
    yield made
    await made.close()


async def test_places_and_actors_are_found_by_their_names_and_ids_elsewhere(curated: Store) -> None:
    names = await gazetteer_of(curated, "dataset/ucdp-ged")
    mali = names.country("République du Mali").node
    assert mali
    assert (mali.id, mali.dataset) == ("place/ml", "dataset/places")
    gatia = names.actor("GATIA").node
    assert gatia
    assert (gatia.id, gatia.kind, gatia.dataset) == ("actor/gatia", ActorKind.ARMED_MOVEMENT, "dataset/mali")
    assert names.actor_of("ucdp-actor:5880").node == gatia
    assert names.actor_of("ucdp-actor:1158").outcome is Outcome.AMBIGUOUS


async def test_units_are_those_of_the_day(curated: Store) -> None:
    names = await gazetteer_of(curated, "dataset/ucdp-ged")
    mali = names.country("Mali").node
    assert mali
    before, after = date(2015, 3, 2), date(2018, 4, 14)
    gao, menaka = (names.unit(f"{name} region", PlaceKind.REGION, mali, after).node for name in ("Gao", "Menaka"))
    assert gao
    assert menaka
    found = [names.unit("Menaka cercle", PlaceKind.CERCLE, *where).node for where in ((gao, before), (menaka, after))]
    assert [unit.id for unit in found if unit] == ["place/ml-gao-menaka", "place/ml-menaka-menaka"]
    variant = names.unit("Anderanboucane", PlaceKind.CERCLE, menaka, after).node
    assert variant
    assert variant.id == "place/ml-menaka-anderamboukane"


async def test_a_dataset_finds_no_names_of_its_own(curated: Store) -> None:
    names = await gazetteer_of(curated, "dataset/places")
    assert names.country("Mali").outcome is Outcome.UNMATCHED
    assert names.actor("GATIA").outcome is Outcome.FOUND
