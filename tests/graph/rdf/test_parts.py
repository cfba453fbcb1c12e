"""Parts of the graph: which nodes and relations they have, and what is not part."""

from functools import cache

import pyshacl
import pytest
from rdflib import RDF, Graph, URIRef

from graph.rdf.export import export
from graph.rdf.formats import FORMATS, UnknownFormat, format_named
from graph.rdf.scope import ScopeError, check_named
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, id_of, term_iri
from ontology.publishing.shacl import shapes_turtle
from ontology.publishing.shacl_sparql import sparql_shapes_turtle
from tests.graph.rdf.parts import scope_of

SHAPES = Graph().parse(data=shapes_turtle(ONTOLOGY, DEFAULT_BASE_IRI), format="turtle")
IN_SPARQL = Graph().parse(data=sparql_shapes_turtle(ONTOLOGY, DEFAULT_BASE_IRI), format="turtle")
TURTLE = format_named("ttl")
APRIL = {
    "event/before",
    "event/camp",
    "event/month",
    "event/since",
    "event/span",
    "event/twin-a",
    "event/twin-b",
    "event/year",
}


async def exported(store: Store, **words: str) -> bytes:
    """A part of the graph, as the store gives it."""
    scope = scope_of(**words)
    return b"".join([piece async for piece in export(store, TURTLE, DEFAULT_BASE_IRI, scope, page_size=3)])


async def part(store: Store, **words: str) -> Graph:
    """A part of the graph, as rdflib reads it."""
    return read(await exported(store, **words))


def read(turtle: bytes) -> Graph:
    """A graph of Turtle, without the prefixes that rdflib knows."""
    return Graph(bind_namespaces="none").parse(data=turtle, format="turtle")


@cache
def objection(turtle: bytes, shapes: Graph) -> str:
    """What shapes object to in Turtle, or nothing: judged once, as stores give the same."""
    conforms, _, report = pyshacl.validate(read(turtle), shacl_graph=shapes)
    return "" if conforms else str(report)


def ids(graph: Graph) -> set[str]:
    """The nodes and relations that a graph describes."""
    return {id_of(str(one)) for one in graph.subjects(RDF.type)}


def nodes(graph: Graph) -> set[str]:
    """The nodes that a graph describes."""
    return {id_ for id_ in ids(graph) if id_.partition("/")[0] in ONTOLOGY.class_of_path}


def sources(graph: Graph) -> set[str]:
    """The nodes that the relations which a graph describes lead from."""
    return {id_of(str(one)) for one in graph.objects(None, term("subject"))}


def term(name: str) -> URIRef:
    """A property of ours."""
    return URIRef(term_iri(name))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"from_": "2018-04", "to": "2018-04"}, APRIL),
        ({"from_": "2018-04-14", "to": "2018-04-14"}, APRIL - {"event/before", "event/since", "event/span"}),
        ({"to": "2015-05-15"}, {"event/accord", "event/before", "event/talks"}),
        ({"from_": "2019-01-12"}, {"event/patrol-23", "event/patrol-24", "event/since"}),
        ({"from_": "2015-06-20", "to": "2015-06-20"}, {"event/accord", "event/before"}),
    ],
)
async def test_events_whose_dates_overlap(loaded: Store, words: dict[str, str], found: set[str]) -> None:
    graph = await part(loaded, class_="event", **words)
    assert nodes(graph) == found


async def test_a_node_without_a_date_is_in_no_span(loaded: Store) -> None:
    graph = await part(loaded, class_="claim", from_="0001", to="9999")
    assert nodes(graph) == {"claim/charge", "claim/credit", "claim/verdict"}


async def test_a_part_has_the_relations_that_lead_from_its_nodes(loaded: Store) -> None:
    graph = await part(loaded, class_="event", from_="2018-04-14", to="2018-04-14")
    assert ids(graph) - nodes(graph) == {
        "documentation/event-camp--bulletin",
        "documentation/event-camp--press--p-3-f2ec59e5",
        "documentation/event-camp--press--p-4-eb5ccca6",
        "documentation/event-month--bulletin",
        "documentation/event-twin-a--bulletin",
        "documentation/event-twin-b--observer",
        "documentation/event-year--bulletin",
        "event-part/twin-a--twin-b",
        "event-part/twin-b--month",
        "involvement/camp--army--target",
        "involvement/camp--jnim--involved",
        "involvement/camp--jnim--attacker",
        "involvement/camp--unnamed--attacker",
        "involvement/month--army--involved",
        "involvement/twin-a--army--target",
        "involvement/twin-a--jnim--attacker",
        "involvement/twin-b--jnim--attacker",
        "setting/camp--timbuktu",
        "setting/twin-a--menaka",
        "setting/twin-a--well",
        "setting/twin-b--menaka",
    }


async def test_the_part_of_a_class_has_its_nodes_and_conforms(loaded: Store) -> None:
    whole = await part(loaded)
    for name in ONTOLOGY.class_of_path:
        turtle = await exported(loaded, class_=name)
        graph = read(turtle)
        assert nodes(graph) == {id_ for id_ in nodes(whole) if id_.startswith(f"{name}/")}
        assert sources(graph) <= nodes(graph)
        assert objection(turtle, SHAPES) == ""


async def test_a_part_conforms_to_what_the_shapes_say_in_sparql(loaded: Store) -> None:
    assert objection(await exported(loaded, class_="event"), IN_SPARQL) == ""


async def test_the_parts_of_all_classes_are_the_whole(loaded: Store) -> None:
    whole = Graph()
    for name in ONTOLOGY.class_of_path:
        whole += await part(loaded, class_=name)
    assert set(whole) == set(await part(loaded))


async def test_a_dataset_is_a_part(loaded: Store) -> None:
    assert set(await part(loaded, dataset="dataset/sample")) == set(await part(loaded))
    assert set(await part(loaded, dataset="dataset/other")) == set()
    camp = await part(loaded, dataset="dataset/sample", class_="agreement", from_="2015")
    assert ids(camp) == {
        "agreement/accord",
        "documentation/agreement-accord--bulletin",
        "ending/accord--zeal",
        "signing-place/accord--timbuktu",
    }


async def test_a_dataset_that_is_not_loaded(loaded: Store) -> None:
    await check_named(loaded, scope_of(dataset="dataset/sample"))
    with pytest.raises(ScopeError, match=r"^dataset=dataset/other is not loaded; there are dataset/sample\.$"):
        await check_named(loaded, scope_of(dataset="dataset/other"))


async def test_a_place_that_is_not_there(loaded: Store) -> None:
    await check_named(loaded, scope_of(class_="event", under="place/gao"))
    with pytest.raises(ScopeError, match=r"^under=place/gaoo is not in the graph\. Check its spelling"):
        await check_named(loaded, scope_of(class_="event", under="place/gaoo", dataset="dataset/sample"))


def test_formats_by_name() -> None:
    for format_ in FORMATS:
        names = (format_.name, *format_.aliases)
        assert {format_named(name) for name in (*names, *map(str.upper, names))} == {format_}
    known = ", ".join(f"{format_.name} ({format_.title})" for format_ in FORMATS)
    with pytest.raises(UnknownFormat) as caught:
        format_named("csv")
    assert str(caught.value) == f"No format 'csv' is known; write one of {known}."
