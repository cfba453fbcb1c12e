"""Events in groups: what falls into which, and how many they are, written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from ontology.records import Delivery
from tests.graph.questions import fields
from tests.graph.sample_groups import groups

CASES: dict[str, list[tuple[str, int]]] = {
    "by: [WHEN_YEAR]": [("../2016", 1), ("2015/2016", 1), ("2016", 7), ("2016/..", 1)],
    "by: [WHEN_MONTH]": [
        ("../2016-01", 1),
        ("2015/2016-06", 1),
        ("2016", 1),
        ("2016-01", 3),
        ("2016-01/2016-02", 1),
        ("2016-02", 1),
        ("2016-02/..", 1),
        ("2016-02/2016-03", 1),
    ],
    "by: [WHEN_DAY]": [
        ("../2016-01-18", 1),
        ("2015/2016-06", 1),
        ("2016", 1),
        ("2016-01-18", 1),
        ("2016-01-18/2016-01-19", 1),
        ("2016-01-19", 1),
        ("2016-01-30/2016-02-02", 1),
        ("2016-02", 1),
        ("2016-02-02/..", 1),
        ("2016-02/2016-03-05", 1),
    ],
    "by: [COUNTRY]": [("country", 7), ("null", 3)],
    "by: [REGION]": [("gao", 5), ("menaka", 3), ("null", 4)],
    "by: [CERCLE]": [("cercle", 5), ("null", 5)],
    "by: [LOCALITY]": [("town", 2), ("null", 8)],
    "by: [SITE]": [("well", 2), ("null", 8)],
    "by: [AREA]": [("forest", 1), ("null", 9)],
    "by: [PLACE]": [
        ("cercle", 4),
        ("country", 1),
        ("forest", 1),
        ("gao", 1),
        ("town", 2),
        ("well", 2),
        ("null", 2),
    ],
    "by: [ACTOR]": [("army", 3), ("group", 2), ("union", 1), ("null", 5)],
    "by: [KIND]": [
        ("ACCUSATION", 1),
        ("AMBUSH", 2),
        ("ATTACK", 2),
        ("KILLING", 1),
        ("NEGOTIATION", 2),
        ("PATROL", 1),
        ("SANCTION", 1),
    ],
    "by: DATASET": [("groups", 10)],
    "by: [REGION, ACTOR]": [
        ("gao army", 3),
        ("gao group", 1),
        ("gao null", 2),
        ("menaka army", 1),
        ("menaka group", 1),
        ("menaka null", 1),
        ("null union", 1),
        ("null null", 3),
    ],
    "by: [ACTOR, WHEN_YEAR, REGION], where: {kind: {in: [ATTACK, PATROL]}}": [
        ("army 2016 gao", 2),
        ("group 2016 gao", 1),
        ("group 2016 menaka", 1),
    ],
    'by: [KIND], where: {happenedAt: {some: {node: {within: {under: "place/menaka"}}}}}': [
        ("AMBUSH", 2),
        ("ATTACK", 1),
    ],
    "by: [WHEN_MONTH, KIND], where: {OR: []}": [],
    'by: [KIND], where: {when: {within: "2016-01"}}, orderBy: [{field: KEYS, direction: DESC}]': [
        ("ATTACK", 2),
        ("AMBUSH", 1),
    ],
    "by: [REGION], orderBy: [{field: KEYS, direction: DESC}]": [("null", 4), ("menaka", 3), ("gao", 5)],
    "by: [REGION], orderBy: [{field: COUNT}]": [("menaka", 3), ("null", 4), ("gao", 5)],
    "by: [ACTOR], orderBy: [{field: COUNT, direction: DESC}]": [("null", 5), ("army", 3), ("group", 2), ("union", 1)],
    "by: [REGION, ACTOR], orderBy: [{field: COUNT, direction: DESC}]": [
        ("gao army", 3),
        ("null null", 3),
        ("gao null", 2),
        ("gao group", 1),
        ("menaka army", 1),
        ("menaka group", 1),
        ("menaka null", 1),
        ("null union", 1),
    ],
    "by: [PLACE], orderBy: [{field: COUNT, direction: DESC}, {field: KEYS, direction: DESC}]": [
        ("cercle", 4),
        ("null", 2),
        ("well", 2),
        ("town", 2),
        ("gao", 1),
        ("forest", 1),
        ("country", 1),
    ],
}


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    return (groups(),)


def said(keys: list[str | None]) -> str:
    """Keys in short: `gao null` for a place and no actor. Spans keep their slash."""
    named = [key.partition("/")[2] if key and key[0].islower() else key for key in keys]
    return " ".join(key or "null" for key in named)


@pytest.mark.parametrize("arguments", CASES)
async def test_groups(engine: Engine, arguments: str) -> None:
    found = await fields(engine, f"eventGroups({arguments})", "totalCount nodes { keys count }")
    assert [(said(node["keys"]), node["count"]) for node in found["nodes"]] == CASES[arguments]
    assert found["totalCount"] == len(CASES[arguments])


async def test_what_a_group_shows(engine: Engine) -> None:
    where = 'where: {id: {in: ["event/years", "event/since", "event/eve"]}}'
    root = f"eventGroups(by: [ACTOR, WHEN_MONTH, COUNTRY, KIND, DATASET], {where})"
    when, place = "when { edtf from to precision }", "place { name within { nodes { name } } }"
    found = await fields(engine, root, f"nodes {{ keys {when} {place} kind actor {{ name }} dataset {{ id }} }}")
    country, dataset = {"name": "Country", "within": {"nodes": []}}, {"id": "dataset/groups"}
    january = {"edtf": "2016-01", "from": "2016-01-01", "to": "2016-01-31", "precision": "MONTH"}
    attack = {"when": january, "place": country, "kind": "ATTACK", "dataset": dataset}
    rest = ["2016-01", "place/country", "ATTACK", "dataset/groups"]
    assert found["nodes"] == [
        {"keys": ["actor/army", *rest], **attack, "actor": {"name": "Army"}},
        {"keys": ["actor/group", *rest], **attack, "actor": {"name": "Group"}},
        {
            "keys": [None, "2015/2016-06", "place/country", "NEGOTIATION", "dataset/groups"],
            "when": {"edtf": "2015/2016-06", "from": "2015-01-01", "to": "2016-06-30", "precision": "YEAR"},
            "place": country,
            "kind": "NEGOTIATION",
            "actor": None,
            "dataset": dataset,
        },
        {
            "keys": [None, "2016-02/..", None, "SANCTION", "dataset/groups"],
            "when": {"edtf": "2016-02/..", "from": "2016-02-01", "to": None, "precision": "MONTH"},
            "place": None,
            "kind": "SANCTION",
            "actor": None,
            "dataset": dataset,
        },
    ]


async def test_what_is_no_key_is_null(engine: Engine) -> None:
    shown = "when { from } place { name } kind actor { name events: involvedIn { totalCount } } dataset { id }"
    found = await fields(engine, "eventGroups(by: [WHEN_YEAR], first: 1)", f"nodes {{ {shown} }}")
    nothing = {"place": None, "kind": None, "actor": None, "dataset": None}
    assert found["nodes"] == [{"when": {"from": None}, **nothing}]
    found = await fields(engine, "eventGroups(by: [ACTOR], first: 1)", f"nodes {{ {shown} }}")
    assert found["nodes"] == [
        {"when": None, **nothing, "actor": {"name": "Army", "events": {"totalCount": 3}}},
    ]


@pytest.mark.parametrize(
    ("unit", "within"),
    [("YEAR", ["2016"]), ("MONTH", ["2016-01", "2016-02"]), ("DAY", ["2016-01-18", "2016-01-19"])],
)
async def test_which_groups_lie_in_one_unit(engine: Engine, unit: str, within: list[str]) -> None:
    """`2016/..` has as many characters as a month, and does not lie in one."""
    nodes = (await fields(engine, f"eventGroups(by: [WHEN_{unit}, KIND])", "nodes { keys inOneUnit }"))["nodes"]
    assert {one["keys"][0]: one["inOneUnit"] for one in nodes} == {
        date: date in within for date, _ in CASES[f"by: [WHEN_{unit}]"]
    }


async def test_without_a_date_nothing_is_said_of_units(engine: Engine) -> None:
    nodes = (await fields(engine, "eventGroups(by: KIND)", "nodes { inOneUnit }"))["nodes"]
    assert {one["inOneUnit"] for one in nodes} == {None}


async def test_a_date_that_is_missing_lies_in_no_unit(engine: Engine) -> None:
    nodes = (await fields(engine, "sourceGroups(by: PUBLISHED_YEAR)", "nodes { keys inOneUnit }"))["nodes"]
    assert {one["inOneUnit"] for one in nodes if one["keys"] == [None]} == {False}
