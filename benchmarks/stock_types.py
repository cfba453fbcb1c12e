"""The types of the stock server, by the names of our schema."""

from typing import Generic, TypeVar

import strawberry
from strawberry.types import Info

from benchmarks.stock_arguments import EventOrders, Language
from benchmarks.stock_loaders import (
    ACTOR_EVENTS,
    CLAIM_SOURCES,
    CLAIM_SPEAKER,
    EVENT_ACTORS,
    EVENT_CLAIMS,
    EVENT_FIGURES,
    EVENT_PLACES,
    FIGURE_SPEAKER,
    PLACE_WITHIN,
    Reader,
    Row,
)
from ontology.iris import DEFAULT_BASE_IRI

T = TypeVar("T")
PAGE = 20


LANGUAGES = {"EN": ("En", "Fr", "Native"), "FR": ("Fr", "En", "Native"), "NATIVE": ("Native", "En", "Fr")}


def text(row: Row, name: str, language: Language) -> str | None:
    """A text in a language, or in another that it has."""
    found = (row.get(f"{name}{suffix}") for suffix in LANGUAGES[language.value])
    return next((value for value in found if value is not None), None)


def read(info: Info) -> Reader:
    """What the request reads through."""
    reader: Reader = info.context["reader"]
    return reader


@strawberry.type
class Connection(Generic[T]):
    """A list of nodes."""

    nodes: list[T]


@strawberry.type
class Source:
    row: strawberry.Private[Row]
    publisher: str | None

    @strawberry.field
    def title(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "title", lang)


@strawberry.type
class ClaimDocumentedByEdge:
    locator: str | None
    node: Source


@strawberry.type
class ClaimDocumentedByConnection:
    edges: list[ClaimDocumentedByEdge]


@strawberry.type
class Place:
    id: strawberry.ID
    kind: str
    row: strawberry.Private[Row]

    @strawberry.field
    def name(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "name", lang)

    @strawberry.field
    async def within(self, info: Info, first: int = PAGE) -> Connection["Place"]:
        return Connection(nodes=[place(row) for row in await read(info).related(self.id, PLACE_WITHIN, first)])


@strawberry.type
class EventHappenedAtEdge:
    precision: str | None
    node: Place


@strawberry.type
class EventHappenedAtConnection:
    nodes: list[Place]
    edges: list[EventHappenedAtEdge]


@strawberry.type
class Actor:
    id: strawberry.ID
    kind: str
    row: strawberry.Private[Row]

    @strawberry.field
    def name(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "name", lang)

    @strawberry.field
    async def involved_in(
        self, info: Info, first: int = PAGE, order_by: EventOrders = None
    ) -> "ActorInvolvedInConnection":
        rows = await read(info).related(self.id, ACTOR_EVENTS, first)
        nodes = [event(row) for row in rows]
        edges = [
            ActorInvolvedInEdge(role=row["edge"]["role"], node=node) for row, node in zip(rows, nodes, strict=True)
        ]
        return ActorInvolvedInConnection(nodes=nodes, edges=edges)


@strawberry.type
class EventInvolvesEdge:
    role: str
    hedge: str | None
    node: Actor


@strawberry.type
class EventInvolvesConnection:
    nodes: list[Actor]
    edges: list[EventInvolvesEdge]


@strawberry.type
class Claim:
    id: strawberry.ID
    kind: str
    row: strawberry.Private[Row]

    @strawberry.field
    def text(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "text", lang)

    @strawberry.field
    async def said_by(self, info: Info) -> Actor:
        return actor((await read(info).related(self.id, CLAIM_SPEAKER, 1))[0])

    @strawberry.field
    async def documented_by(self, info: Info, first: int = PAGE) -> ClaimDocumentedByConnection:
        rows = await read(info).related(self.id, CLAIM_SOURCES, first)
        nodes = [Source(row=row, publisher=row["publisher"]) for row in rows]
        edges = zip(rows, nodes, strict=True)
        return ClaimDocumentedByConnection(
            edges=[ClaimDocumentedByEdge(locator=row["edge"]["locator"], node=node) for row, node in edges]
        )


@strawberry.type
class CasualtyEstimate:
    id: strawberry.ID
    harm: str
    scope: str
    low: int | None
    best: int | None
    high: int | None
    row: strawberry.Private[Row]

    @strawberry.field
    def victims(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "victims", lang)

    @strawberry.field
    async def said_by(self, info: Info) -> Actor:
        return actor((await read(info).related(self.id, FIGURE_SPEAKER, 1))[0])


@strawberry.type
class DateSpan:
    edtf: str
    from_: str | None = strawberry.field(name="from")
    to: str | None
    precision: str


@strawberry.type
class Event:
    id: strawberry.ID
    iri: str
    kind: str
    source_grade: str | None
    when: DateSpan
    when_stated: str | None
    row: strawberry.Private[Row]

    @strawberry.field
    def label(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "label", lang)

    @strawberry.field
    def note(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "note", lang)

    @strawberry.field
    def title(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "title", lang)

    @strawberry.field
    def summary(self, lang: Language = Language.EN) -> str | None:
        return text(self.row, "summary", lang)

    @strawberry.field
    async def happened_at(self, info: Info, first: int = PAGE) -> EventHappenedAtConnection:
        rows = await read(info).related(self.id, EVENT_PLACES, first)
        nodes = list(map(place, rows))
        edges = zip(rows, nodes, strict=True)
        return EventHappenedAtConnection(
            nodes=nodes,
            edges=[EventHappenedAtEdge(precision=row["edge"]["precision"], node=node) for row, node in edges],
        )

    @strawberry.field
    async def involves(self, info: Info, first: int = PAGE) -> EventInvolvesConnection:
        rows = await read(info).related(self.id, EVENT_ACTORS, first)
        nodes = list(map(actor, rows))
        edges = [EventInvolvesEdge(**row["edge"], node=node) for row, node in zip(rows, nodes, strict=True)]
        return EventInvolvesConnection(nodes=nodes, edges=edges)

    @strawberry.field
    async def casualties(self, info: Info, first: int = PAGE) -> Connection[CasualtyEstimate]:
        return Connection(nodes=list(map(figure, await read(info).related(self.id, EVENT_FIGURES, first))))

    @strawberry.field
    async def claims_about(self, info: Info, first: int = PAGE) -> Connection[Claim]:
        return Connection(nodes=list(map(claim, await read(info).related(self.id, EVENT_CLAIMS, first))))


@strawberry.type
class ActorInvolvedInEdge:
    role: str
    node: Event


@strawberry.type
class ActorInvolvedInConnection:
    nodes: list[Event]
    edges: list[ActorInvolvedInEdge]


def place(row: Row) -> Place:
    return Place(id=row["id"], kind=row["kind"], row=row)


def actor(row: Row) -> Actor:
    return Actor(id=row["id"], kind=row["kind"], row=row)


def claim(row: Row) -> Claim:
    return Claim(id=row["id"], kind=row["kind"], row=row)


def figure(row: Row) -> CasualtyEstimate:
    shown = {name: row[name] for name in ("id", "harm", "scope", "low", "best", "high")}
    return CasualtyEstimate(**shown, row=row)


def event(row: Row) -> Event:
    when = DateSpan(edtf=row["whenEdtf"], from_=row["whenFrom"], to=row["whenTo"], precision=row["whenPrecision"])
    return Event(
        id=row["id"],
        iri=f"{DEFAULT_BASE_IRI}id/{row['id']}",
        kind=row["kind"],
        source_grade=row["sourceGrade"],
        when=when,
        when_stated=row["whenStated"],
        row=row,
    )
