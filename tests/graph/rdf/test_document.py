"""What is said of one node or relation, word for word."""

import pytest
from rdflib import Graph

from graph.rdf import document
from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI

TURTLE, NTRIPLES = format_named("ttl"), format_named("nt")
HEAD = """\
@base <https://accord-graph.example/> .
@prefix ac: <https://accord-graph.example/ontology#> .
@prefix acv: <https://accord-graph.example/vocabularies#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
WELL = (
    HEAD
    + """
<id/place/well> a ac:Place ;
    rdfs:label "Puits d’Émile"@fr ;
    ac:dataset <id/dataset/sample> ;
    ac:kind acv:place-kind-site ;
    ac:name "Puits d’Émile"@fr ;
    ac:lat "17.0"^^xsd:double ;
    ac:lon "0.0"^^xsd:double ;
    ac:precision acv:place-precision-approximate .

<id/containment/well--menaka> a ac:Containment ;
    ac:subject <id/place/well> ;
    ac:object <id/place/menaka> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/place/well> ac:within <id/place/menaka> .

<id/documentation/place-well--bulletin> a ac:Documentation ;
    ac:subject <id/place/well> ;
    ac:object <id/source/bulletin> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/place/well> ac:documentedBy <id/source/bulletin> .

<id/setting/twin-a--well> a ac:Setting ;
    ac:subject <id/event/twin-a> ;
    ac:object <id/place/well> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/event/twin-a> ac:happenedAt <id/place/well> .
"""
)
WATCH = (
    HEAD
    + """
<id/actor/watch> a ac:Actor ;
    rdfs:label "Straße watch"@en ;
    ac:dataset <id/dataset/sample> ;
    ac:kind acv:actor-kind-militia ;
    ac:name "Straße watch"@en ;
    ac:founded "2014/.."^^edtf:EDTF ;
    ac:foundedFrom "2014-01-01"^^xsd:date .

<id/alliance/jnim--watch> a ac:Alliance ;
    ac:subject <id/actor/jnim> ;
    ac:object <id/actor/watch> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/actor/jnim> ac:alliedWith <id/actor/watch> .

<id/documentation/actor-watch--bulletin> a ac:Documentation ;
    ac:subject <id/actor/watch> ;
    ac:object <id/source/bulletin> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/actor/watch> ac:documentedBy <id/source/bulletin> .

<id/identity/actor-union--actor-watch> a ac:Identity ;
    ac:subject <id/actor/union> ;
    ac:object <id/actor/watch> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:score "0.5"^^xsd:double ;
    ac:method "by hand" .
<id/actor/union> ac:sameAs <id/actor/watch> .

<id/membership/watch--union--2014> a ac:Membership ;
    ac:subject <id/actor/watch> ;
    ac:object <id/actor/union> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:from "2014"^^xsd:gYear ;
    ac:fromFrom "2014-01-01"^^xsd:date ;
    ac:fromTo "2014-12-31"^^xsd:date ;
    ac:to "2015-12-31"^^xsd:date ;
    ac:toFrom "2015-12-31"^^xsd:date ;
    ac:toTo "2015-12-31"^^xsd:date .
<id/actor/watch> ac:memberOf <id/actor/union> .

<id/membership/watch--union--2017> a ac:Membership ;
    ac:subject <id/actor/watch> ;
    ac:object <id/actor/union> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:from "2017"^^xsd:gYear ;
    ac:fromFrom "2017-01-01"^^xsd:date ;
    ac:fromTo "2017-12-31"^^xsd:date ;
    ac:cites "source/press p. 3" ;
    ac:cites "source/bulletin" ;
    prov:wasDerivedFrom <id/source/press> ;
    prov:wasDerivedFrom <id/source/bulletin> .
"""
)
UNDERTAKING = (
    HEAD
    + """
<id/undertaking/truce--accord> a ac:Undertaking ;
    ac:subject <id/commitment/truce> ;
    ac:object <id/agreement/accord> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:inferred true .
<id/commitment/truce> ac:underAgreement <id/agreement/accord> .
"""
)
SUSPECTED = """\
<B/id/involvement/camp--jnim--attacker> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <B/ontology#Involvement> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#subject> <B/id/event/camp> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#object> <B/id/actor/jnim> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#dataset> <B/id/dataset/sample> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#basis> <B/vocabularies#basis-own> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#role> <B/vocabularies#role-attacker> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#hedge> <B/vocabularies#hedge-suspected> .
<B/id/involvement/camp--jnim--attacker> <B/ontology#cites> "source/press p. 3" .
<B/id/involvement/camp--jnim--attacker> <B/ontology#cites> "source/bulletin" .
<B/id/involvement/camp--jnim--attacker> <http://www.w3.org/ns/prov#wasDerivedFrom> <B/id/source/press> .
<B/id/involvement/camp--jnim--attacker> <http://www.w3.org/ns/prov#wasDerivedFrom> <B/id/source/bulletin> .
""".replace("<B/", f"<{DEFAULT_BASE_IRI}")
SPAN = """\
<B/id/event/span> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <B/ontology#Event> .
<B/id/event/span> <http://www.w3.org/2000/01/rdf-schema#label> "Killings of two days"@en .
<B/id/event/span> <B/ontology#dataset> <B/id/dataset/sample> .
<B/id/event/span> <B/ontology#kind> <B/vocabularies#event-kind-killing> .
<B/id/event/span> <B/ontology#when> "2018-04-26/2018-04-27"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
<B/id/event/span> <B/ontology#whenFrom> "2018-04-26"^^<http://www.w3.org/2001/XMLSchema#date> .
<B/id/event/span> <B/ontology#whenTo> "2018-04-27"^^<http://www.w3.org/2001/XMLSchema#date> .
<B/id/event/span> <B/ontology#title> "Killings of two days"@en .
""".replace("<B/", f"<{DEFAULT_BASE_IRI}")


async def described(store: Store, id_: str, format_: Format = TURTLE) -> str:
    """What is said of a node or relation."""
    return b"".join([piece async for piece in describe(store, format_, DEFAULT_BASE_IRI, id_)]).decode()


@pytest.mark.parametrize(
    ("id_", "turtle"), [("place/well", WELL), ("actor/watch", WATCH), ("undertaking/truce--accord", UNDERTAKING)]
)
async def test_turtle(loaded: Store, id_: str, turtle: str) -> None:
    assert await described(loaded, id_) == turtle


async def test_ntriples_of_a_hedged_relation(loaded: Store) -> None:
    assert await described(loaded, "involvement/camp--jnim--attacker", NTRIPLES) == SUSPECTED


async def test_ntriples_of_a_node(loaded: Store) -> None:
    assert (await described(loaded, "event/span", NTRIPLES))[: len(SPAN)] == SPAN


@pytest.mark.parametrize(
    "id_", ["event/none", "involvement/none", "nothing/camp", "event/twin-a--menaka", "node/camp", "documented/camp"]
)
async def test_nothing_is_said_of_what_is_not_there(loaded: Store, id_: str) -> None:
    assert await described(loaded, id_) == ""


@pytest.mark.parametrize("id_", ["actor/army", "actor/union", "event/camp", "dataset/sample", "source/press"])
async def test_every_relation_is_there_however_many(loaded: Store, id_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = await described(loaded, id_, NTRIPLES)
    whole = [piece async for piece in export(loaded, NTRIPLES, DEFAULT_BASE_IRI)]
    assert set(at_once.splitlines()) == set(_about(b"".join(whole).decode().splitlines(), id_))
    monkeypatch.setattr(document, "FIRST", 2)
    monkeypatch.setattr(document, "MORE", 3)
    assert await described(loaded, id_, NTRIPLES) == at_once


async def test_both_syntaxes_say_the_same(loaded: Store) -> None:
    turtle = Graph().parse(data=await described(loaded, "actor/army"), format="turtle")
    ntriples = Graph().parse(data=await described(loaded, "actor/army", NTRIPLES), format="ntriples")
    assert set(turtle) == set(ntriples)


def _about(lines: list[str], id_: str) -> list[str]:
    """Of an export: a node's own triples, those of the relations at either end, and direct triples to and from it."""
    node = f"<{DEFAULT_BASE_IRI}id/{id_}>"
    ends = [f"<{DEFAULT_BASE_IRI}ontology#{name}> {node} ." for name in ("subject", "object")]
    relations = {line.partition(" ")[0] for line in lines if line.endswith(tuple(ends))}
    pairs = {node, *relations}
    direct = [line for line in lines if line.endswith(f" {node} .") and "ontology#dataset>" not in line]
    cited = [line for line in direct if "wasDerivedFrom" in line and line.partition(" ")[0] not in relations]
    return [*(line for line in lines if line.partition(" ")[0] in pairs), *(set(direct) - set(cited))]
