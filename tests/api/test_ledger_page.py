"""docs/ledger.md: its answers are what the dataset gives, and both languages name the same counts."""

import re
from dataclasses import fields

import pytest

from api.query.engine import Engine
from api.reports.changes_text import LISTED
from graph.compliance.ledger import STANDINGS
from graph.compliance.left_out import Left
from graph.deriving.rules import RULES
from ontology.naming import camel
from ontology.values import Language
from tests.api.answered_page import LEDGER, answer_to, examples

PAGE, FRENCH = LEDGER.read_text(encoding="utf-8"), (LEDGER.parent / "fr" / "registre.md").read_text(encoding="utf-8")
EXAMPLES = examples(PAGE)


@pytest.mark.parametrize("number", range(5))
async def test_a_query_gives_the_answer_of_the_page(mali: Engine, number: int) -> None:
    example = EXAMPLES[number]
    assert example.answer == await answer_to(mali, example)


def test_all_examples_are_asked() -> None:
    assert len(EXAMPLES) == 5


def test_every_count_is_told_in_both_languages_in_the_order_in_which_the_first_that_holds_counts() -> None:
    for page in (PAGE, FRENCH):
        assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [camel(name) for name in STANDINGS]
        assert {field.name for field in fields(Left)} <= set(re.findall(r"`(\w+)`", page))


def test_every_list_of_what_changed_is_told_in_both_languages() -> None:
    for page in (PAGE, FRENCH):
        assert {camel(name) for name in (*LISTED, "unchanged", "not_yet_before")} <= set(re.findall(r"`(\w+)`", page))


def test_links_lead_somewhere() -> None:
    for page, folder in ((PAGE, LEDGER.parent), (FRENCH, LEDGER.parent / "fr")):
        links = re.findall(r"\]\((?!http)([^)#]+)", page)
        assert [link for link in links if not (folder / link).exists()] == []


def test_what_rules_do_not_count_is_told_in_both_languages() -> None:
    for page, language in ((PAGE, Language.EN), (FRENCH, Language.FR)):
        told = [" ".join(one.split()) for one in re.findall(r"^  - (.*(?:\n    .*)*)", page, re.MULTILINE)]
        reasons = (reason.in_language(language) for rule in RULES for reason in rule.exceptions)
        assert told == [" ".join(one.split()) for one in reasons]
        assert re.findall(r"^- \*\*.*\(`([A-Z_]+)`\)$", page, re.MULTILINE) == [rule.code.name for rule in RULES]
