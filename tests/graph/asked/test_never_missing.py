"""What always has a value cannot be asked for where it is missing: the error shows how to ask for nothing."""

import pytest

from api.query.engine import Engine
from tests.graph.questions import problem

NEVER_MISSING = [
    ("events", "title: {eq: null}", "title.eq", "title: TextFilter"),
    ("events", "NOT: {title: {ne: null}}", "NOT.title.ne", "title: TextFilter"),
    (
        "provisions",
        "inferred: {eq: null}",
        "inferred.eq",
        "inferred: BooleanFilter",
    ),
    ("events", "kind: {ne: null, eq: ATTACK}", "kind.ne", "kind: EventKindFilter"),
    ("events", "OR: [{id: {eq: null}}]", "OR[0].id.eq", "id: IDFilter"),
    ("events", "dataset: {eq: null}", "dataset.eq", "dataset: IDFilter"),
    ("places", "label: {eq: null}", "label.eq", "label: TextFilter"),
    (
        "commitments",
        "deadline: {type: {eq: null}}",
        "deadline.type.eq",
        "type: DeadlineTypeFilter",
    ),
    ("events", "involves: {some: {role: {eq: null}}}", "involves.some.role.eq", "role: RoleFilter"),
]


@pytest.mark.parametrize(("root", "where", "place", "remedy"), NEVER_MISSING)
async def test_null_where_nothing_is_ever_missing(
    engine: Engine, root: str, where: str, place: str, remedy: str
) -> None:
    operator, name = place.rpartition(".")[2], remedy.partition(":")[0]
    message = (
        f"{root}: where.{place} is null, which asks for what is missing, and it never is. To ask for nothing, leave"
        f" {operator} out; in a form, leave its variable out, or make the whole condition one that may be null:"
        f" `{name}: ${name}`, where `${remedy}`."
    )
    refused = await problem(engine, f"{{ {root}(where: {{{where}}}) {{ totalCount }} }}")
    assert refused == ("BAD_USER_INPUT", message)


async def test_a_variable_that_is_null_where_nothing_is_ever_missing(engine: Engine) -> None:
    document = "query ($kind: EventKind) { events(where: {kind: {eq: $kind}}) { totalCount } }"
    code, message = await problem(engine, document, kind=None)
    assert (code, message[:28]) == ("BAD_USER_INPUT", "events: where.kind.eq is nul")
    whole = "query ($kind: EventKindFilter) { events(where: {kind: $kind}) { totalCount } }"
    every = await engine.execute("{ events { totalCount } }")
    assert await engine.execute(whole, {"kind": None}) == every
