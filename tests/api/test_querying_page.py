"""Every query of docs/querying.md is asked with its variables, and gives the answer that the page shows, or any."""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest

from api.query.engine import Engine
from tests.api.answered_page import Example, answer_to, examples
from tests.api.web.live_app import asking, written

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "querying.md").read_text(encoding="utf-8")


EXAMPLES = examples(PAGE)


def says_nothing(value: dict[str, Any] | list[Any] | None) -> bool:
    """Whether a root field has no value, or a list without an item."""
    return not value or (
        isinstance(value, dict) and any(value.get(name) == [] for name in ("nodes", "edges", "accounts"))
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
async def test_a_query_gives_what_the_page_says(mali: Engine, example: Example) -> None:
    answer = await answer_to(mali, example)
    if example.answer is not None:
        assert answer == example.answer
    else:
        assert "errors" not in answer, answer
        assert [key for key, value in answer["data"].items() if says_nothing(value)] == []


async def test_null_and_empty_lists_are_as_the_page_says(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "noneOfNothing" in one.query)
    counts = {key: one["totalCount"] for key, one in (await mali.execute(example.query)).items()}
    everything = await mali.execute("{ agreements { totalCount } actors { totalCount } }")
    assert counts["notGiven"] == everything["agreements"]["totalCount"]
    assert (counts["inNothing"], counts["noneOfNothing"]) == (0, 0)
    assert 0 < counts["missing"] < everything["actors"]["totalCount"]


async def test_optional_variables_are_as_the_page_says(mali: Engine) -> None:
    form = next(one for one in EXAMPLES if "query Form" in one.query)
    every = (await mali.execute("{ events { totalCount } }"))["events"]["totalCount"]
    somewhere = (await mali.execute("{ events(where: {happenedAt: {some: {}}}) { totalCount } }"))["events"][
        "totalCount"
    ]

    async def counted(**variables: Any) -> int:
        return int((await mali.execute(form.query, variables))["events"]["totalCount"])

    assert await counted() == every
    assert await counted(region=None) == somewhere < every
    assert 0 < await counted(**form.variables) < await counted(region=form.variables["region"]) < somewhere


async def test_dates_are_as_the_page_says(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "surely" in one.query)
    counts = {key: one["totalCount"] for key, one in (await mali.execute(example.query)).items()}
    assert counts["maybe"] > counts["surely"] == counts["same"] > 0


async def test_a_sidebar_is_as_the_page_says(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "query Sidebar" in one.query)
    answer = await mali.execute(example.query, example.variables)
    total, chosen = answer["events"]["totalCount"], example.variables["chosen"]["kind"]["eq"]
    kinds = {one["kind"]: one["count"] for one in answer["kinds"]["nodes"]}
    assert kinds[chosen] == total > 0
    assert len(kinds) > 1
    assert len(answer["years"]["nodes"]) > 1
    busiest = answer["actors"]["nodes"][0]
    involved = {"involves": {"some": {"node": {"id": {"eq": busiest["actor"]["id"]}}}}}
    narrowed = await mali.execute(
        example.query, {**example.variables, "chosen": example.variables["chosen"] | involved}
    )
    assert narrowed["events"]["totalCount"] == busiest["count"]


async def test_a_timeline_is_as_the_page_says(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "fill: true" in one.query)
    page = (await mali.execute(example.query))["eventGroups"]
    groups = {one["keys"][0]: one["count"] for one in page["nodes"]}
    assert page["totalCount"] == len(groups)
    assert {one["keys"][0] for one in page["nodes"] if not one["inOneUnit"]} == {
        key for key in groups if len(key) != 7 or "/" in key
    }
    assert {f"{year}-{month:02}" for year in (2016, 2017, 2018) for month in range(1, 13)} <= groups.keys()
    assert 0 in groups.values()
    assert [key for key, count in groups.items() if "/" in key and count]


@pytest.mark.parametrize("facet", ["kinds: eventGroups(by: KIND", "years: eventGroups(by: WHEN_YEAR"])
async def test_no_facet_of_a_sidebar_is_cut(mali: Engine, facet: str) -> None:
    example = next(one for one in EXAMPLES if "query Sidebar" in one.query)
    key = facet.partition(":")[0]
    asked = example.query.replace(f"  {facet}", f"  {key}: eventGroups(by: WHEN_DAY")
    days = (await mali.execute(asked, {}))[key]["nodes"]
    every = (await mali.execute("{ eventGroups(by: WHEN_DAY) { totalCount } }"))["eventGroups"]["totalCount"]
    assert len(days) == every > 20


async def test_a_map_shows_places_of_events_alone(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "query Map" in one.query)
    box = {name: value for name, value in example.variables.items() if name != "shown"}
    where = "{box: {south: 15, west: -5, north: 18, east: 4}, events: {some: {}}}"
    counted = (await mali.execute(f"{{ places(where: {where}) {{ totalCount }} }}"))["places"]["totalCount"]
    for variables in (box, {**box, "shown": {"node": {"when": None}}}):
        found = (await mali.execute(example.query, variables))["places"]
        assert found["totalCount"] == counted
        assert min(one["events"]["totalCount"] for one in found["nodes"]) > 0
    shown = (await mali.execute(example.query, example.variables))["places"]["totalCount"]
    assert 0 < shown < counted


async def test_a_map_without_sides_shows_no_centroids(mali: Engine) -> None:
    example = next(one for one in EXAMPLES if "query Map" in one.query)
    found = (await mali.execute(example.query.replace("id name", "id kind name"), {}))["places"]["nodes"]
    kinds = {one["kind"] for one in found}
    assert "LOCALITY" in kinds
    assert kinds.isdisjoint({"COUNTRY", "REGION", "CERCLE"})


@pytest.mark.parametrize("name", ["EventPages", "BusiestActors", "MoreSignatures"])
async def test_pages_can_be_followed_to_the_end(mali: Engine, name: str) -> None:
    example = next(one for one in EXAMPLES if f"query {name}" in one.query)
    seen = list[str]()
    page: dict[str, Any] = {"pageInfo": {"hasNextPage": True, "endCursor": None}}
    while page["pageInfo"]["hasNextPage"]:
        after = page["pageInfo"]["endCursor"]
        (root,) = (await mali.execute(example.query, {**example.variables, "after": after})).values()
        page = root if "pageInfo" in root else root["signedBy"]
        items = page.get("nodes") or page["edges"]
        assert items
        seen += [orjson.dumps(item).decode() for item in items]
    assert len(seen) == len(set(seen))
    assert page.get("totalCount", len(seen)) == len(seen) > len(items)


def test_links_lead_somewhere() -> None:
    assert [link for link in re.findall(r"\]\((?!http)([^)#]+)", PAGE) if not (DOCS / link).exists()] == []


def test_there_are_ten_first_questions() -> None:
    assert re.findall(r"^\*\*(\d+)\. ", PAGE, re.MULTILINE) == [str(number) for number in range(1, 11)]


async def test_requests_of_the_page_are_answered(mali: Engine, tmp_path: Path) -> None:
    (file,) = re.findall(r"```jsonc\n(.*?)```", PAGE, re.DOTALL)
    requests = re.findall(r"```http\n(\w+) (\S+)\n(?:(\S+): (\S+)\n\n(.*?))?```", PAGE, re.DOTALL)
    settings = {"trusted_documents": written(tmp_path, orjson.loads(file))}
    async with asking(mali._store, **settings) as client:
        found = [
            (await client.request(method, address, headers={name: value} if name else {}, content=body)).json()
            for method, address, name, value, body in requests
        ]
    posted, got, (first, second) = found
    assert posted == got
    assert [len(one["data"]["events"]["nodes"]) for one in (got, first)] == [1, 3]
    assert second["data"]["actors"]["totalCount"] > 0
