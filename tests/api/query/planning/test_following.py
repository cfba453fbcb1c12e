"""The next page: the cursors stand in variables, those of the document where it has them."""

from graphql import parse, validate

from api.query.answering.outline import PAGE
from api.query.planning.following import following, next_cursors
from ontology import ONTOLOGY
from tests.schemas import schema_of


def page(*, more: bool, end: str | None) -> dict[str, object]:
    return {"nodes": [], PAGE: {"more": more, "end": end}}


def test_a_variable_gets_another_value() -> None:
    document = "query Q($n: Int, $from: String) { events(first: $n, after: $from) { nodes { id } } }"
    assert following(document, "Q", {"n": 2}, {"events": "C"}) == (document, {"n": 2, "from": "C"}, False)


def test_a_cursor_that_is_written_or_missing_becomes_a_variable() -> None:
    document = """query A($after: ID!) { event(id: $after) { id } e: events(after: "x", first: 1) { nodes { id } } ...F}
        fragment F on Query { ... @include(if: true) { actors { nodes { id } } } }
        query B { __typename }"""
    turned = following(document, "A", {"after": "event/x"}, {"e": "E", "actors": "F"})
    assert turned.changed
    assert turned.variables == {"after": "event/x", "after2": "E", "after3": "F"}
    text = " ".join(turned.document.split())
    assert "query A($after: ID!, $after2: String, $after3: String)" in text
    assert "e: events(first: 1, after: $after2)" in text
    assert "actors(after: $after3)" in text
    assert "query B" not in text
    assert validate(schema_of(ONTOLOGY), parse(turned.document)) == []


def test_one_variable_for_two_lists_is_parted() -> None:
    document = "query ($a: String) { events(after: $a) { nodes { id } } actors(after: $a) { nodes { id } } }"
    turned = following(document, None, None, {"events": "E", "actors": "A"})
    assert turned.variables == {"a": "E", "after": "A"}
    assert "actors(after: $after)" in turned.document


def test_lists_that_are_over_go_on_from_their_end() -> None:
    data = {"a": page(more=True, end="A"), "b": page(more=False, end="B"), "c": page(more=False, end=None), "d": None}
    assert next_cursors(data) == {"a": "A", "b": "B"}
    assert next_cursors({"b": page(more=False, end="B")}) == {}
