"""What rules are given of a store: of promises a few at a time, and the same together, whatever their number."""

import pytest

from graph.deriving import reading
from graph.deriving.facts import Facts
from graph.deriving.reading import facts, judged
from graph.deriving.renewing import derive
from graph.store import Store


async def _judged(store: Store) -> tuple[Facts, list[Facts]]:
    known = await facts(store.compile, store.fetch)
    return known, [one async for one in judged(store.compile, store.fetch, known)]


async def test_promises_are_given_a_few_at_a_time_with_all_that_was_said_of_them(
    curated: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "OF_PROMISES", 50)
    known, pages = await _judged(curated)
    assert all([pact.id for pact in one.pacts] == [pact.id for pact in known.pacts] for one in pages)
    given = [{promise.id for pact in one.pacts for promise in pact.promises} for one in pages]
    assert [len(each) for each in given[:-1]] == [50] * (len(given) - 1)
    assert sorted(id_ for each in given for id_ in each) == sorted(
        promise.id for pact in known.pacts for promise in pact.promises
    )
    for one in pages:
        for pact in one.pacts:
            said = {(each.id, promise.id) for promise in pact.promises for each in promise.judgements}
            assert said == {ends for ends in pact.tie if ends[0].startswith("assessment/")}
    assert not any(promise.judgements for pact in known.pacts for promise in pact.promises)


async def test_what_follows_does_not_depend_on_how_many_are_given_at_a_time(
    curated: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = await derive(curated.compile, curated.fetch)
    monkeypatch.setattr(reading, "OF_PROMISES", 3)
    (again,) = await derive(curated.compile, curated.fetch)
    assert again.dataset.checksum == found.dataset.checksum
