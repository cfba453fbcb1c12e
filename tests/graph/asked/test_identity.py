"""An id that no node of the class can have is told from one that is not loaded."""

import pytest

from api.query.engine import Engine
from api.query.planning.samples import SAMPLE_ID
from tests.graph.questions import problem

OF_ACTOR = "the id of an actor begins with actor/"
OF_EVENT, OF_AGREEMENT = "the id of an event begins with event/", "the id of an agreement begins with agreement/"
WRONG = [
    ("event", "id", "actor/army", f"is the id of an actor; {OF_EVENT}. Use actor(id:) for this one."),
    (
        "event",
        "id",
        "casualty-estimate/two",
        f"is the id of a casualty estimate; {OF_EVENT}. Use casualtyEstimate(id:) for this one.",
    ),
    ("event", "id", "camp", f"does not begin with a class; {OF_EVENT}."),
    ("event", "id", "", f"does not begin with a class; {OF_EVENT}."),
    ("event", "id", "eventual/camp", f"does not begin with a class; {OF_EVENT}."),
    ("compliance", "agreement", "actor/army", f"is the id of an actor; {OF_AGREEMENT}. Use actor(id:) for this one."),
    ("compliance", "agreement", "accord", f"does not begin with a class; {OF_AGREEMENT}."),
    ("voices", "agreement", "actor/army", f"is the id of an actor; {OF_AGREEMENT}. Use actor(id:) for this one."),
    ("voices", "a", "event/camp", f"is the id of an event; {OF_ACTOR}. Use event(id:) for this one."),
    ("voices", "b", "army", f"does not begin with a class; {OF_ACTOR}."),
]

BESIDES = {"voices": {"agreement": "agreement/accord", "a": "actor/army", "b": "actor/mali"}}
"""What a field asks for besides."""


@pytest.mark.parametrize(("field", "argument", "value", "told"), WRONG)
async def test_an_id_of_another_class_or_of_none(
    engine: Engine, field: str, argument: str, value: str, told: str
) -> None:
    message = f"it: {argument}: {value!r} {told}"
    rest = "".join(f', {name}: "{id_}"' for name, id_ in BESIDES.get(field, {}).items() if name != argument)
    literal = f'{{ it: {field}({argument}: "{value}"{rest}) {{ __typename }} }}'
    assert await problem(engine, literal) == ("BAD_USER_INPUT", message)
    document = f"query ($id: ID!) {{ it: {field}({argument}: $id{rest}) {{ __typename }} }}"
    assert await problem(engine, document, id=value) == ("BAD_USER_INPUT", message)


async def test_what_changed_is_asked_of_an_agreement(engine: Engine) -> None:
    days = 'from: "2018-01-31", to: "2018-04-30"'
    message = f"it: agreement: 'accord' does not begin with a class; {OF_AGREEMENT}."
    told = await problem(engine, f'{{ it: changes(agreement: "accord", {days}) {{ unchanged }} }}')
    assert told == ("BAD_USER_INPUT", message)


@pytest.mark.parametrize(
    "root",
    [
        'event(id: "event/none")',
        'compliance(agreement: "agreement/none")',
        'changes(agreement: "agreement/none", from: "2018-01-31", to: "2018-04-30")',
    ],
)
async def test_an_id_that_is_not_loaded_is_null(engine: Engine, root: str) -> None:
    assert await engine.execute(f"{{ it: {root} {{ __typename }} }}") == {"it": None}


async def test_a_sample_stands_for_an_id_of_any_class(engine: Engine) -> None:
    """Or a trusted document that asks for an actor would not be asked before its first user comes."""
    assert await engine.execute("query ($id: ID!) { it: actor(id: $id) { id } }", {"id": SAMPLE_ID}) == {"it": None}
