"""Sums of casualty figures: which figure counts, why others do not, and what they add up to, written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

from typing import Any

import pytest

from api.query.engine import Engine
from ontology.records import Delivery
from tests.graph.questions import ELSEWHERE, fields, refused_cursor
from tests.graph.sample_sums import EVENTS, FIGURES, sums

NUMBERS = "events partial openEnded unknown leftOut low best high span { low high highest }"
FIGURES_OF = "taken { totalCount nodes { id } } left { totalCount edges { reason node { id } } }"


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    return (sums(),)


OF_ONE = f"""query ($event: ID!, $include: [CasualtyInclusion!]) {{
  eventGroups(by: [WHEN_YEAR], where: {{id: {{eq: $event}}}}) {{ nodes {{
    casualties(include: $include) {{ harm {NUMBERS} {FIGURES_OF} }}
  }} }}
}}"""
"""One document, so that Neo4j plans it twice: with and without what is included."""


async def casualties(engine: Engine, event: str, include: list[str] | None = None) -> dict[str, Any]:
    """What is told of each harm of one event."""
    found = await engine.execute(OF_ONE, {"event": f"event/{event}", "include": include})
    return {one.pop("harm"): one for one in found["eventGroups"]["nodes"][0]["casualties"]}


def key(id_: str) -> str:
    """The key of an id."""
    return id_.partition("/")[2]


def said(told: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """The figures that a sum takes, and those that it leaves out, with the reasons."""
    taken, left = told["taken"], told["left"]
    assert taken["totalCount"] == len(taken["nodes"])
    assert left["totalCount"] == len(left["edges"])
    reasons = {key(edge["node"]["id"]): edge["reason"] for edge in left["edges"]}
    return [key(one["id"]) for one in taken["nodes"]], reasons


KILLED: dict[str, tuple[list[str], dict[str, str]]] = {
    "total": (["total-total"], {"total-part": "PART"}),
    "hedged": (["hedged-plain"], {"hedged-alleged": "HEDGED"}),
    "accused": ([], {"accused-ninety": "ACCUSATION"}),
    "accusation": ([], {"accusation-ninety": "ACCUSATION"}),
    "denied": (["denied-asserted"], {"denied-denied": "DENIED"}),
    "party": (["party-least"], {"party-exact": "OTHER_FIGURE"}),
    "member": (["member-least"], {"member-exact": "OTHER_FIGURE"}),
    "before": (["before-exact"], {"before-least": "OTHER_FIGURE"}),
    "graded": (["graded-coded"], {"graded-press": "OTHER_FIGURE"}),
    "of-its-row": (["of-its-row-press"], {"of-its-row-report": "OTHER_FIGURE"}),
    "published": (
        ["published-late"],
        {"published-early": "OTHER_FIGURE", "published-undated": "OTHER_FIGURE"},
    ),
    "larger": (["larger-forty"], {"larger-best": "OTHER_FIGURE", "larger-thirty": "OTHER_FIGURE"}),
    "alike": (["alike-first"], {"alike-second": "OTHER_FIGURE"}),
    "unknown": ([], {"unknown-killed": "UNKNOWN_NUMBER"}),
}


@pytest.mark.parametrize("event", KILLED)
async def test_which_figure_counts(engine: Engine, event: str) -> None:
    assert said((await casualties(engine, event))["KILLED"]) == KILLED[event]


EVERYTHING = "ACCUSATIONS DENIED HEDGED PARTS"
INCLUDED: dict[str, tuple[str, list[str]]] = {
    "ACCUSATIONS": ("accused", ["accused-ninety"]),
    "DENIED": ("denied", ["denied-denied"]),
    "HEDGED": ("hedged", ["hedged-plain"]),
    "PARTS": ("total", ["total-total"]),
    EVERYTHING: ("accusation", ["accusation-ninety"]),
}


@pytest.mark.parametrize("include", INCLUDED)
async def test_what_counts_on_request(engine: Engine, include: str) -> None:
    event, expected = INCLUDED[include]
    taken, left = said((await casualties(engine, event, include.split()))["KILLED"])
    assert taken == expected
    assert set(left.values()) <= {"OTHER_FIGURE"}


async def test_nothing_is_included_by_an_empty_list_or_null(engine: Engine) -> None:
    nothing: tuple[list[str] | None, ...] = ([], None)
    for include in nothing:
        assert said((await casualties(engine, "hedged", include))["KILLED"]) == KILLED["hedged"]


async def test_the_neutralised_are_never_among_the_killed(engine: Engine) -> None:
    assert list(await casualties(engine, "neutralised", EVERYTHING.split())) == ["NEUTRALISED"]


Span = tuple[int | None, int | None, int | None]


def numbers(low: int | None, best: int | None, high: int | None, span: Span, **counted: int) -> dict[str, Any]:
    """The numbers of a sum; of an event with one figure that has an upper bound, unless counted otherwise."""
    counts = {"events": 1, "partial": 0, "openEnded": 0, "unknown": 0, "leftOut": 0} | counted
    return counts | {"low": low, "best": best, "high": high, "span": dict(zip(SPAN, span, strict=True))}


def nothing(**counted: int) -> dict[str, Any]:
    """The numbers of a sum of which no figure counts: no number is known, and none is 0."""
    return numbers(None, None, None, (None, None, None), events=0, **counted)


SPAN = ("low", "high", "highest")
TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    ("total", "", "KILLED", numbers(3, 4, 10, (3, 10, 10))),
    ("total", "PARTS", "KILLED", numbers(3, 4, 10, (3, 10, 10))),
    ("hedged", "HEDGED", "KILLED", numbers(5, 5, 5, (5, 90, 90))),
    ("party", "", "KILLED", numbers(47, 47, None, (43, None, 47), openEnded=1)),
    ("before", "", "KILLED", numbers(43, 43, 43, (43, None, 47))),
    ("graded", "", "KILLED", numbers(7, 7, None, (7, None, 9), openEnded=1)),
    ("larger", "", "KILLED", numbers(40, 40, 44, (30, None, 60))),
    ("unknown", "", "KILLED", nothing(unknown=1)),
    ("unknown", "", "WOUNDED", numbers(0, 15, 15, (0, 15, 15))),
    ("accused", "", "KILLED", nothing(leftOut=1)),
    ("accused", "ACCUSATIONS", "KILLED", numbers(95, 95, None, (95, None, 95), openEnded=1)),
]


@pytest.mark.parametrize(("event", "include", "harm", "expected"), TOLD)
async def test_what_a_sum_tells(engine: Engine, event: str, include: str, harm: str, expected: dict[str, Any]) -> None:
    told = (await casualties(engine, event, include.split() or None))[harm]
    assert {name: told[name] for name in expected} == expected


async def test_all_events_together(engine: Engine) -> None:
    found = await fields(engine, "eventGroups(by: [WHEN_YEAR])", f"nodes {{ count casualties {{ harm {NUMBERS} }} }}")
    killed = numbers(3 + 5 + 6 + 47 + 47 + 43 + 7 + 9 + 2 + 40 + 2, 212, None, (191, None, 251))
    killed |= {"events": 11, "openEnded": 3, "unknown": 1, "leftOut": 2}
    assert found["nodes"] == [
        {
            "count": len(EVENTS),
            "casualties": [
                {"harm": "KILLED", **killed},
                {"harm": "WOUNDED", **numbers(0, 15, 15, (0, 15, 15))},
                {"harm": "NEUTRALISED", **numbers(60, 60, 60, (60, 60, 60))},
            ],
        }
    ]


async def test_some_harms(engine: Engine) -> None:
    document = """query ($of: [Harm!], $one: Harm!) {
      eventGroups(by: [KIND], where: {id: {eq: "event/unknown"}}) { nodes {
        some: casualties(harm: $of) { harm best }
        one: casualties(harm: [$one]) { harm events }
        wounded: casualties(harm: WOUNDED) { best __typename }
        none: casualties(harm: []) { best }
        all: casualties(harm: null) { __typename }
      } }
    }"""
    data = await engine.execute(document, {"of": ["WOUNDED", "CAPTURED"], "one": "KILLED"})
    assert data["eventGroups"]["nodes"] == [
        {
            "some": [{"harm": "WOUNDED", "best": 15}],
            "one": [{"harm": "KILLED", "events": 0}],
            "wounded": [{"best": 15, "__typename": "CasualtySum"}],
            "none": [],
            "all": [{"__typename": "CasualtySum"}, {"__typename": "CasualtySum"}],
        }
    ]


PAGES = """query ($first: Int, $after: String, $last: Int, $before: String, $include: [CasualtyInclusion!]) {
  eventGroups(by: [WHEN_YEAR, KIND], where: {kind: {eq: ATTACK}}) { nodes {
   casualties(harm: KILLED, include: $include) {
    left(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor reason node { id } }
    }
  } } }
}"""


async def left(engine: Engine, **variables: Any) -> dict[str, Any]:
    """A page of the figures that are left out."""
    data = await engine.execute(PAGES, variables)
    page: dict[str, Any] = data["eventGroups"]["nodes"][0]["casualties"][0]["left"]
    return page


async def test_pages_of_figures_both_ways(engine: Engine) -> None:
    everything = (await left(engine, first=100))["edges"]
    assert len(everything) == sum(figure.harm.name == "KILLED" for figure in FIGURES.values()) - 1 - 11
    seen, more, after = list[Any](), True, None
    while more:
        page = await left(engine, first=4, after=after)
        assert page["totalCount"] == len(everything)
        seen += page["edges"]
        more, after = page["pageInfo"]["hasNextPage"], page["pageInfo"]["endCursor"]
    assert seen == everything
    page = await left(engine, last=4, before=everything[-2]["cursor"])
    assert page["edges"] == everything[-6:-2]
    assert page["pageInfo"]["hasPreviousPage"]


async def test_cursors_of_figures_belong_to_their_sum(engine: Engine) -> None:
    cursor = (await left(engine, first=1))["edges"][0]["cursor"]
    of_taken = PAGES.replace("left(", "taken(").replace("reason node", "node")
    assert await refused_cursor(engine, of_taken, after=cursor) == ("taken: after", ELSEWHERE)
    of_wounded = "was made for another list than that of WOUNDED 2016 ATTACK"
    for other, said in (
        (PAGES.replace("harm: KILLED", "harm: WOUNDED"), of_wounded),
        (PAGES.replace("WHEN_YEAR, KIND", "KIND, WHEN_YEAR"), ELSEWHERE),
        (PAGES.replace("eq: ATTACK", "ne: ACCUSATION"), ELSEWHERE),
    ):
        assert await refused_cursor(engine, other, after=cursor) == ("left: after", said)
    assert await refused_cursor(engine, PAGES, after=cursor, include=["PARTS"]) == ("left: after", ELSEWHERE)
    assert (await left(engine, first=1, after=cursor))["edges"]


async def test_what_figures_lead_to(engine: Engine) -> None:
    root = 'eventGroups(by: [WHEN_YEAR], where: {id: {eq: "event/party"}})'
    asked = "nodes { saidBy { name } estimates { involves { nodes { name } } } documentedBy { edges { basis } } }"
    found = await fields(engine, root, f"nodes {{ casualties {{ taken {{ {asked} }} left {{ {asked} }} }} }}")
    event = {"involves": {"nodes": [{"name": "Army"}]}}
    cited = {"edges": [{"basis": "OWN"}]}
    assert found["nodes"][0]["casualties"] == [
        {
            "taken": {"nodes": [{"saidBy": {"name": "Observer"}, "estimates": event, "documentedBy": cited}]},
            "left": {"nodes": [{"saidBy": {"name": "Army"}, "estimates": event, "documentedBy": cited}]},
        }
    ]
