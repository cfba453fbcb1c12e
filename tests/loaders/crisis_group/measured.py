"""How well the reader does on a page, field by field, against the curated events that cite it.

`python -m tests.loaders.crisis_group.measured PAGE MONTH [SOURCE]` prints it; PAGE is the page from which SOURCE, a key
of the curated dataset, was entered by hand. An event that was read is compared with that of the same sentence which is
most like it. Of what a curated event says, that counts which cites the page for itself.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from loaders.crisis_group import read
from loaders.crisis_group.extract import extract
from loaders.crisis_group.page import page_of
from loaders.crisis_group.sentences import Piece, sentences
from loaders.declared_month import declared_month
from ontology.actors import Actor
from ontology.events import (
    Attribution,
    CasualtyEstimate,
    Claim,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
)
from ontology.model import Citation, Node, Relation
from ontology.records import Row
from ontology.vocabularies import ActorKind, Harm
from tests.loaders.crisis_group.curated_names import curated_names
from tests.loaders.curated_graph import rows

SOURCE = "crisis-group-mali-2018-05"
SENTENCE = re.compile(r"entry, sentence ([0-9]+)")
FIELDS = ("event", "date", "kind", "place", "actor", "role", "hedge", "dead", "claim")
"""An event is told; its day; its kind; where; who; with what part and reserve; how many died; who claims what."""
UNNAMED = "somebody unnamed"


@dataclass
class Told:
    """An event as one of the two tells it: for each field, what it says."""

    sentence: int
    says: dict[str, Counter[object]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})

    def add(self, name: str, value: object) -> None:
        """One more thing that it says."""
        self.says[name][value] += 1

    def likeness(self, other: "Told") -> int:
        """How many things both say."""
        return sum((self.says[name] & other.says[name]).total() for name in FIELDS[1:])


@dataclass
class Score:
    """Of a field: how much of what was read is right, and how much of what is true was read."""

    right: int = 0
    read: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """Right, of what was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Read, of what is true."""
        return self.right / self.true if self.true else 1.0


def measured(page: Path, month: str, source: str = SOURCE) -> dict[str, Score]:
    """The score of each field."""
    true = list(_told_by_hand(f"source/{source}"))
    found = list(_told_by_reader(page, month))
    scores = {name: Score() for name in FIELDS}
    for number in sorted({one.sentence for one in (*true, *found)}):
        _compare(
            [one for one in true if one.sentence == number], [one for one in found if one.sentence == number], scores
        )
    return scores


def _compare(true: list[Told], found: list[Told], scores: dict[str, Score]) -> None:
    """Pair the events of a sentence, the most alike first; what has no pair is missed, or too much."""
    scores["event"].true += len(true)
    scores["event"].read += len(found)
    while true and found:
        one, other = max(((one, other) for one in true for other in found), key=lambda pair: pair[0].likeness(pair[1]))
        true.remove(one)
        found.remove(other)
        scores["event"].right += 1
        for name in FIELDS[1:]:
            scores[name].right += (one.says[name] & other.says[name]).total()
            scores[name].read += other.says[name].total()
            scores[name].true += one.says[name].total()
    for name in FIELDS[1:]:
        scores[name].true += sum(one.says[name].total() for one in true)
        scores[name].read += sum(one.says[name].total() for one in found)


def _told_by_hand(source: str) -> Iterator[Told]:
    kinds = _kinds(record for row in rows() for record in row.records)
    for row in rows():
        event = row.records[0]
        if isinstance(event, Event) and (number := _sentence(row.records, source)):
            cites = partial(_cites, source=source)
            yield _told(number, event, row.records, kinds, cites)


def _cites(record: Node | Relation, source: str) -> bool:
    return any(citation.source == source for citation in _sources(record))


def _sources(record: Node | Relation) -> tuple[Citation, ...]:
    sources: tuple[Citation, ...] = getattr(record, "sources", ())
    return sources


def _sentence(records: Iterable[Node | Relation], source: str) -> int:
    """The number of the sentence of the page that an event, or something in it, cites."""
    cited = (citation for record in records for citation in _sources(record) if citation.source == source)
    return next((int(found[1]) for one in cited if (found := SENTENCE.fullmatch(one.locator))), 0)


def _told_by_reader(page: Path, month: str) -> Iterator[Told]:
    with declared_month(month):
        delivery = read(page, None, curated_names())
    pieces = _sentences_of(page)
    kinds = _kinds(record for row in delivery.rows if isinstance(row, Row) for record in row.records)
    for row in delivery.rows:
        assert isinstance(row, Row)
        event = row.records[0]
        if isinstance(event, Event):
            start = int(event.sources[0].locator.removeprefix("char=").partition(",")[0])
            number = next(at for at, piece in enumerate(pieces, 1) if piece.start <= start < piece.end)
            yield _told(number, event, row.records, kinds, lambda record: True)


def _sentences_of(page: Path) -> list[Piece]:
    (entry,) = page_of(extract(page)).entries
    return [piece for line in entry.paragraphs for piece in sentences(Piece(line.text, line.start))]


def _kinds(records: Iterable[Node | Relation]) -> set[str]:
    """The actors of whom nobody says who they are."""
    return {record.id for record in records if isinstance(record, Actor) and record.kind is ActorKind.UNNAMED}


def _told(number: int, event: Event, records: Iterable[Node | Relation], unnamed: set[str], cites) -> Told:  # type: ignore[no-untyped-def]
    told = Told(number)
    told.add("date", event.when.edtf)
    told.add("kind", event.kind)
    said = {one.source: one.target for one in records if isinstance(one, (Attribution, FigureAttribution))}
    for record in records:
        if not cites(record):
            continue
        if isinstance(record, Setting):
            told.add("place", record.target)
        elif isinstance(record, Involvement):
            who = UNNAMED if record.target in unnamed else record.target
            told.add("actor", who)
            told.add("role", (who, record.role))
            if record.hedge:
                told.add("hedge", (who, record.hedge))
        elif isinstance(record, CasualtyEstimate) and record.harm is Harm.KILLED:
            told.add("dead", (record.low, record.best, record.high, record.hedge))
        elif isinstance(record, Claim):
            speaker = said[record.id]
            told.add("claim", (record.kind, UNNAMED if speaker in unnamed else speaker))
    return told


def table(scores: dict[str, Score]) -> str:
    """The scores as a table of Markdown."""
    lines = ["| field | right | read | true | precision | recall |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {name} | {one.right} | {one.read} | {one.true} | {one.precision:.2f} | {one.recall:.2f} |"
        for name, one in scores.items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(measured(Path(sys.argv[1]), *sys.argv[2:])), end="")
