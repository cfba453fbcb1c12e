"""What is null in a filter is not given: it vanishes from AND, OR and NOT, while `{}` goes on meaning everything.

This suite knows no engine's name: all of it holds on each.
"""

from typing import Any

import pytest

from api.query.engine import Engine

ATTACKS = "kind: {eq: ATTACK}"
NULLS: list[tuple[str, str, str]] = [
    ("events", "OR: [{kind: null}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{kind: {in: null}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{kind: {in: [null]}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{title: {contains: null, startsWith: null}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{when: {from: {gte: null}, overlaps: null}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{AND: [{kind: null}]}, {NOT: {title: null}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{involves: null}, {involves: {some: null}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{involves: {all: {role: null}}}, {kind: {eq: ATTACK}}]", ATTACKS),
    ("events", "OR: [{happenedAt: {some: {node: {within: {under: null}}}}}]", "happenedAt: {some: {}}"),
    ("events", "OR: [{kind: null}, {title: null}]", ""),
    ("events", "OR: [{kind: null}], kind: {eq: ATTACK}", ATTACKS),
    ("events", "NOT: {title: {contains: null}}", ""),
    ("events", "NOT: {kind: null, title: null}, kind: {eq: ATTACK}", ATTACKS),
    ("events", "NOT: {OR: [{kind: null}]}", ""),
    ("events", "NOT: {NOT: {kind: null}}", ""),
    ("events", "AND: [{kind: null}, {kind: {eq: ATTACK}}]", ATTACKS),
    (
        "events",
        "involves: {some: {OR: [{role: null}, {role: {eq: TARGET}}]}}",
        "involves: {some: {role: {eq: TARGET}}}",
    ),
    ("events", "involves: {some: {NOT: {node: {kind: null}}}}", "involves: {some: {}}"),
    ("commitments", "OR: [{deadline: {type: null}}, {deadline: null}, {id: {in: []}}]", "id: {in: []}"),
    ("places", "OR: [{near: {lat: null, lon: null, km: 5}}, {kind: {eq: REGION}}]", "kind: {eq: REGION}"),
    ("places", "OR: [{box: {south: null, centroids: true}}, {kind: {eq: REGION}}]", "kind: {eq: REGION}"),
    ("places", "NOT: {near: null, box: {east: null}}", ""),
    ("actors", "OR: [{memberOf: {some: null}}, {kind: {eq: STATE}}]", "kind: {eq: STATE}"),
    ("actors", "memberOf: {some: {NOT: {on: {day: null, certainty: SURELY}}}}", "memberOf: {some: {}}"),
]


async def found(engine: Engine, root: str, where: str) -> Any:
    """What is found."""
    return (await engine.execute(f"{{ {root}(where: {where}) {{ totalCount nodes {{ id }} }} }}"))[root]


@pytest.mark.parametrize(("root", "where", "left"), NULLS)
async def test_what_is_null_vanishes(engine: Engine, root: str, where: str, left: str) -> None:
    assert await found(engine, root, f"{{{where}}}") == await found(engine, root, f"{{{left}}}")


async def test_what_is_null_in_a_variable_vanishes(engine: Engine) -> None:
    given = {"OR": [{"kind": None}, {"kind": {"eq": "ATTACK"}}], "NOT": {"title": {"contains": None}}}
    document = "query ($where: EventWhere) { events(where: $where) { totalCount nodes { id } } }"
    assert (await engine.execute(document, {"where": given}))["events"] == await found(
        engine, "events", f"{{{ATTACKS}}}"
    )


@pytest.mark.parametrize(
    "empty",
    ["{}", "{kind: {}}", "{when: {}}", "{when: {from: {}}}", "{involves: {}}", "{AND: []}", "{NOT: {OR: []}}"],
)
async def test_what_is_written_empty_asks_for_everything(engine: Engine, empty: str) -> None:
    every = (await found(engine, "events", "null"))["totalCount"]
    assert (await found(engine, "events", f"{{OR: [{empty}, {{{ATTACKS}}}]}}"))["totalCount"] == every > 0
    assert (await found(engine, "events", f"{{NOT: {empty}}}"))["totalCount"] == 0


async def test_what_is_missing_is_still_asked_for(engine: Engine) -> None:
    every = (await found(engine, "actors", "null"))["totalCount"]
    unfounded = (await found(engine, "actors", "{founded: {from: {eq: null}}}"))["totalCount"]
    assert 0 < unfounded < every
    either = "{OR: [{founded: {from: {eq: null}}}, {kind: null}]}"
    assert (await found(engine, "actors", either))["totalCount"] == unfounded
    neither = "{NOT: {founded: {from: {eq: null}}}}"
    assert (await found(engine, "actors", neither))["totalCount"] == every - unfounded
