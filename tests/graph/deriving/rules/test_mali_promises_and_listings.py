"""What the rules on promises and listed members find in the curated dataset, on each store."""

from itertools import groupby

import pytest

from graph.compliance.ledger import trace
from graph.deriving.facts import Facts
from graph.deriving.leads import Lead
from graph.deriving.reading import happenings
from graph.deriving.rules import deadlines, fulfilment, listed
from graph.store import Store
from tests.graph.compliance.promised import on
from tests.graph.deriving.rules.promised import days, leads
from tests.graph.deriving.whole import whole

ACCORD, PACT = "agreement/accord-2015", "agreement/pact-2018"


@pytest.fixture(scope="module")
async def read(curated: Store) -> tuple[Facts, list[Lead]]:
    """The facts, and the leads on listed members."""
    known = await whole(curated)
    assert listed.RULE.of_event
    events = happenings(curated.compile, curated.fetch, known)
    return known, [lead async for event in events for lead in listed.RULE.of_event(known, event)]


def test_deadlines_that_were_missed(read: tuple[Facts, list[Lead]]) -> None:
    found = {lead.subject.partition("/")[2]: lead for lead in leads(deadlines.RULE, read[0])}
    assert {key: days(found[key]) for key in ("apr-integration-60d", "apr-moc-60d", "csa16-tbk", "rm-moc")} == {
        "apr-integration-60d": ("2015-08-20", "2015-12-28"),
        "apr-moc-60d": ("2015-08-20", None),
        "csa16-tbk": ("2017-04-14", "2017-04-19"),
        "rm-moc": ("2018-05-01", "2018-06-05"),
    }
    assert [key for key, lead in found.items() if lead.exception] == ["rnd22-first", "rnd22-second"]
    assert "apr-ddr-commission" not in found
    way = ["commitment/apr-integration-60d", "provision/accord-2015-annex-2", ACCORD]
    assert [[step.node for step in path] for path in found["apr-integration-60d"].paths] == [
        way,
        ["assessment/apr-integration-60d-3", *way],
    ]


def test_on_any_day_they_are_those_that_the_ledger_calls_overdue(read: tuple[Facts, list[Lead]]) -> None:
    known, _ = read
    for day in map(on, ("2015-08-19", "2015-08-20", "2016-06-30", "2018-04-30", "2018-05-01", "2020-01-01")):
        overdue = {
            entry.promise.id
            for pact in known.pacts
            for account in trace(pact.instrument, (), day).accounts
            for entry in account.entries
            if entry.overdue
        }
        holding = {
            lead.subject
            for lead in leads(deadlines.RULE, known)
            if lead.holds_from <= day and not (lead.holds_to and lead.holds_to < day)
        }
        assert holding == overdue, day


def test_fulfilments_that_were_contradicted(read: tuple[Facts, list[Lead]]) -> None:
    found = {lead.subject.partition("/")[2]: days(lead) for lead in leads(fulfilment.RULE, read[0])}
    assert found["apr-integration-60d"] == ("2016-02-18", None)
    assert found["rm-moc"] == ("2018-06-25", None)
    assert found["apr-charter"] == ("2017-06-20", None)
    assert "rm-territory" not in found


def test_listed_members(read: tuple[Facts, list[Lead]]) -> None:
    by_event = {event: list(each) for event, each in groupby(read[1], key=lambda lead: lead.subject)}
    assert {event: [lead.agreement for lead in each] for event, each in by_event.items()} == {
        f"event/mali-{day}": [ACCORD, PACT] for day in ("2018-12-20", "2019-07-10", "2019-12-20")
    }
    first, other = by_event["event/mali-2018-12-20"]
    assert [[step.node.partition("/")[2] for step in path] for path in first.paths] == [
        ["mali-2018-12-20", "ahmoudou-ag-asriw", "gatia", "accord-2015", "apr-council-support"],
        ["mali-2018-12-20", "mahamadou-ag-rhissa", "hcua", "cma", "accord-2015", "apr-council-support"],
        ["mali-2018-12-20", "mohamed-ousmane-ag-mohamedoune", "cpa", "accord-2015", "apr-council-support"],
    ]
    assert {step.node for path in other.paths for step in path} >= {"actor/platform", "provision/pact-2018-point-9"}
    assert "Mohamedoune (CPA" in (other.text.en or "").partition("Not counted")[2]
    assert all(step.evidence for lead in read[1] for path in lead.paths for step in path)
