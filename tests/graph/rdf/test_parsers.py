"""Seven parsers read one set of triples, whatever the syntax; and other people's shapes engines find it sound."""

import json
from pathlib import Path

import hypothesis
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from ontology.iris import DEFAULT_BASE_IRI, term_iri
from ontology.rules.characters import TEXT
from tests.graph.conftest import filled
from tests.graph.rdf.expected import expected
from tests.graph.rdf.parsers import (
    NQUADS,
    QUADS,
    READERS,
    Reader,
    by_node,
    by_pyoxigraph,
    with_rounded_doubles,
    without_reifiers,
)
from tests.graph.rdf.shapes import judged
from tests.graph.rdf.texts import BASE, source_with
from tests.graph.sample import sample

SAMPLE = f"<{DEFAULT_BASE_IRI}id/dataset/sample>"
each_reader = pytest.mark.parametrize(
    ("reader", "format_"),
    [
        pytest.param(reader, format_named(name), id=f"{reader.name}-{name}")
        for reader in READERS
        for name in reader.formats
    ],
)
EDGES = [
    " \t, \n\n and at the end \t\n",
    "\r, \r\n",
    "ⵜⵉⵏⴱⵓⴽⵜⵓ, اتفاق من أجل السلم \u202b(2015)\u202c, 🕊️👩🏾‍⚖️, \U0010ffff",
    "\"'«»&<>]]>{}\\\\u0041\\n%&amp;<!--",
    "e\u0301 is not é; \u00a0\u0085\u2028\u2029\ufeff",
    "Ségou \"' <\n" * 20_000,
]
"""Line breaks and tabs, other scripts and directions, signs that a syntax means something by, 200 kB."""
LONG = hypothesis.settings.get_current_profile_name() == "long"
IN_LANGUAGES = EDGES[-1] if LONG else EDGES[-1][:30_000]
"""Stands where a text has a language. Some parsers take long for each: of a short run, one of 200 kB is enough."""
TEXTS = st.lists(st.from_regex(TEXT, fullmatch=True), min_size=30, max_size=60)


@pytest.fixture(scope="module")
async def written(tmp_path_factory: pytest.TempPathFactory) -> dict[Format, Path]:
    """The sample in every syntax."""
    folder = tmp_path_factory.mktemp("written")
    store = await filled(f"sqlite:///{folder}/sample.db", [sample()])
    files = {one: folder / f"sample.{one.name}" for one in (*FORMATS, format_named("jsonld").over_http)}
    for format_, file in files.items():
        name = file if format_ in FORMATS else folder / "served.jsonld"
        name.write_bytes(b"".join([piece async for piece in export(store, format_, DEFAULT_BASE_IRI)]))
        files[format_] = name
    await store.close()
    return files


@pytest.fixture(scope="module")
def meant() -> frozenset[str]:
    """What the sample means, triple by triple."""
    graph = expected([sample()], DEFAULT_BASE_IRI)
    return frozenset(triple for triple, _ in by_pyoxigraph(graph.serialize(format="nt").encode(), NQUADS))


@each_reader
def test_every_parser_reads_what_is_meant(
    reader: Reader, format_: Format, written: dict[Format, Path], meant: frozenset[str]
) -> None:
    graph = SAMPLE if format_.name in QUADS else ""
    read = without_reifiers(reader.read(written[format_], format_))
    found = {(reader.leaves(triple), graph) for triple, graph in read}
    assert found == {(reader.leaves(triple), graph) for triple in meant}


def test_what_is_sent_names_the_context(written: dict[Format, Path], meant: frozenset[str]) -> None:
    served = format_named("jsonld").over_http
    found = by_node(written[served], served, DEFAULT_BASE_IRI)
    assert {with_rounded_doubles(triple) for triple, _ in found} == {with_rounded_doubles(triple) for triple in meant}
    assert len(written[format_named("jsonld")].read_bytes()) - len(written[served].read_bytes()) > 5000


def test_jsonld_says_nothing_that_is_not_a_term(written: dict[Format, Path]) -> None:
    document = json.loads(written[format_named("jsonld")].read_bytes())
    assert document.keys() == {"@context", "@graph"}
    said = {name for record in document["@graph"] for name in (*record, record.get("type", "id"))}
    assert {"id", "type", "title", "involves", "Event", "Involvement"} < said
    assert said - document["@context"].keys() == set()


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(texts=TEXTS)
def test_every_parser_reads_every_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder, texts = tmp_path_factory.mktemp("texts"), [*EDGES, *texts]
    found: dict[str, set[str]] = {}
    for reader in READERS:
        for format_ in map(format_named, reader.formats):
            file = folder / f"texts.{format_.name}"
            if not file.exists():
                file.write_bytes(source_with(format_, texts, IN_LANGUAGES))
            found[f"{reader.name} {format_.name}"] = {triple for triple, _ in reader.read(file, format_)}
    said = found.pop("pyoxigraph nt")
    assert [name for name, read in found.items() if read != said] == []
    languages = f"<{term_iri('languages', BASE)}> "
    literals = {triple.partition(languages)[2] for triple in said if languages in triple}
    assert literals == {str(Literal(text)) for text in texts}


def test_another_engine_finds_that_it_conforms_to_the_shapes(written: dict[Format, Path], tmp_path: Path) -> None:
    turtle = written[format_named("ttl")]
    assert judged(turtle) == ["true"]
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(turtle.read_text("utf-8").replace("\n    ac:kind acv:place-kind-site ;", "", 1), "utf-8")
    objections = judged(wrong)
    assert objections.pop() == "false"
    assert [line.partition(" ")[0] for line in objections] == [f"{DEFAULT_BASE_IRI}id/place/well"]
