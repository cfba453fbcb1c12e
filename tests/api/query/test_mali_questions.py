"""The questions that the project exists for, asked of the curated dataset on each store."""

from typing import Any

import orjson
import pytest

from api.query.engine import Engine

OF_THE_DAY = """
query OfTheDay($day: PartialDate!) {
  events(where: {when: {from: {lte: $day}, to: {gte: $day}}}) {
    nodes {
      id
      title
      when { edtf from to precision }
      happenedAt { edges { precision node { name within { nodes { name within { nodes { name kind } } } } } } }
      involves { edges { role hedge node { name kind } citations { locator source { id title } } } }
      casualties {
        nodes { harm victims scope low best high hedge saidBy { name } documentedBy { edges { locator node { id } } } }
      }
      claimsAbout { nodes { kind text saidBy { name } documentedBy { edges { locator node { id title } } } } }
    }
  }
}
"""
OF_THE_ROADMAP = """
{
  commitments(where: {underAgreement: {some: {node: {id: {eq: "agreement/roadmap-2018"}}}}}, first: 100) {
    totalCount
    nodes {
      text
      obliges { nodes { name } }
      deadline { type due { edtf } text }
      assessments(orderBy: [{field: DATE}], first: 100) {
        nodes { status date { edtf } assessedBy { name } documentedBy { edges { locator node { title } } } }
      }
    }
  }
}
"""
OF_THE_ANALYST = """
{
  actors(where: {name: {contains: "jezequel"}}) {
    nodes {
      name
      claims(orderBy: [{field: DATE, direction: DESC}]) {
        nodes { date { edtf } kind text language carriedBy { name } documentedBy { edges { locator node { title } } } }
      }
    }
  }
}
"""
ANSWERS: dict[str, set[bytes]] = {}


async def ask(mali: Engine, query: str, **variables: Any) -> dict[str, Any]:
    """The data of an answer."""
    return await mali.execute(query, variables)


@pytest.mark.parametrize("query", [OF_THE_DAY, OF_THE_ROADMAP, OF_THE_ANALYST], ids=["day", "roadmap", "analyst"])
async def test_both_stores_give_the_same_bytes(mali: Engine, query: str) -> None:
    variables = {"day": "2018-04-14"} if query is OF_THE_DAY else {}
    answers = ANSWERS.setdefault(query, set())
    answers.add(orjson.dumps(await mali.execute(query, variables)))
    assert len(answers) == 1


async def test_the_day_of_the_timbuktu_attack(mali: Engine) -> None:
    """The camp lies in a town, in a cercle, in a region; the toll differs with who tells it."""
    events = (await ask(mali, OF_THE_DAY, day="2018-04-14"))["events"]["nodes"]
    attack = next(event for event in events if event["id"] == "event/mali-2018-04-14-timbuktu-camp")
    assert attack["when"] == {"edtf": "2018-04-14", "from": "2018-04-14", "to": "2018-04-14", "precision": "DAY"}
    within = {place["node"]["name"]: place["node"]["within"]["nodes"] for place in attack["happenedAt"]["edges"]}
    assert [(cercle["name"], cercle["within"]["nodes"]) for cercle in within["Timbuktu"]] == [
        ("Timbuktu cercle", [{"name": "Timbuktu region", "kind": "REGION"}])
    ]
    killed = [
        (figure["saidBy"]["name"], figure["victims"], figure["best"], figure["hedge"])
        for figure in attack["casualties"]["nodes"]
        if figure["harm"] == "KILLED"
    ]
    assert sorted(killed) == [
        ("French Armed Forces Staff", "attackers", 15, None),
        ("Government of Mali", "peacekeeper", 1, None),
        ("International Crisis Group", "assailants", 15, "REPORTED"),
        ("International Crisis Group", "peacekeeper", 1, None),
        ("Uppsala Conflict Data Program", "all sides", 16, None),
        ("Wikipedia", "civilians", 2, None),
    ]
    responsible = [claim for claim in attack["claimsAbout"]["nodes"] if claim["kind"] == "CLAIMS_RESPONSIBILITY"]
    assert [(claim["saidBy"]["name"], claim["documentedBy"]["edges"][0]["locator"]) for claim in responsible] == [
        ("Group for the Support of Islam and Muslims", "entry, sentence 5")
    ]


@pytest.mark.parametrize(
    ("day", "certainty", "found"),
    [
        ("2014-01-01", "POSSIBLY", set()),
        ("2014-06-13", "POSSIBLY", set()),
        ("2014-06-14", "POSSIBLY", {"actor/fpa"}),
        ("2014-08-26", "POSSIBLY", {"actor/fpa", "actor/mpsa"}),
        ("2014-06-14", "SURELY", set()),
    ],
)
async def test_nobody_is_in_the_platform_before_it_was_formed(
    mali: Engine, day: str, certainty: str, found: set[str]
) -> None:
    """Of two of its members nobody says since when, and one of them was founded later."""
    platform = '{node: {id: {eq: "actor/platform"}}, from: {from: {isNull: true}}, on: {day: $day, certainty: $how}}'
    where = f"{{kind: {{eq: ARMED_MOVEMENT}}, memberOf: {{some: {platform}}}}}"
    query = f"query ($day: Date!, $how: Certainty!) {{ actors(where: {where}) {{ nodes {{ id }} }} }}"
    answer = await ask(mali, query, day=day, how=certainty)
    assert {actor["id"] for actor in answer["actors"]["nodes"]} == found


async def test_the_roadmap(mali: Engine) -> None:
    """Everyone obliged is named, and where assessors disagree both stand."""
    commitments = (await ask(mali, OF_THE_ROADMAP))["commitments"]
    assert commitments["totalCount"] == len(commitments["nodes"]) > 0
    assert all(commitment["obliges"]["nodes"] for commitment in commitments["nodes"])
    statuses = [{one["status"] for one in commitment["assessments"]["nodes"]} for commitment in commitments["nodes"]]
    assert any({"FULFILLED", "DISPUTED"} <= found or {"FULFILLED", "PARTLY"} <= found for found in statuses)


async def test_the_analyst(mali: Engine) -> None:
    """Five quotations in five papers, newest first."""
    (analyst,) = (await ask(mali, OF_THE_ANALYST))["actors"]["nodes"]
    found = [
        (
            claim["date"]["edtf"],
            claim["carriedBy"]["name"],
            claim["language"],
            claim["documentedBy"]["edges"][0]["locator"],
        )
        for claim in analyst["claims"]["nodes"]
    ]
    assert found == [
        ("2017-03-06", "Reuters", "en", "quotation 1"),
        ("2016-11-17", "Daily Nation", "en", "quotation 2"),
        ("2016-09-13", "Ouest-France", "fr", "quotation 3"),
        ("2016-09-06", "Bloomberg", "en", "quotation 4"),
        ("2016-08-17", "Política Exterior", "es", "quotation 5"),
    ]


async def test_dioura_has_both_accounts(mali: Engine) -> None:
    """The army's account and the accusation of local sources are two claims, each by its speaker."""
    query = """{ event(id: "event/mali-2018-04-06-dioura") {
      involves { edges { role hedge node { id } } }
      claimsAbout { nodes { kind saidBy { id kind } } } } }"""
    event = (await ask(mali, query))["event"]
    assert ("ATTACKER", None, "actor/fama") in [
        (edge["role"], edge["hedge"], edge["node"]["id"]) for edge in event["involves"]["edges"]
    ]
    said = {(claim["kind"], claim["saidBy"]["id"]) for claim in event["claimsAbout"]["nodes"]}
    assert ("ASSERTS", "actor/fama") in said
    accusers = {speaker for kind, speaker in said if kind == "ACCUSES"}
    assert "actor/unnamed-2018-04-06-dioura-local-sources" in accusers


async def test_the_roadmap_has_two_dates(mali: Engine) -> None:
    """The dataset reads 22 March; who says 28 March is heard beside it."""
    query = """{ agreement(id: "agreement/roadmap-2018") {
      date { edtf } claimsAbout(first: 100) { nodes { text date { edtf } saidBy { id } } } } }"""
    roadmap = (await ask(mali, query))["agreement"]
    texts = " ".join(claim["text"] for claim in roadmap["claimsAbout"]["nodes"])
    assert roadmap["date"]["edtf"] == "2018-03-22"
    assert "22 March" in texts
    assert "28 March" in texts


async def test_undated_killings_have_an_honest_span(mali: Engine) -> None:
    """What "recently" says is a span with an end and no invented day."""
    query = """{ event(id: "event/mali-2018-04-barkhane") { when { edtf from to } whenStated
      casualties { nodes { best victims } } } }"""
    event = (await ask(mali, query))["event"]
    assert event["when"]["edtf"] != "2018-04-14"
    assert event["when"]["to"] <= "2018-04-30"
    assert event["whenStated"]
    assert event["casualties"]["nodes"]


async def test_compliance_on_two_days(mali: Engine) -> None:
    """Overdue by 30 days, then done 132 or 134 days late; 168 or 170 when counted from the first signature."""
    query = """query ($day: Date!) { compliance(agreement: "agreement/accord-2015", asOf: $day) { accounts { entries {
      promise { commitment { id obliges { nodes { id } } } evidence { title } }
      overdue status deadline { due { edtf } daysOverdue completions { by daysLate judgement { evidence { title } } } }
      others { daysOverdue completions { daysLate } } } } } }"""

    async def entry(day: str) -> dict[str, Any]:
        ledger = (await ask(mali, query, day=day))["compliance"]
        entries = [one for account in ledger["accounts"] for one in account["entries"]]
        return next(one for one in entries if one["promise"]["commitment"]["id"] == "commitment/apr-integration-60d")

    then, later = await entry("2015-09-18"), await entry("2016-01-31")
    assert (then["overdue"], then["deadline"]["due"]["edtf"], then["deadline"]["daysOverdue"]) == (
        True,
        "2015-08-19",
        30,
    )
    assert later["status"] == "FULFILLED"
    assert [done["daysLate"] for done in later["deadline"]["completions"]] == [132, 134]
    assert [[done["daysLate"] for done in other["completions"]] for other in later["others"]] == [[168, 170]]
    assert all(done["judgement"]["evidence"] for done in later["deadline"]["completions"])
    assert later["promise"]["commitment"]["obliges"]["nodes"] == [{"id": "actor/mali"}]
