"""Sums of the curated dataset, each with its recipe: which figure of which event, and what it leaves out."""

from typing import Any

from api.query.engine import Engine

SUM = "low best high openEnded span { low high highest }"
BOTH = "taken(first: 100) { nodes { id } } left(first: 100) { edges { reason node { id } } }"
RECIPE = {
    "mali-2018-04-02-segou-ucdp-killed-all-sides": 1,
    "mali-2018-04-02-timbuktu-crisis-group-killed-soldier": 1,
    "mali-2018-04-05-ucdp-killed-all-sides": 2,
    "mali-2018-04-06-akabar-ucdp-killed-all-sides": 2,
    "mali-2018-04-06-dioura-crisis-group-killed-suspected-jihadists": 14,
    "mali-2018-04-10-ucdp-killed-all-sides": 10,
    "mali-2018-04-14-timbuktu-camp-ucdp-killed-all-sides": 16,
    "mali-2018-04-15-msa-killed-msa-officer": 1,
    "mali-2018-04-21-ucdp-killed-all-sides": 3,
    "mali-2018-04-26-barkhane-killed-not-broken-down": 47,
    "mali-2018-04-26-ucdp-killed-all-sides-fight-with-the-msa-26-april": 5,
}
"""April 2018: the lowest number of the figure of each event that counts."""


async def killed(mali: Engine, where: str, include: str = "") -> dict[str, Any]:
    """The sum of those killed in some events."""
    document = f"""{{ eventGroups(by: DATASET, where: {where}) {{ nodes {{
      casualties(harm: [KILLED]{include}) {{ {SUM} {BOTH} }}
    }} }} }}"""
    ((told,),) = (node["casualties"] for node in (await mali.execute(document))["eventGroups"]["nodes"])
    told["taken"] = [node["id"].partition("/")[2] for node in told["taken"]["nodes"]]
    told["left"] = {edge["node"]["id"].partition("/")[2]: edge["reason"] for edge in told["left"]["edges"]}
    return dict(told)


def event(key: str) -> str:
    """The filter for one event."""
    return f'{{id: {{eq: "event/{key}"}}}}'


async def test_april_2018_without_the_accusation(mali: Engine) -> None:
    told = await killed(mali, '{when: {within: "2018-04"}}')
    assert told["taken"] == sorted(RECIPE)
    assert (told["low"], told["high"], told["openEnded"]) == (sum(RECIPE.values()), None, 1)
    assert told["left"]["mali-2018-04-12-minusma-hrpd-killed-people-summarily-executed"] == "ACCUSATION"


async def test_april_2018_with_the_accusation_and_what_is_hedged(mali: Engine) -> None:
    include = ", include: [ACCUSATIONS, DENIED, HEDGED]"
    assert (await killed(mali, '{when: {within: "2018-04"}}', include))["low"] == sum(RECIPE.values()) + 95


async def test_the_accusation_of_12_april_2018_counts_nobody(mali: Engine) -> None:
    told = await killed(mali, event("mali-2018-04-12"))
    assert (told["taken"], told["low"], set(told["left"].values())) == ([], None, {"ACCUSATION"})


async def test_26_april_2018_takes_no_party_at_its_word(mali: Engine) -> None:
    told = await killed(mali, event("mali-2018-04-26"))
    assert told["taken"] == ["mali-2018-04-26-barkhane-killed-not-broken-down"]
    assert (told["low"], told["high"], told["openEnded"]) == (47, None, 1)
    assert told["span"] == {"low": 40, "high": None, "highest": 47}
    reasons = {key: told["left"][f"mali-2018-04-26-{key}"] for key in ("msa-killed-civilians", *HEDGED, *PARTS)}
    assert reasons == {
        "msa-killed-civilians": "OTHER_FIGURE",
        **dict.fromkeys(HEDGED, "HEDGED"),
        **dict.fromkeys(PARTS, "PART"),
    }


HEDGED = ("minusma-killed-not-broken-down", "daouda-maiga-killed-people-at-awakassa")
PARTS = ("ucdp-killed-civilians-26-april", "ucdp-killed-civilians-27-april", "msa-killed-civilians-at-aklaz")


async def test_the_camp_in_gao_shows_how_far_the_speakers_lie_apart(mali: Engine) -> None:
    told = await killed(mali, event("mali-2017-01-18"))
    assert told["taken"] == ["mali-2017-01-18-ucdp-killed-all-sides"]
    assert (told["low"], told["best"], told["high"]) == (55, 55, 62)
    assert told["span"] == {"low": 37, "high": None, "highest": 106}
    totals = [key for key, reason in told["left"].items() if reason == "OTHER_FIGURE"]
    assert len(totals) == 6
