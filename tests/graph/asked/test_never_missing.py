"""What always has a value cannot be asked for where it is missing: the error shows how to ask for nothing."""

import pytest

from api.query.engine import Engine
from tests.graph.questions import problem

NEVER_MISSING = [
    ("events", "title: {eq: null}", "Event.title: eq", "title: $title, with $title: TextFilter"),
    ("events", "NOT: {title: {ne: null}}", "Event.title: ne", "title: $title, with $title: TextFilter"),
    (
        "provisions",
        "inferred: {eq: null}",
        "Provision.inferred: eq",
        "inferred: $inferred, with $inferred: BooleanFilter",
    ),
    ("events", "kind: {ne: null, eq: ATTACK}", "Event.kind: ne", "kind: $kind, with $kind: EventKindFilter"),
    ("events", "OR: [{id: {eq: null}}]", "Event.id: eq", "id: $id, with $id: IDFilter"),
    ("events", "dataset: {eq: null}", "Event.dataset: eq", "dataset: $dataset, with $dataset: IDFilter"),
    ("places", "label: {eq: null}", "Place.label: eq", "label: $label, with $label: TextFilter"),
    (
        "commitments",
        "deadline: {type: {eq: null}}",
        "Commitment.deadline.type: eq",
        "type: $type, with $type: DeadlineTypeFilter",
    ),
    ("events", "involves: {some: {role: {eq: null}}}", "involves.role: eq", "role: $role, with $role: RoleFilter"),
]


@pytest.mark.parametrize(("root", "where", "place", "remedy"), NEVER_MISSING)
async def test_null_where_nothing_is_ever_missing(
    engine: Engine, root: str, where: str, place: str, remedy: str
) -> None:
    message = (
        f"{place} is null, which asks for what is missing, and it never is. To ask for nothing, leave the variable out,"
        f" or pass the whole condition: {remedy} null."
    )
    refused = await problem(engine, f"{{ {root}(where: {{{where}}}) {{ totalCount }} }}")
    assert refused == ("BAD_USER_INPUT", message)


async def test_a_variable_that_is_null_where_nothing_is_ever_missing(engine: Engine) -> None:
    document = "query ($kind: EventKind) { events(where: {kind: {eq: $kind}}) { totalCount } }"
    code, message = await problem(engine, document, kind=None)
    assert (code, message[:19]) == ("BAD_USER_INPUT", "Event.kind: eq is n")
    whole = "query ($kind: EventKindFilter) { events(where: {kind: $kind}) { totalCount } }"
    every = await engine.execute("{ events { totalCount } }")
    assert await engine.execute(whole, {"kind": None}) == every
