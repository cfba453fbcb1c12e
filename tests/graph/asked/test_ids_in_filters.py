"""Ids in filters: one of another class or of none is an error; one that is not loaded finds nothing.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from api.query.planning.samples import SAMPLE_ID
from tests.graph.questions import problem

NO_CLASS = "does not begin with a class"
OF_ACTOR, OF_PLACE = "the id of an actor begins with actor/", "the id of a place begins with place/"
WRONG = [
    ("actors", 'id: {eq: "event/x"}', "id.eq", "event/x", f"is the id of an event; {OF_ACTOR}"),
    ("actors", 'id: {ne: "army"}', "id.ne", "army", f"{NO_CLASS}; {OF_ACTOR}"),
    ("actors", 'id: {in: ["actor/army", "army"]}', "id.in", "army", f"{NO_CLASS}; {OF_ACTOR}"),
    ("actors", 'NOT: {id: {notIn: ["place/x"]}}', "NOT.id.notIn", "place/x", f"is the id of a place; {OF_ACTOR}"),
    (
        "events",
        'happenedAt: {some: {node: {within: {under: "ml-gao"}}}}',
        "happenedAt.some.node.within.under",
        "ml-gao",
        f"{NO_CLASS}; {OF_PLACE}",
    ),
    (
        "events",
        'OR: [{kind: {eq: ATTACK}}, {involves: {none: {node: {id: {eq: "event/camp"}}}}}]',
        "OR[1].involves.none.node.id.eq",
        "event/camp",
        f"is the id of an event; {OF_ACTOR}",
    ),
    (
        "events",
        'dataset: {eq: "sample"}',
        "dataset.eq",
        "sample",
        f"{NO_CLASS}; the id of a dataset begins with dataset/",
    ),
]


@pytest.mark.parametrize(("root", "where", "place", "value", "told"), WRONG)
async def test_an_id_that_no_node_there_can_have(
    engine: Engine, root: str, where: str, place: str, value: str, told: str
) -> None:
    refused = await problem(engine, f"{{ it: {root}(where: {{{where}}}) {{ totalCount }} }}")
    assert refused == ("BAD_USER_INPUT", f"it: where.{place}: {value!r} {told}.")


async def test_wherever_a_filter_stands(engine: Engine) -> None:
    told = f"'event/x' is the id of an event; {OF_ACTOR}."
    inner = 'involves(where: {node: {id: {eq: "event/x"}}}) { totalCount }'
    for document, place in (
        (f"{{ events {{ nodes {{ {inner} }} }} }}", "involves: where.node.id.eq"),
        ('{ actorGroups(by: KIND, where: {id: {eq: "event/x"}}) { totalCount } }', "actorGroups: where.id.eq"),
        ('{ search(text: "a", where: {actor: {id: {eq: "event/x"}}}) { totalCount } }', "search: where.actor.id.eq"),
    ):
        assert await problem(engine, document) == ("BAD_USER_INPUT", f"{place}: {told}")


async def test_of_variables_too(engine: Engine) -> None:
    for document, variables in (
        ("query ($id: ID) { actors(where: {id: {eq: $id}}) { totalCount } }", {"id": "event/x"}),
        ("query ($ids: [ID]) { actors(where: {id: {in: $ids}}) { totalCount } }", {"ids": ["actor/army", "event/x"]}),
        ("query ($id: ID) { actors(where: {id: {in: [$id]}}) { totalCount } }", {"id": "event/x"}),
        ("query ($where: ActorWhere) { actors(where: $where) { totalCount } }", {"where": {"id": {"eq": "event/x"}}}),
    ):
        code, message = await problem(engine, document, **variables)
        assert code == "BAD_USER_INPUT"
        assert message.endswith(f"'event/x' is the id of an event; {OF_ACTOR}.")


async def test_of_an_interface_any_class_will_do(engine: Engine) -> None:
    asked = "{{ claims(where: {{about: {{some: {{node: {{id: {{eq: {}}}}}}}}}}}) {{ totalCount }} }}"
    for id_ in ("event/none", "place/none"):
        assert await engine.execute(asked.format(f'"{id_}"')) == {"claims": {"totalCount": 0}}
    code, message = await problem(engine, asked.format('"none"'))
    assert (code, message.partition(";")[0]) == (
        "BAD_USER_INPUT",
        f"claims: where.about.some.node.id.eq: 'none' {NO_CLASS}",
    )


async def test_an_id_that_is_not_loaded_finds_nothing(engine: Engine) -> None:
    for where in ('id: {eq: "event/none"}', 'happenedAt: {some: {node: {within: {under: "place/none"}}}}'):
        assert await engine.execute(f"{{ events(where: {{{where}}}) {{ totalCount }} }}") == {
            "events": {"totalCount": 0}
        }


async def test_a_sample_stands_for_an_id_of_any_class(engine: Engine) -> None:
    """Or a trusted document with a condition on actors would not be asked before its first user comes."""
    where = "{id: {eq: $id}, memberOf: {some: {node: {id: {in: [$id]}}}}}"
    document = f"query ($id: ID!) {{ actors(where: {where}) {{ totalCount }} }}"
    assert await engine.execute(document, {"id": SAMPLE_ID}) == {"actors": {"totalCount": 0}}
