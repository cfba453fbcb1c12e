"""The answers of @neo4j/graphql, named as ours are, so that they can be compared."""

from collections.abc import Callable, Mapping
from typing import Any

from ontology.iris import DEFAULT_BASE_IRI

Row = Mapping[str, Any]
LARGEST_PAGE = 500
ID_BASE = f"{DEFAULT_BASE_IRI}id/"


def _nodes(row: Row, relation: str, named: Callable[[Row], Row]) -> Row:
    return {"nodes": [named(edge["node"]) for edge in row[f"{relation}Connection"]["edges"]]}


def _edges(row: Row, relation: str, named: Callable[[Row], Row]) -> Row:
    edges = row[f"{relation}Connection"]["edges"]
    return {"edges": [{**edge["properties"], "node": named(edge["node"])} for edge in edges]}


def _plain(row: Row) -> Row:
    """Texts by our names, dates as ours, and everything else as it is; relations are left out."""
    named = {name.removesuffix("En"): value for name, value in row.items() if not name.startswith("when")}
    named = {name: value for name, value in named.items() if not name.endswith("Connection")}
    if "saidBy" in named:
        named["saidBy"] = _plain(named["saidBy"][0])
    if "whenEdtf" in row:
        parts = ("edtf", "from", "to", "precision")
        columns = {part: f"when{part.capitalize()}" for part in parts}
        named["when"] = {part: row[column] for part, column in columns.items() if column in row}
    return named


def _claim(row: Row) -> Row:
    return {**_plain(row), "documentedBy": _edges(row, "documentedBy", _plain)}


def _place(row: Row) -> Row:
    return {**_plain(row), "within": _nodes(row, "within", _plain)}


def event(data: Row) -> Row:
    row = data["events"][0]
    return {
        "event": {
            **_plain(row),
            "happenedAt": _edges(row, "happenedAt", _place),
            "involves": _edges(row, "involves", _plain),
            "casualties": _nodes(row, "casualties", _plain),
            "claimsAbout": _nodes(row, "claimsAbout", _claim),
        }
    }


def newest(data: Row) -> Row:
    nodes = [
        {
            **_plain(row),
            "happenedAt": _nodes(row, "happenedAt", _place),
            "involves": _edges(row, "involves", _plain),
            "casualties": _nodes(row, "casualties", _plain),
            "claimsAbout": _nodes(row, "claimsAbout", _claim),
        }
        for row in data["events"]
    ]
    return {"events": {"nodes": nodes}}


def deep(data: Row) -> Row:
    nodes = [{**_plain(row), "involves": _nodes(row, "involves", _deep_actor)} for row in data["events"]]
    return {"events": {"nodes": nodes}}


def _deep_actor(row: Row) -> Row:
    return {**_plain(row), "involvedIn": _nodes(row, "involvedIn", _deep_event)}


def _deep_event(row: Row) -> Row:
    return {
        **_plain(row),
        "happenedAt": _nodes(row, "happenedAt", _plain),
        "involves": _nodes(row, "involves", _plain),
    }


def leaves(data: Row) -> Row:
    return {"events": {"nodes": list(map(_leaves, data["events"]))}}


def pages_of_leaves(data: Row) -> Row:
    rows = data["events"]
    starts = range(0, len(rows), LARGEST_PAGE)
    return {
        f"page{number}": {"nodes": list(map(_leaves, rows[start : start + LARGEST_PAGE]))}
        for number, start in enumerate(starts)
    }


def _leaves(row: Row) -> Row:
    fallen_back = {
        f"{name}_fr": row[f"{name}Fr"] if row[f"{name}Fr"] is not None else row[f"{name}En"]
        for name in ("label", "note", "title", "summary")
    }
    plain = {name: value for name, value in _plain(row).items() if not name.endswith("Fr")}
    return {**plain, **fallen_back, "iri": ID_BASE + row["id"], "whenStated": row["whenStated"]}


def page(data: Row) -> Row:
    return {"events": {"nodes": list(map(_plain, data["events"]))}}


def count(data: Row) -> Row:
    return {"events": {"totalCount": data["eventsConnection"]["aggregate"]["count"]["nodes"]}}


def counted_page(data: Row) -> Row:
    return {"events": {**count(data)["events"], **page(data)["events"]}}


def actor(data: Row) -> Row:
    row = data["actors"][0]
    return {"actor": {**_plain(row), "involvedIn": _edges(row, "involvedIn", _plain)}}


def search(data: Row) -> Row:
    return _hits(data["searchEvents"])


def search_all(data: Row) -> Row:
    return _hits(data["searchHits"])


def _hits(found: Row) -> Row:
    edges = [{"score": edge["score"], "node": _plain(edge["node"])} for edge in found["edges"]]
    return {"search": {"edges": edges}}


def suggest(data: Row) -> Row:
    return {"suggest": [{"text": row["text"], "node": {"id": row["nodeId"]}} for row in data["completions"]]}


def relations(data: Row) -> Row:
    row = data["actors"][0]
    told = {"relation": "INVOLVES", "direction": "IN"}
    edges = [{**told, "node": _plain(edge["node"])} for edge in row["involvedInConnection"]["edges"]]
    return {"node": {**_plain(row), "relations": {"edges": edges}}}


def places(data: Row) -> Row:
    nodes = [{**_plain(row), "events": _nodes(row, "events", _plain)} for row in data["places"]]
    return {"places": {"nodes": nodes}}
