"""Whether an actor possibly belonged to another on a day: the ledger reckons it, and stores say it in a condition."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.compliance.promises import NamedActor
from graph.compliance.standpoints import Belonging
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.actors import Actor, Membership
from ontology.iris import DEFAULT_BASE_IRI
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.patience import PATIENT
from tests.schemas import schema_of

Pair = tuple[str | None, str | None]
GROUP = "actor/group"
DAYS = [date(2013, 12, 31) + timedelta(days=number) for number in range(9)]
STATED = [*(f"2014-01-0{day}" for day in range(1, 8)), "2014-01", "2014-01-02/2014-01-04", "2014-01-03/2014-01-06"]
OPEN = ["../2014-01-03", "2014-01-04/..", "../2014-01-06", "2014-01-02/.."]
UNKNOWN = ["/2014-01-03", "2014-01-04/", "/2014-01-06", "2014-01-02/"]


@st.composite
def in_order(draw: st.DrawFn, *forms: str) -> Pair:
    """When something began and when it ended, each perhaps missing."""
    dates = st.none() | st.sampled_from(forms)
    start, end = draw(dates), draw(dates)
    first, last = start and DateSpan(start).first, end and DateSpan(end).last
    return (end, start) if first and last and first > last else (start, end)


lives = in_order(*STATED, *OPEN)
memberships = st.lists(st.tuples(lives, in_order(*STATED, *OPEN, *UNKNOWN)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
async def generated(store_url: str) -> AsyncIterator[tuple[Store, Engine]]:
    """A store that is filled anew by every example, and what asks it."""
    made = opened(store_url)
    yield made, Engine(schema_of(ONTOLOGY), made, DEFAULT_BASE_IRI, PATIENT)
    await made.close()


@given(group=lives, members=memberships)
@example(
    group=("2014-01-03", "2014-01-05"),
    members=[((None, None), (None, None)), (("2014-01-04", None), ("/2014-01-06", None))],
)
@example(
    group=(None, "2014-01-05"),
    members=[(("2014-01-02", None), ("../2014-01-03", "2014-01-04/..")), ((None, None), ("2014-01-02", "2014-01-04/"))],
)
async def test_ledger_and_stores_agree(
    generated: tuple[Store, Engine], group: Pair, members: list[tuple[Pair, Pair]]
) -> None:
    store, engine = generated
    rows = [row(1, _actor(GROUP, group))]
    rows += [
        row(
            number,
            _actor(f"actor/member-{number}", life),
            Membership(source=f"actor/member-{number}", target=GROUP, from_=_span(since), to=_span(until)),
        )
        for number, (life, (since, until)) in enumerate(members, 2)
    ]
    await load(store, delivery(*rows, name="belonging"), strict=True)
    document = """query ($day: Date!) {
      actors(where: {memberOf: {some: {on: {day: $day, certainty: POSSIBLY}}}}) { nodes { id } }
    }"""
    named = NamedActor(GROUP, Text("Group"))
    for day in DAYS:
        data = await engine.execute(document, {"day": day.isoformat()})
        assert [node["id"] for node in data["actors"]["nodes"]] == [
            f"actor/member-{number}"
            for number, (life, (since, until)) in enumerate(members, 2)
            if Belonging(f"actor/member-{number}", named, since, until, (life, group)).possibly_on(day)
        ]


def _actor(id_: str, life: Pair) -> Actor:
    founded, ended = map(_span, life)
    return Actor(id=id_, kind=ActorKind.ARMED_MOVEMENT, name=Text(id_), founded=founded, ended=ended)


def _span(text: str | None) -> DateSpan | None:
    return DateSpan(text) if text else None
