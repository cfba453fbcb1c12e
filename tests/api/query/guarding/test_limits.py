"""Limits: what the defaults let through and refuse."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from graphql import get_introspection_query

from api.query.guarding.limits import Limits
from api.settings import Settings, SettingsError
from graph.store import Store
from tests.api.query.guarding.limited import engine, refusal


@pytest.mark.parametrize("descriptions", [True, False])
async def test_introspection_of_current_tools_is_let_through(loaded: Store, descriptions: bool) -> None:
    query = get_introspection_query(
        descriptions=descriptions,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    assert list((await engine(loaded).answer(query)).data["__schema"])[-1] == "directives"


def nested(levels: int) -> str:
    """A document whose fields are so many levels deep: `involves` and `involvedIn` lead to and fro."""
    names = ['event(id: "event/1")', *(["involves", "nodes", "involvedIn", "nodes"] * levels)][: levels - 1]
    return "{ " + " { ".join([*names, "__typename"]) + " }" * levels


def conditions(number: int) -> str:
    """A document whose filter has so many conditions."""
    return "{ events(where: {OR: [" + '{id: {eq: "event/x"}} ' * number + "]}) { nodes { id } } }"


def aliased(number: int, directive: str = "") -> str:
    """A document of so many aliases."""
    return "{ " + " ".join(f"a{each}: __typename {directive}" for each in range(number)) + " }"


def in_fragments(number: int) -> str:
    """A document of so many fragments."""
    spread = " ".join(f"...F{each}" for each in range(number))
    return f"{{ {spread} }} " + " ".join(f"fragment F{each} on Query {{ __typename }}" for each in range(number))


AT_THE_LIMIT: list[tuple[str, int, Callable[[int], str], str]] = [
    ("tokens", 20, lambda number: "{ " + "__typename " * (number - 2) + "}", "TOO_MANY_TOKENS"),
    ("depth", 9, nested, "TOO_DEEP"),
    ("aliases", 7, aliased, "TOO_MANY_ALIASES"),
    ("directives", 5, lambda number: aliased(number, "@include(if: true)"), "TOO_MANY_DIRECTIVES"),
    ("fragments", 4, in_fragments, "TOO_MANY_FRAGMENTS"),
    ("fields", 6, aliased, "TOO_MANY_FIELDS"),
    ("conditions", 6, conditions, "TOO_MANY_CONDITIONS"),
]


@pytest.mark.parametrize(("limit", "most", "document", "code"), AT_THE_LIMIT, ids=[row[0] for row in AT_THE_LIMIT])
async def test_a_limit_is_the_last_that_passes(
    loaded: Store, limit: str, most: int, document: Callable[[int], str], code: str
) -> None:
    asked = engine(loaded, **{limit: most})
    assert (await asked.answer(document(most))).data != {}
    assert (await refusal(asked, document(most + 1)))[0] == code


REFUSED_UNLESS_TOLD: list[tuple[str, str, str]] = [
    ("1000 directives", "{ __typename " + "@include(if: true) " * 1000 + "}", "TOO_MANY_DIRECTIVES"),
    ("2000 aliases", aliased(2000), "TOO_MANY_ALIASES"),
    ("10,000 repeated fields", "{ " + "__typename " * 10_000 + "}", "FIELDS_REPEATED"),
    ("depth 21", nested(21), "TOO_DEEP"),
    ("depth 1000", nested(1000), "TOO_DEEP"),
]


@pytest.mark.parametrize(
    ("query", "code"), [row[1:] for row in REFUSED_UNLESS_TOLD], ids=[row[0] for row in REFUSED_UNLESS_TOLD]
)
async def test_what_the_defaults_refuse(loaded: Store, query: str, code: str) -> None:
    assert (await refusal(engine(loaded), query))[0] == code


async def test_depth_20_is_let_through(loaded: Store) -> None:
    pages = nested(20).replace("involves", "involves(first: 1)").replace("involvedIn", "involvedIn(first: 1)")
    assert (await engine(loaded).answer(pages)).data == {"event": None}


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e999"])
@pytest.mark.parametrize(
    "field",
    [
        "events(first: %s) { nodes { id } }",
        "casualtyEstimates(where: {low: {in: [1, %s]}}) { nodes { id } }",
        "places(where: {near: {lat: %s, lon: 1, km: 1}}) { nodes { id } }",
        "events(where: {when: {from: {gte: %s}}}) { nodes { id } }",
    ],
)
async def test_a_number_that_no_argument_takes(loaded: Store, field: str, number: str) -> None:
    shown = number if len(number) < 100 else f"{number[:97]}..."
    assert await refusal(engine(loaded), "{ " + field % number + " }") == (
        "GRAPHQL_VALIDATION_FAILED",
        f"The number {shown} is larger than any argument takes; give one nearer to 0.",
    )


async def test_fragments_that_double_at_each_step_are_counted_and_not_spread(loaded: Store) -> None:
    doubling = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(40))
    query = "{ ...F0 } " + doubling + " fragment F40 on Query { __typename }"
    assert await refusal(engine(loaded), query) == (
        "TOO_MANY_FIELDS",
        "An operation has more than 30000 fields, its fragments spread; ask for less.",
    )


async def test_a_statement_of_more_characters_than_allowed(loaded: Store) -> None:
    message = "The operation is too large for one statement; ask for less at once."
    assert await refusal(engine(loaded, statement=50), "{ events { nodes { id } } }") == (
        "STATEMENT_TOO_LARGE",
        message,
    )


async def test_nested_variables(loaded: Store) -> None:
    query = "query ($where: EventWhere) { events(where: $where, first: 1) { nodes { id } } }"

    def negated(times: int) -> dict[str, Any]:
        where: dict[str, Any] = {}
        for _ in range(times):
            where = {"NOT": where}
        return {"where": where}

    assert list((await engine(loaded).answer(query, negated(38))).data) == ["events"]
    message = "The variables are nested deeper than 40 levels; ask in several requests."
    assert await refusal(engine(loaded), query, negated(60)) == ("INPUT_TOO_DEEP", message)


def test_every_limit_has_a_setting() -> None:
    told = {f"ACCORD_{'' if one.name == 'seconds' else 'MAX_'}{one.name.upper()}": "7" for one in fields(Limits)}
    told["ACCORD_QUERY_SECONDS"] = told.pop("ACCORD_SECONDS")
    assert set(vars(Settings.from_environment(told).limits()).values()) == {7}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ACCORD_MAX_COST", "0", "ACCORD_MAX_COST is 0; give a number above 0."),
        ("ACCORD_QUERY_SECONDS", "nan", "ACCORD_QUERY_SECONDS is nan; give a number above 0."),
        ("ACCORD_QUERY_SECONDS", "soon", "ACCORD_QUERY_SECONDS is 'soon'; give a number."),
        ("ACCORD_MAX_DEPTH", "1.5", "ACCORD_MAX_DEPTH is '1.5'; give a whole number."),
        ("ACCORD_GRAPHIQL", "perhaps", "ACCORD_GRAPHIQL is 'perhaps'; give true or false."),
    ],
)
def test_a_setting_that_cannot_be(name: str, value: str, message: str) -> None:
    with pytest.raises(SettingsError, match="^" + message.replace(".", r"\.") + "$"):
        Settings.from_environment({name: value})


async def test_two_fragments_of_one_name_are_refused_as_invalid(loaded: Store) -> None:
    twice = "query { ...F } fragment F on Query { __typename } fragment F on Query { schema: __typename }"
    code, message = await refusal(engine(loaded), twice)
    assert (code, message) == ("GRAPHQL_VALIDATION_FAILED", "There can be only one fragment named 'F'.")
