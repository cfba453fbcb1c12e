"""Who was in the CMA, the Platform and the JNIM on three days, surely and possibly, asked on each store."""

import pytest

from api.query.engine import Engine

MEMBERS = """
query Members($group: ID!, $day: Date!, $how: Certainty!) {
  actors(
    where: {
      kind: {in: [ARMED_MOVEMENT, COALITION, MILITIA, JIHADIST_GROUP]}
      memberOf: {some: {node: {id: {eq: $group}}, on: {day: $day, certainty: $how}}}
    }
    first: 100
  ) { nodes { id } }
}
"""
MEMBERSHIPS = """
query Memberships($group: ID!, $day: Date!) {
  actor(id: $group) {
    hasMember(where: {on: {day: $day, certainty: POSSIBLY}}, first: 100) {
      edges { node { id kind } from { edtf } to { edtf } citations { basis source { id } } }
    }
  }
}
"""
FOUNDERS = {"mnla", "hcua", "maa-cma"}
"""Of the CMA."""
PILLARS = {"gatia", "maa-platform", "cmfpr1"}
"""Of the Platform."""
PARTS = {"ansar-dine", "aqim-sahara", "al-mourabitoun", "katiba-macina"}
"""Of the JNIM."""
CASES: list[tuple[str, str, set[str], set[str]]] = [
    # group, day, who surely belonged to it, and who else possibly did
    ("cma", "2014-01-01", set(), set()),
    ("cma", "2014-06-08", set(), set()),
    ("cma", "2014-06-09", FOUNDERS, {"cmfpr2", "fpa"}),
    ("cma", "2016-01-01", FOUNDERS, {"cmfpr2", "cpa-cma"}),
    ("cma", "2018-04-30", FOUNDERS, set()),
    ("platform", "2014-01-01", set(), set()),
    ("platform", "2014-06-14", {"maa-platform", "cmfpr1", "cpa"}, {"fpa"}),
    ("platform", "2016-01-01", PILLARS, {"cpa", "fpa", "mpsa"}),
    ("platform", "2018-04-30", PILLARS, {"mdp"}),
    ("jnim", "2014-01-01", set(), set()),
    ("jnim", "2016-01-01", set(), set()),
    ("jnim", "2017-03-01", set(), set()),
    ("jnim", "2018-04-30", PARTS, set()),
]


async def _members(mali: Engine, group: str, day: str, how: str) -> set[str]:
    answer = await mali.execute(MEMBERS, {"group": f"actor/{group}", "day": day, "how": how})
    return {actor["id"].removeprefix("actor/") for actor in answer["actors"]["nodes"]}


@pytest.mark.parametrize(("group", "day", "surely", "besides"), CASES, ids=[f"{one[0]} on {one[1]}" for one in CASES])
async def test_who_was_in_a_group_on_a_day(
    mali: Engine, group: str, day: str, surely: set[str], besides: set[str]
) -> None:
    assert await _members(mali, group, day, "SURELY") == surely
    assert await _members(mali, group, day, "POSSIBLY") == surely | besides


@pytest.mark.parametrize("group", ["cma", "platform", "jnim"])
async def test_who_says_so_is_told_beside_it(mali: Engine, group: str) -> None:
    """Each membership has its bounds, and sources that stand for it alone."""
    answer = await mali.execute(MEMBERSHIPS, {"group": f"actor/{group}", "day": "2018-04-30"})
    edges = [edge for edge in answer["actor"]["hasMember"]["edges"] if edge["node"]["kind"] != "PERSON"]
    assert edges
    assert all(edge["from"] and edge["to"] for edge in edges)
    assert {citation["basis"] for edge in edges for citation in edge["citations"]} == {"OWN"}
