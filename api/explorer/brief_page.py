"""A brief as a page, which prints on one sheet of A4: every number leads to its source, every source to its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from api.explorer.pages import STYLE as PAGES
from api.explorer.pages import Place, page
from api.explorer.shell import Shell
from api.reports.brief.model import Brief
from api.reports.brief.phrases import LABELS, PARTS, PHRASES
from api.reports.brief.runs import Run, in_language, runs
from api.reports.brief.sources import told_source
from api.reports.brief.text import heading, left_out
from ontology.values import Language

STYLE = "brief.css"


@dataclass(frozen=True)
class Other:
    """The brief in another form: its name, media type and address."""

    name: str
    media_type: str
    address: str


@dataclass(frozen=True)
class Told:
    """A sentence of the page, under its label."""

    id: str
    label: str
    runs: Sequence[Run]


@dataclass(frozen=True)
class Source:
    """A source at the foot of the page. `lang`: its title is in another language."""

    number: int
    title: str
    lang: str
    rest: str
    url: str


def brief_page(brief: Brief, place: Place, others: Sequence[Other], in_other_language: str, shell: Shell) -> str:
    """The page in HTML. `others`: it in other forms."""
    told = {"others": others, "in_other_language": in_other_language, "sheet": STYLE, "styles": ""}
    return page("brief.html", place, shell=shell, **told, **_told(brief, place.language))


def brief_file(brief: Brief, language: Language) -> str:
    """The page as a file of its own, which needs no other."""
    styles = "".join((files("api.explorer") / "static" / name).read_text("utf-8") for name in (PAGES, STYLE))
    told: dict[str, Any] = {"others": (), "in_other_language": "", "sheet": "", "styles": Markup(styles)}
    return page("brief.html", Place("", language), **told, **_told(brief, language))


def _told(brief: Brief, language: Language) -> dict[str, Any]:
    parts = [
        (
            part.name,
            in_language(PARTS[part.name], language),
            [
                Told(f"{part.name}-{number}", in_language(LABELS[one.rule], language), runs(one, brief, language))
                for number, one in enumerate(part.sentences, 1)
            ],
        )
        for part in brief.parts
    ]
    name, title, days = heading(brief, language)
    return {
        "name": name,
        "title": title,
        "days": days,
        "parts": parts,
        "left_out_title": in_language(PHRASES["left_out"], language),
        "left_out": list(left_out(brief, language)),
        "sources_title": in_language(PHRASES["sources"], language),
        "sources": [Source(one.number, *told_source(one, language), one.evidence.url or "") for one in brief.sources],
    }
