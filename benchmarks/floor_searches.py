"""Hand-written statements for what is found by words, names and places, and for groups: the third part of the floor."""

from collections.abc import Mapping
from typing import Any

from benchmarks.floor_statements import Handwritten, en, shown
from graph.neo4j.full_text import rank, sort
from graph.neo4j.searches import enough


def search(found: str) -> str:
    """The best hits of what is found. No more is read of each than tells that it comes first."""
    return f"""
RETURN COLLECT {{
  CALL db.index.fulltext.queryNodes('search', $best) YIELD node, score WHERE {found}
  WITH node, {sort("score")} AS sort {enough("sort", "node", "$first")}
  WITH node, {rank("sort", "node.standing")} AS rank {enough("rank", "node", "$first")}
  WITH node, rank ORDER BY rank DESC, node.id LIMIT $first
  RETURN [rank / 1e9, node.id, coalesce(node.labelEn, node.labelFr, node.labelNative)] }} AS rows
"""


SEARCH = search("node:Event")
SEARCH_ALL = search("NOT node:CasualtyEstimate")
SEARCH_OF_KIND = search("node:Event AND node.kind = $kind")
SUGGEST = """
RETURN COLLECT {
  UNWIND [['Actor', 0], ['Actor', 1], ['Actor', 2], ['Agreement', 0], ['Agreement', 1], ['Dataset', 2], ['Event', 2],
    ['Place', 0], ['Place', 1], ['Provision', 0], ['Provision', 1], ['Source', 2]] AS kind
  CALL (kind) {
    MATCH (c:Completion) USING INDEX c:Completion(class, tier, key, rank, nodeId)
    WHERE c.class = kind[0] AND c.tier = kind[1] AND c.key STARTS WITH $text AND c.rank IS NOT NULL
      AND c.nodeId IS NOT NULL AND c.shared < $length
    RETURN c ORDER BY c.class, c.tier, c.key, c.rank, c.nodeId LIMIT $first }
  WITH c ORDER BY c.tier = 1 OR c.key <> $text, c.tier, c.key, c.rank, c.nodeId LIMIT $first
  RETURN [c.text, c.nodeId] } AS rows
"""
ORDERED = f"""
RETURN COLLECT {{
  MATCH (e:Event) WHERE e.titleKey IS NOT NULL AND e.id IS NOT NULL AND {shown("e")}
  WITH e ORDER BY e.titleKey, e.id LIMIT $first
  RETURN [e.id, {en("e.title")}] }} AS rows
"""
RELATIONS = f"""
MATCH (n:Node {{id: $id}})
RETURN [n.id, {en("n.label")}, COLLECT {{
  MATCH (e)-[r:INVOLVES]->() USING INDEX SEEK r:INVOLVES(targetId, id) WHERE r.targetId = n.id AND r.id IS NOT NULL
  WITH r, e ORDER BY r.targetId, r.id LIMIT $first RETURN [e.id, {en("e.label")}] }}] AS row
"""
IN_SPAN = "e.whenFirst <= $span + '-12-31' AND e.whenLast >= $span"
IN_REGION = f"""MATCH (e:Event)-[u:HAPPENED_AT_UNDER]->()
    USING INDEX SEEK u:HAPPENED_AT_UNDER(targetId, sourceWhenFirst, sourceId)
    WHERE u.targetId = $region AND u.sourceWhenFirst IS NOT NULL AND u.sourceId IS NOT NULL
    AND {shown("e")}"""
OF_YEAR = f"{IN_REGION} AND u.sourceWhenFirst <= $span + '-12-31' AND {IN_SPAN}"
FACETS = f"""
RETURN [
  COLLECT {{ {OF_YEAR} WITH e.kind AS kind, count(e) AS total
    ORDER BY total DESC, kind LIMIT $nested RETURN [kind, total] }},
  COLLECT {{ {OF_YEAR}
    CALL (e) {{ MATCH (e)-[:INVOLVES]->(a) RETURN DISTINCT a }}
    WITH a, count(*) AS total ORDER BY total DESC, a.id LIMIT 10 RETURN [a.id, {en("a.name")}, total] }},
  COLLECT {{ MATCH (e:Event) WHERE e.id IS NOT NULL AND {IN_SPAN} AND {shown("e")}
    OPTIONAL MATCH (e)-[:HAPPENED_AT_UNDER]->(p:Place {{kind: 'REGION'}})
    WITH p, count(*) AS total ORDER BY total DESC, coalesce(p.id, '~') LIMIT $nested
    RETURN [p.id, {en("p.name")}, total] }},
  COLLECT {{ {IN_REGION}
    WITH [end IN split(e.whenEdtf, '/') | left(end, 4)] AS ends
    WITH CASE ends[0] WHEN ends[-1] THEN ends[0] ELSE ends[0] + '/' + ends[-1] END AS year, count(*) AS total
    ORDER BY year LIMIT $nested RETURN [year, total] }}
] AS row
"""
BOX = f"""
RETURN COLLECT {{
  MATCH (p:Place) WHERE p.latKey >= $south AND p.latKey <= $north AND p.lonKey >= $west AND p.lonKey <= $east
    AND NOT p.precision ENDS WITH '_CENTROID' AND NOT p.kind IN ['COUNTRY', 'REGION', 'CERCLE']
  WITH p ORDER BY p.id LIMIT $first
  RETURN [p.id, {en("p.name")}, p.lat, p.lon, COLLECT {{
    MATCH (e)-[r:HAPPENED_AT]->() USING INDEX SEEK r:HAPPENED_AT(targetId, sourceWhenFirst, id)
    WHERE r.targetId = p.id AND r.sourceWhenFirst IS NOT NULL AND r.id IS NOT NULL AND {shown("e")}
    WITH r, e ORDER BY r.targetId DESC, r.sourceWhenFirst DESC, r.id DESC LIMIT 3 RETURN [e.id, {en("e.title")}] }}]
}} AS rows
"""


def _hits(rows: Any) -> Mapping[str, Any]:
    edges = [{"score": score, "node": {"id": id_, "label": label}} for score, id_, label in rows]
    return {"search": {"edges": edges}}


def _suggest(rows: Any) -> Mapping[str, Any]:
    return {"suggest": [{"text": text, "node": {"id": id_}} for text, id_ in rows]}


def _ordered(rows: Any) -> Mapping[str, Any]:
    return {"events": {"nodes": [{"id": id_, "title": title} for id_, title in rows]}}


def _node(row: Any) -> Mapping[str, Any]:
    told = {"relation": "INVOLVES", "direction": "IN"}
    edges = [{**told, "node": {"id": id_, "label": label}} for id_, label in row[2]]
    return {"node": {"id": row[0], "label": row[1], "relations": {"edges": edges}}}


def _facets(row: Any) -> Mapping[str, Any]:
    kinds, actors, regions, years = row
    return {
        "kinds": {"nodes": [{"kind": kind, "count": total} for kind, total in kinds]},
        "actors": {"nodes": [{"actor": {"id": id_, "name": name}, "count": total} for id_, name, total in actors]},
        "regions": {
            "nodes": [
                {"place": {"id": id_, "name": name} if id_ else None, "count": total} for id_, name, total in regions
            ]
        },
        "years": {"nodes": [{"keys": [year], "count": total} for year, total in years]},
    }


def _places(rows: Any) -> Mapping[str, Any]:
    nodes = [
        {"id": id_, "name": name, "lat": lat, "lon": lon, "events": _ordered(events)["events"]}
        for id_, name, lat, lon, events in rows
    ]
    return {"places": {"nodes": nodes}}


STATEMENTS = {
    "search": Handwritten(SEARCH, _hits),
    "search_all": Handwritten(SEARCH_ALL, _hits),
    "search_of_kind": Handwritten(SEARCH_OF_KIND, _hits),
    "suggest": Handwritten(SUGGEST, _suggest),
    "ordered": Handwritten(ORDERED, _ordered),
    "relations": Handwritten(RELATIONS, _node),
    "facets": Handwritten(FACETS, _facets),
    "box": Handwritten(BOX, _places),
}
