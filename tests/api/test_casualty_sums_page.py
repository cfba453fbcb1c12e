"""docs/casualty-sums.md: its answers are what the dataset gives, and both languages name the same reasons."""

import re

import pytest

from api.query.engine import Engine
from ontology.vocabularies import Omission
from tests.api.answered_page import SUMS, answer_to, examples

PAGE, FRENCH = (
    SUMS.read_text(encoding="utf-8"),
    (SUMS.parent / "fr" / "sommes-de-victimes.md").read_text(encoding="utf-8"),
)
EXAMPLES = examples(PAGE)


@pytest.mark.parametrize("number", range(3))
async def test_a_query_gives_the_answer_of_the_page(mali: Engine, number: int) -> None:
    example = EXAMPLES[number]
    assert example.answer == await answer_to(mali, example)


def test_all_examples_are_asked() -> None:
    assert len(EXAMPLES) == 3


def test_every_reason_is_told_in_both_languages() -> None:
    for page in (PAGE, FRENCH):
        assert re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE) == [code.name for code in Omission]
        assert re.findall(r"^\| `([a-z]\w+)` \|", page, re.MULTILINE) == ["events", "unknown", "leftOut"]
        assert len(re.findall(r"^\d\. ", page, re.MULTILINE)) == 7


def test_links_lead_somewhere() -> None:
    for page, folder in ((PAGE, SUMS.parent), (FRENCH, SUMS.parent / "fr")):
        links = re.findall(r"\]\((?!http)([^)#]+)", page)
        assert [link for link in links if not (folder / link).exists()] == []
