"""RDF as seven parsers read it: each tells the quads that it finds, in one form."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Dataset

from graph.rdf.syntax import Format
from ontology.iris import context_iri
from tests.clients.node import node
from tests.system_packages import MissingProgram, program

CLIENTS = Path(__file__).parent.parent.parent / "clients"
CONTEXT = Path(__file__).parent.parent.parent.parent / "ontology" / "published" / "context.jsonld"
TRIPLES, QUADS = ("ttl", "nt"), ("nq", "trig")
"""The syntaxes with and without named graphs that every parser of Turtle knows."""
Quads = frozenset[tuple[str, str]]
"""Triples, each written out, with the graph that it is in; the default graph has no name."""


def by_pyoxigraph(content: bytes, media_type: str) -> Quads:
    """As pyoxigraph reads it, which keeps every literal as it is written."""
    format_ = pyoxigraph.RdfFormat.from_media_type(media_type)
    found = pyoxigraph.parse(content, format=format_)
    default = pyoxigraph.DefaultGraph()
    return frozenset(
        (f"{one.subject} {one.predicate} {one.object}", "" if one.graph_name == default else str(one.graph_name))
        for one in found
    )


def by_rdflib(file: Path, format_: Format) -> Quads:
    """As rdflib reads it."""
    read = Dataset()
    read.default_graph.parse(file, format=format_.media_type)
    written = read.serialize(format="nquads", encoding="utf-8")
    return by_pyoxigraph(written.replace(f" <{read.default_graph.identifier}> .\n".encode(), b" .\n"), NQUADS)


def by_command(*command: str, debian_package: str) -> Callable[[Path, Format], Quads]:
    """As a program of Debian's reads it."""

    def read(file: Path, format_: Format) -> Quads:
        try:
            found = program(command[0], debian_package=debian_package)
        except MissingProgram as missing:
            pytest.skip(str(missing))
        syntax = format_.title.replace("-", "").replace("/", "").lower()
        done = subprocess.run([found, *command[1:], "-i", syntax, "-o", "nquads", file], capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        return by_pyoxigraph(done.stdout, NQUADS)

    return read


def by_node(file: Path, format_: Format, base: str = "") -> Quads:
    """As a parser in JavaScript reads it. Under a base, it may look up our context there, and nothing else."""
    context = (str(CONTEXT), context_iri(base)) if base else ()
    command = (node(), CLIENTS / "rdf" / "parse.js", format_.media_type, file, *context)
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    return by_pyoxigraph(done.stdout, NQUADS)


def without_reifiers(quads: Quads) -> Quads:
    """What RDF 1.1 says too."""
    return frozenset((triple, graph) for triple, graph in quads if f" {REIFIES} " not in triple)


REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
DOUBLE = re.compile(r'"([^"]+)"(?=\^\^<http://www.w3.org/2001/XMLSchema#double>$)')


def with_rounded_doubles(triple: str) -> str:
    """A triple as jsonld.js has it, which rounds every double to 16 digits, and writes it in a form of its own."""
    return DOUBLE.sub(lambda found: f'"{float(found[1]):.15e}"', triple)


@dataclass(frozen=True)
class Reader:
    """A parser, the syntaxes that it knows, and what it leaves of a triple."""

    name: str
    read: Callable[[Path, Format], Quads]
    formats: tuple[str, ...]
    leaves: Callable[[str], str] = str


NQUADS = "application/n-quads"
READERS = (
    Reader("rapper", by_command("rapper", "-q", debian_package="raptor2-utils"), (*TRIPLES, *QUADS, "rdf")),
    Reader("serdi", by_command("serdi", "-q", debian_package="serdi"), (*TRIPLES, *QUADS)),
    Reader("N3.js", by_node, (*TRIPLES, *QUADS, "ttl12")),
    Reader("jsonld.js", by_node, ("jsonld",), with_rounded_doubles),
    Reader("rdfxml-streaming-parser", by_node, ("rdf",)),
    Reader("rdflib", by_rdflib, (*TRIPLES, *QUADS, "jsonld", "rdf")),
    Reader(
        "pyoxigraph",
        lambda file, format_: by_pyoxigraph(file.read_bytes(), format_.media_type),
        (*TRIPLES, *QUADS, "jsonld", "rdf", "ttl12"),
    ),
)
