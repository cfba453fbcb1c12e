"""PA-X: peace agreements of the whole world since 1990, who signed them, and what they say on some 200 topics.

The University of Edinburgh publishes them; each version has other columns, and days in another form.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.pa_x.broken import mended
from loaders.pa_x.days import days_of
from loaders.pa_x.form import FORM
from loaders.pa_x.gathered import SHOWN, Gathered
from loaders.pa_x.matching import Matches, matches
from loaders.pa_x.publisher import SOURCE, published
from loaders.pa_x.records import records
from loaders.pa_x.topics import EVERY_VERSION, TOPICS
from loaders.pa_x.whole import Signed, Whole
from loaders.source import row_of, shown
from loaders.tables.table import Table, open_table
from ontology.agreements import Agreement
from ontology.records import Delivery, Position, RejectedRow, Row

__all__ = ["SOURCE", "read"]


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The agreements of a file."""
    broken = set[int]()
    opened = open_table(path, FORM)
    table = mended(opened, broken)
    gathered = Gathered(table, gazetteer)
    days = days_of(gathered.days())
    whole = Whole(published(path, name, gathered.releases), days)
    found = matches(gathered.listed(whole), gazetteer)
    notices = (*opened.notices, *_lacking(table), *days.notices, *_mended(broken), *gathered.notices(), *found.notices)
    return Delivery(
        Row(Position(shown(path), 1), (whole.published.dataset, whole.published.source, *gathered.actors(whole))),
        (),
        _rows(table, gathered.signed, whole, found),
        remarks=opened.remarks,
        notices=notices,
    )


def _rows(table: Table, signed: list[Signed], whole: Whole, found: Matches) -> Iterator[Row | RejectedRow]:
    for (position, values), signers in zip(table.rows(), signed, strict=True):
        id_ = f"{Agreement.path()}/{whole.published.key}-{values['id'].removesuffix('.0').lstrip('0')}"
        yield row_of(position, (id_,), partial(records, values, signers, whole, found.found))


def _lacking(table: Table) -> Iterator[str]:
    """Topics of which a file tells nothing. Versions differ in some; a file may have none at all."""
    if not (lacking := [topic for topic in TOPICS if topic.column in EVERY_VERSION and not table.has(topic.name)]):
        return
    named = ", ".join(topic.column for topic in lacking[:SHOWN]) + (", ..." if len(lacking) > SHOWN else "")
    yield f"lacks columns of topics, {len(lacking)} in all ({named}): what they would say is unknown"


def _mended(broken: set[int]) -> Iterator[str]:
    """Records that were put together."""
    if lines := sorted(broken):
        numbers = ", ".join(map(str, lines[:SHOWN])) + (", ..." if len(lines) > SHOWN else "")
        yield f"has records that a line break cut in two, each read as one: those that begin on line {numbers}"
