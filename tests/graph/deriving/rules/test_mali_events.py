"""What the rules on events find in the curated dataset, on each store."""

import pytest

from graph.deriving.facts import Facts, Happening
from graph.deriving.findings import finding_rows
from graph.deriving.leads import Lead
from graph.deriving.reading import facts, happenings
from graph.deriving.rule import Rule
from graph.deriving.rules import civilians, clashes, mechanisms
from graph.store import Store

ACCORD = "agreement/accord-2015"
CODED = "Coded by Uppsala Conflict Data Program alone"
Read = tuple[Facts, dict[str, Happening]]


@pytest.fixture(scope="module")
async def read(curated: Store) -> Read:
    """The facts, and the events by their keys."""
    known = await facts(curated.compile, curated.fetch)
    events = happenings(curated.compile, curated.fetch, known)
    return known, {one.id.partition("/")[2]: one async for one in events}


def found(rule: Rule, read: Read, agreement: str = ACCORD) -> dict[str, Lead]:
    """What a rule finds under an agreement, by the keys of the events."""
    known, events = read
    assert rule.of_event
    leads = [(key, lead) for key, event in events.items() for lead in rule.of_event(known, event)]
    return {key: lead for key, lead in leads if lead.agreement == agreement}


def coded(lead: Lead, read: Read) -> str:
    """Who took part by paths of which only datasets that researchers coded say so."""
    played = [step for path in lead.paths for step in path if (step.relation or "").startswith("involvement/")]
    alone = [step.node for step in played if all(one.source in read[0].coded for one in step.evidence)]
    return ", ".join(sorted({node.partition("/")[2] for node in alone}))


def test_clashes_of_signatories(read: Read) -> None:
    leads = {key: lead for key, lead in found(clashes.RULE, read).items() if not lead.exception}
    assert {key: coded(lead, read) for key, lead in leads.items()} == {
        "mali-2015-08-15": "",
        "mali-2016-07-19": "",
        "mali-2016-07-20-timboukre": "gatia",
        "mali-2016-07-21": "",
        "mali-2016-08-09": "",
        "mali-2016-09-16": "",
        "mali-2016-12-01-ntillit": "cma, gatia",
        "mali-2017-01-21": "",
        "mali-2017-03-05": "cma",
        "mali-2017-07-06": "",
        "mali-2017-07-11": "",
        "mali-2017-07-26": "",
        "mali-2019-12-21": "cma, msa",
    }
    assert {key for key, lead in leads.items() if lead.coding and CODED in (lead.coding.en or "")} == {
        "mali-2016-07-20-timboukre",
        "mali-2016-12-01-ntillit",
        "mali-2017-01-21",
        "mali-2017-03-05",
        "mali-2019-12-21",
    }
    assert {key for key, lead in leads.items() if lead.denials} == {"mali-2016-08-09", "mali-2017-01-21"}


def test_a_clash_is_known_from_the_day_on_which_the_last_of_its_steps_was_told(read: Read) -> None:
    leads = [lead for lead in found(clashes.RULE, read).values() if not lead.exception]
    known = {row.finding.id.rpartition("accord-2015-mali-")[2]: row.finding.known_from for row in finding_rows(leads)}
    assert {event: day.edtf for event, day in known.items() if day} == {
        "2015-08-15": "2015-08-18",
        "2016-07-19": "2016-07-31",
        "2016-07-20-timboukre": "2021-12-31",
        "2016-07-21": "2016-07-22",
        "2016-08-09": "2016-08-10",
        "2016-09-16": "2016-09-30",
        "2016-12-01-ntillit": "2021-12-31",
        "2017-01-21": "2017-01-23",
        "2017-03-05": "2018-05-06",
        "2017-07-06": "2017-07-27",
        "2017-07-11": "2017-07-12",
        "2017-07-26": "2017-07-27",
        "2019-12-21": "2021-12-31",
    }


def test_clashes_that_are_not_counted(read: Read) -> None:
    joined = "MSA belonged to Platform of Movements of 14 June 2014 of Algiers only from 14 July 2019."
    signed = "CMA signed only on 20 June 2015."
    leads = found(clashes.RULE, read)
    assert {key: lead.exception.en for key, lead in leads.items() if lead.exception} == {
        "mali-2015-05-18": signed,
        "mali-2015-05-20-menaka": signed,
        "mali-2018-03-01": joined,
        "mali-2019-03-03": joined,
        "mali-2019-05-03": joined,
        "mali-2019-05-12": joined,
        "mali-2019-06-24": joined,
    }


def test_the_path_of_the_clash_at_anefis(read: Read) -> None:
    lead = found(clashes.RULE, read)["mali-2015-08-15"]
    assert lead.holds_from.isoformat() == "2015-08-15"
    *_, through_platform = lead.paths
    assert [step.node.partition("/")[2] for step in through_platform] == [
        "mali-2015-08-15",
        "cma",
        "accord-2015",
        "mali-2015-08-15",
        "gatia",
        "platform",
        "accord-2015",
        "apr-ceasefire",
    ]
    membership = through_platform[5]
    assert (membership.relation or "").startswith("membership/gatia--platform--")
    assert {(one.source, one.locator) for one in membership.evidence} >= {
        ("source/un-s2015-219", "para. 3"),
        ("source/un-s2015-426", "para. 2"),
    }


def test_clashes_under_a_ceasefire_of_two(read: Read) -> None:
    leads = found(clashes.RULE, read, "agreement/truce-2017-08")
    assert [key for key, lead in leads.items() if not lead.exception] == ["mali-2019-12-21"]
    assert leads["mali-2019-12-21"].paths[0][-1].node == "agreement/truce-2017-08"


def test_attacks_on_mechanisms(read: Read) -> None:
    """All known attackers are strangers to the accord; the one fight of MINUSMA with a party was before it."""
    assert found(mechanisms.RULE, read) == {}
    leads = found(mechanisms.RULE, read, "agreement/ouagadougou-2013")
    assert {key: lead.exception for key, lead in leads.items()} == {
        "mali-2015-01-20-tabankort-minusma": mechanisms.NO_ATTACK
    }


def test_civilians_harmed(read: Read) -> None:
    leads = found(civilians.RULE, read)
    assert {key: lead.exception.en if lead.exception else None for key, lead in leads.items()} == {
        "mali-2018-03-01": "The target recorded is MSA, which is armed.",
        "mali-2018-04-06-dioura": None,
        "mali-2018-04-12": civilians.ACCUSATION.en,
        "mali-2018-05-19": None,
    }
    assert (leads["mali-2018-05-19"].text.en or "").endswith(" With reserve: FAMA (alleged).")
    assert leads["mali-2018-04-12"].denials == (
        "claim/mali-2018-04-12-gatia-denies",
        "claim/mali-2018-04-12-msa-denies",
    )
