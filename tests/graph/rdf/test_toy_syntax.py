"""A syntax is one file: with it alone the program writes, offers and lists it; and a syntax may have named graphs."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.loading.load import load
from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.store import Store
from ontology.actors import Actor, Alliance
from ontology.iris import DEFAULT_BASE_IRI
from ontology.records import Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind
from tests.api.commands.command_line import ROOT, SMALL, write_folder
from tests.graph.deliveries import delivery, row
from tests.graph.rdf import toy_quads
from tests.program_with import Copy, program_with

WITH_IT = (
    "ttl (Turtle), nt (N-Triples), nq (N-Quads), trig (TriG), jsonld (JSON-LD), rdf (RDF/XML), ttl12 (Turtle 1.2),"
    " gq (Graph first)"
)
MEDIA_TYPES = (
    "text/turtle (Turtle), application/n-triples (N-Triples), application/n-quads (N-Quads), application/trig (TriG),"
    " application/ld+json (JSON-LD), application/rdf+xml (RDF/XML), text/turtle; version=1.2 (Turtle 1.2),"
    " application/x-graph-first (Graph first)"
)
IN_HTTP = """
import asyncio, httpx, json
from api.app import create_app
from api.settings import Settings
from graph.engines import open_store
from ontology import ONTOLOGY

async def answers():
    settings = Settings(store="sqlite:///var/accord.db")
    transport = httpx.ASGITransport(create_app(open_store(settings.store, ONTOLOGY), settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        chosen = await client.get("/doc/event/e", headers={"accept": "application/x-graph-first, text/turtle;q=0.9"})
        equal = await client.get("/doc/event/e", headers={"accept": "application/*"})
        named = await client.get("/export?format=Graph-First")
        liked = await client.get("/export", headers={"accept": "image/png"})
        unknown = await client.get("/export?format=csv")
    return {
        "chosen": [chosen.headers["content-type"], chosen.text],
        "equal": equal.headers["content-type"],
        "named": [named.headers["content-disposition"], named.text],
        "not acceptable": liked.json()["detail"],
        "unknown": unknown.json()["detail"],
    }

print(json.dumps(asyncio.run(answers())))
"""
FIRST_LINE = (
    "<https://accord-graph.example/id/dataset/mine> <https://accord-graph.example/id/event/e>"
    " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://accord-graph.example/ontology#Event> ."
)
PAGE = "from api.reference import pages; print(pages()['docs/reference/command-line.md'])"


CONTEXT = json.loads((ROOT / "ontology" / "published" / "context.jsonld").read_bytes())


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The program with that syntax in it, and a small dataset in its store."""
    root = tmp_path_factory.mktemp("program")
    program = program_with(Path(toy_quads.__file__), "graph/rdf/syntaxes/graph_first.py", root)
    loaded = program.accord("load", f"curated={write_folder(root / 'mine', SMALL)}")
    assert (loaded.code, loaded.err) == (0, "")
    return program


def test_the_command_line_lists_and_writes_it(program: Copy) -> None:
    assert WITH_IT in " ".join(program.accord("export", "--help").out.split())
    refused = program.accord("export", "--format", "csv")
    assert (refused.code, refused.err) == (2, f"Error: No format 'csv' is known; write one of {WITH_IT}.\n")
    assert program.accord("export", "-o", "all.gq").code == 0
    written = (program.root / "all.gq").read_text(encoding="utf-8")
    triples = program.accord("export", "--format", "nt").out
    assert [line.partition(" ")[2] for line in written.splitlines()] == triples.splitlines()


def test_a_file_of_jsonld_has_its_context_in_it(program: Copy) -> None:
    assert program.accord("export", "-o", "all.jsonld").code == 0
    written = json.loads((program.root / "all.jsonld").read_bytes())
    assert {"@context": written["@context"]} == CONTEXT


def test_the_reference_page_lists_it(program: Copy) -> None:
    assert WITH_IT in " ".join(program.python(PAGE).out.split())


def test_the_server_offers_it(program: Copy) -> None:
    run = program.python(IN_HTTP)
    assert run.err == ""
    answered = json.loads(run.out)
    assert answered["chosen"][0] == "application/x-graph-first"
    assert answered["chosen"][1].splitlines()[0] == FIRST_LINE
    assert answered["equal"] == "application/n-triples"
    assert answered["named"] == [
        'attachment; filename="accord-graph.gq"',
        program.accord("export", "--format", "gq").out,
    ]
    refused = f"Accept: image/png matches no available format. Ask for one of {MEDIA_TYPES}."
    assert answered["not acceptable"] == refused
    assert answered["unknown"] == f"format: No format 'csv' is known; write one of {WITH_IT}."


def test_each_syntax_has_names_a_media_type_and_a_rank_of_its_own() -> None:
    names = [name for one in FORMATS for name in (one.name, *one.aliases)]
    assert len(set(names)) == len(names)
    assert [name for name in names if name != name.lower()] == []
    assert len({one.media_type for one in FORMATS}) == len({one.rank for one in FORMATS}) == len(FORMATS)
    assert FORMATS[0] is format_named("ttl")


def _actor(key: str) -> Actor:
    return Actor(id=f"actor/{key}", kind=ActorKind.MILITIA, name=Text(key))


async def _two_datasets_say_the_same(store: Store) -> None:
    """That a and b are allied: parallel relations of two datasets, in turns."""
    first = (row(1, _actor("a")), row(2, _actor("b")), *_alliances("2015", "2017"))
    second = _alliances("2016", "2018")
    await load(store, delivery(*first, name="first"), strict=True)
    await load(store, delivery(*second, name="second", requires=("dataset/first",)), strict=True)


def _alliances(*years: str) -> list[Row]:
    alliances = [Alliance(source="actor/a", target="actor/b", from_=DateSpan(year)) for year in years]
    return [row(line, alliance) for line, alliance in enumerate(alliances, 3)]


async def _direct(pieces: AsyncIterator[bytes]) -> list[str]:
    """The lines that state who is allied with whom, and nothing more."""
    text = b"".join([piece async for piece in pieces]).decode()
    return [line for line in text.splitlines() if any(form in line for form in STATED)]


A, B = "<https://accord-graph.example/id/actor/a>", "<https://accord-graph.example/id/actor/b>"
FIRST, SECOND = (f"<https://accord-graph.example/id/dataset/{name}>" for name in ("first", "second"))
ALLIED = "<https://accord-graph.example/ontology#alliedWith>"
STATED = f" {ALLIED} ", "ac:alliedWith ", '"alliedWith":"'
"""How syntaxes write that somebody is allied."""
DIRECT = {
    toy_quads.FORMAT: [f"{FIRST} {A} {ALLIED} {B} .", f"{SECOND} {A} {ALLIED} {B} ."],
    format_named("nq"): [f"{A} {ALLIED} {B} {FIRST} .", f"{A} {ALLIED} {B} {SECOND} ."],
    format_named("trig"): [
        f"<id/dataset/{name}> {{ <id/actor/a> ac:alliedWith <id/actor/b> ." for name in ("first", "second")
    ],
    format_named("nt"): [f"{A} {ALLIED} {B} ."],
    format_named("jsonld"): ['{"id":"node:actor/a","alliedWith":"node:actor/b"},'],
    format_named("ttl12"): [
        f"<id/actor/a> ac:alliedWith <id/actor/b> ~ <id/alliance/a--b--{year}> {{|"
        for year in ("2015", "2016", "2017", "2018")
    ],
    format_named("rdf"): [
        '<rdf:Description rdf:about="id/actor/a"><ac:alliedWith rdf:resource="id/actor/b"/></rdf:Description>'
    ],
    format_named("ttl"): ["<id/actor/a> ac:alliedWith <id/actor/b> ."],
}


async def test_a_direct_triple_is_stated_once_in_each_graph(store: Store) -> None:
    await _two_datasets_say_the_same(store)
    for format_, lines in DIRECT.items():
        assert await _direct(describe(store, format_, DEFAULT_BASE_IRI, "actor/a")) == lines
        for page_size in (1, 2, 1000):
            assert await _direct(export(store, format_, DEFAULT_BASE_IRI, page_size=page_size)) == lines
