"""Groups in documents: fragments, aliases, @skip and variables, pages both ways, and that it is all one statement."""

from typing import Any

from api.query.engine import Engine
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.counting_store import Counting
from tests.patience import PATIENT
from tests.schemas import schema_of

DOCUMENT = """query ($unit: EventGrouping!, $span: EDTF, $sums: Boolean!, $of: [Harm!]) {
  __typename
  months: eventGroups(by: [$unit, REGION], where: {when: {within: $span}, casualties: {some: {}}}, first: 2) {
    __typename
    totalCount
    page: pageInfo { __typename hasNextPage hasPreviousPage }
    edges { __typename node { ...Group } }
    again: nodes { count }
  }
  event(id: "event/mali-2018-04-26") { when { edtf } }
  kinds: eventGroups(by: KIND, where: {when: {within: $span}}, orderBy: [{field: COUNT, direction: DESC}], first: 1) {
    nodes { kind count ...Group }
  }
}
fragment Group on EventGroup {
  __typename
  keys
  when { __typename edtf first: from }
  place { name(lang: FR) ... on Node { id } within { nodes { label } } }
  all: casualties @skip(if: $sums) { harm }
  some: casualties(harm: $of) @include(if: $sums) { __typename harm best again: best }
}
"""
MALI = {"nodes": [{"label": "Mali"}]}


def group(keys: list[str], when: Any, place: Any, some: list[tuple[str, int | None]]) -> dict[str, Any]:
    """What the fragment shows of a group."""
    sums = [{"__typename": "CasualtySum", "harm": harm, "best": best, "again": best} for harm, best in some]
    return {"__typename": "EventGroup", "keys": keys, "when": when, "place": place, "some": sums}


async def test_groups_as_documents_ask_for_them(mali: Engine) -> None:
    variables = {"unit": "WHEN_MONTH", "span": "2018-04", "sums": True, "of": ["KILLED", "NEUTRALISED"]}
    april = {"__typename": "DateSpan", "edtf": "2018-04", "first": "2018-04-01"}
    kidal = {"name": "Région de Kidal", "id": "place/ml-kidal", "within": MALI}
    menaka = {"name": "Région de Ménaka", "id": "place/ml-menaka", "within": MALI}
    nodes = [
        group(["2018-04", "place/ml-kidal"], april, kidal, [("KILLED", 2)]),
        group(["2018-04", "place/ml-menaka"], april, menaka, [("KILLED", 65), ("NEUTRALISED", None)]),
    ]
    assert await mali.execute(DOCUMENT, variables) == {
        "__typename": "Query",
        "months": {
            "__typename": "EventGroupConnection",
            "totalCount": 5,
            "page": {"__typename": "PageInfo", "hasNextPage": True, "hasPreviousPage": False},
            "edges": [{"__typename": "EventGroupEdge", "node": node} for node in nodes],
            "again": [{"count": 1}, {"count": 9}],
        },
        "event": {"when": {"edtf": "2018-04-26/2018-04-27"}},
        "kinds": {
            "nodes": [
                {
                    "kind": "MILITARY_OPERATION",
                    "count": 4,
                    **group(["MILITARY_OPERATION"], None, None, [("KILLED", 3), ("NEUTRALISED", None)]),
                }
            ],
        },
    }


async def test_it_is_one_statement_for_all_values_of_a_shape(mali: Engine) -> None:
    counting = Counting(mali._store)
    engine: Any = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    for span, of in (("2018-04", ["KILLED", "WOUNDED"]), ("2014/2015", ["WOUNDED", "CAPTURED"])):
        await engine.execute(DOCUMENT, {"unit": "WHEN_MONTH", "span": span, "sums": True, "of": of})
    first, second = counting.fetched
    assert first is second
    await engine.execute(DOCUMENT, {"unit": "WHEN_YEAR", "span": "2018", "sums": False})
    assert counting.fetched[2].text != first.text


async def test_what_is_not_selected_costs_nothing(mali: Engine) -> None:
    counting = Counting(mali._store)
    engine: Any = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    await engine.execute("{ eventGroups(by: WHEN_MONTH) { nodes { keys } } }")
    await engine.execute("{ eventGroups(by: WHEN_MONTH) { totalCount } }")
    await engine.execute("{ eventGroups(by: WHEN_MONTH) { nodes { count casualties @skip(if: true) { best } } } }")
    assert ["CasualtyEstimate" in one.text for one in counting.fetched] == [False, False, False]
    keys, counts, _ = (one.text for one in counting.fetched)
    assert ["LIMIT" in text for text in (keys, counts)] == [True, False]


async def test_all_months_backwards(mali: Engine) -> None:
    asked = """query ($before: String) { eventGroups(by: [WHEN_MONTH], last: 30, before: $before) {
      totalCount nodes { keys count } pageInfo { startCursor hasPreviousPage }
    } }"""
    seen, before = list[Any](), None
    while True:
        page = (await mali.execute(asked, {"before": before}))["eventGroups"]
        seen = page["nodes"] + seen
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    everything = await mali.execute(
        "{ eventGroups(by: WHEN_MONTH, first: 500) { nodes { keys count } } events { totalCount } }"
    )
    assert seen == everything["eventGroups"]["nodes"]
    assert len(seen) == page["totalCount"]
    assert sum(one["count"] for one in seen) == everything["events"]["totalCount"]
