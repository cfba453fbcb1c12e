"""Every text survives, in every syntax; and what is described is what is stored."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib import Literal as Term

from graph.rdf.description import describe_node, describe_relation
from graph.rdf.formats import FORMATS, templates
from graph.rdf.syntax import Format
from graph.rdf.templates import DirectTriples
from graph.stored.columns import Scalar
from graph.stored.layout import node_columns, relation_columns
from ontology import ONTOLOGY
from ontology.iris import node_iri, term_iri
from ontology.model import Relation
from ontology.sources import Source
from tests.graph.rdf.reading import read

BASE = "https://d'Anefis.example/~x/"
STORED = {"INTEGER": Scalar.INT, "REAL": Scalar.FLOAT, "BOOLEAN": Scalar.BOOLEAN}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
NASTY = [
    '"',
    "\\",
    "\\u0041",
    "a\nb\r\nc\td",
    "\0\x01\x1f\x7f",
    "\x85\u2028\u2029",
    "{}{{id_}}",
    "'''",
    '"""',
    "🜂\ufffe\uffff",
]


def written(format_: Format, texts: list[str], text: str) -> Graph:
    """A source with these texts, as rdflib reads it."""
    made = templates(ONTOLOGY, format_, BASE)
    template = made.of[Source]
    values: dict[str, Any] = {
        "id": "source/x",
        "dataset": "dataset/d",
        "labelEn": text,
        "labelFr": text,
        "kind": "PRESS",
        "titleNative": text,
        "publisher": text,
        "languages": texts,
    }
    rows = [[values.get(column.name) for column in template.description.columns]]
    content = made.syntax.head() + template.write(rows, DirectTriples()) + made.syntax.tail()
    return read(content.encode(), format_)


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
@given(texts=st.lists(TEXTS), text=TEXTS)
def test_every_text_survives(format_: Format, texts: list[str], text: str) -> None:
    _survives(format_, texts, text)


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
@pytest.mark.parametrize("text", NASTY)
def test_signs_that_mean_something_survive(format_: Format, text: str) -> None:
    _survives(format_, [text, text, "x"], text)


def _survives(format_: Format, texts: list[str], text: str) -> None:
    graph = written(format_, texts, text)
    subject = URIRef(node_iri("source/x", BASE))

    def objects(name: str) -> set[Any]:
        return set(graph.objects(subject, URIRef(term_iri(name, BASE))))

    assert objects("languages") == {Term(one) for one in texts}
    assert objects("titleNative") == {Term(text, lang="und")}
    assert objects("publisher") == {Term(text)}
    assert objects("title") == set()


@pytest.mark.parametrize("record", [*ONTOLOGY.classes, *ONTOLOGY.relations], ids=lambda one: str(one.__name__))
def test_what_is_described_is_stored(record: Any) -> None:
    if issubclass(record, Relation):
        described, columns = describe_relation(record), relation_columns(record)
    else:
        described, columns = describe_node(record), node_columns(record)
    stored = {column.name: (STORED.get(column.type, Scalar.STRING), column.type == "list") for column in columns}
    assert {one.name: (one.scalar, one.many) for one in described.columns}.items() <= stored.items()
