"""An answer shows one state of the data, whatever is loaded meanwhile; loads exclude each other and are counted.

This suite knows no engine's name: all of it holds on each.
"""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import hypothesis
import orjson
import pytest

from api.query.engine import Engine
from api.schema import build_schema
from graph.asked import selection as s
from graph.errors import DataChanging, LoadUnderWay, StoreBusy
from graph.loading.load import load
from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import FORMATS
from graph.store import Store
from graph.stored.columns import ID_KEY, shown
from ontology import ONTOLOGY
from ontology.events import Event
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import opened
from tests.graph.loading.marked_versions import EVENTS, MARKS, version

REPOSITORY = Path(__file__).parents[3]
TITLE = next(prop for prop in Event.properties() if prop.name == "title")
LONG = hypothesis.settings.get_current_profile_name() == "long"
READERS, LOADS = 12, 400 if LONG else 5
MARK = re.compile(rb"|".join(mark.encode() for mark in MARKS))
LIST = f"{{ events(first: {EVENTS}) {{ totalCount nodes {{ title }} }} }}"
NESTED = "{ actors { nodes { name involvedIn(first: 200) { nodes { title documentedBy { nodes { title } } } } } } }"
COUNTS = "{ " + " ".join(f'{m}: events(where: {{title: {{contains: "{m}"}}}}) {{ totalCount }}' for m in MARKS) + " }"

Read = Callable[[Store, Engine], Awaitable[bytes]]


async def _listed(_: Store, engine: Engine) -> bytes:
    return orjson.dumps(await engine.execute(LIST))


async def _nested(_: Store, engine: Engine) -> bytes:
    return orjson.dumps(await engine.execute(NESTED))


async def _counted(_: Store, engine: Engine) -> bytes:
    """The marks of which there are events."""
    data = await engine.execute(COUNTS)
    return " ".join(mark for mark in MARKS if data[mark]["totalCount"]).encode()


async def _exported(store: Store, _: Engine) -> bytes:
    return b"".join([piece async for piece in export(store, FORMATS[0], DEFAULT_BASE_IRI, page_size=100)])


async def _described(store: Store, _: Engine) -> bytes:
    return b"".join([piece async for piece in describe(store, FORMATS[0], DEFAULT_BASE_IRI, "actor/all")])


READS: tuple[Read, ...] = (_listed, _nested, _counted, _exported, _described)


@pytest.fixture
async def splitting(fresh_url: str) -> AsyncIterator[Store]:
    """A store that splits whatever statement it can."""
    made = opened(fresh_url)
    if hasattr(made, "splits_above"):
        made.splits_above = 0
    yield made
    await made.close()


async def _alternating(url: str, number: int) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "tests.graph.loading.marked_versions", url, str(number))
    return await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=REPOSITORY)


async def test_no_answer_mixes_two_versions(store: Store, splitting: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    loads = await _alternating(fresh_url, LOADS)
    ended = asyncio.create_task(loads.wait())
    answers = list[set[bytes]]()

    async def read(number: int) -> None:
        source = splitting if number % 3 == 0 else store
        engine = Engine(build_schema(ONTOLOGY), source, DEFAULT_BASE_IRI)
        while not ended.done():
            for place in range(len(READS)):
                try:
                    answer = await READS[(place + number) % len(READS)](source, engine)
                    answers.append(set(MARK.findall(answer)))
                except (DataChanging, StoreBusy):
                    await asyncio.sleep(0.01)

    await asyncio.gather(*(read(number) for number in range(READERS)))
    assert ended.result() == 0
    assert {len(marks) for marks in answers} == {1}
    assert {mark for marks in answers for mark in marks} == {mark.encode() for mark in MARKS}


async def test_readers_do_not_starve_a_load(store: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    loads = await _alternating(fresh_url, 1)
    ended = asyncio.create_task(loads.wait())
    engine = Engine(build_schema(ONTOLOGY), store, DEFAULT_BASE_IRI)

    async def read() -> None:
        while not ended.done():
            try:
                await engine.execute(LIST)
            except DataChanging:
                continue

    await asyncio.gather(*(read() for _ in range(60)))
    assert ended.result() == 0


async def test_a_second_load_waits_and_says_since_when_another_is_under_way(store: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    other = opened(fresh_url)
    other.waits_for_load = 0.3  # type: ignore[attr-defined]
    async with store.transaction("dataset/first"):
        with pytest.raises(LoadUnderWay, match=r"load of dataset/first is under way since \d{4}-.*; load again"):
            await load(other, version(MARKS[1]), strict=True)
    report = await load(other, version(MARKS[1]), strict=True)
    assert (report.numbers.changed, report.rejects) == (EVENTS + 2, ())
    await other.close()


async def test_a_load_that_waits_comes_after_the_other(store: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    other = opened(fresh_url)
    async with store.transaction("dataset/first"):
        waiting = asyncio.create_task(load(other, version(MARKS[1]), strict=True))
        await asyncio.sleep(0.3)
        assert not waiting.done()
    assert (await waiting).numbers.changed == EVENTS + 2
    await other.close()


async def test_a_snapshot_shows_one_state_or_says_that_it_cannot(store: Store) -> None:
    await load(store, version(MARKS[0]), strict=True)
    titles = s.All(Event, s.Page((s.Order(ID_KEY),), EVENTS), (s.Leaf(shown(TITLE)["EN"]),))
    statement = store.compile((titles,))
    async with store.snapshot() as snapshot:
        before = await snapshot.fetch(statement, {})
        await load(store, version(MARKS[1]), strict=True)
        with suppress(DataChanging):
            assert await snapshot.fetch(statement, {}) == before
    async with store.snapshot() as snapshot:
        assert await snapshot.fetch(statement, {}) != before
