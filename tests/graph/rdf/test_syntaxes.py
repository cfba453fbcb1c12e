"""Every text survives, in every syntax; and what is described is what is stored."""

import re
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal as Term
from rdflib import URIRef

from graph.rdf.description import describe_node, describe_relation
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.rdf.syntaxes.rdfxml import UnwritableCharacter
from graph.stored.columns import Scalar
from graph.stored.layout import node_columns, relation_columns
from ontology import ONTOLOGY
from ontology.iris import node_iri, term_iri
from ontology.model import Relation
from ontology.rules.characters import is_line, is_text
from tests.graph.rdf.reading import read
from tests.graph.rdf.texts import BASE, source_with

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
NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML can hold. Loads refuse all of these."""


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
@given(texts=st.lists(TEXTS), text=TEXTS)
def test_every_text_survives(format_: Format, texts: list[str], text: str) -> None:
    _survives(format_, texts, text)


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
@pytest.mark.parametrize("text", NASTY)
def test_signs_that_mean_something_survive(format_: Format, text: str) -> None:
    _survives(format_, [text, text, "x"], text)


def test_no_load_lets_in_what_xml_cannot_hold() -> None:
    refused = [char for char in map(chr, range(sys.maxunicode + 1)) if NO_XML.match(char)]
    assert len(refused) > 30
    assert [char for char in refused if is_text(f"a{char}b") or is_line(f"a{char}b")] == []


def _survives(format_: Format, texts: list[str], text: str) -> None:
    if format_ is format_named("rdf") and NO_XML.search("".join((*texts, text))):
        with pytest.raises(
            UnwritableCharacter, match=r"^[a-z]+:\w+ of source/x holds U\+[0-9A-F]{4}, which XML cannot"
        ):
            source_with(format_, texts, text)
        return
    graph = read(source_with(format_, texts, text), format_)
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
