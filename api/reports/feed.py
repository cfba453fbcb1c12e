"""What a feed tells of an agreement, an actor or a place, in no language yet: what is selected for it, and its entries.

All of it is read by one statement, and so of one state of the data.
"""

from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.asked.selection import At
from graph.stored.columns import ID, ID_KEY, Scalar, Shown, shown, text_columns
from graph.stored.notices import CHANGED, KEPT_OF_EACH, SEEN, Change, dated_by
from ontology.agreements import Assessment, AssessmentSubject, Assessor
from ontology.events import Attribution, Claim
from ontology.model import End, Node, Ontology
from ontology.sources import Dataset, Documentation
from ontology.values import Text

MOST_SOURCES = 5
"""How many sources an entry names."""
TEXT = 3
"""How many columns a text has."""


@dataclass(frozen=True)
class SourceNamed:
    """A source, with its publisher and address if these are known."""

    title: Text
    publisher: str | None
    url: str | None


@dataclass(frozen=True)
class DatasetNamed:
    """A dataset, its licence, and who made it, if that is recorded."""

    id: str
    title: Text | None
    licence: str | None
    creator: Text | None = None


@dataclass(frozen=True)
class Entry:
    """That a load changed a record at some time. `date`: the record's own. `of`: what an assessment judges.

    Of what is withdrawn, its name, its dataset's id, and when it was first seen are known.
    """

    record: str
    cls: type[Node]
    change: Change
    at: str
    seen: str
    label: Text | None
    dataset: DatasetNamed | None
    sources: tuple[SourceNamed, ...] = ()
    more_sources: bool = False
    date: str | None = None
    who: Text | None = None
    of: Text | None = None

    @property
    def there(self) -> bool:
        """Whether the record is still in the graph."""
        return self.change is not Change.WITHDRAWN


@dataclass(frozen=True)
class Feed:
    """A feed: the node that it is about, as far as it is there or its withdrawal is told, and the newest first."""

    id: str
    label: Text | None
    updated: str
    there: bool
    entries: tuple[Entry, ...]


def feed_roots(ontology: Ontology, about: Any) -> s.Selection:
    """What to select for the feed of a node, whose id is given or comes with a request."""
    node = s.Find(Node, about, (*_columns(*LABEL), *_columns(CHANGED)))
    return node, s.Notices(about, KEPT_OF_EACH, _items(ontology))


def read_feed(rows: list[Any], about: str, ontology: Ontology) -> Feed | None:
    """The feed that was selected; None where there is no such node, and nothing that tells of one."""
    node, notices = rows
    entries = tuple(one for row in notices if (one := _entry(row, ontology)))
    if node is None and not entries:
        return None
    label = _text(node) if node else next((one.label for one in entries if one.record == about), None)
    updated = entries[0].at if entries else node[TEXT]
    return Feed(about, label, updated, node is not None, entries)


def _columns(*names: str, at: At = At.NODE) -> tuple[s.Leaf, ...]:
    return tuple(s.Leaf(Shown((name,), Scalar.STRING), at) for name in names)


LABEL = text_columns("label")
NOTICE = ("record", "change", "at", SEEN, "dataset", *LABEL)
WHO = {Claim: End(Attribution, forward=True), Assessment: End(Assessor, forward=True)}
JUDGED = End(AssessmentSubject, forward=True)
SOURCES = s.Many(
    End(Documentation, forward=True),
    s.Page((s.Order(ID_KEY, at=At.EDGE),), MOST_SOURCES + 1),
    _columns(*text_columns("title"), "publisher", "url"),
)
DATASET = s.Lookup("dataset", Dataset, (s.Leaf(ID), *_columns(*LABEL, "licence", *text_columns("creator"))))


def _items(ontology: Ontology) -> s.Items:
    by_class = s.ByClass(tuple((cls, _of_class(cls)) for cls in ontology.classes))
    return (*_columns(*NOTICE, at=At.EDGE), *_columns(*LABEL, SEEN), DATASET, SOURCES, by_class)


def _of_class(cls: type[Node]) -> s.Items:
    """The record's date, who says so, and what is judged, as far as records of the class have them."""
    date = dated_by(cls)
    dated = (s.Leaf(shown(date)["edtf"]),) if date else ()
    who = (s.One(WHO[cls], _columns(*LABEL)),) if cls in WHO else ()
    return (*dated, *who, *((s.One(JUDGED, _columns(*LABEL)),) if cls is Assessment else ()))


def _entry(row: list[Any], ontology: Ontology) -> Entry | None:
    notice, rest = row[: len(NOTICE)], row[len(NOTICE) :]
    record, change, at, seen, dataset, *label = notice
    cls = ontology.class_of_path.get(str(record).partition("/")[0])
    if cls is None or change not in Change.__members__:
        return None
    if Change[change] is Change.WITHDRAWN:
        left = DatasetNamed(dataset, None, None) if dataset else None
        return Entry(record, cls, Change.WITHDRAWN, at, seen or at, _text(label), left)
    label, (seen, in_dataset, sources, of_class) = rest[:TEXT], rest[TEXT:]
    named = tuple(SourceNamed(_text(one) or Text(one[-1]), *one[TEXT:]) for one in sources[:MOST_SOURCES])
    known = _dataset(*in_dataset) if in_dataset else None
    told = _told(cls, of_class[1:] if of_class else [])
    more = len(sources) > MOST_SOURCES
    return Entry(record, cls, Change[change], at, seen or at, _text(label), known, named, more, **told)


def _dataset(id_: str, *cells: str | None) -> DatasetNamed:
    title, (licence, *creator) = cells[:TEXT], cells[TEXT:]
    return DatasetNamed(id_, _text([*title]), licence, _text(creator))


def _told(cls: type[Node], cells: list[Any]) -> dict[str, Any]:
    names = (*(["date"] if dated_by(cls) else []), *(["who"] if cls in WHO else []), "of")
    held = dict(zip(names, cells, strict=False))
    return {name: value if name == "date" else _text(value) for name, value in held.items()}


def _text(cells: list[Any] | None) -> Text | None:
    return Text(*cells[:TEXT]) if cells and any(cells[:TEXT]) else None
