"""Hand-written statements for pages, filters and counts: the second part of the floor.

Where an actor or a region is given, each statement reads what is fewest: the relation's own index in the order that is
asked for. With both, places of the region are found once, by what lies in what today, which is less to read than what
each event is kept to lie under.
"""

from collections.abc import Mapping
from typing import Any

from benchmarks.floor_statements import Handwritten, en, shown


def of_actor(edge: str, actor: str, event: str = "e") -> str:
    """The relations of an actor to events, ready in the order of days."""
    return f"""MATCH ({event}:Event)-[{edge}:INVOLVES]->()
  USING INDEX SEEK {edge}:INVOLVES(targetId, sourceWhenFirst, id)
  WHERE {edge}.targetId = {actor} AND {edge}.sourceWhenFirst IS NOT NULL AND {edge}.id IS NOT NULL
    AND {shown(event)}"""


def newest_of_actor(edge: str) -> str:
    """The order that the index has, said so that Neo4j reads it from there."""
    return f"ORDER BY {edge}.targetId DESC, {edge}.sourceWhenFirst DESC, {edge}.id DESC"


NEWEST_FIRST = "ORDER BY e.whenFirst DESC, e.id DESC"
ALL = f"MATCH (e:Event) WHERE e.whenFirst IS NOT NULL AND e.id IS NOT NULL AND {shown('e')}"
BEYOND = "e.whenFirst <= $day AND (e.whenFirst < $day OR e.id < $after)"
SHORT = f"[e.id, {en('e.title')}, e.kind, e.whenEdtf]"
PLACES = "COLLECT { MATCH (p:Place)-[:WITHIN*0..]->(:Place {id: $region}) RETURN p.id }"
IN_REGION = "EXISTS { MATCH (e)-[h:HAPPENED_AT]->() WHERE h.targetId IN places }"
OF_BOTH = f"{of_actor('r', '$actor')} AND {IN_REGION}"
# An actor may have two parts in one event. What is ordered by the index is made distinct without reading all of it.
ONCE = f"""WITH r {newest_of_actor("r")}
  WITH DISTINCT r.targetId AS actor, r.sourceWhenFirst AS day, r.sourceId AS id
  ORDER BY actor DESC, day DESC, id DESC LIMIT $first
  MATCH (e:Event {{id: id}}) WITH e, day, id ORDER BY day DESC, id DESC"""

DEEP = f"""
RETURN COLLECT {{
  {ALL} WITH e {NEWEST_FIRST} LIMIT $first
  RETURN [e.id, COLLECT {{
    MATCH (e)-[r:INVOLVES]->(a) WITH r, a ORDER BY r.id LIMIT 3
    RETURN [a.id, {en("a.name")}, COLLECT {{
      {of_actor("i", "a.id", "f")} WITH i, f {newest_of_actor("i")} LIMIT 5
      RETURN [f.id, {en("f.title")},
        COLLECT {{ MATCH (f)-[h:HAPPENED_AT]->(p) WITH h, p ORDER BY h.id LIMIT 2 RETURN {en("p.name")} }},
        COLLECT {{ MATCH (f)-[j:INVOLVES]->(b) WITH j, b ORDER BY j.id LIMIT 3 RETURN {en("b.name")} }}] }}] }}]
}} AS rows
"""
FIRST_PAGE = f"RETURN COLLECT {{ {ALL} WITH e {NEWEST_FIRST} LIMIT $first RETURN {SHORT} }} AS rows"
LATER_PAGE = f"RETURN COLLECT {{ {ALL} AND {BEYOND} WITH e {NEWEST_FIRST} LIMIT $first RETURN {SHORT} }} AS rows"
PAGE_OF_REGION = f"""
RETURN COLLECT {{
  MATCH (e:Event)-[u:HAPPENED_AT_UNDER]->()
  USING INDEX SEEK u:HAPPENED_AT_UNDER(targetId, sourceWhenFirst, sourceId)
  WHERE u.targetId = $region AND u.sourceWhenFirst IS NOT NULL AND u.sourceId IS NOT NULL
    AND {shown("e")}
  WITH u, e ORDER BY u.targetId DESC, u.sourceWhenFirst DESC, u.sourceId DESC LIMIT $first RETURN {SHORT} }} AS rows
"""
PAGE_OF_ACTOR = f"RETURN COLLECT {{ {of_actor('r', '$actor')} {ONCE} RETURN {SHORT} }} AS rows"
PAGE_OF_BOTH = f"""
WITH {PLACES} AS places
RETURN [COLLECT {{ {OF_BOTH} {ONCE} RETURN {SHORT} }}, COUNT {{ {OF_BOTH} RETURN DISTINCT e }}] AS row
"""
COUNT = f"WITH {PLACES} AS places RETURN COUNT {{ {OF_BOTH} RETURN DISTINCT e }} AS total"
ACTOR = f"""
MATCH (a:Actor {{id: $id}})
RETURN [a.id, {en("a.name")}, COLLECT {{
  {of_actor("r", "a.id")} WITH r, e {newest_of_actor("r")} LIMIT $first
  RETURN [r.role, e.id, {en("e.title")}, e.whenEdtf] }}] AS row
"""


def _deep(rows: Any) -> Mapping[str, Any]:
    nodes = [{"id": id_, "involves": {"nodes": [_deep_actor(*one) for one in actors]}} for id_, actors in rows]
    return {"events": {"nodes": nodes}}


def _deep_actor(id_: str, name: str, events: Any) -> Mapping[str, Any]:
    return {"id": id_, "name": name, "involvedIn": {"nodes": [_deep_event(*one) for one in events]}}


def _deep_event(id_: str, title: str, places: Any, actors: Any) -> Mapping[str, Any]:
    around, parts = [{"name": name} for name in places], [{"name": name} for name in actors]
    return {"id": id_, "title": title, "happenedAt": {"nodes": around}, "involves": {"nodes": parts}}


def _page(rows: Any) -> Mapping[str, Any]:
    return {"events": {"nodes": list(map(_short, rows))}}


def _short(row: Any) -> Mapping[str, Any]:
    id_, title, kind, edtf = row
    return {"id": id_, "title": title, "kind": kind, "when": {"edtf": edtf}}


def _counted(row: Any) -> Mapping[str, Any]:
    return {"events": {"totalCount": row[1], "nodes": list(map(_short, row[0]))}}


def _count(total: Any) -> Mapping[str, Any]:
    return {"events": {"totalCount": total}}


def _actor(row: Any) -> Mapping[str, Any]:
    edges = [
        {"role": role, "node": {"id": id_, "title": title, "when": {"edtf": edtf}}} for role, id_, title, edtf in row[2]
    ]
    return {"actor": {"id": row[0], "name": row[1], "involvedIn": {"edges": edges}}}


STATEMENTS = {
    "deep": Handwritten(DEEP, _deep),
    "page": Handwritten(FIRST_PAGE, _page),
    "page_after": Handwritten(LATER_PAGE, _page),
    "page_of_region": Handwritten(PAGE_OF_REGION, _page),
    "page_of_actor": Handwritten(PAGE_OF_ACTOR, _page),
    "page_of_both": Handwritten(PAGE_OF_BOTH, _counted),
    "count": Handwritten(COUNT, _count),
    "actor": Handwritten(ACTOR, _actor),
}
