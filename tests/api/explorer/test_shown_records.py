"""The RDF of a page of promises has the records that the page shows, and no others of their classes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from rdflib import RDF, Graph, URIRef

from tests.api.explorer.visited import links, main, visit, visitor
from tests.graph.rdf.parsers import CONTEXT

CLASSES = ("commitment", "assessment", "event", "finding")
OBSERVER = {"a": "actor/independent-observer", "b": "actor/mali"}
STATES: list[tuple[str, dict[str, str]]] = [
    ("/promises/roadmap-2018", {"as-of": "2018-07-01"}),
    ("/promises/accord-2015", {"as-of": "2021-12-31"}),
    ("/promises/accord-2015", {"as-of": "2018-04-11", "known-by": "same", "status": "overdue"}),
    ("/promises/roadmap-2018", {"as-of": "2011-01-01"}),
    ("/compare/accord-2015", {"from": "2018-01-31", "to": "2018-04-30"}),
    ("/compare/accord-2015", {"from": "2016-12-31", "to": "2019-12-31", "known-by": "same"}),
    ("/promises/accord-2015/voices", {**OBSERVER, "as-of": "2019-02-28"}),
    ("/promises/accord-2015/voices", {**OBSERVER, "as-of": "2019-02-28", "show": "differ"}),
]


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def graph(client: httpx.Client, path: str, asked: dict[str, str], form: str, type_: str) -> Graph:
    """The RDF of a page."""
    answer = client.get(path, params={**asked, "lang": "en", "format": form})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == type_
    if form == "jsonld":  # which names our context, and would be looked up
        document = answer.json() | {"@context": json.loads(CONTEXT.read_text("utf-8"))["@context"]}
        return Graph().parse(data=json.dumps(document), format=type_)
    return Graph().parse(data=answer.text, format=type_)


def records(told: Graph, base: str) -> set[str]:
    """The ids of what is described, of the classes that pages of promises show."""
    ids = {str(one).removeprefix(base) for one in told.subjects(RDF.type) if isinstance(one, URIRef)}
    return {id_ for id_ in ids if id_.partition("/")[0] in CLASSES and id_.count("/") == 1}


def ids_in(told: Any) -> Iterator[str]:
    """All ids in JSON, but for what a promise renews: that is named, not told of."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name != "renews":
                yield from ids_in(value)
    elif isinstance(told, list):
        for value in told:
            yield from ids_in(value)
    elif isinstance(told, str) and re.fullmatch(r"[a-z]+/[a-z0-9-]+", told):
        yield told


@pytest.mark.parametrize(("path", "asked"), STATES)
def test_the_records_of_the_page(client: httpx.Client, path: str, asked: dict[str, str]) -> None:
    """What is described is what the page links to. A link may lead further, such as to the claims of a record."""
    told = graph(client, path, asked, "ttl", "text/turtle")
    found = records(told, "https://accord-graph.example/id/")
    linked = {re.sub(r"^.*doc/", "", one) for one in links(main(visit(client, path, **asked))) if "doc/" in one}
    assert found == {one for one in linked if one.partition("/")[0] in CLASSES}
    if "as-of" not in asked or asked["as-of"] > "2015":
        assert found


@pytest.mark.parametrize(("path", "asked"), STATES[:1] + STATES[4:5] + STATES[7:])
def test_all_syntaxes_say_the_same(client: httpx.Client, path: str, asked: dict[str, str]) -> None:
    turtle = graph(client, path, asked, "ttl", "text/turtle")
    for form, type_ in (("nt", "application/n-triples"), ("jsonld", "application/ld+json")):
        assert set(graph(client, path, asked, form, type_)) == set(turtle)


def test_the_json_has_no_promise_that_the_rdf_has_not(client: httpx.Client) -> None:
    for path, asked in STATES[1:2] + STATES[5:7]:
        found = records(graph(client, path, asked, "ttl", "text/turtle"), "https://accord-graph.example/id/")
        told = client.get(path, params={**asked, "lang": "en", "format": "json"}).json()
        promised = {one for one in found if one.startswith("commitment/")}
        assert promised == {one for one in ids_in(told) if one.startswith("commitment/")}


def test_pages_link_to_their_forms(client: httpx.Client) -> None:
    for path, asked in STATES[::2]:
        if asked.get("as-of", "2018") < "2012":
            continue
        foot = visit(client, path, **asked).find(".//section[@class='page-foot']")
        assert foot is not None
        types = [str(one.get("type")) for one in foot.iter("a") if one.get("type")]
        assert [one.partition(";")[0] for one in types] == [
            "text/csv",
            "application/json",
            "text/turtle",
            "application/ld+json",
        ]
