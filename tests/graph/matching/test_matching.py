"""Matching out of a store: what is one, what is a part, what is refused, which event stands for which."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from graph.loading.load import load
from graph.matching.delivering import match
from graph.matching.links import Link, Representation, Verdict
from graph.matching.matching import matching
from graph.matching.spans import touched
from graph.statement import Statement
from graph.store import Store
from ontology.matching import MatchDecision
from ontology.records import Delivery
from ontology.vocabularies import MatchVerdict
from tests.graph.matching.two_datasets import decided, ours, theirs

Found = dict[tuple[str, str], str]
USUAL = {
    ("theirs-1", "ours-fight"): "same",
    ("theirs-2", "ours-long"): "part",
    ("theirs-3", "ours-long"): "part",
    ("theirs-5", "ours-fight"): "different",
    ("theirs-6", "ours-attack"): "undecided",
}


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """Two datasets."""
    return ours(), theirs()


def verdicts(links: Iterable[Link]) -> Found:
    return {(_key(link.source), _key(link.target)): link.verdict.value for link in links}


def _key(id_: str) -> str:
    return id_.partition("/")[2]


async def found(store: Store) -> tuple[Found, dict[str, tuple[str, bool]]]:
    async with matching(store.compile, store.fetch) as made:
        standing = {_key(one.event): (_key(one.representative), one.part) for one in made.representations()}
        return verdicts(made.links()), standing


async def test_events_are_matched_by_what_they_record(loaded: Store) -> None:
    links, standing = await found(loaded)
    assert links == USUAL
    assert standing == {
        "theirs-1": ("ours-fight", False),
        "theirs-2": ("ours-long", True),
        "theirs-3": ("ours-long", True),
    }


async def test_a_link_says_its_score_and_why(loaded: Store) -> None:
    async with matching(loaded.compile, loaded.fetch) as made:
        link = next(one for one in made.links() if one.source == "event/theirs-1")
    assert (link.score, link.scores, link.decided_by) == (1.0, (1.0, 1.0, 0.95, 1.0), "rules")
    assert link.reason.en == (
        "One event: same day (14 April 2018); 0 km apart (Lutherie);"
        " ARMY, who may be coded as Government of Land; CMA in both; armed clash in both;"
        " figures of dead that can be the same."
    )
    assert link.reason.fr == (
        "Un même événement : même jour (14 avril 2018) ; à 0 km de distance (Lutherie) ;"
        " ARMY, qui peut être codé comme Government of Land ; CMA dans les deux ; affrontement armé dans les deux ;"
        " des bilans qui peuvent être le même."
    )


async def test_actors_of_a_publisher_are_ours(loaded: Store) -> None:
    async with matching(loaded.compile, loaded.fetch) as made:
        links = {one.source: one.target for one in made.actors()}
    assert links == {"actor/theirs-cma": "actor/cma", "actor/theirs-state": "actor/state"}


async def test_some_days_are_matched_as_all_are(loaded: Store) -> None:
    """Only pairs of which one begins in these days are told, and those as if all had been looked at."""
    spans = ((date(2018, 4, 14), date(2018, 4, 14)),)
    async with matching(loaded.compile, loaded.fetch, spans) as made:
        assert verdicts(made.links()) == {pair: USUAL[pair] for pair in USUAL if pair[1] == "ours-fight"}
        assert list(made.representations()) == [Representation("event/theirs-1", "event/ours-fight")]
    async with matching(loaded.compile, loaded.fetch, touched([date(2018, 4, 1)])) as made:
        assert verdicts(made.links()) == USUAL
    async with matching(loaded.compile, loaded.fetch, touched([date(2012, 1, 1)])) as made:
        assert verdicts(made.links()) == {}


async def _with(store: Store, *decisions: MatchDecision) -> tuple[Found, dict[str, tuple[str, bool]]]:
    for one in (ours(*decisions), theirs()):
        await load(store, one, strict=True)
    return await found(store)


async def test_a_refusal_by_hand_parts_what_rules_join(store: Store) -> None:
    refusal = decided(MatchVerdict.DIFFERENT, "event/ours-fight", "event/theirs-1")
    links, standing = await _with(store, refusal)
    assert links == USUAL | {("theirs-1", "ours-fight"): "different"}
    assert "theirs-1" not in standing
    async with matching(store.compile, store.fetch) as made:
        link = next(one for one in made.links() if one.source == "event/theirs-1")
    assert (link.verdict, link.decided_by, link.method) == (Verdict.DIFFERENT, "A. N. Author", "decision")
    assert link.reason.fr == "Son auteur le dit."


async def test_a_match_by_hand_joins_what_rules_part(store: Store) -> None:
    """Days apart or not; and what rules would have taken for one of the two is not."""
    links, standing = await _with(store, decided(MatchVerdict.SAME, "event/ours-fight", "event/theirs-5"))
    assert links[("theirs-5", "ours-fight")] == "same"
    assert links[("theirs-1", "ours-fight")] == "different"
    assert standing["theirs-5"] == ("ours-fight", False)
    assert "theirs-1" not in standing


async def test_a_part_by_hand_leaves_the_whole_its_other_records(store: Store) -> None:
    links, standing = await _with(store, decided(MatchVerdict.PART, "event/theirs-5", "event/ours-fight"))
    assert (links["theirs-5", "ours-fight"], standing["theirs-5"]) == ("part", ("ours-fight", True))
    assert standing["theirs-1"][0] == "ours-fight"


async def test_a_decision_waits_for_both_records(store: Store) -> None:
    links, _ = await _with(store, decided(MatchVerdict.SAME, "event/ours-fight", "event/never-loaded"))
    assert links == USUAL


async def test_a_store_with_one_dataset_has_nothing_to_match(store: Store) -> None:
    await load(store, ours(), strict=True)
    assert await found(store) == ({}, {})


async def test_a_load_reads_no_events_of_one_dataset_alone(store: Store) -> None:
    """But for one of them: where a second dataset has events, all are read."""
    read = set[str]()

    async def fetch(statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        answer = await store.fetch(statement, variables)
        read.update(row[0] for row in answer[0] if str(row[0]).startswith("event/"))
        return answer

    await load(store, ours(), strict=True)
    async with match(store.compile, fetch, None) as made:
        assert list(made.rows) == []
    assert len(read) == 1
    await load(store, theirs(), strict=True)
    async with match(store.compile, fetch, None) as made:
        assert list(made.rows) != []
    assert len(read) == 10
