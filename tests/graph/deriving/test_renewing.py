"""How rules are asked: once of all agreements and of each event, of what a load has written, and in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.asked.restricted import Fetch
from graph.deriving.facts import Facts, Happening
from graph.deriving.leads import Lead
from graph.deriving.renewing import deriving, leads
from graph.deriving.rule import Rule
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.statement import Statement
from graph.store import Store
from ontology.agreements import Agreement, Signature
from ontology.findings import FINDINGS
from ontology.values import DateSpan, Text
from ontology.vocabularies import AgreementKind, Capacity, FindingRule
from tests.graph.conftest import opened
from tests.graph.contents import contents
from tests.graph.deriving.attacks import actors, events
from tests.graph.deriving.hand_made import lead, step

ACCORD = Agreement(
    id="agreement/accord", kind=AgreementKind.PEACE_ACCORD, name=Text("Accord"), date=DateSpan("2015-05-15")
)
SIGNED = Signature(source="actor/army", target=ACCORD.id, date=DateSpan("2015-05-15"), capacity=Capacity.PARTY)


@pytest.fixture
async def store(tmp_path: Path) -> Store:
    """A store with an agreement that the army signed."""
    made = opened(f"sqlite:///{tmp_path}/here.db")
    await load(made, actors(ACCORD, SIGNED), strict=True)
    return made


def _of_event(facts: Facts, event: Happening) -> Iterable[Lead]:
    assert [pact.id for pact in facts.pacts] == [ACCORD.id]
    path = (replace(step(event.id), evidence=event.evidence), step(ACCORD.id))
    yield lead(path, agreement=ACCORD.id, subject=event.id)


EACH_EVENT = Rule(FindingRule.CLASH_BETWEEN_SIGNATORIES, of_event=_of_event)


async def test_rules_read_what_the_load_has_written_so_far(store: Store) -> None:
    report = await load(store, events(1, 2), strict=True, derive=deriving([EACH_EVENT]))
    assert report.derived
    assert report.derived.numbers.new == 2
    there = await contents(store)
    assert "finding/clash-between-signatories-accord-attack-1" in there


async def test_a_rule_that_fails_ends_the_load_and_nothing_is_written(store: Store) -> None:
    def failing(facts: Facts, event: Happening) -> Iterable[Lead]:
        yield from _of_event(facts, event)
        if event.id == "event/attack-2":
            raise KeyError("side")

    before, notes = await contents(store), await store.notes()
    rules = [EACH_EVENT, Rule(FindingRule.CIVILIANS_HARMED, of_event=failing)]
    with pytest.raises(LoadRefused) as refused:
        await load(store, events(1, 2), strict=True, derive=deriving(rules))
    assert str(refused.value).startswith("The rule civilians-harmed failed on event/attack-2 (KeyError: 'side'), so")
    assert (await contents(store), await store.notes()) == (before, notes)


async def test_a_rule_on_promises_that_fails_is_told_too(store: Store) -> None:
    def failing(facts: Facts) -> Iterable[Lead]:
        raise ZeroDivisionError("division by zero")

    with pytest.raises(LoadRefused, match="deadline-missed failed on what was promised"):
        await leads([Rule(FindingRule.DEADLINE_MISSED, of_pacts=failing)], store.compile, store.fetch)


@pytest.mark.parametrize("number", [3, 30])
async def test_each_event_is_read_once_and_all_else_as_often_whatever_their_number(store: Store, number: int) -> None:
    await load(store, events(*range(1, 31)[:number]), strict=True)
    asked = list[str]()
    pacts = list[Facts]()
    read = list[int]()

    def of_event(facts: Facts, event: Happening) -> Iterable[Lead]:
        asked.append(event.id)
        return ()

    def of_pacts(facts: Facts) -> Iterable[Lead]:
        pacts.append(facts)
        return ()

    rule = Rule(FindingRule.CLASH_BETWEEN_SIGNATORIES, of_event=of_event, of_pacts=of_pacts)
    await leads([rule], store.compile, _counting(store.fetch, read))
    assert asked == sorted(f"event/attack-{day}" for day in range(1, number + 1))
    assert len(pacts) == 1
    assert (read[-1], sum(read)) == (number, number + 2), "the events, the agreement, and the actor who is bound by it"
    assert len(read) == 8, "a page of each; of agreements one for each, and one without any; of publishers' actors none"


def _counting(fetch: Fetch, read: list[int]) -> Fetch:
    async def counted(statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        row = await fetch(statement, variables)
        read.append(len(row[0]))
        return row

    return counted


async def test_what_follows_from_the_same_is_the_same(store: Store) -> None:
    derive = deriving([EACH_EVENT])
    await load(store, events(1, 2), strict=True, derive=derive)
    first = await contents(store)
    await load(store, events(1), strict=True, derive=derive)
    assert (await contents(store))[FINDINGS] != first[FINDINGS]
    await load(store, events(2, 1), strict=True, derive=derive)
    assert await contents(store) == first
