"""What questions about the schema cost, and what is refused of them and of long documents before it is worked on."""

import pytest
from graphql import get_introspection_query

from graph.store import Store
from tests.api.query.guarding.limited import engine, refusal

WALK = "{ types { name fields { name args { name type { name } } } } }"
WALKED = "{ types { fields { type { fields { name type { name } } } } } }"
LESS = " are allowed; ask for less of the schema."


def objects(value: object) -> int:
    """How many objects an answer has."""
    if isinstance(value, dict):
        return 1 + sum(map(objects, value.values()))
    return sum(map(objects, value)) if isinstance(value, list) else 0


@pytest.mark.parametrize("query", [f"{{ __schema {WALK} }}", get_introspection_query()])
async def test_what_is_foreseen_of_a_schema_is_near_to_what_it_has(loaded: Store, query: str) -> None:
    answer = await engine(loaded).answer(query)
    assert 40 < answer.cost / objects(answer.data) < 100


async def test_the_questions_of_tools_cost_a_small_part_of_what_is_allowed(loaded: Store) -> None:
    queries = [get_introspection_query(descriptions=told, input_value_deprecation=told) for told in (True, False)]
    for query in queries:
        assert 200_000 < (await engine(loaded).answer(query)).cost < 1_000_000


@pytest.mark.parametrize("walk", [WALK, WALKED])
async def test_fifty_aliases_of_the_schema_are_refused(loaded: Store, walk: str) -> None:
    query = "{ " + " ".join(f"a{number}: __schema {walk}" for number in range(50)) + " }"
    code, message = await refusal(engine(loaded), query)
    assert code == "COST_EXCEEDED"
    assert message.endswith(LESS)


async def test_a_type_alone_costs_little(loaded: Store) -> None:
    answer = await engine(loaded).answer('{ __type(name: "Event") { name fields { name } } }')
    assert objects(answer.data["__type"]) == len(answer.data["__type"]["fields"]) + 1
    assert 100 < answer.cost < 5_000


async def test_a_long_document_is_refused_before_it_is_read(loaded: Store) -> None:
    comment = "#" * 900_000
    message = "The document has 900015 characters; 200000 at most are read. Ask for less at once."
    assert await refusal(engine(loaded), f"{{ __typename }} {comment}") == ("TOO_MANY_CHARACTERS", message)


async def test_a_long_search_text_is_refused_before_it_is_read(loaded: Store) -> None:
    query = "query ($text: String!) { found: search(text: $text) { totalCount } }"
    message = f"found: the text '{'ab ' * 32}a...' has 900000 characters; give 1000 at most."
    assert await refusal(engine(loaded), query, {"text": "ab " * 300_000}) == ("BAD_USER_INPUT", message)
    assert (await engine(loaded).answer(query, {"text": "a" * 1000})).data == {"found": {"totalCount": 0}}
