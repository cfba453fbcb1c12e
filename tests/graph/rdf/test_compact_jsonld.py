"""JSON-LD that is compact by a context of its own: every form of a value, as three parsers read it."""

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from graph.rdf.compact_jsonld import RDF_TYPE, XSD, Stated, compact
from graph.rdf.formats import format_named
from tests.graph.rdf.parsers import Quads, by_node, by_pyoxigraph, by_rdflib

JSON_LD = format_named("jsonld")
NAMESPACES = {"ex": "https://example.org/", "deep": "https://example.org/deep#", "xsd": XSD, "unused": "urn:none:"}
ALL_LINKS, TEXTS, DAYS, MIXED, NUMBERS = (f"https://example.org/{name}" for name in ("to", "text", "day", "any", "n"))
DAY, INTEGER = NamedNode(f"{XSD}date"), NamedNode(f"{XSD}integer")
SUBJECT, OTHER = "https://example.org/deep#one", "https://elsewhere.example/two"
TRIPLES: list[Stated] = [
    (SUBJECT, RDF_TYPE, NamedNode("https://example.org/deep#Thing")),
    (SUBJECT, RDF_TYPE, NamedNode(OTHER)),
    (SUBJECT, ALL_LINKS, NamedNode(OTHER)),
    (OTHER, ALL_LINKS, NamedNode("https://example.org///slashes")),
    (OTHER, ALL_LINKS, NamedNode("https://example.org/")),
    (SUBJECT, TEXTS, Literal('two "words"\n', language="en")),
    (SUBJECT, TEXTS, Literal("deux mots", language="fr")),
    (OTHER, TEXTS, Literal("un", language="fr")),
    (OTHER, TEXTS, Literal("autre", language="fr")),
    (SUBJECT, DAYS, Literal("2018-04-14", datatype=DAY)),
    (SUBJECT, NUMBERS, Literal("12", datatype=INTEGER)),
    (OTHER, NUMBERS, Literal("012", datatype=INTEGER)),
    (OTHER, NUMBERS, Literal("true", datatype=NamedNode(f"{XSD}boolean"))),
    (SUBJECT, MIXED, Literal("12")),
    (SUBJECT, MIXED, Literal("douze", language="fr")),
    (SUBJECT, MIXED, Literal("2018-04-14", datatype=DAY)),
    (SUBJECT, MIXED, Literal("1.5", datatype=NamedNode(f"{XSD}double"))),
    (SUBJECT, MIXED, NamedNode(OTHER)),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The triples as JSON-LD."""
    made = tmp_path_factory.mktemp("compact") / "compact.jsonld"
    made.write_bytes(compact(TRIPLES, NAMESPACES))
    return made


@pytest.fixture(scope="module")
def meant() -> Quads:
    """The triples as they were."""
    triples = (Triple(NamedNode(one), NamedNode(predicate), value) for one, predicate, value in TRIPLES)
    written = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert written is not None
    return by_pyoxigraph(written, RdfFormat.N_TRIPLES.media_type)


def triples(quads: Quads) -> set[str]:
    """The triples, with numbers in the form that rdflib and jsonld.js give them."""
    return {triple.replace('"1.5E0"', '"1.5"').replace('"012"', '"12"') for triple, _ in quads}


def test_two_parsers_read_what_was_said(file: Path, meant: Quads) -> None:
    assert by_pyoxigraph(file.read_bytes(), JSON_LD.media_type) == meant
    assert triples(by_rdflib(file, JSON_LD)) == triples(meant)


def test_jsonld_js_reads_what_was_said(file: Path, meant: Quads) -> None:
    assert triples(by_node(file, JSON_LD)) == triples(meant)


def test_it_is_short(file: Path) -> None:
    written = json.loads(file.read_bytes())
    assert list(written) == ["@context", "@graph"]
    assert written["@context"] == {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "deep": "https://example.org/deep#",
        "ex": "https://example.org/",
        "xsd": XSD,
        "ex:day": {"@type": "xsd:date"},
        "ex:text": {"@container": "@language"},
        "ex:to": {"@type": "@id"},
    }
    one, other = written["@graph"]
    assert one == {
        "id": "deep:one",
        "type": ["deep:Thing", OTHER],
        "ex:to": OTHER,
        "ex:text": {"en": 'two "words"\n', "fr": "deux mots"},
        "ex:day": "2018-04-14",
        "ex:n": 12,
        "ex:any": [
            "12",
            {"@value": "douze", "@language": "fr"},
            {"@value": "2018-04-14", "@type": "xsd:date"},
            {"@value": "1.5", "@type": "xsd:double"},
            {"id": OTHER},
        ],
    }
    assert other["ex:text"] == {"fr": ["un", "autre"]}
    assert other["ex:n"] == [{"@value": "012", "@type": "xsd:integer"}, True]


def test_the_bytes_are_the_same_each_time(file: Path) -> None:
    assert compact(iter(TRIPLES), dict(reversed(NAMESPACES.items()))) == file.read_bytes()
    assert len(list(parse(file.read_bytes(), format=RdfFormat.JSON_LD))) == len(TRIPLES)
