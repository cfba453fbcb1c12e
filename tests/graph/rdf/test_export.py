"""The export of the curated datasets: what it says, and that it is the same everywhere."""

import subprocess
from functools import cache
from pathlib import Path

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
from tests.graph.conftest import filled
from tests.graph.rdf.expected import expected
from tests.graph.rdf.reading import read
from tests.system_packages import MissingProgram, program

OTHER_BASE = "http://localhost:8000/peace/"
TURTLE, NTRIPLES = format_named("ttl"), format_named("nt")
each_format = pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])


async def exported(store: Store, format_: Format, base: str = DEFAULT_BASE_IRI, page_size: int = 1000) -> bytes:
    """A whole export."""
    return b"".join([piece async for piece in export(store, format_, base, page_size=page_size)])


@cache
def parsed(content: bytes, format_: Format) -> Graph:
    """An export as rdflib reads it."""
    return read(content, format_)


@pytest.fixture(scope="session")
def meant(deliveries: tuple[Delivery, ...]) -> Graph:
    """What the curated datasets mean."""
    return expected(deliveries, DEFAULT_BASE_IRI)


@pytest.fixture(scope="session")
async def reference(tmp_path_factory: pytest.TempPathFactory, deliveries: tuple[Delivery, ...]) -> dict[Format, bytes]:
    """The exports of a store of their own that was filled with the same: what every store must give."""
    store = await filled(f"sqlite:///{tmp_path_factory.mktemp('reference')}/other.db", deliveries)
    exports = {one: await exported(store, one) for one in FORMATS}
    await store.close()
    return exports


@each_format
async def test_same_bytes_from_every_store_and_on_every_run(
    curated: Store, format_: Format, reference: dict[Format, bytes]
) -> None:
    assert await exported(curated, format_) == reference[format_]
    assert await exported(curated, format_, page_size=77) == reference[format_]


@each_format
async def test_another_base(curated: Store, format_: Format, reference: dict[Format, bytes]) -> None:
    moved = reference[format_].replace(DEFAULT_BASE_IRI.encode(), OTHER_BASE.encode())
    assert await exported(curated, format_, OTHER_BASE) == moved


@each_format
def test_says_what_the_records_mean(format_: Format, reference: dict[Format, bytes], meant: Graph) -> None:
    assert _lines(parsed(reference[format_], format_)) == _lines(meant)


def test_no_triple_stands_twice(reference: dict[Format, bytes]) -> None:
    lines = reference[NTRIPLES].decode().splitlines()
    assert len(lines) == len(set(lines))


def test_conforms_to_the_shapes(reference: dict[Format, bytes]) -> None:
    shapes, generated = Graph(), published(ONTOLOGY)
    for name in ("shapes.ttl", "shapes-sparql.ttl"):
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


@pytest.mark.parametrize("command", ["serdi", "rapper"])
@each_format
def test_other_parsers_read_the_same(
    command: str, format_: Format, reference: dict[Format, bytes], tmp_path: Path, meant: Graph
) -> None:
    try:
        found = program(command, debian_package={"serdi": "serdi", "rapper": "raptor2-utils"}[command])
    except MissingProgram as missing:
        pytest.skip(str(missing))
    file = tmp_path / f"export.{format_.name}"
    file.write_bytes(reference[format_])
    syntax = format_.title.replace("-", "").lower()
    done = subprocess.run([found, "-q", "-i", syntax, "-o", "ntriples", file], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert _lines(parsed(done.stdout, NTRIPLES)) == _lines(meant)


async def test_an_export_that_breaks_off_says_so(spare: tuple[Store, Path]) -> None:
    store, file = spare
    pieces = export(store, NTRIPLES, DEFAULT_BASE_IRI)
    await anext(pieces)
    for path in (file, file.with_name(f"{file.name}-wal")):
        path.write_bytes(bytes(path.stat().st_size if path.exists() else 0))
    with pytest.raises(StoreUnavailable, match="malformed"):
        await anext(pieces)


def _lines(graph: Graph) -> list[str]:
    """The triples, written out and sorted: a difference is shown as lines that differ."""
    return sorted(f"{one.n3()} {two.n3()} {three.n3()}" for one, two, three in graph)
