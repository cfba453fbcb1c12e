"""What `accord check` says of findings that are not those which follow from what is there."""

from pathlib import Path

import pytest

from graph.deriving.checking import stale
from graph.loading.load import load, renew
from graph.store import Store
from tests.graph.conftest import opened
from tests.graph.deriving.attacks import actors, derive, events

ID = "finding/clash-between-signatories-accord-attack"


@pytest.fixture
async def store(tmp_path: Path) -> Store:
    """A store with two events and what follows from them."""
    made = opened(f"sqlite:///{tmp_path}/here.db")
    await load(made, actors(), strict=True)
    await load(made, events(1, 2), strict=True, derive=derive)
    return made


async def told(store: Store) -> list[str]:
    """What is said of the findings."""
    return [str(problem) async for problem in stale(store, derive)]


async def test_nothing_where_all_follow_or_nothing_does(store: Store, tmp_path: Path) -> None:
    assert await told(store) == []
    await load(store, events(), strict=True, derive=derive)
    assert await told(store) == []


async def test_what_does_not_follow_and_what_is_missing(store: Store) -> None:
    await load(store, events(2, 3), strict=True)
    assert await told(store) == [
        f"{ID}-1: id: '{ID}-1' does not follow from what is there in dataset/findings. Run `accord derive`.",
        f"dataset/findings: id: '{ID}-3' follows from what is there, and is missing. Run `accord derive`.",
    ]
    await renew(store, derive)
    assert await told(store) == []


async def test_the_same_findings_that_rest_on_other_steps(store: Store) -> None:
    await load(store, events(1, 2, alone=True), strict=True)
    (problem,) = await told(store)
    assert problem.endswith("is not that of the findings that follow. Run `accord derive`.")
