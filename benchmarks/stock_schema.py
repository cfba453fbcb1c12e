"""The roots of the stock server: one node, a page of events with conditions and a count, and full text."""

from typing import Annotated

import strawberry
from strawberry.types import Info

from benchmarks.stock_arguments import EventOrderField, EventOrders, EventWhere, Searchable
from benchmarks.stock_loaders import listed, page, shown
from benchmarks.stock_types import Actor, Event, actor, event, read

SEARCH = f"""
CALL db.index.fulltext.queryNodes('search', $words) YIELD node AS n, score WHERE n:Event
WITH n, score ORDER BY score DESC, n.id DESC LIMIT $first
RETURN collect({{score: score, node: {shown("Event")}}})
"""


@strawberry.type
class EventConnection:
    """A page of events; the count is only made where it is asked for."""

    first: strawberry.Private[int]
    after: strawberry.Private[str | None]
    newest: strawberry.Private[bool]
    given: strawberry.Private[dict[str, str | None]]

    @strawberry.field
    async def nodes(self, info: Info) -> list[Event]:
        text = page(**self.given, newest=self.newest, after=self.after)
        rows = await read(info).value(text, **self.given, first=self.first, after=self.after)
        return list(map(event, rows))

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        return int(await read(info).value(f"{listed(**self.given)} RETURN count(n)", **self.given))


@strawberry.type
class Hit:
    score: float
    node: Event


@strawberry.type
class Hits:
    edges: list[Hit]


@strawberry.type
class Query:
    @strawberry.field
    async def event(self, info: Info, id: strawberry.ID) -> Event | None:
        row = await read(info).value(f"MATCH (n:Event {{id: $id}}) RETURN {shown('Event')}", id=id)
        return event(row) if row else None

    @strawberry.field
    async def actor(self, info: Info, id: strawberry.ID) -> Actor | None:
        row = await read(info).value(f"MATCH (n:Actor {{id: $id}}) RETURN {shown('Actor')}", id=id)
        return actor(row) if row else None

    @strawberry.field
    def events(
        self,
        first: int = 20,
        after: str | None = None,
        where: EventWhere | None = None,
        order_by: EventOrders = None,
    ) -> EventConnection:
        newest = order_by is not None and order_by[0].field is EventOrderField.WHEN
        return EventConnection(first=first, after=after, newest=newest, given=(where or EventWhere()).parameters)

    @strawberry.field
    async def search(
        self, info: Info, text: str, in_: Annotated[list[Searchable], strawberry.argument(name="in")], first: int = 20
    ) -> Hits:
        words = " ".join(f"+{word}" for word in text.lower().split())
        found = await read(info).value(SEARCH, words=words, first=first)
        return Hits(edges=[Hit(score=hit["score"], node=event(hit["node"])) for hit in found])


schema = strawberry.Schema(Query)
