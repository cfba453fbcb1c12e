"""How the stock server reads: one statement for a root; for each relation a DataLoader, which reads for many at once.

Each statement returns one record, since a record costs the driver more than what is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import neo4j
from strawberry.dataloader import DataLoader

Row = dict[str, Any]
FIELDS = {
    "Event": (
        "id labelEn labelFr labelNative sourceGrade noteEn noteFr noteNative kind whenEdtf whenFrom whenTo"
        " whenPrecision whenStated titleEn titleFr titleNative summaryEn summaryFr summaryNative"
    ),
    "Place": "id kind nameEn nameFr nameNative",
    "Actor": "id kind nameEn nameFr nameNative",
    "CasualtyEstimate": "id harm victimsEn victimsFr victimsNative scope low best high",
    "Claim": "id kind textEn textFr textNative",
    "Source": "id titleEn titleFr titleNative publisher",
}
OF_ACTOR = "MATCH (:Actor {id: $actor})<-[:INVOLVES]-(n:Event) WITH DISTINCT n"
OF_REGION = "MATCH (:Place {id: $region})<-[:WITHIN*0..]-(:Place)<-[:HAPPENED_AT]-(n:Event) WITH DISTINCT n"
IN_REGION = "WHERE EXISTS { (n)-[:HAPPENED_AT]->(:Place)-[:WITHIN*0..]->(:Place {id: $region}) }"
MARK = "MATCH (c:Event {id: $after})"
BEYOND_ID = "n.id > c.id"
BEYOND_DAY = "n.whenFirst <= c.whenFirst AND (n.whenFirst < c.whenFirst OR n.id < c.id)"
WITH_DAY = "n.whenFirst IS NOT NULL AND n.id IS NOT NULL"  # so that Neo4j reads the order from an index
WITH_ID = "n.id IS NOT NULL"


def shown(cls: str, name: str = "n") -> str:
    """What is read of a node."""
    return f"{name} {{{', '.join(f'.{field}' for field in FIELDS[cls].split())}}}"


@dataclass(frozen=True)
class Hop:
    """A relation from one class to another, with what is read of it and the order in which it is listed."""

    pattern: str
    cls: str
    properties: tuple[str, ...] = ()
    order: str = "r.id"


EVENT_PLACES = Hop("(:Event {id: id})-[r:HAPPENED_AT]->(n:Place)", "Place", ("precision",))
EVENT_ACTORS = Hop("(:Event {id: id})-[r:INVOLVES]->(n:Actor)", "Actor", ("role", "hedge"))
EVENT_FIGURES = Hop("(:Event {id: id})<-[r:ESTIMATES]-(n:CasualtyEstimate)", "CasualtyEstimate")
EVENT_CLAIMS = Hop("(:Event {id: id})<-[r:ABOUT]-(n:Claim)", "Claim")
ACTOR_EVENTS = Hop(
    "(:Actor {id: id})<-[r:INVOLVES]-(n:Event)", "Event", ("role", "hedge"), "n.whenFirst DESC, r.id DESC"
)
PLACE_WITHIN = Hop("(:Place {id: id})-[r:WITHIN]->(n:Place)", "Place")
FIGURE_SPEAKER = Hop("(:CasualtyEstimate {id: id})-[r:FIGURE_SAID_BY]->(n:Actor)", "Actor")
CLAIM_SPEAKER = Hop("(:Claim {id: id})-[r:SAID_BY]->(n:Actor)", "Actor")
CLAIM_SOURCES = Hop("(:Claim {id: id})-[r:DOCUMENTED_BY]->(n:Source)", "Source", ("locator",))


@dataclass
class Reader:
    """What one request reads through: a driver, and the loaders that the request has made."""

    driver: neo4j.AsyncDriver
    database: str | None
    _loaders: dict[tuple[Hop, int], DataLoader[str, list[Row]]]

    async def value(self, text: str, **parameters: Any) -> Any:
        """The one value that a statement returns."""
        async with self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
            record = await (await session.run(text, parameters)).single()
            return record[0] if record else None

    async def related(self, id_: str, hop: Hop, first: int) -> list[Row]:
        """The nodes at the end of a relation, each with the properties of the relation under `edge`."""
        key = (hop, first)
        if key not in self._loaders:
            self._loaders[key] = DataLoader(load_fn=partial(self._related, hop, first))
        return await self._loaders[key].load(id_)

    async def _related(self, hop: Hop, first: int, ids: Sequence[str]) -> list[list[Row]]:
        edge = f"edge: r {{{', '.join(f'.{name}' for name in hop.properties)}}}"
        text = (
            "UNWIND $ids AS id RETURN collect(COLLECT {"
            f" MATCH {hop.pattern} WITH r, n ORDER BY {hop.order} LIMIT $first"
            f" RETURN {shown(hop.cls)[:-1]}, {edge}}} }})"
        )
        return list(await self.value(text, ids=ids, first=first))


def listed(actor: str | None, region: str | None) -> str:
    """The events of an actor or a region, from whichever leads there."""
    if actor:
        return f"{OF_ACTOR} {IN_REGION}" if region else OF_ACTOR
    return OF_REGION if region else "MATCH (n:Event)"


def page(actor: str | None, region: str | None, *, newest: bool, after: str | None) -> str:
    """The statement for a page of these events, beyond the one that `after` names."""
    beyond = BEYOND_DAY if newest else BEYOND_ID
    if actor or region:
        found = listed(actor, region) + (f" WITH n {MARK} WHERE {beyond}" if after else "")
    else:
        present = WITH_DAY if newest else WITH_ID
        found = f"{MARK} MATCH (n:Event) WHERE {present} AND {beyond}" if after else f"MATCH (n:Event) WHERE {present}"
    order = "n.whenFirst DESC, n.id DESC" if newest else "n.id"
    return f"{found} WITH n ORDER BY {order} LIMIT $first RETURN collect({shown('Event')})"
