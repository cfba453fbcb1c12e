"""Files of trusted documents: the forms that clients' tools write, and what is wrong where one cannot be used."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import OperationDefinitionNode, VariableValues, get_variable_values, is_input_type, parse

from api.query.engine import Engine
from api.query.guarding.limits import Limits
from api.query.planning.samples import TEXTS, sample_variables
from api.trusted.documents import TrustedDocumentsError, hash_of, read_trusted
from graph.sqlite.store import SqliteStore
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)
TYPENAME, LABELS = "{ __typename }", "query Labels { events { nodes { label } } }"
MD5, SHA1 = "0cc175b9c0f1b6a831c399e269772661", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"


def manifest(*operations: Any, **others: Any) -> dict[str, Any]:
    """Apollo's form."""
    return {"format": "apollo-persisted-query-manifest", "version": 1, "operations": list(operations), **others}


def operation(id_: Any, body: Any) -> dict[str, Any]:
    """An entry of a manifest."""
    return {"id": id_, "name": "Labels", "type": "query", "body": body}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine whose store is never asked."""
    return Engine(SCHEMA, SqliteStore(tmp_path / "none.db", ONTOLOGY), DEFAULT_BASE_IRI, Limits(depth=5, cost=1000))


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ({MD5: LABELS}, [MD5]),
        ({SHA1: LABELS, "app~1.0~labels": TYPENAME}, [SHA1, "app~1.0~labels"]),
        (manifest(operation(hash_of(LABELS), LABELS)), [hash_of(LABELS)]),
        (manifest(operation("a", LABELS), {**operation("a", LABELS), "clientName": "ios"}), ["a"]),
        ({}, []),
    ],
    ids=["relay-compiler", "graphql-codegen", "Apollo", "Apollo, of two clients", "empty"],
)
def test_forms_of_the_file(tmp_path: Path, engine: Engine, content: Any, names: list[str]) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(orjson.dumps(content))
    documents = read_trusted(file, engine)
    assert list(documents.names) == names
    for name, text in documents.names.items():
        assert [documents.named(one) for one in (name, f"sha256:{hash_of(text)}", hash_of(text))] == [text] * 3
        assert text in documents
    assert documents.named("x") is None
    assert "{ other: __typename }" not in documents


UNUSABLE: list[tuple[str, Any, str]] = [
    ("no JSON", b"{", "{file} is not JSON: unexpected end of data: line 1 column 2 (char 1)."),
    ("a list", [], "{file} is not a JSON object; give one of hashes and documents."),
    ("a document that is not text", {"a": {"body": LABELS}}, "{file}: a: its document is not text."),
    ("an id that is empty", {"": LABELS}, '{file}: "" is not a document id; give a text.'),
    ("no GraphQL", {"a": "{ events"}, "{file}: a: Syntax Error: Expected Name, found <EOF>. (line 1, column 9)"),
    (
        "not of the schema",
        {"a": TYPENAME, "b": "{ events {\n colour } }"},
        "{file}: b: Cannot query field 'colour' on type 'EventConnection'. (line 2, column 2)",
    ),
    (
        "a mutation",
        manifest({**operation("m", "mutation { a }"), "type": "mutation"}),
        "{file}: m: The mutation operation is not supported by the schema. (line 1, column 1)",
    ),
    (
        "too deep",
        {"a": "{ events { nodes { involves { nodes { involvedIn { totalCount } } } } } }"},
        "{file}: a: The document is nested deeper than 5 levels of fields; ask in several requests.",
    ),
    (
        "too much",
        {"a": "{ events(first: 500) { nodes { involves(first: 2) { nodes { id } } } } }"},
        "{file}: a: The request may read 1500 rows, and 1000 are allowed; ask for smaller pages.",
    ),
    (
        "a page too large",
        {"a": "{ events(first: 501) { nodes { id } } }"},
        "{file}: a: events: first is 501; give a number from 0 to 500.",
    ),
    (
        "another format",
        {"format": "x"},
        '{file}: format and version are "x", null; "apollo-persisted-query-manifest", 1 is read.',
    ),
    (
        "another version",
        manifest(version=2),
        '{file}: format and version are "apollo-persisted-query-manifest", 2;'
        ' "apollo-persisted-query-manifest", 1 is read.',
    ),
    ("no operations", manifest(operations={}), "{file}: operations is not a list of objects."),
    ("an operation that is none", manifest("a"), "{file}: operations is not a list of objects."),
    ("an operation without an id", manifest({"body": LABELS}), "{file}: null is not a document id; give a text."),
    ("an operation without a body", manifest({"id": "a"}), "{file}: a: its document is not text."),
    (
        "two of an id",
        manifest(operation("a", LABELS), operation("a", TYPENAME)),
        "{file}: a: two documents have this id.",
    ),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in UNUSABLE], ids=[row[0] for row in UNUSABLE])
def test_a_file_that_cannot_be_used(tmp_path: Path, engine: Engine, content: Any, message: str) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(content if isinstance(content, bytes) else orjson.dumps(content))
    with pytest.raises(TrustedDocumentsError) as caught:
        read_trusted(file, engine)
    assert str(caught.value) == message.format(file=file)


def test_a_file_that_is_not_there(tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(TrustedDocumentsError, match=r"none\.json: No such file or directory\.$"):
        read_trusted(tmp_path / "none.json", engine)


@pytest.mark.parametrize("name", sorted(name for name, one in SCHEMA.type_map.items() if is_input_type(one)))
def test_every_type_of_input_has_a_sample(name: str) -> None:
    (node,) = parse(f"query ($value: {name}!) {{ __typename }}").definitions
    assert isinstance(node, OperationDefinitionNode)
    sample = sample_variables(SCHEMA, node)
    values = get_variable_values(SCHEMA, node.variable_definitions or (), sample)
    assert isinstance(values, VariableValues)
    assert list(values.sources) == ["value"]


def test_samples_of_what_an_operation_cannot_go_without() -> None:
    (node,) = parse(
        """query ($id: ID!, $ids: [ID!]!, $n: Int!, $size: Int! = 5, $after: String, $text: String!, $yes: Boolean!,
        $lang: Language!, $where: EventWhere!, $near: NearFilter!,
        $on: HeldOn!, $order: EventOrder!, $day: Date!, $part: PartialDate!, $span: EDTF!) {
        __typename }"""
    ).definitions
    assert isinstance(node, OperationDefinitionNode)
    assert sample_variables(SCHEMA, node) == {
        "id": TEXTS["ID"],
        "ids": [TEXTS["ID"]],
        "n": 1,
        "text": TEXTS["String"],
        "yes": False,
        "lang": "EN",
        "where": {},
        "near": {"lat": 1, "lon": 1, "km": 1},
        "on": {"day": "2018-04-14", "certainty": "SURELY"},
        "order": {"field": "ID"},
        "day": "2018-04-14",
        "part": "2018-04-14",
        "span": "2018-04-14",
    }
