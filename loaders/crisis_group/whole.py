"""A page as a delivery: every entry read, then all that rests on it, in rows of the page's text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from loaders.crisis_group.cast import Cast, Who
from loaders.crisis_group.extract import Extract, extract
from loaders.crisis_group.months import with_months
from loaders.crisis_group.page import Entry, Page, Verdict, page_of
from loaders.crisis_group.page_records import PageRecords
from loaders.crisis_group.people import People
from loaders.crisis_group.publisher import Published, published
from loaders.crisis_group.reader import Reader
from loaders.crisis_group.records import Records
from loaders.crisis_group.sentences import Piece, sentences
from loaders.crisis_group.times import Clock
from loaders.crisis_group.whereabouts import Whereabouts
from loaders.gazetteer import Gazetteer
from loaders.source import LoaderSource, row_of, shown
from loaders.tables.refusing import refused
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, Reject, Row

NO_PAGE = "is no page of Crisis Group that has an entry of CrisisWatch"
GIVE_PAGE = "Save the page of a country or of a month, or the database of CrisisWatch, with its entries."
UNREAD = "has no form that is known, and was left unread"
READ_IT = "Read it, and enter what it says with `accord new event`."


WORDS = {
    "deteriorated": "Deteriorated Situation",
    "improved": "Improved Situation",
    "conflict risk alerts": "Conflict Risk Alert",
    "resolution opportunities": "Resolution Opportunity",
}
"""The verdicts of the countries in each list of a month's page."""


@dataclass
class Read:
    """What was read of a page: rows, and the sentences that were not."""

    rows: list[tuple[Piece, list[Node | Relation]]] = field(default_factory=list)
    unread: list[tuple[Piece, str]] = field(default_factory=list)
    sentences: int = 0


def read_page(source: LoaderSource, path: Path, name: str | None, gazetteer: Gazetteer) -> Delivery:
    """Read a saved page. InputError where it is none, names no month, or has no entry."""
    text = extract(path)
    page, file = page_of(text), shown(path)
    if not page.entries:
        shortest = " ".join(text.text.split())[:60]
        raise refused(file, 1, shortest, NO_PAGE, GIVE_PAGE, "page")
    with_months(page, file)
    months = [entry.month for entry in page.entries]
    whole = published(source, path, name, text, months, gazetteer)
    return _Whole(text, page, whole, gazetteer, file).delivery()


class _Whole:
    """Reads the parts of a page, which share its names and its places."""

    def __init__(self, text: Extract, page: Page, whole: Published, gazetteer: Gazetteer, file: str) -> None:
        self._text, self._page, self._published, self._file = text, page, whole, file
        cited = (Citation(whole.source.id),)
        self._gazetteer = gazetteer
        self._places = Whereabouts(whole.key, gazetteer, cited)
        self._people = People(whole.key, cited)
        self._parts = PageRecords(whole, self._people, gazetteer)
        self._read = Read()
        self._used: Counter[str] = Counter()
        self._explained: dict[str, Who] = {}

    def delivery(self) -> Delivery:
        """The whole: the dataset's own row last, since it holds what all others point to."""
        self._other_parts()
        for entry in self._page.entries:
            self._entry(entry)
        about = (*self._published.records, *self._people.records(), *self._places.records())
        if self._published.own_publisher is None:
            known = self._gazetteer.actor(self._published.source.publisher or "").node
            self._people.datasets |= {known.dataset} if known else set()
        rows = [row_of(self._position(piece), (), partial(iter, records)) for piece, records in _once(self._read.rows)]
        return Delivery(
            Row(Position(self._file, 1), about),
            tuple(sorted(self._places.datasets | self._people.datasets)),
            rows,
            notices=tuple(self._notices()),
            unread=tuple(self._unread()),
        )

    def _other_parts(self) -> None:
        """What a page of one country has beside its entry."""
        country = self._places.country(self._page.entries[0].country)
        if len({entry.country for entry in self._page.entries}) == 1:
            self._read.rows += self._parts.overview(self._page, country)
        self._read.rows += self._parts.quotations(self._page, country)
        self._read.rows += self._parts.updates(self._page)

    def _entry(self, entry: Entry) -> None:
        place = self._places.country(entry.country)
        for verdict in (entry.verdict or self._listed(entry), *entry.older):
            if verdict and verdict.words:
                month = verdict.month or entry.month
                piece = Piece(self._text.text[verdict.start : verdict.end], verdict.start)
                self._read.rows.append((piece, self._parts.verdict(verdict, month, entry.country, place)))
        cast = Cast(self._gazetteer, entry.country, self._places.is_home(entry.country))
        clock = Clock.of(entry.month)
        for line in entry.paragraphs:
            cast.explain(line.text)
        reader = Reader(cast, clock)
        records = Records(self._published, entry.country, clock, self._places, self._people, self._used)
        for line in entry.paragraphs:
            for sentence in sentences(Piece(line.text, line.start)):
                self._read.sentences += 1
                reading = reader.read(sentence, opens=sentence.start == line.start)
                self._read.rows += records.rows(reading)
                if not reading.is_read:
                    self._read.unread.append((sentence, entry.country))

    def _listed(self, entry: Entry) -> Verdict | None:
        """The verdict that the lists of a month's page give: what is in neither is unchanged."""
        listed = self._page.listed
        if entry.month != self._page.month or not any(word.startswith("deteriorated") for word in listed):
            return None
        words = tuple(WORDS[name] for name, countries in listed.items() if entry.country in countries and name in WORDS)
        trend = () if any(word.endswith("Situation") for word in words) else ("Unchanged Situation",)
        return Verdict((*trend, *words), entry.heading.start, entry.heading.end)

    def _notices(self) -> Iterator[str]:
        read = self._read
        entries = len(self._page.entries)
        counted = f"{read.sentences} sentences in {entries} {'entry' if entries == 1 else 'entries'}"
        yield f"has {counted}; unread, since they have no form that is known: {len(read.unread) or 'none'}"
        if self._page.dropped:
            yield f"has menus, icons and headings, which are passed over: {self._page.dropped} lines or blocks"
        if own := [actor.name.variants[0] for actor in self._people.own.values()]:
            yield f"names actors that none of ours is called, {len(own)} in all; they are its own: {_few(own)}"
        if near := self._places.near:
            told = [f"{name}: {one.node.label.variants[0]}, {one.why.en}" for name, one in near.items()]
            yield f"spells places otherwise than ours, {len(near)} in all; they are taken for these: {_few(told)}"
        if unmatched := list(self._places.unmatched):
            counted = f"{len(unmatched)} in all"
            yield f"names places that none of ours is called, {counted}; they are its own: {_few(unmatched)}"

    def _position(self, piece: Piece) -> Position:
        return Position(self._file, self._text.line(piece.start))

    def _unread(self) -> Iterator[Reject]:
        for piece, country in self._read.unread:
            yield Reject(self._position(piece), country, " ".join(piece.text.split()), UNREAD, READ_IT)


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")


def _once(rows: list[tuple[Piece, list[Node | Relation]]]) -> Iterator[tuple[Piece, list[Node | Relation]]]:
    """Each row once: a page may tell its overview twice."""
    seen: set[str] = set()
    for piece, records in rows:
        first = records[0]
        assert isinstance(first, Node)
        if first.id not in seen:
            seen.add(first.id)
            yield piece, records
