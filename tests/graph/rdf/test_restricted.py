"""What may not be passed on is in nothing that is written out, nor is what rests on it; asked for by name, it is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from graph.asked import selection as s
from graph.asked.restricted import Restricted, causes, not_allowed
from graph.asked.withheld import Withheld
from graph.deposit.snapshot import NothingToDeposit, fill
from graph.rdf.catalogue import held_by
from graph.rdf.counting import count
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.licences import licences_of
from graph.rdf.scope import MayNotBePassedOn, Scope, check_named, left_out
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.events import Event
from ontology.iris import DEFAULT_BASE_IRI
from ontology.records import Delivery
from tests.graph.conftest import filled
from tests.graph.deposit.conftest import PROGRAM, contents
from tests.graph.rdf.two_datasets import BY
from tests.graph.restricted_watch import WATCH, notes, watch
from tests.graph.sample import sample

ID = f"{DEFAULT_BASE_IRI}id/"


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """A dataset that may not be passed on between two that may, of which one leans on it."""
    return sample(), watch(), notes()


@pytest.fixture(scope="module")
async def without(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """What may be passed on, in a store that has never had anything else."""
    folder = tmp_path_factory.mktemp("without")
    made = await filled(f"sqlite:///{folder}/without.db", (sample(), notes(leaning=False)))
    yield made
    await made.close()


async def written(store: Store, format_: Format, scope: Scope = Scope()) -> bytes:  # noqa: B008 - it is frozen
    """An export."""
    return b"".join([piece async for piece in export(store, format_, DEFAULT_BASE_IRI, scope, page_size=7)])


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
async def test_an_export_is_that_of_a_store_without_it(format_: Format, loaded: Store, without: Store) -> None:
    """With all that leans on it: relations from and to it, what cites its source, what cannot be without it."""
    assert await written(loaded, format_) == await written(without, format_)


@pytest.mark.parametrize("scope", [Scope(cls=Event), Scope(dataset="dataset/notes")], ids=["class", "dataset"])
async def test_so_is_a_part(scope: Scope, loaded: Store, without: Store) -> None:
    turtle = format_named("ttl")
    assert await written(loaded, turtle, scope) == await written(without, turtle, scope)


async def test_nothing_that_is_left_leads_to_it(loaded: Store) -> None:
    graph = Graph().parse(data=await written(loaded, format_named("nt")), format="nt")
    about = set(graph.subjects())
    ids = {one for one in graph.objects() if isinstance(one, URIRef) and one.startswith(ID)}
    assert {one for one in ids if "watch-" in one or one.endswith(("dataset/watch", "source/watch"))} == set()
    assert ids - about == set()


async def test_a_snapshot_is_that_of_a_store_without_it(loaded: Store, without: Store, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("here", "there")]
    for folder, store in zip(folders, (loaded, without), strict=True):
        folder.mkdir()
        summary = await fill(store, DEFAULT_BASE_IRI, PROGRAM, folder, page_size=7)
        assert summary.left_out == ((WATCH,) if store is loaded else ())
    assert contents(folders[0]) == contents(folders[1])


async def test_a_snapshot_of_nothing_else_is_refused(tmp_path: Path) -> None:
    alone = Delivery(watch().about, (), list(watch().rows)[:2])
    store = await filled(f"sqlite:///{tmp_path}/alone.db", (alone,))
    with pytest.raises(NothingToDeposit, match="Nothing is loaded that may be passed on: the terms of dataset/watch"):
        await fill(store, DEFAULT_BASE_IRI, PROGRAM, tmp_path)
    await store.close()


async def test_counts_and_licences_are_those_of_what_is_passed_on(loaded: Store, without: Store) -> None:
    assert await count(loaded) == await count(without)
    assert [one["id"] for one in (await held_by(loaded)).datasets] == ["dataset/notes", "dataset/sample"]
    assert await licences_of(loaded, Scope()) == await licences_of(without, Scope())
    assert await licences_of(loaded, Scope(dataset=WATCH)) == []


async def test_it_is_refused_by_name_and_told_of_a_part_that_leaves_it_out(loaded: Store) -> None:
    with pytest.raises(MayNotBePassedOn, match=r"^The terms of dataset/watch forbid passing it on, so it is not"):
        await check_named(loaded, Scope(dataset=WATCH))
    assert await left_out(loaded, Scope(cls=Event)) == (WATCH,)
    assert await left_out(loaded, Scope(allowed=(WATCH,))) == ()


async def test_who_has_it_for_own_use_has_all_of_it_by_naming_it(loaded: Store) -> None:
    allowed = Scope(dataset=WATCH, allowed=(WATCH,))
    await check_named(loaded, allowed)
    graph = Graph().parse(data=await written(loaded, format_named("nt"), allowed), format="nt")
    assert URIRef(f"{ID}event/watch-1") in set(graph.subjects())
    whole = Graph().parse(data=await written(loaded, format_named("nt"), Scope(allowed=(WATCH,))), format="nt")
    for leaning in ("event/copied", "claim/raid", "claim/riders", "commitment/after-the-raid"):
        assert URIRef(f"{ID}{leaning}") in set(whole.subjects())


def test_what_was_computed_from_several_is_allowed_with_all_of_them() -> None:
    a, b, of_both = Restricted("a", BY), Restricted("b", BY), Restricted("findings-a-b", BY, ("a", "b", "open"))
    of_a = Restricted("findings-a", BY, ("a", "open"))
    found = (a, b, of_a, of_both)
    assert causes(found) == ("a", "b")
    assert causes(found, ("a",)) == ("b",)
    assert not_allowed(found, ()) == ("a", "b", "findings-a", "findings-a-b")
    assert not_allowed(found, ("a",)) == ("b", "findings-a-b")
    assert not_allowed(found, ("a", "b")) == ()
    assert not_allowed(found, ("findings-a",)) == ("a", "b", "findings-a", "findings-a-b")
    assert not_allowed((Restricted("computed", BY, ("open",)),), ()) == ("computed",)


async def test_without_such_a_dataset_all_is_asked_as_it_is(without: Store) -> None:
    everything = s.All(Event, s.Page((), 1), ())
    assert Withheld(without.ontology).left((everything,)) == (everything,)
