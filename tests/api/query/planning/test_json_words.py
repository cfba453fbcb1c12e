"""What is told of variables is told in the words of JSON."""

from typing import Any

import pytest

from api.errors import RequestError
from api.query.planning.preparing import Preparing
from graph.sqlite.statements import compile_sql
from tests.graph.cases import SCHEMA, Compiler
from tests.patience import PATIENT


@pytest.mark.parametrize(
    ("document", "value", "message"),
    [
        (
            "query ($a: Int) { events(first: $a) { nodes { id } } }",
            True,
            "Int cannot represent non-integer value: true",
        ),
        (
            "query ($a: Int) { events(first: $a) { nodes { id } } }",
            {"None": [False, "it's None"]},
            "Int cannot represent non-integer value: {'None': [false, \"it's None\"]}",
        ),
        ("query ($a: ID!) { node(id: $a) { id } }", None, "Expected value of non-null type 'ID!' not to be null."),
        (
            "query ($a: PartialDate) { events(where: {when: {from: {gte: $a}}}) { nodes { id } } }",
            [None],
            '[null] is not a date: write it as a string, such as "2018-04"',
        ),
    ],
)
def test_variables_are_told_as_they_were_sent(document: str, value: Any, message: str) -> None:
    store: Any = Compiler(compile_sql)
    preparing = Preparing(SCHEMA, store, PATIENT, introspection=True)
    with pytest.raises(RequestError) as caught:
        preparing.values(preparing.document(document).named(None), {"a": value})
    assert str(caught.value) == f"Variable '$a' has invalid value: {message}"
