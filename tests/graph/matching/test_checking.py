"""What `accord check` says of links between records that are not those which follow from what is there."""

from dataclasses import replace

import pytest

from graph.deriving.renewing import derive
from graph.loading.load import load, renew
from graph.matching.checking import stale
from graph.matching.delivering import match
from graph.store import Store
from ontology.matching import MATCHES, Difference, Identity
from ontology.records import Row
from tests.graph.checking.test_store_check import Broken, change
from tests.graph.checking.unchecked import write
from tests.graph.matching.two_datasets import ours, theirs

SAME, REFUSED = "identity/event-ours-fight--event-theirs-1", "difference/event-ours-fight--event-theirs-5"
DERIVE, ANEW = "Run `accord derive`.", "Load what it follows from into an empty store."
LOST = Broken("", f"DELETE FROM sameAs WHERE id = '{SAME}'", f"MATCH ()-[r:SAME_AS {{id: '{SAME}'}}]-() DELETE r")
RESCORED = Broken(
    "",
    f"UPDATE sameAs SET score = 0.5, scoreKey = 0.5 WHERE id = '{SAME}'",
    f"MATCH ()-[r:SAME_AS {{id: '{SAME}'}}]-() SET r.score = 0.5, r.scoreKey = 0.5",
)


@pytest.fixture
async def linked(store: Store) -> Store:
    """A store with two datasets and the links between them."""
    for one in (ours(), theirs()):
        await load(store, one, strict=True, match=match)
    return store


async def told(store: Store) -> list[str]:
    """What is said of the links."""
    return [str(problem) async for problem in stale(store, match)]


async def test_nothing_where_all_follow_or_nothing_does(linked: Store) -> None:
    assert await told(linked) == []
    await load(linked, replace(theirs(), rows=()), strict=True, match=match)
    assert await told(linked) == []


async def test_a_link_that_is_missing(linked: Store, fresh_url: str, request: pytest.FixtureRequest) -> None:
    change(request, fresh_url, [LOST])
    assert await told(linked) == [f"{MATCHES}: id: '{SAME}' follows from what is there, and is missing. {DERIVE}"]
    await renew(linked, derive, match=match)
    assert await told(linked) == []


async def test_a_link_that_nothing_follows_from(linked: Store) -> None:
    await write(linked, [Identity(source="event/ours-only", target="event/theirs-4", score=0.9)], MATCHES)
    id_ = "identity/event-ours-only--event-theirs-4"
    assert await told(linked) == [f"{id_}: id: '{id_}' does not follow from what is there in {MATCHES}. {DERIVE}"]
    await renew(linked, derive, match=match)
    assert await told(linked) == []


async def test_a_link_of_other_rules(linked: Store) -> None:
    """As an earlier version may have left it: it is written anew."""
    link = Difference(source="event/ours-fight", target="event/theirs-5", score=0.9, method="accord-match-0")
    await write(linked, [link], MATCHES)
    problems = await told(linked)
    assert f"{REFUSED}: method: 'accord-match-0' is not 'accord-match-1', which follows. {DERIVE}" in problems
    assert {problem.partition(":")[0] for problem in problems} == {REFUSED}
    await renew(linked, derive, match=match)
    assert await told(linked) == []


async def test_a_link_that_was_changed_by_hand(linked: Store, fresh_url: str, request: pytest.FixtureRequest) -> None:
    """A load does not see that, so deriving anew would not mend it."""
    change(request, fresh_url, [RESCORED])
    assert await told(linked) == [
        f"{SAME}: score: '0.5' is not '1.0', which follows. {ANEW}",
        f"{SAME}: scoreKey: '0.5' is not '1.0', which follows. {ANEW}",
    ]


async def test_links_of_what_has_changed_since(linked: Store) -> None:
    """A load that renews no links, as none of ours is: what it brings has links that are not there yet."""
    whole, first = theirs(), "event/theirs-1"
    without = [row for row in whole.rows if isinstance(row, Row) and getattr(row.records[0], "id", "") != first]
    await load(linked, replace(whole, rows=without), strict=True, match=match)
    assert await told(linked) == []
    await load(linked, whole, strict=True)
    missing = [SAME, "representation/theirs-1--ours-fight"]
    lines = [f"{MATCHES}: id: '{id_}' follows from what is there, and is missing. {DERIVE}" for id_ in missing]
    assert [line for line in await told(linked) if line.startswith(MATCHES)] == lines


async def test_links_of_another_version_of_what_they_join(linked: Store) -> None:
    """Though none of them says anything else."""
    whole = ours()
    about = replace(whole.dataset, checksum="f" * 64, version="2")
    await load(
        linked, replace(whole, about=replace(whole.about, records=(about, *whole.about.records[1:]))), strict=True
    )
    (problem,) = await told(linked)
    assert problem.startswith(f"{MATCHES}: checksum: ")
    assert problem.endswith(f", which follows. {DERIVE}")
    await renew(linked, derive, match=match)
    assert await told(linked) == []
