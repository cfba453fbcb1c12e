"""A search under conditions on the nodes of some classes, and how many it finds of each class. No engine is named."""

from typing import Any

import pytest

from api.query.engine import Engine
from tests.graph.questions import ELSEWHERE, fields, refused_cursor

SEARCH = """query ($text: String!, $in: [Searchable!], $where: SearchWhere) {
  search(text: $text, in: $in, where: $where, first: 100) {
    totalCount nodes { id } counts { class count }
  }
}"""
MENAKA = ["event/twin-a", "event/twin-b", "place/menaka"]
A, B, PLACE = MENAKA
NEAR = {"EVENT": 2, "PLACE": 1}
ARMY = {"some": {"role": {"eq": "TARGET"}, "node": {"id": {"eq": "actor/army"}}}}
UNDER = {"happenedAt": {"some": {"node": {"within": {"under": "place/menaka"}}}}}
FOUND: list[tuple[str, Any, list[str], dict[str, int]]] = [
    ("nothing", None, MENAKA, NEAR),
    ("no class", {}, MENAKA, NEAR),
    ("nothing of a class", {"event": {}, "place": None}, MENAKA, NEAR),
    ("of one class", {"event": {"id": {"eq": A}}}, [A, PLACE], {"EVENT": 1, "PLACE": 1}),
    ("none of one class", {"event": {"id": {"in": []}}}, [PLACE], {"PLACE": 1}),
    ("one of several", {"event": {"OR": [{"id": {"eq": A}}, {"id": {"eq": B}}]}}, MENAKA, NEAR),
    ("of a class that is not found", {"source": {"id": {"eq": "source/none"}}}, MENAKA, NEAR),
    ("of two classes", {"event": {"id": {"eq": B}}, "place": {"kind": {"ne": "CERCLE"}}}, [B], {"EVENT": 1}),
    ("of a date", {"event": {"when": {"overlaps": "2017"}}}, [PLACE], {"PLACE": 1}),
    ("of related nodes", {"event": {"involves": ARMY}}, [A, PLACE], {"EVENT": 1, "PLACE": 1}),
    ("of all related nodes", {"event": {"involves": {"all": {"role": {"eq": "ATTACKER"}}}}}, [B, PLACE], {}),
    ("of how many", {"event": {"happenedAt": {"single": {}}}}, [B, PLACE], {}),
    ("of what lies under", {"event": UNDER}, MENAKA, NEAR),
    ("of a circle", {"place": {"near": {"lat": 0, "lon": 0, "km": 1}}}, [A, B], {"EVENT": 2}),
]


@pytest.mark.parametrize(("where", "ids", "counts"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
async def test_where(engine: Engine, where: Any, ids: list[str], counts: dict[str, int]) -> None:
    found = (await engine.execute(SEARCH, {"text": "menaka", "where": where}))["search"]
    assert sorted(node["id"] for node in found["nodes"]) == ids
    assert found["totalCount"] == len(ids)
    assert _some(found) == (counts or {"EVENT": 1, "PLACE": 1})


def _some(found: Any) -> dict[str, int]:
    """The counts that are not 0."""
    return {one["class"]: one["count"] for one in found["counts"] if one["count"]}


async def test_classes_are_counted_whichever_are_asked_for(engine: Engine) -> None:
    for classes in (["EVENT"], ["ACTOR"], [], None):
        found = (await engine.execute(SEARCH, {"text": "menaka", "in": classes}))["search"]
        assert _some(found) == NEAR
        assert (
            found["totalCount"]
            == {"EVENT": 2, "ACTOR": 0, "": 0, "ALL": 3}["ALL" if classes is None else "".join(classes)]
        )
    nothing = await fields(engine, 'search(text: "!")', "counts { class count }")
    assert {one["count"] for one in nothing["counts"]} == {0}


async def test_every_class_that_can_be_asked_for_has_a_count_in_the_same_order(engine: Engine) -> None:
    counts = (await fields(engine, 'search(text: "menaka")', "counts { class __typename }"))["counts"]
    assert [one["class"] for one in counts] == list(engine.schema.type_map["Searchable"].values)  # type: ignore[attr-defined]
    assert {one["__typename"] for one in counts} == {"SearchCount"}


async def test_casualty_figures_are_found_where_they_are_asked_for(engine: Engine) -> None:
    figures = (await engine.execute(SEARCH, {"text": "soldats", "in": ["CASUALTY_ESTIMATE"]}))["search"]
    assert [node["id"].partition("/")[0] for node in figures["nodes"]] == ["casualty-estimate"] * figures["totalCount"]
    assert figures["totalCount"] > 0
    for classes in ({}, {"in": None}):
        found = (await engine.execute(SEARCH, {"text": "soldats", **classes}))["search"]
        assert not [node for node in found["nodes"] if node in figures["nodes"]]
        assert found["totalCount"] == len(found["nodes"])
        assert _some(found)["CASUALTY_ESTIMATE"] == figures["totalCount"]


WALK = """query ($n: Int, $after: String, $where: SearchWhere) {
  search(text: "patrol", first: $n, after: $after, where: $where) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage }
  }
}"""


async def test_pages_under_a_condition(engine: Engine) -> None:
    where = {"event": {"id": {"in": [f"event/patrol-{number:02}" for number in range(3, 12)]}}}
    ids, after, more = list[str](), None, True
    while more:
        page = (await engine.execute(WALK, {"n": 4, "after": after, "where": where}))["search"]
        ids += [edge["node"]["id"] for edge in page["edges"]]
        after, more = page["edges"][-1]["cursor"], page["pageInfo"]["hasNextPage"]
        assert page["totalCount"] == 9
    assert sorted(ids) == where["event"]["id"]["in"]
    assert len(ids) == len(set(ids))


async def test_a_cursor_belongs_to_what_is_asked_of_each_class(engine: Engine) -> None:
    first = {"event": {"id": {"ne": "event/x"}}}
    page = (await engine.execute(WALK, {"n": 1, "where": first}))["search"]
    after = page["edges"][0]["cursor"]
    on = (await engine.execute(WALK, {"n": 1, "after": after, "where": {**first, "place": {}}}))["search"]
    assert on["edges"]
    others: tuple[Any, ...] = (
        {},
        {"event": {"id": {"ne": "event/y"}}},
        {"event": {"id": {"eq": "event/x"}}},
        {"claim": {"id": {"ne": "event/x"}}},
        {**first, "place": {"id": {"ne": "x"}}},
    )
    for where in others:
        assert await refused_cursor(engine, WALK, after=after, where=where) == ("search: after", ELSEWHERE)


async def test_what_edges_say_of_snippets(engine: Engine) -> None:
    selected = "edges { snippet snippetLanguage snippetParts { text marked __typename } node { id } }"
    found = await fields(engine, 'search(text: "camp attaque")', selected)
    camp = next(edge for edge in found["edges"] if edge["node"]["id"] == "event/camp")
    assert camp["snippetLanguage"] == "EN"
    assert camp["snippetParts"] == [
        {"text": "Attack on the Timbuktu ", "marked": False, "__typename": "SnippetPart"},
        {"text": "camp", "marked": True, "__typename": "SnippetPart"},
    ]
    for edge in found["edges"]:
        assert "".join(part["text"] for part in edge["snippetParts"]) == edge["snippet"]
    of_acronym = await fields(engine, 'search(text: "gsim", in: ACTOR)', "edges { snippet snippetLanguage }")
    assert of_acronym == {"edges": [{"snippet": "GSIM", "snippetLanguage": None}]}
