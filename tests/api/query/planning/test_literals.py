"""What is written wrongly in a document: its place, its location, and the same remedy as of a variable."""

from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine

ENUM = "Value 'FOO' does not exist in 'EventKind' enum."
WRITTEN: list[tuple[str, str, str]] = [
    (
        '{ events(where: {when: {from: {gte: "2018-02-30"}}}) { totalCount } }',
        '"2018-02-30"',
        "events: where.when.from.gte: '2018-02-30' is not a calendar date: give a day that exists",
    ),
    (
        '{ a: events(where: {OR: [{}, {when: {overlaps: "2018/"}}]}) { totalCount } }',
        '"2018/"',
        "a: where.OR[1].when.overlaps: '2018/' has an unknown end, which a filter does not take: for an open end write"
        " '2018/..'",
    ),
    (
        '{ places { nodes { ancestors(on: "2018-13") { id } } } }',
        '"2018-13"',
        "ancestors: on: '2018-13' is not a day: write one such as 2018-04-14",
    ),
    (
        "{ places { nodes { ancestors(on: 2018) { id } } } }",
        "2018",
        'ancestors: on: 2018 is not a date: write it as a string, such as "2018-04-14"',
    ),
    ("{ events(where: {kind: {in: [ATTACK, FOO]}}) { totalCount } }", "FOO", f"events: where.kind.in[1]: {ENUM}"),
    (
        "query ($kind: EventKind = FOO) { events(where: {kind: {eq: $kind}}) { totalCount } }",
        "FOO",
        f"$kind: {ENUM}",
    ),
    (
        "{ events @include(if: 1) { totalCount } }",
        "1)",
        "@include: if: Boolean cannot represent a non boolean value: 1",
    ),
    (
        '{ events(first: "a") { totalCount } }',
        '"a"',
        'events: first: Int cannot represent non-integer value: "a"',
    ),
]


async def refused(engine: Engine, document: str, **variables: Any) -> tuple[str, dict[str, Any]]:
    """The code of the one error of a request, and the error."""
    with pytest.raises(RequestError) as caught:
        await engine.execute(document, variables)
    (error,) = caught.value.formatted()
    extensions: Any = error["extensions"]
    return extensions["code"], error


@pytest.mark.parametrize(("document", "value", "message"), WRITTEN)
async def test_what_is_written_wrongly(mali: Engine, document: str, value: str, message: str) -> None:
    code, error = await refused(mali, document)
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert error["message"] == message
    assert error["locations"] == [{"line": 1, "column": document.index(value) + 1}]


async def test_what_is_sent_wrongly(mali: Engine) -> None:
    document = "query ($day: Date) { places(first: 1) { nodes { ancestors(on: $day) { id } } } }"
    code, error = await refused(mali, document, day="2018")
    assert (code, error["message"]) == (
        "BAD_USER_INPUT",
        "Variable '$day' has invalid value: '2018' is not a day: write one such as 2018-04-14",
    )


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("events(where: {kind: {eq: null}})", "events: where.kind.eq is null"),
        ("places(where: {near: {lat: 1, lon: 2}})", "places: where.near has no km"),
        ("eventGroups(by: [])", "eventGroups: by is empty"),
        ("events(first: 1, last: 1)", "events: both first and last are given"),
    ],
)
async def test_what_makes_no_sense_is_located_too(mali: Engine, field: str, message: str) -> None:
    code, error = await refused(mali, f"{{\n  {field} {{ totalCount }}\n}}")
    assert str(error["message"]).startswith(message)
    assert code in ("BAD_USER_INPUT", "PAGE_SIZE_INVALID")
    assert error["locations"] == [{"line": 2, "column": 3}]
