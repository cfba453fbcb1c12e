"""Turtle of RDF 1.2: relations say what they say about the triple that they state, and by a hedge none is asserted."""

from pathlib import Path

import pytest

from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, term_iri
from tests.graph.rdf.parsers import REIFIES, by_node, by_pyoxigraph

TURTLE12 = format_named("ttl12")
PLAIN = """
<id/event/camp> ac:involves <id/actor/army> ~ <id/involvement/camp--army--target> {|
    a ac:Involvement ;
    ac:subject <id/event/camp> ;
    ac:object <id/actor/army> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:role acv:role-target |} .
"""
HEDGED = """
<< <id/event/camp> ac:involves <id/actor/jnim> ~ <id/involvement/camp--jnim--attacker> >>
    a ac:Involvement ;
    ac:subject <id/event/camp> ;
    ac:object <id/actor/jnim> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:role acv:role-attacker ;
    ac:hedge acv:hedge-suspected ;
    ac:cites "source/press p. 3" ;
    ac:cites "source/bulletin" ;
    prov:wasDerivedFrom <id/source/press> ;
    prov:wasDerivedFrom <id/source/bulletin> .
"""


async def described(store: Store, id_: str) -> str:
    """What is said of a node or relation."""
    return b"".join([piece async for piece in describe(store, TURTLE12, DEFAULT_BASE_IRI, id_)]).decode()


@pytest.mark.parametrize(
    ("id_", "said"), [("involvement/camp--army--target", PLAIN), ("involvement/camp--jnim--attacker", HEDGED)]
)
async def test_a_relation(loaded: Store, id_: str, said: str) -> None:
    turtle = await described(loaded, id_)
    assert turtle.startswith('VERSION "1.2"\n@base ')
    assert turtle.endswith(said)


async def test_every_relation_reifies_its_triple_under_its_own_iri(loaded: Store, tmp_path: Path) -> None:
    file = tmp_path / "sample.ttl12"
    file.write_bytes(b"".join([piece async for piece in export(loaded, TURTLE12, DEFAULT_BASE_IRI)]))
    found = by_pyoxigraph(file.read_bytes(), TURTLE12.media_type)
    assert by_node(file, TURTLE12) == found
    triples = [triple.split(" ", 2) for triple, _ in found]
    ends = {(subject, predicate): object_ for subject, predicate, object_ in triples}
    name_of = {f"<{term_iri(one.__name__)}>": _iri(one.declared.name) for one in ONTOLOGY.relations}
    stated = {
        subject: f"<<( {ends[subject, _iri('subject')]} {name_of[class_]} {ends[subject, _iri('object')]} )>>"
        for subject, _, class_ in triples
        if class_ in name_of
    }
    assert len(stated) > 100
    assert {subject: _bracketed(object_) for subject, predicate, object_ in triples if predicate == REIFIES} == stated
    hedged = stated[f"<{DEFAULT_BASE_IRI}id/involvement/camp--unnamed--attacker>"]
    assert hedged.removeprefix("<<( ").removesuffix(" )>>") not in {triple for triple, _ in found}
    assert [triple for triple, _ in found if "_:" in triple] == []


def _bracketed(triple: str) -> str:
    """A triple that stands as a term, which pyoxigraph prints without brackets."""
    return triple if triple.startswith("<<(") else f"<<( {triple} )>>"


def _iri(name: str) -> str:
    return f"<{term_iri(name)}>"
