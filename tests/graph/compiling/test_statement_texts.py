"""A statement's text is of the shape of a document: however many values it is asked with, the engine plans one text."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.graph.cases import LANGUAGES, Case, compiled

TYPES = {"n": "Int", "m": "Int", "title": "String", "since": "PartialDate!", "ids": "[ID!]", "km": "Float!"}
VALUES: dict[str, list[Any]] = {
    "n": [0, 7, 500],
    "m": [0, 1],
    "title": ["camp", "'; DROP", ""],
    "since": ["2018-04-14", "2018"],
    "ids": [[], ["actor/army", "actor/none"], ["actor/jnim", "actor/army", "actor/none"]],
    "km": [0.5, 7.0],
}
"""Lists of no value or of several: one value alone is asked for as such, by another text."""
TURNS = 6
"""In which each value meets several of the others. Some are equal: that must not show in a text either."""
CONDITIONS = "title: {{contains: {title}}}, when: {{from: {{gte: {since}}}}}"
SHAPES = {
    "a page of a page": "events(first: {n}, where: {{" + CONDITIONS + "}}) {{"
    " totalCount nodes {{ involves(first: {m}, where: {{node: {{id: {{in: {ids}}}}}}}) {{ edges {{ cursor }} }} }} }}",
    "the same of other fields": "events(first: {n}, where: {{" + CONDITIONS + "}}) {{"
    " totalCount nodes {{ involves(last: {m}, where: {{node: {{id: {{in: {ids}}}}}}}) {{ edges {{ role }} }} }} }}",
    "places around a point": "places(first: {n}, where: {{near: {{lat: {km}, lon: {km}, km: {km}}}}}) {{"
    " nodes {{ events(first: {m}) {{ nodes {{ id }} }} within(first: {n}) {{ nodes {{ id }} }} }} }}",
    "nodes by their ids": "nodes(ids: {ids}) {{ ... on Event {{ involves(first: {m}) {{ nodes {{ id }} }} }} }}",
}


def used(shape: str) -> list[str]:
    """The values that a shape asks for."""
    return [name for name in TYPES if f"{{{name}}}" in shape]


def literally(shape: str, values: dict[str, Any]) -> Case:
    """A document with the values written into it."""
    return Case("", "{ " + shape.format(**{name: json.dumps(value) for name, value in values.items()}) + " }", {})


def by_variables(shape: str, values: dict[str, Any]) -> Case:
    """A document with a variable for each place of a value."""
    places = iter(range(100))
    declared: list[str] = []
    given: dict[str, Any] = {}

    class Places(dict[str, Any]):
        def __missing__(self, name: str) -> str:
            variable = f"{name}{next(places)}"
            declared.append(f"${variable}: {TYPES[name].rstrip('!')}!")
            given[variable] = values[name]
            return f"${variable}"

    written = shape.format_map(Places())
    return Case("", f"query ({', '.join(declared)}) {{ {written} }}", given)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [literally, by_variables])
async def test_texts_grow_with_shapes_and_not_with_values(form: Callable[..., Case], language: str) -> None:
    texts: dict[str, set[str]] = {name: set() for name in SHAPES}
    for name, shape in SHAPES.items():
        for turn in range(TURNS):
            values = {one: VALUES[one][turn % len(VALUES[one])] for one in used(shape)}
            text, _ = await compiled(form(shape, values), LANGUAGES[language])
            texts[name].add(text)
    assert {name: len(found) for name, found in texts.items()} == dict.fromkeys(SHAPES, 1)
    assert len(set[str]().union(*texts.values())) == len(SHAPES)
