"""docs/briefs.md: both languages name what briefs take and have, and no more."""

import re
from pathlib import Path

import click

from api.commands.reports import brief
from api.reports.brief.around import RECENT
from api.reports.brief.asked import ANY
from api.reports.brief.phrases import PARTS
from api.reports.brief.promises import SOON
from api.reports.brief.tables import COLUMNS
from api.web.briefs import OFFERED, ONCE, REPEATED
from ontology.values import Language

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {Language.EN: DOCS / "briefs.md", Language.FR: DOCS / "fr" / "notes.md"}


def test_every_word_of_an_address_is_told_in_both_languages() -> None:
    for page in PAGES.values():
        told = re.findall(r"^\| `([a-z-]+)` \| `--([a-z-]+)` \|", page.read_text("utf-8"), re.MULTILINE)
        assert sorted(told) == sorted((name, name) for name in (*ONCE, *REPEATED))


def test_every_part_is_told_in_its_order_under_its_name() -> None:
    for language, page in PAGES.items():
        told = re.findall(r"^- \*\*(.*?)\*\* \(`([a-z]+)`\)", page.read_text("utf-8"), re.MULTILINE)
        assert told == [(name.in_language(language), part) for part, name in PARTS.items()]


def test_forms_columns_and_numbers_of_days_are_those_that_there_are() -> None:
    (choice,) = [one.type for one in brief.params if one.name == "format_"]
    assert isinstance(choice, click.Choice)
    forms = [one.name for one in OFFERED]
    assert sorted(forms) == sorted(choice.choices)
    for page in PAGES.values():
        text = page.read_text("utf-8")
        assert {f"`{name}`" for name in (*forms, *COLUMNS, ANY[0])} <= set(re.findall("`[^`\n]+`", text))
        assert re.search(rf"\b{SOON.days} (days|jours)", text)
        assert re.search(rf"\b{RECENT.days} (days|jours)", text)


def test_links_lead_somewhere() -> None:
    for page in PAGES.values():
        links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8"))
        assert [link for link in links if not (page.parent / link).exists()] == []
