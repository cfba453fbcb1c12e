"""Saved pages of the International Crisis Group: the month's events in a country, as CrisisWatch tells them in prose.

Rules over the gazetteer read it, declared as data (words.py, times.py, places.py); what they have no form for is left
unread and listed. extract.py takes the text of a page, page.py its parts, reader.py goes through the sentences of an
entry, and records.py makes records of what was read.
"""

from pathlib import Path

from loaders.crisis_group.publisher import LICENCE, NAME, SITE
from loaders.crisis_group.whole import read_page
from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource
from ontology.records import Delivery
from ontology.values import Text

SOURCE = LoaderSource(
    "crisis-group",
    "Saved pages of Crisis Group (CrisisWatch)",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=(
        "the page of a country or of a month, or the database of CrisisWatch, saved as HTML or as text",
        "English; `--month 2018-04` where the page names none",
    ),
    limits=("sentences of a form that is not known are listed as unread", "a claim has the page’s own words"),
    creator=Text(NAME),
    attribution=SITE,
)


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The events, claims and verdicts of a page."""
    return read_page(SOURCE, path, name, gazetteer)
