"""An answer shows one state of the data, whatever is loaded meanwhile; loads exclude each other and are counted.

This suite knows no engine's name: all of it holds on each.
"""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import hypothesis
import orjson
import pytest

from api.query.engine import Engine
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
from tests.schemas import schema_of

REPOSITORY = Path(__file__).parents[3]
TITLE = next(prop for prop in Event.properties() if prop.name == "title")
LONG = hypothesis.settings.get_current_profile_name() == "long"
READERS, ANSWERS = 12, 20_000 if LONG else 60
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


ASKED: tuple[Read, ...] = (_listed, _nested, _counted)
READS = (*ASKED, _exported, _described)


@pytest.fixture
async def splitting(fresh_url: str) -> AsyncIterator[Store]:
    """A store that splits whatever statement it can."""
    made = opened(fresh_url)
    if hasattr(made, "splits_above"):
        made.splits_above = 0
    yield made
    await made.close()


async def _alternating(url: str) -> asyncio.subprocess.Process:
    """Loads that go on until their input is closed."""
    command = (sys.executable, "-m", "tests.graph.loading.marked_versions", url)
    return await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, cwd=REPOSITORY)


async def test_no_answer_mixes_two_versions(store: Store, splitting: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    schema = schema_of(ONTOLOGY)
    sources = [(each, Engine(schema, each, DEFAULT_BASE_IRI)) for each in (splitting, store, store)]
    loads = await _alternating(fresh_url)
    ended = asyncio.create_task(loads.wait())
    answers, refused = Counter[frozenset[bytes]](), 0

    def enough() -> bool:
        return answers.total() >= ANSWERS and len(answers) > 1

    async def read(number: int) -> None:
        nonlocal refused
        for kind in cycle(range(len(READS))):
            if enough() or refused > ANSWERS or ended.done():
                return
            answer = READS[(kind + number) % len(READS)]
            try:
                answers[frozenset(MARK.findall(await answer(*sources[number % len(sources)])))] += 1
            except DataChanging:  # a load follows on a load: an export that takes longer breaks off
                refused += answer in ASKED
            except StoreBusy:
                await asyncio.sleep(0.01)

    await asyncio.gather(*(read(number) for number in range(READERS)))
    assert loads.stdin is not None
    loads.stdin.close()
    assert await ended == 0
    assert set(answers) == {frozenset([mark.encode()]) for mark in MARKS}
    assert not LONG or refused * 1000 <= answers.total()  # of fewer answers, one refusal would be too many


async def test_readers_do_not_starve_a_load(store: Store, fresh_url: str) -> None:
    await load(store, version(MARKS[0]), strict=True)
    loads = await _alternating(fresh_url)
    assert loads.stdin is not None
    loads.stdin.close()
    ended = asyncio.create_task(loads.wait())
    engine = Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI)

    async def read() -> None:
        while not ended.done():
            with suppress(DataChanging):
                await engine.execute(LIST)

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
