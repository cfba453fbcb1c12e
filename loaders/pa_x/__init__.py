"""PA-X: peace agreements of the whole world since 1990, who signed them, and what they say on some 200 topics.

The University of Edinburgh publishes them; each version has other columns, and days in another form.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.pa_x.bodies import key
from loaders.pa_x.broken import broken, mended
from loaders.pa_x.days import days_of
from loaders.pa_x.form import FORM, told
from loaders.pa_x.matching import Listed, Matches, matches
from loaders.pa_x.publisher import SOURCE, published
from loaders.pa_x.records import EXPONENT, records
from loaders.pa_x.topics import EVERY_VERSION, TOPICS
from loaders.pa_x.whole import Whole, actor
from loaders.source import WrongValue, row_of, shown
from loaders.tables.table import Table, open_table
from ontology.actors import Actor
from ontology.model import Citation
from ontology.records import Delivery, Position, RejectedRow, Row

__all__ = ["SOURCE", "read"]
SHOWN = 10
"""So many of what a notice tells of are named in it."""


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The agreements of a file."""
    opened = open_table(path, FORM)
    table = mended(opened)
    days = days_of((position, values["day"]) for position, values in table.rows())
    file = published(path, name, (told(values, "release") for _, values in table.rows()))
    whole = Whole(file, days, gazetteer)
    gathered = _Gathered(table, whole)
    found = matches(gathered.listed, gazetteer)
    notices = (*opened.notices, *_lacking(table), *days.notices, *_mended(opened), *gathered.notices(), *found.notices)
    return Delivery(
        Row(Position(shown(path), 1), (file.dataset, file.source, *gathered.actors(whole))),
        found.datasets,
        _rows(table, whole, found),
        remarks=opened.remarks,
        notices=notices,
    )


def _rows(table: Table, whole: Whole, found: Matches) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        id_ = whole.id_of(values)
        yield row_of(position, (id_,), partial(records, values, whole, found.found.get(id_)))


class _Gathered:
    """What only all rows tell together: the bodies that signed, the matches, and what is left to tell."""

    def __init__(self, table: Table, whole: Whole) -> None:
        self.listed: list[Listed] = []
        self._bodies: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._unread: list[str] = []
        self._rounded: list[str] = []
        for _, values in table.rows():
            try:
                listed = whole.listed(values)
            except WrongValue:
                continue  # its row is rejected when it is read again
            self.listed.append(listed)
            signers, unread = whole.signers(values)
            for one in signers:
                self._bodies[key(one.body)][one.body] = None
            if unread:
                self._unread.append(listed.number)
            if any(EXPONENT.fullmatch(values[field]) for field in ("ucdp_agreement", "pam_agreement")):
                self._rounded.append(listed.number)

    def actors(self, whole: Whole) -> Iterator[Actor]:
        """The bodies, each once."""
        cited = (Citation(whole.published.source.id),)
        for names in (self._bodies[one] for one in sorted(self._bodies)):
            first, *others = sorted(names)
            yield actor(first, whole, cited, tuple(others))

    def notices(self) -> Iterator[str]:
        """What to know of the file."""
        if self._unread:
            yield f"tells of parties in words that were not read, or not all, and stand in notes: {_some(self._unread)}"
        if self._rounded:
            yield f"has ids elsewhere that a spreadsheet has rounded, and which are left out: {_some(self._rounded)}"


def _some(numbers: list[str]) -> str:
    """How many there are, and the first of them."""
    more = ", ..." if len(numbers) > SHOWN else ""
    return f"{len(numbers)} of its agreements ({', '.join(numbers[:SHOWN])}{more})"


def _lacking(table: Table) -> Iterator[str]:
    """Topics of which a file tells nothing. Versions differ in some; a file may have none at all."""
    if not (lacking := [topic for topic in TOPICS if topic.column in EVERY_VERSION and not table.has(topic.name)]):
        return
    named = ", ".join(topic.column for topic in lacking[:SHOWN]) + (", ..." if len(lacking) > SHOWN else "")
    yield f"lacks columns of topics, {len(lacking)} in all ({named}): what they would say is unknown"


def _mended(table: Table) -> Iterator[str]:
    """Records that were put together."""
    if lines := broken(table):
        numbers = ", ".join(map(str, lines[:SHOWN])) + (", ..." if len(lines) > SHOWN else "")
        yield f"has records that a line break cut in two, each read as one: those that begin on line {numbers}"
