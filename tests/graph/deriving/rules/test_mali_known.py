"""Nothing that the findings of the curated dataset tell was published later than what makes them known."""

from collections.abc import Iterable
from datetime import date

import pytest

from api.query.engine import Engine
from graph.deriving.facts import Facts, Happening
from graph.deriving.knowing import known_lead
from graph.deriving.leads import Lead
from graph.deriving.reading import happenings
from graph.deriving.rules import RULES
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.deriving.rules.as_known import facts_by, happening_by
from tests.graph.deriving.whole import whole
from tests.patience import PATIENT
from tests.schemas import schema_of

Read = tuple[Facts, list[Happening]]
DAYS = ("2015-06-30", "2016-07-31", "2017-06-29", "2018-04-30", "2018-12-31", "2019-07-15", "2020-12-31", "2024-12-31")
SHOWN = """query ($known: Date!) {
  findings(knownBy: $known, exceptions: true, first: 500) { nodes {
    id
    hasStep(first: 500) { edges { path order } }
    known: hasStep(knownBy: $known, first: 500) { edges { path order } }
    deniedBy(knownBy: $known) { nodes { documentedBy(knownBy: $known) { totalCount } } }
  } }
}"""


@pytest.fixture(scope="module")
async def read(curated: Store) -> Read:
    """The facts and events."""
    known = await whole(curated)
    return known, [one async for one in happenings(curated.compile, curated.fetch, known)]


def leads(known: Facts, events: Iterable[Happening]) -> dict[tuple[str, str, str], Lead]:
    """What all rules find, by rule, agreement and event or promise."""
    found = [lead for rule in RULES if rule.of_pacts for lead in rule.of_pacts(known)]
    found += [lead for event in events for rule in RULES if rule.of_event for lead in rule.of_event(known, event)]
    return {(lead.rule.name, lead.agreement, lead.subject): lead for lead in found}


def told(lead: Lead | None) -> list[str | None]:
    """What it says in both languages."""
    texts = (lead.text, lead.exception) if lead else ()
    return [said for text in texts if text for said in (text.en, text.fr)]


def test_each_tells_what_would_have_been_found_on_the_day_from_which_it_is_known(read: Read) -> None:
    known, events = read
    found = leads(known, events)
    days = {key: day for key, lead in found.items() if (day := known_lead(lead))}
    assert len(days) > 100
    for day in sorted(set(days.values())):
        due = {key: told(found[key]) for key, of in days.items() if of == day}
        about = {subject for *_, subject in due}
        then = leads(facts_by(known, day), (happening_by(event, day) for event in events if event.id in about))
        assert {key: told(then.get(key)) for key in due} == due


def test_with_a_day_none_is_shown_that_was_not_to_be_found_then(read: Read) -> None:
    known, events = read
    found = leads(known, events)
    for day in map(date.fromisoformat, DAYS):
        then = leads(facts_by(known, day), (happening_by(event, day) for event in events))
        shown = {key for key, lead in found.items() if (of := known_lead(lead)) and of <= day}
        assert shown <= set(then), day
        assert all(bool(found[key].exception) == bool(then[key].exception) for key in shown), day


@pytest.mark.parametrize("day", DAYS)
async def test_each_that_is_shown_has_a_path_whose_steps_were_all_told(curated: Store, day: str) -> None:
    engine = Engine(schema_of(ONTOLOGY), curated, DEFAULT_BASE_IRI, PATIENT)
    nodes = (await engine.execute(SHOWN, {"known": day}))["findings"]["nodes"]
    assert nodes
    for one in nodes:
        every, known = ([(edge["path"], edge["order"]) for edge in one[of]["edges"]] for of in ("hasStep", "known"))
        paths = {path for path, _ in every}
        whole = [path for path in paths if sum(of == path for of, _ in known) == sum(of == path for of, _ in every)]
        assert whole, one["id"]
        assert all(claim["documentedBy"]["totalCount"] for claim in one["deniedBy"]["nodes"]), one["id"]
