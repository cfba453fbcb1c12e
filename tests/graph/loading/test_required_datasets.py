"""References into other datasets: what a load sees in the store, whatever the loader and wherever its files lie.

This suite knows no engine's name: all of it holds on each.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from loaders.curated import read
from ontology.actors import Actor, Membership
from ontology.events import Event, Involvement
from ontology.records import Delivery, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Role
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, row
from tests.loaders.curated_snippets import DATASET, EVENT, SOUND, Files

ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
GUNMEN = Actor(id="actor/gunmen", kind=ActorKind.UNNAMED, name=Text("Gunmen"))
ATTACK = Event(id="event/attack", kind=EventKind.ATTACK, when=DateSpan("2018-04-14"), title=Text("Attack"))


def _part(actor: str) -> Involvement:
    return Involvement(source=ATTACK.id, target=actor, role=Role.TARGET)


async def refusal(store: Store, wrong: Delivery) -> str:
    """What is said of a delivery that cannot be loaded."""
    with pytest.raises(LoadRefused) as refused:
        await load(store, wrong, strict=True)
    return str(refused.value)


async def test_the_nearest_is_looked_for_in_what_is_required(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), name="first"), strict=True)
    wrong = row(3, ATTACK, _part("actor/armi"))
    assert await refusal(store, delivery(wrong, requires=("dataset/first",))) == (
        "sample.yaml:3: involves: 'actor/armi' names no actor that exists. Did you mean 'actor/army'?"
        " Correct it, add that actor, or require the dataset that has it."
    )
    assert "Did you mean" not in await refusal(store, delivery(wrong))


async def test_no_loader_takes_the_place_of_what_another_read(store: Store) -> None:
    await load(store, delivery(row(1, ARMY)), strict=True)
    before = await contents(store)
    other = delivery(row(1, GUNMEN))
    own = replace(other.dataset, loader="others")
    assert await refusal(
        store, replace(other, about=replace(other.about, records=(own, *other.about.records[1:])))
    ) == (
        "dataset/sample was loaded by tests; what others reads would take the place of all of it."
        " Choose another name, such as others:NAME=PATH."
    )
    assert await contents(store) == before


async def test_rules_are_asked_of_what_is_joined_in_another_dataset(store: Store) -> None:
    await load(store, delivery(row(1, GUNMEN), name="first"), strict=True)
    rows = row(3, ARMY, Membership(source=ARMY.id, target=GUNMEN.id))
    assert await refusal(store, delivery(rows, requires=("dataset/first",))) == (
        "sample.yaml:3: memberOf: 'actor/gunmen' is unnamed, and so a stranger each time. Name an actor that is known."
    )


async def test_what_another_dataset_has_is_its_own_to_speak_of(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), row(2, ATTACK), name="first"), strict=True)
    wrong = delivery(row(3, _part(ARMY.id)), requires=("dataset/first",))
    assert await refusal(store, wrong) == (
        "sample.yaml:3: involves: 'event/attack' belongs to dataset/first. Let dataset/first say so."
    )


async def test_what_is_no_longer_delivered_cannot_be_pointed_to(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), row(2, GUNMEN)), strict=True)
    assert await refusal(store, delivery(row(1, ARMY), row(3, ATTACK, _part(GUNMEN.id)))) == (
        "sample.yaml:3: involves: 'actor/gunmen' names no actor that exists."
        " Correct it, add that actor, or require the dataset that has it."
    )


async def test_a_curated_dataset_sees_what_is_loaded_wherever_its_files_lie(store: Store, tmp_path: Path) -> None:
    """`dataset/places` comes of a folder of another name, which is neither beside it nor among our own."""
    town = "- {id: my-town, kind: site, names: {en: My Town, fr: Ma Ville}, sources: [map]}\n"
    sources = "- {id: map, kind: press, title: A map}\n"
    places = _written(tmp_path / "elsewhere" / "towns", {"dataset": DATASET, "places": town, "sources": sources})
    await load(store, read(places, "places"), strict=True)
    requiring = SOUND | {"dataset": DATASET + "requires: [places]\n", "events": EVENT + "  happened_at: [my-town]\n"}
    mine = _written(tmp_path / "mine", requiring)
    report = await load(store, read(mine), strict=True)
    assert str(report) == "read 6, new 6, changed 0, unchanged 0, removed 0, rejected 0"
    assert "setting/e--my-town" in await contents(store)
    _written(mine, {"events": EVENT + "  happened_at: [my-twon, ml-gao]\n"})
    assert (await refusal(store, read(mine))).splitlines() == [
        f"{mine}/events.yaml:7: happened_at: 'my-twon' names no place that exists. Did you mean 'my-town'?"
        " Correct it, add that place, or require the dataset that has it.",
        f"{mine}/events.yaml:7: happened_at: 'ml-gao' names no place that exists."
        " Correct it, add that place, or require the dataset that has it.",
    ]


def _written(folder: Path, files: Files) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(str(text))
    return folder


async def test_a_value_over_which_its_loader_stumbles_is_no_traceback(store: Store) -> None:
    """A loader reads lazily, and should have made a reject of that row by itself."""
    await load(store, delivery(row(1, GUNMEN)), strict=True)
    before = await contents(store)

    def rows() -> Iterator[Row]:
        yield row(1, ARMY)
        yield row(2, replace(ATTACK, when=DateSpan("yesterday")))

    stumbling = replace(delivery(), rows=rows())
    with pytest.raises(LoadRefused) as refused:
        await load(store, stumbling, strict=False)
    assert str(refused.value) == (
        "tests stopped after sample.yaml:1: 'yesterday' is not a date: write 2018, 2018-04 or 2018-04-14."
        " Correct that in the row that follows, or let the loader reject such a row."
    )
    assert await contents(store) == before
