"""Variables that are absent vanish from filters: what is found is the same as without what they stand in.

This suite knows no engine's name: all of it holds on each.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    build_schema,
    get_named_type,
    get_nullable_type,
)
from hypothesis import given
from hypothesis import strategies as st

from api.errors import RequestError
from api.query.engine import Engine
from api.schema import sdl
from ontology import ONTOLOGY
from tests.api.query.random_documents import Drawing, literal, value_of
from tests.graph.questions import problem

SCHEMA = build_schema(sdl(ONTOLOGY))
VARIABLES = {
    "id": "ID",
    "kind": "EventKind",
    "other": "EventKind",
    "kinds": "[EventKind]",
    "condition": "EventKindFilter",
    "text": "String",
    "day": "Date",
    "lat": "Float",
    "km": "Float",
    "number": "Int",
    "part": "PartialDate",
    "where": "EventWhere",
    "role": "RoleFilter",
    "yes": "Boolean",
}


async def asked(engine: Engine, root: str, filtered: str, **variables: Any) -> Any:
    """What is found, with the cursor, which knows its filter."""
    declared = ", ".join(f"${name}: {kind}" for name, kind in VARIABLES.items() if re.search(rf"[$]{name}\b", filtered))
    head = f"query ({declared})" if declared else "query"
    document = f"{head} {{ {root}{filtered} {{ totalCount nodes {{ id }} pageInfo {{ endCursor }} }} }}"
    return (await engine.execute(document, variables))[root]


@pytest.mark.parametrize(
    ("root", "where", "left"),
    [
        ("events", "kind: {eq: $kind}", None),
        ("events", "kind: $condition", None),
        ("events", "kind: {eq: $kind, ne: PATROL}", "kind: {ne: PATROL}"),
        ("events", "kind: {in: [$kind, $other]}", None),
        ("events", "kind: {in: [$kind, ATTACK]}", "kind: {in: [ATTACK]}"),
        ("events", "kind: {in: $kinds}", None),
        ("events", "kind: {notIn: [$kind], ne: PATROL}", "kind: {ne: PATROL}"),
        ("events", "OR: [{kind: {eq: $kind}}, $where]", None),
        ("events", "OR: [{kind: {eq: $kind}}, {}]", "OR: [{}]"),
        ("events", "OR: [{kind: {eq: $kind}}, {kind: {eq: ATTACK}}]", "OR: [{kind: {eq: ATTACK}}]"),
        ("events", "AND: [$where, {kind: {eq: $kind}}], OR: []", "OR: []"),
        ("events", "NOT: {kind: {eq: $kind}}", None),
        ("events", "NOT: {kind: {eq: $kind}, title: {contains: $text}}, kind: {eq: ATTACK}", "kind: {eq: ATTACK}"),
        ("events", "NOT: {NOT: {OR: [$where]}}", None),
        ("events", "when: {from: {gte: $part}, to: {lte: $part}}", None),
        ("events", 'when: {from: {gte: $part}, overlaps: "2018-04"}', 'when: {overlaps: "2018-04"}'),
        ("events", "happenedAt: {some: {node: {within: {under: $id}}}}", None),
        ("events", "happenedAt: {some: {node: {within: {some: {node: {id: {eq: $id}}}}}}}", None),
        ("events", "happenedAt: {some: {}, none: {node: {id: {eq: $id}}}}", "happenedAt: {some: {}}"),
        ("events", "involves: {some: {role: $role, node: {}}}", "involves: {some: {node: {}}}"),
        ("events", "involves: {all: {node: {id: {eq: $id}}}, single: {}}", "involves: {single: {}}"),
        ("claims", "saidBy: {node: {id: {eq: $id}}}", None),
        ("casualtyEstimates", "low: {gte: $number}, harm: {eq: KILLED}", "harm: {eq: KILLED}"),
        ("places", "near: {lat: $lat, lon: $lat, km: 10}", None),
        ("places", "near: {lat: $lat, lon: $lat, km: 10, centroids: true}, lat: {gte: 16}", "lat: {gte: 16}"),
        ("places", "box: {south: $lat, north: $lat}", None),
        ("places", "box: {south: $lat, centroids: true}", None),
        ("places", "box: {south: $lat, north: 16.5}", "box: {north: 16.5}"),
        ("actors", "memberOf: {some: {on: {day: $day, certainty: POSSIBLY}}}", None),
        ("actors", "memberOf: {some: {on: {day: $day, certainty: SURELY}, node: {}}}", "memberOf: {some: {node: {}}}"),
        ("actors", "founded: {from: {isNull: $yes}}", None),
    ],
)
async def test_what_is_absent_vanishes(engine: Engine, root: str, where: str, left: str | None) -> None:
    by_hand = f"(where: {{{left}}})" if left else ""
    assert await asked(engine, root, f"(where: {{{where}}})") == await asked(engine, root, by_hand)


async def test_a_whole_filter_of_literals_goes_on_meaning_something(engine: Engine) -> None:
    every = (await asked(engine, "events", ""))["totalCount"]
    somewhere = (await asked(engine, "events", "(where: {happenedAt: {some: {}}})"))["totalCount"]
    assert 0 < somewhere < every
    where = "(where: {happenedAt: {some: {node: {within: {under: $id}}}}})"
    assert (await asked(engine, "events", where))["totalCount"] == every
    assert (await asked(engine, "events", where, id=None))["totalCount"] == somewhere
    assert (await asked(engine, "events", where, id="place/gao"))["totalCount"] < somewhere


async def test_one_document_serves_every_shape(engine: Engine) -> None:
    """A plan is kept for each choice of variables; one must not answer for another."""
    where = "(where: {kind: {in: [$kind, $other]}, title: {contains: $text}})"
    shapes: list[tuple[dict[str, str | None], str]] = [
        ({}, ""),
        ({"kind": "ATTACK"}, "(where: {kind: {in: [ATTACK]}})"),
        ({"other": "AMBUSH"}, "(where: {kind: {in: [AMBUSH]}})"),
        ({"kind": "ATTACK", "other": "AMBUSH"}, "(where: {kind: {in: [ATTACK, AMBUSH]}})"),
        ({"kind": None, "other": "AMBUSH"}, "(where: {kind: {in: [AMBUSH]}})"),
        ({"kind": None, "text": "menaka"}, '(where: {title: {contains: "menaka"}})'),
        ({}, ""),
    ]
    for variables, by_hand in shapes:
        assert await asked(engine, "events", where, **variables) == await asked(engine, "events", by_hand)


@pytest.mark.parametrize(
    ("given", "by_hand"),
    [
        ({"kind": {"in": [None, "ATTACK"]}}, "(where: {kind: {in: [ATTACK]}})"),
        ({"kind": {"in": [None]}}, ""),
        ({"kind": {"in": []}}, "(where: {kind: {in: []}})"),
        ({"OR": [None]}, ""),
        ({"OR": [None, {"kind": {"eq": "ATTACK"}}]}, "(where: {OR: [{kind: {eq: ATTACK}}]})"),
        ({"AND": [None, {"kind": {"in": ["ATTACK", None]}}]}, "(where: {AND: [{kind: {in: [ATTACK]}}]})"),
    ],
)
async def test_nulls_in_lists_are_as_if_absent(engine: Engine, given: Any, by_hand: str) -> None:
    found = await asked(engine, "events", "(where: $where)", where=given)
    assert found == await asked(engine, "events", by_hand)


@pytest.mark.parametrize(
    ("near", "missing"),
    [
        ("lat: 16", "lon and km"),
        ("lat: 16, lon: 2.5", "km"),
        ("km: 10, centroids: true", "lat and lon"),
        ("lat: 16, lon: 2.5, km: null", "km"),
        ("lat: 16, lon: 2.5, km: $km", "km"),
        ("lat: $lat, lon: 2.5, km: 10", "lat"),
        ("lat: null, lon: 2.5, km: $km", "lat and km"),
    ],
)
async def test_a_circle_without_a_part_is_not_the_whole_world(engine: Engine, near: str, missing: str) -> None:
    declared = ", ".join(f"${name}: Float" for name in ("lat", "km") if f"${name}" in near)
    head = f"query ({declared}) " if declared else ""
    assert await problem(engine, f"{head}{{ places(where: {{near: {{{near}}}}}) {{ totalCount }} }}") == (
        "BAD_USER_INPUT",
        f"places: where.near has no {missing}; give lat, lon and km, or none of them.",
    )


async def test_on_without_a_day(engine: Engine) -> None:
    on = "on: {certainty: SURELY}"
    assert await problem(engine, f"{{ actors(where: {{memberOf: {{some: {{{on}}}}}}}) {{ totalCount }} }}") == (
        "BAD_USER_INPUT",
        "actors: where.memberOf.some.on has no day; give one, such as 2014-06-14, or leave on out.",
    )


@dataclass(frozen=True)
class Holed:
    """A filter in writing, with absent variables in it, and what is left of it by hand; None for nothing."""

    text: str
    left: Any
    gone: bool = False


def holed(drawing: Drawing, kind: Any, value: Any, name: str = "") -> Holed:
    """A value of a type of input, with absent variables in place of some of its parts."""
    if not isinstance(kind, GraphQLNonNull) and drawing.maybe(4):
        drawing.declared.append(f"$v{len(drawing.declared)}: {kind}")
        return Holed(f"$v{len(drawing.declared) - 1}", None, gone=True)
    kind = get_nullable_type(kind)
    if isinstance(kind, GraphQLList) and isinstance(value, list):
        items = [holed(drawing, kind.of_type, one, name) for one in value]
        left = [one.left for one in items if not one.gone]
        return Holed(f"[{', '.join(one.text for one in items)}]", left, gone=bool(items) and not left)
    if isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
        return _holed_object(drawing, kind, value, name)
    return Holed(literal(value), value)


def _holed_object(drawing: Drawing, kind: GraphQLInputObjectType, value: dict[str, Any], name: str) -> Holed:
    fields = {one: holed(drawing, kind.fields[one].type, part, one) for one, part in value.items()}
    text = "{" + ", ".join(f"{one}: {part.text}" for one, part in fields.items()) + "}"
    left = {one: part.left for one, part in fields.items() if not part.gone}
    lost = fields.keys() - left.keys()
    senseless = {
        "near": bool(lost & {"lat", "lon"}) and not left.keys() & {"lat", "lon"},
        "on": "day" in lost,
        "box": bool(lost) and not left.keys() - {"centroids"},
    }
    return Holed(text, left, gone=(bool(lost) and not left) or senseless.get(name, False))


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str]:
    """A document with absent variables, and the one that is left by hand."""
    assert SCHEMA.query_type
    root = draw(st.sampled_from(["events", "places", "actors", "claims", "commitments", "provisions"]))
    kind = get_named_type(SCHEMA.query_type.fields[root].args["where"].type)
    drawing = Drawing(SCHEMA, draw)
    where = holed(drawing, kind, value_of(drawing, GraphQLNonNull(kind)), "where")
    variables = f"query ({', '.join(drawing.declared)})" if drawing.declared else ""
    by_hand = "" if where.gone else f"(where: {literal(where.left)})"
    selected = "{ totalCount nodes { id } pageInfo { endCursor } }"
    return f"{variables} {{ {root}(where: {where.text}) {selected} }}", f"{{ {root}{by_hand} {selected} }}"


@given(question=questions())
async def test_the_same_as_removed_by_hand(engine: Engine, question: tuple[str, str]) -> None:
    with_absent, by_hand = [await _answer(engine, document) for document in question]
    assert with_absent == by_hand


async def _answer(engine: Engine, document: str) -> Any:
    try:
        return await engine.execute(document)
    except RequestError as error:
        return error.code.code, str(error)
