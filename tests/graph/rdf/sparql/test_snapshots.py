"""The copy that queries read: whole, of one state, renewed when the data change, and gone when nobody reads it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import StoreUnavailable
from graph.loading.load import load
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.rdf.sparql import build_process, processes
from graph.rdf.sparql.snapshots import Snapshots, SnapshotUnavailable
from graph.store import Store
from ontology.actors import Actor
from ontology.iris import DEFAULT_BASE_IRI
from ontology.records import Delivery
from ontology.values import Text
from ontology.vocabularies import ActorKind
from tests.graph.deliveries import delivery, row
from tests.stores import opened


def actor(name: str) -> Delivery:
    """A dataset with one actor."""
    return delivery(row(1, Actor(id="actor/one", kind=ActorKind.STATE, name=Text(name))))


@pytest.fixture
async def snapshots(store: Store) -> AsyncIterator[Snapshots]:
    """The copies of a store that holds nothing."""
    await store.prepare()
    made = Snapshots(store, DEFAULT_BASE_IRI)
    yield made
    await made.close()
    assert not made.folder.exists()


def names(path: Path) -> list[str]:
    """What the actors in a copy are called."""
    query = "SELECT DISTINCT ?n {?s <https://accord-graph.example/ontology#name> ?n}"
    results = ox.Store.read_only(str(path)).query(query)
    assert isinstance(results, ox.QuerySolutions)
    return [str(one["n"].value) for one in results if isinstance(one["n"], ox.Literal)]


async def test_a_copy_says_what_the_export_says(loaded: Store) -> None:
    exported = b"".join([piece async for piece in export(loaded, format_named("nq"), DEFAULT_BASE_IRI)])
    store = ox.Store()  # which writes some numbers otherwise than we do: 1.6E1 for 16.0
    store.load(exported, format=ox.RdfFormat.N_QUADS)
    quads = set(store)
    snapshots = Snapshots(loaded, DEFAULT_BASE_IRI)
    async with snapshots.newest(None) as snapshot:
        copied = set(ox.Store.read_only(str(snapshot.path)))
    assert {one for one in copied if one.graph_name != ox.DefaultGraph()} == quads
    assert {one.triple for one in copied if one.graph_name == ox.DefaultGraph()} == {one.triple for one in quads}
    await snapshots.close()


async def test_a_copy_is_made_anew_when_the_data_have_changed(store: Store, snapshots: Snapshots) -> None:
    await load(store, actor("first"), strict=True)
    async with snapshots.newest(None) as before:
        assert names(before.path) == ["first"]
        async with snapshots.newest(None) as same:
            assert same is before
        await load(store, actor("second"), strict=True)
        async with snapshots.newest(None) as after:
            assert names(after.path) == ["second"]
        assert names(before.path) == ["first"]
    assert (before.path.exists(), after.path.exists()) == (False, True)


async def test_the_one_before_is_read_until_the_next_is_there(store: Store, snapshots: Snapshots) -> None:
    with pytest.raises(SnapshotUnavailable, match="is not there yet"):
        async with snapshots.newest(0):
            pass
    async with snapshots.newest(None) as before:
        await load(store, actor("first"), strict=True)
        async with snapshots.newest(0) as same:
            assert same is before
    async with snapshots.newest(None) as after:
        assert names(after.path) == ["first"]


async def test_a_copy_that_cannot_be_made(
    store: Store, snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await load(store, actor("first"), strict=True)
    monkeypatch.setattr(processes, "STARTED", "import sys; sys.exit('no space left')")
    with pytest.raises(SnapshotUnavailable):
        async with snapshots.newest(None):
            pass
    assert caplog.messages == [
        "the copy of the graph for SPARQL could not be made: The process ended with exit code 1: no space left\n"
    ]
    assert list(snapshots.folder.iterdir()) == []


async def test_a_store_that_does_not_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    snapshots = Snapshots(opened(f"sqlite:///{tmp_path}/none.db"), DEFAULT_BASE_IRI)
    with pytest.raises(StoreUnavailable):
        async with snapshots.newest():
            pass
    await snapshots.begin()
    assert "no copy of the graph is made for SPARQL yet" in caplog.messages[0]


def test_lines_are_doubled_however_they_are_read(tmp_path: Path) -> None:
    lines = [f'<http://a/{number}> <http://b/> "{"x" * number} <y" <http://g/> .\n'.encode() for number in range(3000)]
    (tmp_path / "lines").write_bytes(b"".join(lines))
    with (tmp_path / "lines").open("rb") as file:
        doubled = build_process.Doubled(file)
        read = b"".join(iter(lambda: doubled.read(7000), b""))
    assert read == b"".join(line + line.replace(b" <http://g/>", b"") for line in lines)
