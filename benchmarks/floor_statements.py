"""The best that we can write by hand: for each query its Cypher, and the function that names what comes back.

One record for each request, positional rows, the page size of a nested list as our endpoint has it. Names are given in
Python, since maps take a fifth longer to come over Bolt than lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.queries import LARGEST_PAGE
from ontology.iris import DEFAULT_BASE_IRI

NESTED = 20
ID_BASE = f"{DEFAULT_BASE_IRI}id/"


@dataclass(frozen=True)
class Handwritten:
    """A statement, which takes the query's variables and $nested, and the response's `data` from what it returns.

    `pages`: how many pages of $first it returns as one list.
    """

    cypher: str
    data: Callable[[Any], Mapping[str, Any]]
    pages: int = 1

    def parameters(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """What the statement takes."""
        return {**variables, "nested": NESTED, "all": variables.get("first", 0) * self.pages}


def en(name: str) -> str:
    """A text in English, or in what it is in."""
    return f"coalesce({name}En, {name}Fr, {name}Native)"


def shown(event: str) -> str:
    """That no other event stands for one: lists and counts leave out those of which that is not so."""
    return f"NOT EXISTS {{ ({event})-[:CANONICAL]->() }}"


def fr(name: str) -> str:
    """A text in French, or in what it is in."""
    return f"coalesce({name}Fr, {name}En, {name}Native)"


EVENT = f"""
MATCH (e:Event {{id: $id}})
RETURN [e.id, {en("e.title")}, {en("e.summary")}, e.kind, e.whenEdtf, e.whenFrom, e.whenTo, e.whenPrecision,
  COLLECT {{
    MATCH (e)-[r:HAPPENED_AT]->(p) WITH r, p ORDER BY r.id LIMIT $nested
    RETURN [r.precision, p.id, {en("p.name")}, p.kind, COLLECT {{
      MATCH (p)-[w:WITHIN]->(q) WITH w, q ORDER BY w.id LIMIT $nested RETURN [{en("q.name")}, q.kind] }}] }},
  COLLECT {{
    MATCH (e)-[r:INVOLVES]->(a) WITH r, a ORDER BY r.id LIMIT $nested
    RETURN [r.role, r.hedge, a.id, {en("a.name")}, a.kind] }},
  COLLECT {{
    MATCH (e)<-[r:ESTIMATES]-(c) WITH r, c ORDER BY r.id LIMIT $nested
    RETURN [c.harm, {en("c.victims")}, c.scope, c.low, c.best, c.high,
      head(COLLECT {{ MATCH (c)-[:FIGURE_SAID_BY]->(a) RETURN {en("a.name")} }})] }},
  COLLECT {{
    MATCH (e)<-[r:ABOUT]-(c) WITH r, c ORDER BY r.id LIMIT $nested
    RETURN [c.kind, {en("c.text")}, head(COLLECT {{ MATCH (c)-[:SAID_BY]->(a) RETURN {en("a.name")} }}),
      COLLECT {{
        MATCH (c)-[d:DOCUMENTED_BY]->(s) WITH d, s ORDER BY d.id LIMIT $nested
        RETURN [d.locator, {en("s.title")}, s.publisher] }}] }}
] AS row
"""

NEWEST = f"""
RETURN COLLECT {{
  MATCH (e:Event) WHERE e.whenFirst IS NOT NULL AND e.id IS NOT NULL AND {shown("e")}
  WITH e ORDER BY e.whenFirst DESC, e.id DESC LIMIT $first
  RETURN [e.id, {en("e.title")}, e.kind, e.whenEdtf,
    COLLECT {{
      MATCH (e)-[r:HAPPENED_AT]->(p) WITH r, p ORDER BY r.id LIMIT $nested
      RETURN [{en("p.name")}, COLLECT {{
        MATCH (p)-[w:WITHIN]->(q) WITH w, q ORDER BY w.id LIMIT $nested RETURN {en("q.name")} }}] }},
    COLLECT {{
      MATCH (e)-[r:INVOLVES]->(a) WITH r, a ORDER BY r.id LIMIT $nested
      RETURN [r.role, r.hedge, {en("a.name")}, a.kind] }},
    COLLECT {{
      MATCH (e)<-[r:ESTIMATES]-(c) WITH r, c ORDER BY r.id LIMIT $nested
      RETURN [c.harm, c.low, c.best, c.high,
        head(COLLECT {{ MATCH (c)-[:FIGURE_SAID_BY]->(a) RETURN {en("a.name")} }})] }},
    COLLECT {{
      MATCH (e)<-[r:ABOUT]-(c) WITH r, c ORDER BY r.id LIMIT $nested
      RETURN [c.kind, {en("c.text")}, head(COLLECT {{ MATCH (c)-[:SAID_BY]->(a) RETURN {en("a.name")} }}),
        COLLECT {{
          MATCH (c)-[d:DOCUMENTED_BY]->(s) WITH d, s ORDER BY d.id LIMIT $nested
          RETURN [d.locator, {en("s.title")}] }}] }}]
}} AS rows
"""

LEAVES = f"""
RETURN COLLECT {{
  MATCH (e:Event) WHERE e.id IS NOT NULL AND {shown("e")} WITH e ORDER BY e.id LIMIT $all
  RETURN [e.id, e.labelEn, e.labelFr, e.sourceGrade, {en("e.note")}, {fr("e.note")}, e.kind,
    e.whenEdtf, e.whenFrom, e.whenTo, e.whenPrecision, e.whenStated,
    {en("e.title")}, {fr("e.title")}, {en("e.summary")}, {fr("e.summary")}]
}} AS rows
"""


def _event(row: Any) -> Mapping[str, Any]:
    id_, title, summary, kind, edtf, first, last, precision, places, parts, figures, claims = row
    event = {
        "id": id_,
        "title": title,
        "summary": summary,
        "kind": kind,
        "when": {"edtf": edtf, "from": first, "to": last, "precision": precision},
        "happenedAt": {"edges": [_place(*place) for place in places]},
        "involves": {
            "edges": [
                {"role": role, "hedge": hedge, "node": {"id": id_, "name": name, "kind": kind}}
                for role, hedge, id_, name, kind in parts
            ]
        },
        "casualties": {"nodes": [_figure(*figure) for figure in figures]},
        "claimsAbout": {"nodes": [_claim(*claim) for claim in claims]},
    }
    return {"event": event}


def _place(precision: Any, id_: str, name: str, kind: str, around: Any) -> Mapping[str, Any]:
    within = {"nodes": [{"name": name, "kind": kind} for name, kind in around]}
    return {"precision": precision, "node": {"id": id_, "name": name, "kind": kind, "within": within}}


def _figure(harm: str, victims: str, scope: str, low: Any, best: Any, high: Any, name: str) -> Mapping[str, Any]:
    figure = {"harm": harm, "victims": victims, "scope": scope, "low": low, "best": best, "high": high}
    return figure | {"saidBy": {"name": name}}


def _claim(kind: str, text: str, name: str, documents: Any) -> Mapping[str, Any]:
    edges = [
        {"locator": locator, "node": {"title": title, "publisher": publisher}}
        for locator, title, publisher in documents
    ]
    return {"kind": kind, "text": text, "saidBy": {"name": name}, "documentedBy": {"edges": edges}}


def _newest(rows: Any) -> Mapping[str, Any]:
    return {"events": {"nodes": [_newest_event(*row) for row in rows]}}


def _newest_event(
    id_: str, title: str, kind: str, edtf: str, places: Any, parts: Any, figures: Any, claims: Any
) -> Mapping[str, Any]:
    around = [{"name": name, "within": {"nodes": [{"name": one} for one in within]}} for name, within in places]
    edges = [{"role": role, "hedge": hedge, "node": {"name": name, "kind": kind}} for role, hedge, name, kind in parts]
    casualties = [
        {"harm": harm, "low": low, "best": best, "high": high, "saidBy": {"name": name}}
        for harm, low, best, high, name in figures
    ]
    return {
        "id": id_,
        "title": title,
        "kind": kind,
        "when": {"edtf": edtf},
        "happenedAt": {"nodes": around},
        "involves": {"edges": edges},
        "casualties": {"nodes": casualties},
        "claimsAbout": {"nodes": [_newest_claim(*claim) for claim in claims]},
    }


def _newest_claim(kind: str, text: str, name: str, documents: Any) -> Mapping[str, Any]:
    edges = [{"locator": locator, "node": {"title": title}} for locator, title in documents]
    return {"kind": kind, "text": text, "saidBy": {"name": name}, "documentedBy": {"edges": edges}}


def _leaves(rows: Any) -> Mapping[str, Any]:
    return {"events": {"nodes": list(map(_leaves_of, rows))}}


def _pages_of_leaves(rows: Any) -> Mapping[str, Any]:
    starts = range(0, len(rows), LARGEST_PAGE)
    return {
        f"page{number}": {"nodes": list(map(_leaves_of, rows[start : start + LARGEST_PAGE]))}
        for number, start in enumerate(starts)
    }


def _leaves_of(row: Any) -> Mapping[str, Any]:
    return {
        "__typename": "Event",
        "id": row[0],
        "iri": ID_BASE + row[0],
        "label": row[1],
        "label_fr": row[2],
        "sourceGrade": row[3],
        "note": row[4],
        "note_fr": row[5],
        "kind": row[6],
        "when": {"edtf": row[7], "from": row[8], "to": row[9], "precision": row[10]},
        "whenStated": row[11],
        "title": row[12],
        "title_fr": row[13],
        "summary": row[14],
        "summary_fr": row[15],
    }


STATEMENTS = {
    "event": Handwritten(EVENT, _event),
    "newest": Handwritten(NEWEST, _newest),
    "leaves": Handwritten(LEAVES, _leaves),
    "leaves2": Handwritten(LEAVES, _pages_of_leaves, pages=2),
    "leaves10": Handwritten(LEAVES, _pages_of_leaves, pages=10),
}
