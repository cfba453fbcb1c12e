"""Groups of generated events. What they must be is reckoned in plain Python; as each engine agrees with that, engines
agree with each other.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.events import Event, Involvement, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, PlaceKind, Role
from tests.graph.asked.plain_groups import UNITS, Group, Reckoning
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.sample_events import Records
from tests.graph.sample_groups import ACTORS, PLACES, actors, places
from tests.patience import PATIENT
from tests.schemas import schema_of

DATES = ["2015", "2015-12-31", "2016", "2016-01", "2016-01-18", "2016-01-19", "2016-01-31", "2016-02", "2016-02-01"]
KINDS = [EventKind.ATTACK, EventKind.PATROL]
SORTS = [
    [f"WHEN_{unit}" for unit in UNITS],
    [*(kind.name for kind in PlaceKind), "PLACE"],
    ["KIND"],
    ["ACTOR"],
    ["DATASET"],
]
SELECTED = "keys count"
DOCUMENT = f"""query ($by: [EventGrouping!]!, $kinds: [EventKind!], $down: OrderDirection) {{
  all: eventGroups(by: $by, where: {{kind: {{in: $kinds}}}}, first: 500) {{ totalCount nodes {{ {SELECTED} }} }}
  some: eventGroups(
    by: $by, where: {{kind: {{in: $kinds}}}}, orderBy: [{{field: COUNT, direction: $down}}], last: 3
  ) {{ nodes {{ {SELECTED} }} }}
}}"""


@st.composite
def whens(draw: st.DrawFn) -> str:
    """A date, or a span of two, of which one may be open."""
    start, end = draw(st.sampled_from(["", "..", *DATES])), draw(st.sampled_from(["..", *DATES]))
    if not start or start == end == "..":
        return end if end != ".." else "2016-01"
    try:
        return DateSpan(f"{start}/{end}").edtf
    except ValueError:
        return f"{end}/{start}"


@st.composite
def events(draw: st.DrawFn, number: int) -> list[Records]:
    """An event with all that hangs on it."""
    id_ = f"event/it-{number}"
    event = Event(id=id_, kind=draw(st.sampled_from(KINDS)), when=DateSpan(draw(whens())), title=Text("It"))
    at = draw(st.lists(st.sampled_from(list(PLACES)), max_size=3, unique=True))
    settings = [Setting(source=id_, target=f"place/{one}") for one in at]
    parts = st.tuples(st.sampled_from(ACTORS), st.sampled_from([Role.TARGET, Role.PARTY]))
    involved = draw(st.lists(parts, max_size=3, unique=True))
    roles = [Involvement(source=id_, target=f"actor/{actor}", role=role) for actor, role in involved]
    return [(event, *settings, *roles)]


@st.composite
def groupings(draw: st.DrawFn) -> list[str]:
    """One grouping of each of some sorts, in any order."""
    sorts = draw(st.lists(st.sampled_from(range(len(SORTS))), min_size=1, max_size=3, unique=True))
    return [draw(st.sampled_from(SORTS[sort])) for sort in sorts]


@pytest.fixture(scope="module")
async def grouped(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


@given(data=st.data(), size=st.integers(1, 6), down=st.sampled_from(["ASC", "DESC"]))
async def test_groups_of_generated_events(grouped: Store, data: st.DataObject, size: int, down: str) -> None:
    made = [one for at in range(size) for one in data.draw(events(at))]
    records = [*places(), *actors(), *made]
    await load(grouped, delivery(*(row(n, *one) for n, one in enumerate(records)), name="groups"), strict=True)
    engine = Engine(schema_of(ONTOLOGY), grouped, DEFAULT_BASE_IRI, PATIENT)
    reckoning = Reckoning(one for all_of in records for one in all_of)
    for by in data.draw(st.lists(groupings(), min_size=1, max_size=2)):
        kinds = data.draw(st.lists(st.sampled_from(KINDS), unique=True))
        expected = reckoning.groups(by, [one for one in reckoning.events if one.kind in kinds])
        answer = await engine.execute(DOCUMENT, {"by": by, "kinds": [kind.name for kind in kinds], "down": down})
        assert answer == {"all": {"totalCount": len(expected), "nodes": expected}, "some": _last(expected, down)}


def _last(groups: list[Group], down: str) -> dict[str, Any]:
    """The last three by their size; those of one size stay in the order of their keys."""
    sign = -1 if down == "DESC" else 1
    return {"nodes": sorted(groups, key=lambda group: sign * group["count"])[-3:]}
