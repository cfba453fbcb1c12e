"""The export of the curated datasets: what it says, and that it is the same everywhere."""

import subprocess
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef

from graph.errors import StoreUnavailable
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, Format, format_named
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, node_iri, term_iri
from ontology.publish import published
from ontology.records import Delivery
from tests.graph.rdf.conftest import filled
from tests.graph.rdf.expected import expected
from tests.system_packages import MissingProgram, program

OTHER_BASE = "http://localhost:8000/peace/"
PARSERS = {"ttl": "turtle", "nt": "ntriples"}
each_format = pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])


async def exported(store: Store, format_: Format, base: str = DEFAULT_BASE_IRI, page_size: int = 1000) -> bytes:
    """A whole export."""
    return b"".join([piece async for piece in export(store, format_, base, page_size=page_size)])


@cache
def parsed(content: bytes, format_: Format) -> Graph:
    """An export as rdflib reads it."""
    return Graph(bind_namespaces="none").parse(data=content, format=PARSERS[format_.name])


@pytest.fixture(scope="session")
def meant(deliveries: tuple[Delivery, ...]) -> Graph:
    """What the curated datasets mean."""
    return expected(deliveries, DEFAULT_BASE_IRI)


@pytest.fixture(scope="session")
async def reference(tmp_path_factory: pytest.TempPathFactory, deliveries: tuple[Delivery, ...]) -> dict[Format, bytes]:
    """The exports of another store that was filled with the same."""
    store = await filled(f"sqlite:///{tmp_path_factory.mktemp('reference')}/other.db", deliveries)
    exports = {one: await exported(store, one) for one in FORMATS}
    await store.close()
    return exports


@each_format
async def test_says_what_the_records_mean(curated: Store, format_: Format, meant: Graph) -> None:
    found = parsed(await exported(curated, format_), format_)
    assert _lines(found) == _lines(meant)


@each_format
async def test_same_bytes_from_every_store_and_on_every_run(
    curated: Store, format_: Format, reference: dict[Format, bytes]
) -> None:
    assert await exported(curated, format_) == reference[format_]
    assert await exported(curated, format_, page_size=77) == reference[format_]


async def test_no_triple_stands_twice(curated: Store) -> None:
    lines = (await exported(curated, format_named("nt"))).decode().splitlines()
    assert len(lines) == len(set(lines))


async def test_conforms_to_the_shapes(curated: Store) -> None:
    turtle = format_named("ttl")
    shapes = Graph().parse(data=published(ONTOLOGY)["ontology/published/shapes.ttl"], format="turtle")
    conforms, _, report = pyshacl.validate(parsed(await exported(curated, turtle), turtle), shacl_graph=shapes)
    assert conforms, report


@each_format
async def test_subjects_are_nodes_and_relations_with_iris(
    curated: Store, format_: Format, deliveries: tuple[Delivery, ...]
) -> None:
    content = await exported(curated, format_, OTHER_BASE)
    found = parsed(content, format_)
    assert DEFAULT_BASE_IRI.encode() not in content
    paths = {*ONTOLOGY.class_of_path, *ONTOLOGY.relation_of_path}
    starts = tuple(node_iri(f"{path}/", OTHER_BASE) for path in paths)
    assert [one for one in set(found.subjects()) if not (isinstance(one, URIRef) and str(one).startswith(starts))] == []
    assert _lines(found) == _lines(expected(deliveries, OTHER_BASE))


async def test_a_hedged_relation_has_no_direct_triple(curated: Store) -> None:
    turtle = format_named("ttl")
    found = parsed(await exported(curated, turtle), turtle)
    ends = {name: URIRef(term_iri(name)) for name in ("subject", "object", "hedge", "involves")}
    hedged = set(found.subjects(ends["hedge"]))
    pairs = {
        one: (found.value(one, ends["subject"]), found.value(one, ends["object"]))
        for one in found.subjects(None, URIRef(term_iri("Involvement")))
    }
    assert hedged & pairs.keys()
    plain = {pair for one, pair in pairs.items() if one not in hedged}
    assert set(found.subject_objects(ends["involves"])) == plain


@pytest.mark.parametrize("command", ["serdi", "rapper"])
@each_format
async def test_other_parsers_read_the_same(
    command: str, format_: Format, reference: dict[Format, bytes], tmp_path: Path, meant: Graph
) -> None:
    try:
        found = program(command, debian_package={"serdi": "serdi", "rapper": "raptor2-utils"}[command])
    except MissingProgram as missing:
        pytest.skip(str(missing))
    file = tmp_path / f"export.{format_.name}"
    file.write_bytes(reference[format_])
    done = subprocess.run([found, "-q", "-i", PARSERS[format_.name], "-o", "ntriples", file], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert _lines(parsed(done.stdout, format_named("nt"))) == _lines(meant)


async def test_an_export_that_breaks_off_says_so(spare: tuple[Store, Path]) -> None:
    store, file = spare
    pieces = export(store, format_named("nt"), DEFAULT_BASE_IRI)
    await anext(pieces)
    file.unlink()
    with pytest.raises(StoreUnavailable, match="the file is not there"):
        await anext(pieces)


def _lines(graph: Graph) -> list[str]:
    """The triples, written out and sorted: a difference is shown as lines that differ."""
    return sorted(f"{one.n3()} {two.n3()} {three.n3()}" for one, two, three in graph)
