"""Memberships in a circle: the one that closes it is told and left out, and nothing else is lost."""

import pytest

from graph.loading.load import load
from graph.loading.one_dataset import Report
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.model import Citation
from ontology.records import Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind
from tests.graph.deliveries import delivery, origin, row

CITED = (Citation(origin("sample").id),)


def actor(line: int, key: str, *memberships: Membership) -> Row:
    return row(line, Actor(id=f"actor/{key}", kind=ActorKind.ARMED_MOVEMENT, name=Text(key)), *memberships)


def of(member: str, group: str, since: str | None = None, until: str | None = None) -> Membership:
    first, last = (DateSpan(day) if day else None for day in (since, until))
    return Membership(source=f"actor/{member}", target=f"actor/{group}", from_=first, to=last, sources=CITED)


async def loaded(store: Store, *rows: Row) -> Report:
    return await load(store, delivery(*rows), strict=False)


async def test_the_membership_that_closes_a_circle_is_told_and_who_is_not_in_it_is_loaded(store: Store) -> None:
    circle = (actor(2, "a", of("a", "b")), actor(3, "b", of("b", "c")), actor(4, "c", of("c", "a")))
    report = await loaded(store, *circle, actor(5, "d", of("d", "e")), actor(6, "e"))
    assert str(report) == "read 5, new 2, changed 0, unchanged 0, removed 0, rejected 3"
    *waiting, closing = map(str, report.rejects)
    assert closing == (
        "sample.yaml:4: memberOf: 'actor/a' closes a circle: actor/c belongs to actor/a, actor/a to actor/b"
        " (sample.yaml:2), actor/b to actor/c (sample.yaml:3). Remove one of them, or say from when to when each"
        " lasted, so that no day has them all."
    )
    assert [line.partition(". ")[0] for line in waiting] == [
        "sample.yaml:2: memberOf: 'actor/b' was rejected (sample.yaml:3)",
        "sample.yaml:3: memberOf: 'actor/c' was rejected (sample.yaml:4)",
    ]


@pytest.mark.parametrize(
    ("one", "other", "taken"),
    [
        (of("a", "b", None, "2014-06-30"), of("b", "a", "2014-07-01"), True),
        (of("a", "b", None, "2014-06"), of("b", "a", "2014-06"), False),
        (of("a", "b", "2012"), of("b", "a", "2015"), False),  # nothing says that the first had ended
        (of("a", "b", "2012", "/2014"), of("b", "a", "2015"), True),
        (of("a", "b", "2012", "2014/"), of("b", "a", "2015"), False),
    ],
)
async def test_what_was_so_in_turn_is_taken(one: Membership, other: Membership, taken: bool, store: Store) -> None:
    report = await loaded(store, actor(2, "a", one), actor(3, "b", other))
    assert (report.rejected == 0) is taken


async def test_two_ways_to_one_group_are_no_circle(store: Store) -> None:
    report = await loaded(store, actor(2, "a", of("a", "b"), of("a", "c")), actor(3, "b", of("b", "c")), actor(4, "c"))
    assert report.rejected == 0
