"""Sums of generated casualty figures. As each engine agrees with what plain Python reckons, engines agree."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.asked.grouping import Inclusion
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.actors import Actor, Membership
from ontology.events import (
    Attribution,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Subject,
)
from ontology.iris import DEFAULT_BASE_IRI
from ontology.matching import Representation
from ontology.model import Citation, Node, Relation
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, Basis, ClaimKind, EventKind, Harm, Hedge, Role, Scope
from ontology.vocabularies import SourceKind as Kind
from tests.graph.asked.plain_sums import Figures
from tests.graph.asked.test_held_on import ends, in_order, lives
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.matched import matches, represented
from tests.patience import PATIENT
from tests.schemas import schema_of

DOCUMENT = """query ($include: [CasualtyInclusion!], $duplicates: Boolean!) {
  eventGroups(by: KIND, duplicates: $duplicates) { nodes { keys casualties(include: $include) {
    harm events partial openEnded unknown leftOut low best high span { low high highest }
    taken(first: 100) { totalCount nodes { id } }
    left(first: 100) { totalCount edges { reason node { id } } }
  } } }
}"""
ACTORS = [f"actor/speaker-{number}" for number in range(4)]
DAYS = ["2014-01-02", "2014-01-03", "2014-01-03/2014-01-05", "2014-01", "../2014-01-02", "2014-01-05/.."]
KINDS = [EventKind.ATTACK, EventKind.ACCUSATION]
SOURCES = [
    Source(id=f"source/s-{number}", kind=kind, title=Text("It"), published=DateSpan(day) if day else None)
    for number, (kind, day) in enumerate(
        [
            (Kind.UN_DOCUMENT, "2014-02"),
            (Kind.STATEMENT, None),
            (Kind.DATASET, "2020"),
            (Kind.PRESS, "2014-01-09"),
            (Kind.PRESS, "2014-01"),
            (Kind.BULLETIN, "2014-02-01"),
            (Kind.UNSTATED, "2014-03"),
        ]
    )
]
Three = tuple[int | None, int | None, int | None]
Records = tuple[Node | Relation, ...]


def _low_first(numbers: Three) -> Three:
    """The lowest number does not stand above the highest; where the best is, is the speaker's affair."""
    low, best, high = numbers
    return (high, best, low) if low is not None and high is not None and low > high else numbers


number = st.none() | st.integers(0, 5)
numbers = st.tuples(number, number, number).map(_low_first)


@st.composite
def actors(draw: st.DrawFn) -> list[Records]:
    """Who speaks and takes part, and who belongs to whom."""
    pairs = st.tuples(st.sampled_from([(0, 1), (1, 2), (2, 3), (1, 3), (0, 2)]), in_order(ends))
    members = draw(st.lists(pairs, max_size=4, unique_by=lambda one: (one[0], one[1][0])))
    found = list[Records]()
    for at, id_ in enumerate(ACTORS):
        founded, ended = draw(in_order(lives))
        joined = (
            Membership(source=id_, target=ACTORS[far], from_=start, to=end)
            for (near, far), (start, end) in members
            if near == at
        )
        kind = ActorKind.ARMED_MOVEMENT
        found.append((Actor(id=id_, kind=kind, name=Text(id_), founded=founded, ended=ended), *joined))
    return found


@st.composite
def figures(draw: st.DrawFn, id_: str, event: str) -> list[Records]:
    """A figure of an event, and the claims that are about it."""
    low, best, high = draw(numbers)
    cited = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2, unique_by=lambda one: one.id))
    made = CasualtyEstimate(
        id=id_,
        harm=draw(st.sampled_from([Harm.KILLED, Harm.WOUNDED])),
        victims=Text("people"),
        scope=draw(st.sampled_from(Scope)),
        low=low,
        best=best,
        high=high,
        hedge=draw(st.none() | st.none() | st.sampled_from(Hedge)),
        note=Text("As its speaker gives it."),
        sources=tuple(Citation(one.id) for one in cited),
        basis=draw(st.sampled_from(Basis)),
    )
    speaker = FigureAttribution(source=id_, target=draw(st.sampled_from(ACTORS)))
    said = draw(st.lists(st.sampled_from([ClaimKind.ACCUSES, ClaimKind.DENIES, ClaimKind.ASSERTS]), max_size=1))
    claims = [
        (
            Claim(id=f"claim/{id_.partition('/')[2]}", kind=kind, text=Text("It is so.")),
            Attribution(source=f"claim/{id_.partition('/')[2]}", target=ACTORS[0]),
            Subject(source=f"claim/{id_.partition('/')[2]}", target=id_),
        )
        for kind in said
    ]
    return [(made, Estimation(source=id_, target=event), speaker), *claims]


@st.composite
def events(draw: st.DrawFn, number: int) -> list[Records]:
    """An event with all that hangs on it."""
    id_ = f"event/it-{number}"
    kind = draw(st.sampled_from([*KINDS[:1] * 3, *KINDS]))
    event = Event(id=id_, kind=kind, when=DateSpan(draw(st.sampled_from(DAYS))), title=Text("It"))
    involved = draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique=True))
    parts = [Involvement(source=id_, target=actor, role=Role.TARGET) for actor in involved]
    stated = [draw(figures(f"casualty-estimate/{number}-{at}", id_)) for at in range(draw(st.integers(0, 5)))]
    return [(event, *parts), *(records for each in stated for records in each)]


@pytest.fixture(scope="module")
async def summed(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


@st.composite
def links(draw: st.DrawFn, size: int) -> list[Representation]:
    """Which of so many events stands for which; what is stood for stands for nothing."""
    ids = [f"event/it-{number}" for number in range(size)]
    standing = draw(st.integers(1, size))
    stood_for = [id_ for id_ in ids[standing:] if draw(st.booleans())]
    by = st.sampled_from(ids[:standing])
    return [represented(id_, draw(by), part=draw(st.booleans())) for id_ in stood_for]


@given(
    data=st.data(),
    size=st.integers(1, 5),
    include=st.none() | st.lists(st.sampled_from(Inclusion), unique=True),
    duplicates=st.booleans(),
)
async def test_sums_of_generated_figures(
    summed: Store, data: st.DataObject, size: int, include: list[Inclusion] | None, duplicates: bool
) -> None:
    made = [one for at in range(size) for one in data.draw(events(at))]
    records, linked = [*((one,) for one in SOURCES), *data.draw(actors()), *made], data.draw(links(size))
    given_ = delivery(*(row(n, *one) for n, one in enumerate(records)), name="sums")
    await load(summed, given_, strict=True, derive=matches(linked))
    figures = Figures([*(one for all_of in records for one in all_of), *linked])
    asked = None if include is None else [one.name for one in include]
    engine = Engine(schema_of(ONTOLOGY), summed, DEFAULT_BASE_IRI, PATIENT)
    answer: Any = await engine.execute(DOCUMENT, {"include": asked, "duplicates": duplicates})
    groups = answer["eventGroups"]["nodes"]
    shown = figures.events if duplicates else figures.representatives()
    counted = {id_: figures.events[id_].kind.name for id_ in shown}
    assert [group["keys"] for group in groups] == [[kind] for kind in sorted({*counted.values()})]
    for group in groups:
        of_kind = [id_ for id_, kind in counted.items() if kind == group["keys"][0]]
        assert group["casualties"] == figures.sums(of_kind, asked or (), beside=not duplicates)
