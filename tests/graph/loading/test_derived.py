"""A dataset that follows from others is renewed by whatever load changes them, or hinders none.

This suite knows no engine's name: all of it holds on each.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.checking.store_check import StoreCheck
from graph.errors import LoadRefused
from graph.loading.load import load, load_together, renew
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.rdf.reading import deliveries
from graph.store import Store
from graph.stored import columns
from ontology import ONTOLOGY
from ontology.findings import FINDINGS, Finding
from ontology.iris import DEFAULT_BASE_IRI
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import Text
from ontology.vocabularies import PlaceKind, SourceKind
from tests.graph.conftest import opened
from tests.graph.contents import contents, fetched
from tests.graph.deliveries import delivery, row
from tests.graph.deriving.attacks import REPORT, actors, derive, events

PAGE = s.Page((s.Order(columns.ID_KEY),), 100)


async def found(store: Store) -> list[str]:
    """The days of the events of which findings are there."""
    (rows,) = await fetched(store, s.All(Finding, PAGE, (s.Leaf(columns.ID),)))
    return [id_.rpartition("-")[2] for (id_,) in rows]


@pytest.fixture
async def filled(store: Store) -> Store:
    """A store with two events and what follows from them."""
    await load(store, actors(), strict=True, derive=derive)
    await load(store, events(1, 2), strict=True, derive=derive)
    return store


async def test_a_load_renews_what_follows_from_it(filled: Store) -> None:
    assert await found(filled) == ["1", "2"]
    report = await load(filled, events(2, 3, 4), strict=True, derive=derive)
    assert await found(filled) == ["2", "3", "4"]
    assert str(report) == "read 3, new 2, changed 0, unchanged 1, removed 1, rejected 0"
    assert str(report.derived) == "read 3, new 2, changed 0, unchanged 1, removed 1, rejected 0"
    assert [problem async for problem in StoreCheck(filled).problems()] == []


async def test_a_second_load_writes_nothing(filled: Store) -> None:
    before, changes = await contents(filled), await filled.changes()
    report = await load(filled, events(1, 2), strict=True, derive=derive)
    assert report.derived is None
    renewed = await renew(filled, derive)
    assert str(renewed) == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0"
    assert (await contents(filled), await filled.changes()) == (before, changes)


async def test_another_description_of_a_dataset_renews_nothing(filled: Store) -> None:
    given = events(1, 2)
    described = replace(given.about, records=(replace(given.dataset, version="2"), *given.about.records[1:]))
    given = replace(given, about=described)
    report = await load(filled, given, strict=True, derive=derive)
    assert (report.wrote, report.derived) == (False, None)


async def test_what_follows_has_the_grade_of_the_sources_that_it_rests_on(filled: Store) -> None:
    kept = s.Leaf(columns.shown(next(one for one in Finding.properties() if one.name == "sourceGrade"))[""])
    (rows,) = await fetched(filled, s.All(Finding, PAGE, (kept,)))
    assert rows == [["PRESS"], ["PRESS"]]
    await load(filled, actors(report=replace(REPORT, kind=SourceKind.UN_DOCUMENT)), strict=True, derive=derive)
    (rows,) = await fetched(filled, s.All(Finding, PAGE, (kept,)))
    assert rows == [["PRIMARY"], ["PRIMARY"]]
    assert [problem async for problem in StoreCheck(filled).problems()] == []


async def test_where_nothing_follows_any_more_no_trace_of_it_is_left(filled: Store) -> None:
    await load(filled, events(), strict=True, derive=derive)
    there = await contents(filled)
    assert FINDINGS not in there
    assert not [id_ for id_ in there if "finding" in id_]
    assert FINDINGS not in {note.dataset for note in await filled.notes()}
    assert [problem async for problem in StoreCheck(filled).problems()] == []


async def test_several_datasets_renew_it_once(store: Store) -> None:
    asked = list[Fetch]()

    async def counted(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        asked.append(fetch)
        return await derive(compile_, fetch)

    reports = await load_together(store, [actors(), events(1)], "all", derive=counted)
    assert [report.derived and report.derived.numbers.new for report in reports] == [None, 1]
    assert len(asked) == 1


async def test_a_dry_run_tells_what_would_follow(store: Store) -> None:
    *_, last = await load_together(store, [actors(), events(1)], "all", derive=derive, dry_run=True)
    assert last.derived
    assert last.derived.numbers.new == 1
    assert await contents(store) == {}


async def test_a_mistake_in_what_is_derived_undoes_the_load(filled: Store) -> None:
    before, notes = await contents(filled), await filled.notes()

    async def mistaken(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        (made,) = await derive(compile_, fetch)
        return (replace(made, rows=[*made.rows, row(1, Finding(id="finding/none", rule="?", text="", holds_from=""))]),)  # type: ignore[arg-type]

    with pytest.raises(LoadRefused, match="'\\?' is not a code of finding rule"):
        await load(filled, events(3), strict=True, derive=mistaken)
    assert (await contents(filled), await filled.notes()) == (before, notes)


async def test_readers_see_the_old_with_the_old_until_all_is_written(filled: Store) -> None:
    before = await contents(filled)

    async def looking(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        assert await contents(filled) == before
        return await derive(compile_, fetch)

    await load(filled, events(3), strict=True, derive=looking)
    assert await found(filled) == ["3"]


async def test_the_same_data_give_the_same_bytes_whatever_was_there_before(filled: Store) -> None:
    before = await _nquads(filled)
    await load(filled, events(3), strict=True, derive=derive)
    assert await _nquads(filled) != before
    await load(filled, events(1, 2), strict=True, derive=derive)
    assert await _nquads(filled) == before


async def test_any_selection_reads_what_the_load_has_written(store: Store) -> None:
    read = list[Any]()

    async def asking(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        above = s.Ancestors(Containment, "2018-04-14", (s.Leaf(columns.ID),))
        read.extend(await fetch(compile_((s.Find(Place, "place/camp", (above,)),)), {}))
        return await derive(compile_, fetch)

    camp, town = (Place(id=f"place/{key}", kind=PlaceKind.SITE, name=Text(key)) for key in ("camp", "town"))
    within = Containment(source=camp.id, target=town.id)
    await load(store, delivery(row(1, camp, within), row(2, town)), strict=True, derive=asking)
    assert read == [[[["place/town"]]]]


async def test_an_export_comes_back_with_what_follows_and_nothing_changes(filled: Store, tmp_path: Path) -> None:
    file, copy = tmp_path / "all.nq", opened(f"sqlite:///{tmp_path}/copy.db")
    file.write_bytes(await _nquads(filled))
    with deliveries(ONTOLOGY, lambda: file.open("rb"), file.name, format_named("nq"), DEFAULT_BASE_IRI) as made:
        reports = await load_together(copy, made, "import", derive=derive)
    assert [(report.dataset, report.numbers.new) for report in reports][-1] == (FINDINGS, 2)
    assert str(reports[-1].derived) == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0"
    assert await _nquads(copy) == file.read_bytes()
    await copy.close()


async def _nquads(store: Store) -> bytes:
    return b"".join([piece async for piece in export(store, format_named("nq"), DEFAULT_BASE_IRI)])


async def test_nobody_loads_what_follows_nor_points_there(store: Store) -> None:
    for name in ("findings", "findings-restricted"):
        with pytest.raises(LoadRefused, match=f"dataset/{name} follows from other datasets"):
            await load(store, delivery(name=name), strict=True)
    await load(store, delivery(name="findings2"), strict=True)
    with pytest.raises(LoadRefused, match=f"dataset/sample requires {FINDINGS}, which follows from others"):
        await load(store, delivery(requires=(FINDINGS,)), strict=True)


async def test_of_nothing_nothing_is_derived(store: Store) -> None:
    with pytest.raises(LoadRefused, match="Run `accord load` first"):
        await renew(store, derive)
    assert await contents(store) == {}
