"""The ten plainest facts of the record, asked of GraphQL over the curated datasets, each with its days and sources."""

from itertools import groupby
from typing import Any

import pytest

from api.query.engine import Engine

LEDGER = """query ($day: Date!) { compliance(agreement: "agreement/accord-2015", asOf: $day) { accounts { entries {
  promise { commitment { id } term { type due { edtf } } } periodsElapsed contested overdue status
  deadline { due { edtf } ...kept } others { due { edtf } ...kept }
  latest { note status assessor { actor { id } } ...cited }
  bearings { daysAfterDeadline daysAfterSignature occurrence { event { id } evidence { source { id } } } }
} } } }
fragment kept on LedgerReckoning { completions { by daysLate judgement { ...cited } } }
fragment cited on LedgerJudgement { evidence { source { id } } }"""
FINDING = """query ($id: ID!) { finding(id: $id) {
  holdsFrom { edtf } holdsTo { edtf } exception text fr: text(lang: FR)
  hasStep(orderBy: [{field: EDGE_PATH}, {field: EDGE_ORDER}], first: 500) {
    edges { path order node { id } citations { source { id } } }
  }
} }"""
CLASH = "clash-between-signatories-accord-2015"


async def entry(mali: Engine, key: str, day: str) -> dict[str, Any]:
    """What the ledger of the accord says of a promise on a day."""
    accounts = (await mali.execute(LEDGER, {"day": day}))["compliance"]["accounts"]
    entries: list[dict[str, Any]] = [one for each in accounts for one in each["entries"]]
    (found,) = (one for one in entries if one["promise"]["commitment"]["id"] == f"commitment/{key}")
    return found


async def finding(mali: Engine, key: str) -> dict[str, Any] | None:
    """A finding by its key."""
    found: dict[str, Any] | None = (await mali.execute(FINDING, {"id": f"finding/{key}"}))["finding"]
    return found


def late(reckoning: dict[str, Any]) -> dict[str, tuple[int, list[str]]]:
    """What was done by which day: how many days late, and by which sources."""
    return {one["by"]: (one["daysLate"], cited(one["judgement"])) for one in reckoning["completions"]}


def cited(judgement: dict[str, Any]) -> list[str]:
    return [one["source"]["id"].partition("/")[2] for one in judgement["evidence"]]


def after(found: dict[str, Any], event: str, days: str = "daysAfterDeadline") -> tuple[int, list[str]]:
    """How many days after the deadline or signature an event was, and its sources."""
    (bearing,) = (one for one in found["bearings"] if one["occurrence"]["event"]["id"] == f"event/{event}")
    return bearing[days], cited(bearing["occurrence"])


def paths(found: dict[str, Any]) -> list[list[str]]:
    """The nodes on each path, in the order in which they were asked for; every one has a source."""
    edges = found["hasStep"]["edges"]
    assert all(edge["citations"] for edge in edges)
    numbered = {path: list(steps) for path, steps in groupby(edges, key=lambda edge: edge["path"])}
    assert list(numbered) == list(range(1, len(numbered) + 1))
    for steps in numbered.values():
        assert [edge["order"] for edge in steps] == list(range(1, len(steps) + 1))
    return [[edge["node"]["id"] for edge in steps] for steps in numbered.values()]


async def test_joint_patrols_with_all_three_parties_554_days_after_their_deadline(mali: Engine) -> None:
    found = await entry(mali, "apr-moc-60d", "2018-01-01")
    assert found["deadline"]["due"]["edtf"] == "2015-08-19"
    assert after(found, "mali-2017-02-23") == (554, ["rfi-gao-patrouille"])
    assert late(found["deadline"]) == {"2017-02-23": (554, ["rfi-gao-patrouille"])}
    lead = await finding(mali, "deadline-missed-accord-2015-apr-moc-60d")
    assert lead
    assert (lead["holdsFrom"]["edtf"], lead["holdsTo"]) == ("2015-08-20", None)  # in Gao alone, which is a part of it


async def test_the_integration_commission_132_days_late_or_168_from_the_earlier_signature(mali: Engine) -> None:
    found = await entry(mali, "apr-integration-60d", "2015-12-30")
    (other,) = found["others"]
    assert (found["deadline"]["due"]["edtf"], other["due"]["edtf"]) == ("2015-08-19", "2015-07-14")
    assert late(found["deadline"]) == {"2015-12-29": (132, ["ab-decrets"])}
    assert late(other) == {"2015-12-29": (168, ["ab-decrets"])}
    lead = await finding(mali, "deadline-missed-accord-2015-apr-integration-60d")
    assert lead
    assert (lead["holdsFrom"]["edtf"], lead["holdsTo"]["edtf"]) == ("2015-08-20", "2015-12-28")
    commitment, annex = "commitment/apr-integration-60d", "provision/accord-2015-annex-2"
    assert paths(lead)[0] == [commitment, annex, "agreement/accord-2015"]


async def test_interim_authorities_527_529_and_578_days_after_20_september_2015(mali: Engine) -> None:
    found = await entry(mali, "apr-interim-authorities", "2018-04-11")
    assert found["deadline"]["due"]["edtf"] == "2015-09-20"
    assert late(found["deadline"]) == {
        "2017-02-28": (527, ["aa-fagaga"]),
        "2017-03-02": (529, ["kib-gao-menaka", "rfi-gao-contestee"]),
        "2017-04-20": (578, ["ja-cinq"]),
    }
    assert after(found, "mali-2017-04-20") == (578, ["ja-cinq", "mw-tbk-taou"])


async def test_an_independent_observer_814_days_after_signature(mali: Engine) -> None:
    found = await entry(mali, "apr-observer-named", "2018-01-01")
    assert after(found, "mali-2017-09-11", "daysAfterSignature") == (
        814,
        ["ab-observer", "kib-csa21", "sahelien-observer"],
    )


async def test_cantonment_and_general_ddr_open_in_mid_2019_with_two_counts_of_the_registered(mali: Engine) -> None:
    canton = await entry(mali, "rm-cantonment", "2019-06-30")
    assert (canton["deadline"]["due"]["edtf"], canton["overdue"], canton["status"]) == ("2018-08-25", True, None)
    after_all = await entry(mali, "rm-cantonment", "2019-08-31")
    assert [(one["status"], one["note"], cited(one)) for one in after_all["latest"]] == [
        ("NOT_STARTED", "General DDR not started a year after the window closed.", ["un-poe-2019"])
    ]
    said = {
        one["assessor"]["actor"]["id"].partition("/")[2]: (one["note"], cited(one))
        for one in (await entry(mali, "rm-register", "2019-08-31"))["latest"]
    }
    assert said["panel-of-experts"] == (
        "63,000 registered combatants for whom DDR had not begun.",
        ["un-poe-2019"],
    )
    assert said["independent-observer"] == (
        "32,908 people possibly eligible recorded by the CN-DDR.",
        ["io-3-icimali"],
    )


async def test_37_sessions_of_the_monthly_committee_in_51_months(mali: Engine) -> None:
    found = await entry(mali, "apr-csa-monthly", "2019-09-30")
    assert found["periodsElapsed"] == 51
    newest = found["latest"][0]
    assert "37 sessions since 2015" in newest["note"]
    assert cited(newest) == ["ma-csa38"]
    assert await finding(mali, "deadline-missed-accord-2015-apr-csa-monthly") is None


@pytest.mark.parametrize("event", ["mali-2015-08-15", "mali-2016-07-21", "mali-2017-07-11"])
async def test_anefis_kidal_and_takellote_are_clashes_of_signatories(event: str, mali: Engine) -> None:
    lead = await finding(mali, f"{CLASH}-{event}")
    assert lead
    assert lead["exception"] is None
    for path in paths(lead):
        assert path[0] == f"event/{event}"
        assert "agreement/accord-2015" in path
    assert {"actor/cma", "actor/gatia", "actor/platform"} <= {node for path in paths(lead) for node in path}


@pytest.mark.parametrize("event", ["mali-2019-03-03", "mali-2019-05-03"])
async def test_at_talataye_one_side_had_not_signed(event: str, mali: Engine) -> None:
    lead = await finding(mali, f"{CLASH}-{event}")
    assert lead
    assert lead["exception"].startswith("MSA belonged to Platform of Movements")
    assert lead["exception"].endswith("only from 14 July 2019.")


async def test_joint_units_in_kidal_and_timbuktu_are_contested_with_both_reports(mali: Engine) -> None:
    found = await entry(mali, "rm-moc", "2018-07-01")
    assert found["contested"]
    assert [(one["status"], cited(one)) for one in found["latest"]] == [
        ("NOT_STARTED", ["un-s2018-866"]),
        ("FULFILLED", ["un-s2018-541"]),
    ]
    lead = await finding(mali, "fulfilment-contradicted-roadmap-2018-rm-moc")
    assert lead
    assert (lead["holdsFrom"]["edtf"], lead["holdsTo"]) == ("2018-06-25", None)
    first = paths(lead)[0]
    assert first[:3] == ["commitment/rm-moc", "assessment/rm-moc-1", "assessment/rm-moc-2"]


async def test_the_ddr_commission_has_no_deadline_and_none_is_invented(mali: Engine) -> None:
    found = await entry(mali, "apr-ddr-commission", "2018-01-01")
    assert found["promise"]["term"] == {"type": "OPEN", "due": None}
    assert (found["deadline"]["due"], found["others"], found["overdue"]) == (None, [], False)
    assert [one["daysLate"] for one in found["deadline"]["completions"]] == [None, None]
    assert after(found, "mali-2015-12-31", "daysAfterSignature") == (194, ["bm-criteres", "mw-conseil-2023-03"])
    assert await finding(mali, "deadline-missed-accord-2015-apr-ddr-commission") is None
