"""A comparison with an OR of its own gets brackets, so that it stays whole whatever is put behind it."""

import pytest

from graph.compiling.conditions import bracketed


@pytest.mark.parametrize(
    ("comparison", "bare"),
    [
        ("{x} = {v}", True),
        ("{x} >= {v} AND {x} <= {w}", True),
        ("any(text IN {v} WHERE {x} = text OR {x} = '')", True),
        ("({x} = {v} OR {x} = {w})", True),
        ("{x} = ' OR ('", True),
        ("{x} IN [1, 2] OR {x} = {v}", False),
        ("(SELECT {x}) = {v} or {x} = ')'", False),
        ("{x} = {v} XOR {x} = {w}", False),
    ],
)
def test_brackets(comparison: str, bare: bool) -> None:
    assert bracketed(comparison) == (comparison if bare else f"({comparison})")
