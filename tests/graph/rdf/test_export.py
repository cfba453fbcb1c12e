"""The export of the curated datasets: what it says, and that it is the same everywhere."""

from functools import cache
from pathlib import Path

import hypothesis
import pyshacl
import pytest
from rdflib import Graph, URIRef

from graph.errors import StoreUnavailable
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, code_iri, id_of, term_iri
from ontology.publishing.generated import published
from ontology.records import Delivery
from ontology.vocabularies import Hedge
from tests.graph.rdf.expected import expected
from tests.graph.rdf.imports.importing import exported
from tests.graph.rdf.parsers import NQUADS, READERS, by_pyoxigraph, without_reifiers
from tests.graph.rdf.reading import read
from tests.graph.rdf.shapes import judged

OTHER_BASE = "http://localhost:8000/peace/"
TURTLE, NTRIPLES = format_named("ttl"), format_named("nt")
WHOLE = {"rapper": "nq", "serdi": "trig", "N3.js": "ttl", "jsonld.js": "jsonld", "rdfxml-streaming-parser": "rdf"}
"""What each of these reads whole; every other syntax that it knows it reads of a small graph (test_parsers.py)."""
LONG = hypothesis.settings.get_current_profile_name() == "long"
SHAPES = ("shapes.ttl", "shapes-sparql.ttl")
each_format = pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])


@cache
def parsed(content: bytes, format_: Format) -> Graph:
    """An export as rdflib reads it."""
    return read(content, format_)


@pytest.fixture(scope="session")
def meant(deliveries: tuple[Delivery, ...], findings: Delivery) -> list[str]:
    """What the curated datasets and their findings mean, triple by triple."""
    written = expected((*deliveries, findings), DEFAULT_BASE_IRI).serialize(format="nt").encode()
    return sorted(triple for triple, _ in by_pyoxigraph(written, NQUADS))


@each_format
async def test_same_bytes_from_every_store_and_on_every_run(
    curated: Store, format_: Format, reference: dict[Format, bytes]
) -> None:
    assert await exported(curated, format_) == reference[format_]


@pytest.mark.parametrize("format_", FORMATS if LONG else [format_named("nq")], ids=lambda one: one.name)
async def test_same_bytes_whatever_is_read_at_once(
    curated: Store, format_: Format, reference: dict[Format, bytes]
) -> None:
    """Rows are read page by page before they are written, in whatever syntax: of a short run, one is enough."""
    assert await exported(curated, format_, page_size=77) == reference[format_]


@each_format
async def test_another_base(in_file: Store, format_: Format, reference: dict[Format, bytes]) -> None:
    """No row of a store has a base in it: only what writes them knows one."""
    moved = reference[format_].replace(DEFAULT_BASE_IRI.encode(), OTHER_BASE.encode())
    assert await exported(in_file, format_, OTHER_BASE) == moved


@each_format
def test_says_what_the_records_mean(format_: Format, reference: dict[Format, bytes], meant: list[str]) -> None:
    found = without_reifiers(by_pyoxigraph(reference[format_], format_.media_type))
    assert sorted({triple for triple, _ in found}) == meant


@pytest.mark.parametrize("name", WHOLE)
def test_every_parser_reads_all_of_it(name: str, reference: dict[Format, bytes], tmp_path: Path) -> None:
    """What pyoxigraph reads of it, in every syntax, is what the records mean: `test_says_what_the_records_mean`."""
    (reader,) = (one for one in READERS if one.name == name)
    format_ = format_named(WHOLE[name])
    file = tmp_path / f"mali.{format_.name}"
    file.write_bytes(reference[format_])
    found = {(reader.leaves(triple), graph) for triple, graph in reader.read(file, format_)}
    said = {(reader.leaves(triple), graph) for triple, graph in by_pyoxigraph(reference[format_], format_.media_type)}
    assert sorted(found ^ said)[:10] == []


def test_rdflib_reads_all_of_it(reference: dict[Format, bytes], meant: list[str]) -> None:
    said = parsed(reference[TURTLE], TURTLE).serialize(format="nt").encode()
    assert sorted({triple for triple, _ in by_pyoxigraph(said, NQUADS)} ^ {*meant})[:10] == []


def test_trig_and_nquads_have_one_set_of_graphs_and_nothing_outside_them(reference: dict[Format, bytes]) -> None:
    quads, in_trig = (by_pyoxigraph(reference[one], one.media_type) for one in map(format_named, ("nq", "trig")))
    assert in_trig == quads
    triples = [(*triple.split(" ", 2), graph) for triple, graph in quads]
    dataset_of = {subject: object_ for subject, predicate, object_, _ in triples if predicate == _iri("dataset")}
    direct = {_iri(relation.declared.name) for relation in ONTOLOGY.relations}
    stray = [one for one in triples if one[1] not in direct and one[3] != dataset_of.get(one[0], one[0])]
    assert stray == []
    assert {graph for *_, graph in triples} == {*dataset_of.values()}
    assert len({*dataset_of.values()}) > 1


def test_no_triple_stands_twice(reference: dict[Format, bytes]) -> None:
    lines = reference[NTRIPLES].decode().splitlines()
    assert len(lines) == len(set(lines))


def test_conforms_to_the_shapes(reference: dict[Format, bytes], tmp_path: Path) -> None:
    """By another engine than pySHACL, which takes twice as long and asks SPARQL of each node by itself.

    A usual run asks pySHACL of good and broken records (tests/ontology/shacl) and of parts of the sample
    (test_parts.py), and a long run of all of this. What SPARQL says is tried in Python on all of it in any run.
    """
    turtle = tmp_path / "mali.ttl"
    turtle.write_bytes(reference[TURTLE])
    assert judged(turtle) == ["true"]
    if LONG:
        shapes, generated = Graph(), published(ONTOLOGY)
        for name in SHAPES:
            shapes.parse(data=generated[f"ontology/published/{name}"], format="turtle")
        conforms, _, report = pyshacl.validate(parsed(reference[TURTLE], TURTLE), shacl_graph=shapes)
        assert conforms, report


def test_every_subject_has_an_id(reference: dict[Format, bytes]) -> None:
    subjects = set(parsed(reference[TURTLE], TURTLE).subjects())
    assert [one for one in subjects if not isinstance(one, URIRef)] == []
    paths = {id_of(str(one)).partition("/")[0] for one in subjects}
    assert paths <= {*ONTOLOGY.class_of_path, *ONTOLOGY.relation_of_path, "loading"}


def test_a_hedged_relation_has_no_direct_triple(reference: dict[Format, bytes]) -> None:
    found = parsed(reference[TURTLE], TURTLE)
    ends = {name: URIRef(term_iri(name)) for name in ("subject", "object", "hedge", "involves")}
    hedged = set(found.subjects(ends["hedge"]))
    pairs = {
        one: (found.value(one, ends["subject"]), found.value(one, ends["object"]))
        for one in found.subjects(None, URIRef(term_iri("Involvement")))
    }
    hedges = {hedge for one, hedge in found.subject_objects(ends["hedge"]) if one in pairs}
    assert hedges == {URIRef(code_iri(hedge)) for hedge in Hedge}
    plain = {pair for one, pair in pairs.items() if one not in hedged}
    assert set(found.subject_objects(ends["involves"])) == plain


async def test_an_export_that_breaks_off_says_so(spare: tuple[Store, Path]) -> None:
    store, file = spare
    pieces = export(store, NTRIPLES, DEFAULT_BASE_IRI)
    await anext(pieces)
    for path in (file, file.with_name(f"{file.name}-wal")):
        path.write_bytes(bytes(path.stat().st_size if path.exists() else 0))
    with pytest.raises(StoreUnavailable, match="malformed"):
        await anext(pieces)


def _iri(name: str) -> str:
    return f"<{term_iri(name)}>"
