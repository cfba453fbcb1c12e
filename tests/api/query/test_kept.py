"""What the engine keeps: within a bound of bytes, whatever is asked, and what is used stays."""

import gc
import sys
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from api.query.engine import Engine
from api.query.kept import Kept, Shelf
from graph.sqlite.store import SqliteStore
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.patience import PATIENT
from tests.schemas import schema_of

USED = "{ events(first: 1) { nodes { id } } }"
BOUND = 1_500_000


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    """One whose store is empty."""
    store = SqliteStore(tmp_path / "empty.db", ONTOLOGY)
    await store.prepare()
    yield Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    await store.close()


def aliased(number: int, aliases: int) -> str:
    """A document that is like no other."""
    fields = (f"a{number}b{at}: events(first: 1) {{ nodes {{ id label }} }}" for at in range(aliases))
    return f"{{ {' '.join(fields)} }}"


def test_the_one_that_was_used_longest_ago_goes_first() -> None:
    kept = Kept(bound=30)
    for key in "abc":
        kept.put(key, key, 10)
    kept.get("a")
    kept.put("d", "d", 10)
    assert ([kept.get(key) for key in "abcd"], kept.bytes) == (["a", None, "c", "d"], 30)


def test_several_go_where_one_is_heavy_and_what_is_heavier_than_all_is_not_kept() -> None:
    kept = Kept(bound=30)
    for key in "abc":
        kept.put(key, key, 10)
    kept.put("d", "d", 20)
    kept.put("e", "e", 31)
    assert ([kept.get(key) for key in "abcde"], kept.bytes) == ([None, None, "c", "d", None], 30)
    assert list(kept) == ["c", "d"]


def test_what_is_put_again_is_weighed_once() -> None:
    kept = Kept(bound=30)
    kept.put("a", 1, 10)
    kept.put("a", 2, 15)
    assert (kept.get("a"), kept.bytes) == (2, 15)
    kept.put("a", 3, 31)
    assert (kept.get("a"), kept.bytes) == (None, 0)


def test_what_is_put_for_good_is_not_weighed_and_stays() -> None:
    kept = Kept(bound=30)
    kept.put("a", 1, 10)
    kept.put_for_good("a", 2)
    for key in "bcde":
        kept.put(key, key, 15)
    assert ([kept.get(key) for key in "abcde"], kept.bytes) == ([2, None, None, "d", "e"], 30)


def test_kinds_share_the_bound_and_no_keys() -> None:
    kept = Kept(bound=1000)
    small: Shelf[str, str] = Shelf(kept, lambda _: 1)
    large: Shelf[tuple[str, str | None], str] = Shelf(kept, lambda _: 900)
    assert (small.put("a", "small"), small.get("a")) == ("small", "small")
    assert large.get(("a", None)) is None
    large.put(("a", None), "large")
    assert (small.get("a"), large.get(("a", None))) == (None, "large")
    assert kept.bytes == 900 + sys.getsizeof("a") + sys.getsizeof(None)


async def test_many_large_documents_stay_below_the_bound_in_memory_too(engine: Engine) -> None:
    engine.kept.bound = BOUND
    await engine.execute(USED)
    used = list(engine.kept)
    tracemalloc.start()
    try:
        for number in range(12):
            await engine.execute(aliased(number, 100))
            await engine.execute(USED)
        gc.collect()
        memory, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert list(engine.kept)[-len(used) :] == used
    assert (BOUND / 2 < engine.kept.bytes <= BOUND, memory <= BOUND) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        aliased(0, 100),
        f"{{ events {{ nodes {{ {'id ' * 300} }} }} }}",
        "{ events(where: { OR: [" + '{ label: { contains: "a" } } ' * 200 + "] }) { totalCount } }",
        "{ ...A } fragment A on Query { " + " ".join(f"b{at}: events {{ ...B }}" for at in range(30)) + " }"
        "fragment B on EventConnection { nodes { id iri label note kind title summary } }",
    ],
    ids=["aliases", "short fields", "conditions", "fragments"],
)
def test_plans_weigh_no_more_than_is_reckoned(engine: Engine, text: str) -> None:
    document = engine._preparing.document(text)
    operation = document.named(None)
    values = engine._preparing.values(operation, {})
    engine._preparing.plan(document, operation, values)  # what is worked out once for all plans
    ready, memory = traced(lambda: engine._preparing.plan(document, operation, values))
    assert memory <= ready.weight


def traced(make: Any) -> tuple[Any, int]:
    """What is made, and the bytes that it takes."""
    gc.collect()
    tracemalloc.start()
    try:
        made = make()
        gc.collect()
        return made, tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
