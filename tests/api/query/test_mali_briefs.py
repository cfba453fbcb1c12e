"""The brief on the curated dataset, on each store: its figures are those of the ledger and of the findings."""

from datetime import date
from typing import Any

import pytest

from api.query.engine import Engine
from api.reports.brief.asked import Asked
from api.reports.brief.making import brief_of, brief_roots
from api.reports.brief.model import Brief
from api.reports.brief.runs import runs, text_of
from graph.store import Store
from ontology.values import Language

ACCORD, BASE = "agreement/accord-2015", "https://here.example/"
DAYS = (date(2015, 9, 18), date(2016, 12, 31), date(2018, 4, 11), date(2019, 2, 28), date(2024, 1, 1))
COUNTS = """query ($day: Date!) {
  compliance(agreement: "agreement/accord-2015", asOf: $day, knownBy: $day) {
    counts {
      promises contested overdue breached unfinished fulfilled not_yet_due: notYetDue undated fulfilledOnOwnWord
    }
    accounts { instrument { agreement { id } } }
  }
}"""
CLASHES = """query ($day: Date!, $texts: [ID!]!) {
  findings(
    asOf: $day, knownBy: $day, first: 100
    where: {rule: {eq: CLASH_BETWEEN_SIGNATORIES}, hasStep: {some: {node: {id: {in: $texts}}}}}
  ) { nodes { hasStep(first: 50) { nodes { id } } } }
}"""


def store_of(mali: Engine) -> Store:
    return mali._store


async def brief(
    mali: Engine, day: date, agreement: str = ACCORD, known_by: date | None = None, *, whenever: bool = False
) -> Brief:
    store = store_of(mali)
    rows = await store.fetch(store.compile(brief_roots(agreement)), {})
    made = brief_of(rows, Asked(agreement, day, None if whenever else known_by or day), "en", BASE)
    assert made
    return made


async def ledger(mali: Engine, day: date) -> Any:
    return (await mali.execute(COUNTS, {"day": day.isoformat()}))["compliance"]


@pytest.mark.parametrize("day", DAYS)
async def test_the_figures_are_those_of_the_ledger(mali: Engine, day: date) -> None:
    made, of_ledger = await brief(mali, day), (await ledger(mali, day))["counts"]
    (told,) = [one for _, one in made.sentences if one.rule == "counts"]
    assert {name: told.figures[name] for name in of_ledger} == of_ledger
    overdue = [one for _, one in made.sentences if one.rule == "overdue"]
    cut = next((one.figures for one in made.left_out if one.rule == "cut"), {})
    assert len(overdue) + cut.get("overdue", 0) == of_ledger["overdue"]


@pytest.mark.parametrize("day", [*DAYS, date(2024, 2, 1), date(2024, 6, 1), date(2026, 11, 1)])
async def test_no_part_is_empty_and_each_word_has_its_speaker(mali: Engine, day: date) -> None:
    for whenever in (False, True):
        made = await brief(mali, day, whenever=whenever)
        assert [part.name for part in made.parts if not part.sentences] == []
        told = [text_of(runs(one, made, language)) for _, one in made.sentences for language in Language]
        assert [one for one in told if " by ," in one or " : ," in one.replace("\u00a0", " ")] == []


async def test_an_accusation_stands_beside_what_others_say(mali: Engine) -> None:
    made = await brief(mali, date(2019, 1, 31))
    rules = [one.rule for _, one in made.sentences]
    assert "leads" in rules
    assert "accounts" in rules[rules.index("leads") :]


async def test_each_clash_that_was_found_is_counted_once(mali: Engine) -> None:
    day = DAYS[2]
    texts = [one["instrument"]["agreement"]["id"] for one in (await ledger(mali, day))["accounts"]]
    found = (await mali.execute(CLASHES, {"day": day.isoformat(), "texts": texts}))["findings"]["nodes"]
    events = {step["id"] for one in found for step in one["hasStep"]["nodes"] if step["id"].startswith("event/")}
    told = [one.figures["clashes"] for _, one in (await brief(mali, day)).sentences if one.rule == "clashes"]
    assert told == [len(events)]
    assert len(found) > len(events) > 1


@pytest.mark.parametrize("day", DAYS)
async def test_every_sentence_ends_in_a_number_that_leads_to_an_address(mali: Engine, day: date) -> None:
    made = await brief(mali, day)
    addresses = {one.number: one.evidence.url or "" for one in made.sources}
    for _, sentence in made.sentences:
        for language in (Language.EN, Language.FR):
            last = runs(sentence, made, language)[-1]
            assert last.numbers
            assert all(addresses[number].startswith(("https://", "http://")) for number in last.numbers)


async def test_only_sources_that_were_published_are_cited(mali: Engine) -> None:
    made = await brief(mali, date(2018, 4, 11))
    for one in made.sources:
        if one.evidence.source.startswith("source/"):
            assert one.evidence.published is not None
            assert one.evidence.published <= "2018-04-11"


async def test_every_record_that_is_cited_says_from_which_dataset_it_is(mali: Engine) -> None:
    made = await brief(mali, date(2018, 4, 11))
    records = {one.record for _, sentence in made.sentences for one in sentence.citations}
    assert records <= made.datasets.keys()
    assert {made.datasets[one] for one in records} == {"dataset/mali"}


async def test_no_such_agreement(mali: Engine) -> None:
    store = store_of(mali)
    rows = await store.fetch(store.compile(brief_roots("agreement/none")), {})
    assert brief_of(rows, Asked("agreement/none", DAYS[0], DAYS[0]), "en", BASE) is None


@pytest.mark.parametrize(
    ("known_by", "named"), [(date(2018, 12, 20), [False, False, True]), (date(2020, 12, 31), [True, True, True])]
)
async def test_those_are_named_who_were_known_to_belong_to_a_party(
    mali: Engine, known_by: date, named: list[bool]
) -> None:
    """Of three who were listed at once, sources told of two only later to whom they belonged."""
    made = await brief(mali, date(2018, 12, 20), known_by=known_by)
    (listed,) = [one for _, one in made.sentences if one.rule == "listed"]
    told = text_of(runs(listed, made, Language.EN))
    assert [name in told for name in ("Asriw", "Rhissa", "Mohamedoune")] == named
