"""What is measured: rows of the table, each a document with the variables of its requests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.documents import DOCUMENTS, LEAVES_PER_EVENT
from benchmarks.generator import BUSIEST, NORMAL, RARE, actor_id, event_id, region_id
from graph.neo4j.full_text import lucene
from ontology.vocabularies import EventKind

Variables = Mapping[str, Any]
Data = Mapping[str, Any]
EVENT_OF_THE_CURATED_DATASET = "event/mali-2018-04-14-timbuktu-camp"
DIFFERENT_EVENTS = 50
LARGEST_PAGE = 500
PAGE = 20
FAR_PAGE = 500
SUGGESTED = 8
REGION = region_id(3)


@dataclass(frozen=True)
class Mark:
    """A place in a list of events: the event, its first day, and our cursor for it."""

    id: str
    day: str
    cursor: str


@dataclass(frozen=True)
class Request:
    """The variables of a request: those that our endpoint is given, with our cursors, and those for all others."""

    ours: Variables
    others: Variables


@dataclass(frozen=True)
class Query:
    """A row of the table: which document it asks, and its requests, which take turns.

    `page`: it is one of those that should take as long in a large store as in a small one. `comparable`: what of the
    data must be the same everywhere. `by_relevance`: what fits best is for each server to say.
    """

    title: str
    name: str
    requests: tuple[Request, ...]
    page: bool = False
    comparable: Callable[[Data], Any] = dict
    by_relevance: bool = False

    @property
    def document(self) -> str:
        """Its text in our dialect."""
        return DOCUMENTS[self.name]


def queries(events: int, by_id: Sequence[Mark], far: Mark) -> tuple[Query, ...]:
    """The queries for a store that holds the curated dataset and so many generated events.

    `by_id` are the ends of the first pages of 500 in the order of ids; after `far` begins the page that is far away.
    """
    step = max(1, events // DIFFERENT_EVENTS)
    ids = [EVENT_OF_THE_CURATED_DATASET, *(event_id(number) for number in range(0, events, step))]
    full = [pages for pages in (2, 10) if pages <= len(by_id)]
    return (
        Query("one event with 4 relations", "event", tuple(Request({"id": id_}, {"id": id_}) for id_ in ids)),
        _one("50 newest events, nested", "newest", first=50),
        _one("10 events → 3 actors → 5 events each, nested", "deep", first=10),
        _one(f"500 events × {LEAVES_PER_EVENT} fields", "leaves", first=LARGEST_PAGE),
        *(_leaves(pages, by_id) for pages in full),
        *_pages(far),
        *_filtered(),
        *_searches(events),
        *_further(),
    )


def _one(title: str, name: str, *, page: bool = False, **variables: Any) -> Query:
    return Query(title, name, (Request(variables, variables),), page)


def _leaves(pages: int, marks: Sequence[Mark]) -> Query:
    ours: dict[str, Any] = {"first": LARGEST_PAGE}
    others = dict(ours)
    ours |= {f"after{number}": mark.cursor for number, mark in enumerate(marks[: pages - 1], start=1)}
    others |= {f"after{number}": mark.id for number, mark in enumerate(marks[: pages - 1], start=1)}
    title = f"{pages * LARGEST_PAGE:,} events × {LEAVES_PER_EVENT} fields, as {pages} pages"
    return Query(title, f"leaves{pages}", (Request(ours, others),))


def _pages(far: Mark) -> tuple[Query, ...]:
    later = Request(
        {"first": PAGE, "after": far.cursor},
        {"first": PAGE, "after": far.id, "day": far.day, "offset": PAGE * (FAR_PAGE - 1)},
    )
    busiest, rare = actor_id(BUSIEST), actor_id(RARE)
    return (
        _one("page of 20: first", "page", page=True, first=PAGE),
        Query(f"page of 20: {FAR_PAGE}th", "page_after", (later,), page=True),
        _one("page of 20: a region", "page_of_region", page=True, first=PAGE, region=REGION),
        _one("page of 20: busiest actor", "page_of_actor", page=True, first=PAGE, actor=busiest),
        _one("page of 20: rare actor", "page_of_actor", page=True, first=PAGE, actor=rare),
        _one("busiest actor and its 20 newest", "actor", page=True, first=PAGE, id=busiest),
        _one("rare actor and its 20 newest", "actor", page=True, first=PAGE, id=rare),
    )


def _filtered() -> tuple[Query, ...]:
    busiest, normal = actor_id(BUSIEST), actor_id(NORMAL)
    return (
        _one("actor + region: 20 and totalCount", "page_of_both", first=PAGE, actor=normal, region=REGION),
        _one("busiest + region: 20 and totalCount", "page_of_both", first=PAGE, actor=busiest, region=REGION),
        _one("actor + region: count alone", "count", actor=normal, region=REGION),
        _one("busiest + region: count alone", "count", actor=busiest, region=REGION),
    )


def _searches(events: int) -> tuple[Query, ...]:
    """What is found by words. Peers look for these in what they can: one field, or two with what surrounds an event."""
    by_words = "+words:locality +words:17"
    around = "+(words:movement around:movement) +(words:1234 around:1234)"
    number, kind = str(events // 2 + 1), EventKind.ATTACK.name
    return (
        _search("full text: 20 hits", "search", "locality 17", by_words),
        _search("full text: an exact name", "search_all", "Movement 1234", around),
        _search("full text: a rare word", "search", number, f"words:{number}"),
        _search("full text: a common word", "search", "vehicles", "words:vehicles"),
        _search("full text: a common word, of one kind", "search_of_kind", "vehicles", "words:vehicles", kind=kind),
        _suggest("mov"),
    )


def _search(title: str, name: str, text: str, peers: str, **more: Any) -> Query:
    ours = {"text": text, "first": PAGE, **more}
    others = {"lucene": peers, "best": lucene(text)}
    return Query(title, name, (Request(ours, ours | others),), comparable=_hits, by_relevance=True)


def _hits(data: Data) -> Any:
    return [edge["node"]["id"] for edge in data["search"]["edges"]]


def _suggest(text: str) -> Query:
    ours = {"text": text, "first": SUGGESTED}
    return Query("suggest: 8 names", "suggest", (Request(ours, ours | {"length": len(text)}),))


def _further() -> tuple[Query, ...]:
    """What else pages of a website ask."""
    return (
        _one("20 events by title", "ordered", first=PAGE),
        _one("20 relations of the busiest actor", "relations", id=actor_id(BUSIEST), first=PAGE),
        _one("facets: groups by four keys", "facets", region=REGION, span="2018"),
        _one(
            "box: places, and 3 newest events of each", "box", first=PAGE, south=15.0, west=-4.0, north=18.0, east=0.0
        ),
    )
