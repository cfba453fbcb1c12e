"""Groups of every class, over the curated datasets: what they must be is reckoned in plain Python from the records."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from graphql import GraphQLEnumType
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.deriving.findings import FindingRow
from graph.deriving.renewing import derive
from ontology import ONTOLOGY
from ontology.model import Node, Relation
from ontology.records import Delivery, RejectedRow, Row
from ontology.values import DateSpan
from ontology.vocabularies import PlaceKind
from tests.api.conftest import mali as mali
from tests.graph.asked.plain_classes import GROUPINGS, Records
from tests.graph.questions import fields
from tests.loaders.curated_graph import deliveries
from tests.schemas import schema_of
from tests.stores import Hold

SCHEMA = schema_of(ONTOLOGY)
EACH = [(cls, one) for cls, groupings in GROUPINGS.items() for one in groupings]


@pytest.fixture(scope="module")
async def records(mali: Engine, hold: Hold) -> Records:
    """The records of the curated datasets, with the deadlines that the load has counted, and what counts as found."""
    store = await hold("mali", deliveries, derive)
    (findings,) = await derive(store.compile, store.fetch)
    await store.close()
    that_count = replace(findings, rows=[one for one in findings.rows if _counts(one)])
    held = Records(_records((*deliveries(), that_count)))
    deadlines = await fields(
        mali, "commitments(first: 500)", "nodes { id deadline { due { edtf } countedFrom { edtf } } }"
    )
    counted = {one["id"]: one["deadline"] for one in deadlines["nodes"]}
    held.nodes["Commitment"] = [_counted(one, counted[one.id]) for one in held.nodes["Commitment"]]
    return held


def _counted(commitment: Any, deadline: dict[str, Any]) -> Any:
    due, counted_from = (deadline[name] and DateSpan(deadline[name]["edtf"]) for name in ("due", "countedFrom"))
    return replace(commitment, deadline=replace(commitment.deadline, due=due, counted_from=counted_from))


def _counts(row: Row | RejectedRow) -> bool:
    """Whether a finding is listed: those that its rule does not count are not, unless asked for."""
    return isinstance(row, FindingRow) and row.finding.exception is None


def _records(datasets: Iterable[Delivery]) -> Iterator[tuple[str, Node | Relation]]:
    for made in datasets:
        for row in (made.about, *made.rows):
            if isinstance(row, Row):
                yield from ((made.dataset.id, record) for record in row.records)


def root(cls: str) -> str:
    """`eventGroups`."""
    return f"{cls[0].lower()}{cls[1:]}Groups"


def test_every_grouping_is_reckoned_here() -> None:
    offered = {
        cls: set(kind.values)
        for cls in GROUPINGS
        if isinstance(kind := SCHEMA.type_map[f"{cls}Grouping"], GraphQLEnumType)
    }
    offered["Event"] -= {kind.name for kind in PlaceKind}
    assert offered == {cls: set(groupings) for cls, groupings in GROUPINGS.items()}
    query = SCHEMA.query_type
    assert query is not None
    assert {name for name in query.fields if name.endswith("Groups")} == set(map(root, GROUPINGS))


@pytest.mark.parametrize(("cls", "by"), EACH)
async def test_groups_by_one_key(mali: Engine, records: Records, cls: str, by: str) -> None:
    expected = records.groups(cls, [by])
    found = await fields(mali, f"{root(cls)}(by: {by}, first: 500)", "totalCount nodes { keys count }")
    assert found == {"totalCount": len(expected), "nodes": expected[:500]}


@given(data=st.data(), cls=st.sampled_from([*GROUPINGS]), down=st.booleans())
async def test_groups_by_several_keys(
    mali: Engine, records: Records, data: st.DataObject, cls: str, down: bool
) -> None:
    by = data.draw(st.lists(st.sampled_from([*GROUPINGS[cls]]), min_size=2, max_size=3, unique_by=_field))
    expected = records.groups(cls, by)
    ordered = sorted(expected, key=lambda group: -group["count"] if down else group["count"])
    order = f"orderBy: [{{field: COUNT, direction: {'DESC' if down else 'ASC'}}}]"
    found = await fields(
        mali, f"{root(cls)}(by: [{', '.join(by)}], {order}, first: 30)", "totalCount nodes { keys count }"
    )
    assert found == {"totalCount": len(expected), "nodes": ordered[:30]}


def _field(grouping: str) -> str:
    """A date can be the key once."""
    return grouping.removesuffix("YEAR").removesuffix("MONTH").removesuffix("DAY")


@pytest.mark.parametrize("by", [["ACTOR", "ROLE"], ["HEDGE", "ROLE"], ["ROLE", "KIND", "HEDGE", "ACTOR"]])
async def test_what_stands_on_one_relation_goes_together(mali: Engine, records: Records, by: list[str]) -> None:
    expected = records.groups("Event", by)
    found = await fields(mali, f"eventGroups(by: [{', '.join(by)}], first: 500)", "totalCount nodes { keys count }")
    assert found == {"totalCount": len(expected), "nodes": expected[:500]}


async def test_nobody_gets_the_role_of_another(mali: Engine) -> None:
    asked = 'eventGroups(by: [ACTOR, ROLE, HEDGE], where: {id: {eq: "event/mali-2018-04-06-dioura"}})'
    assert (await fields(mali, asked, "nodes { keys }"))["nodes"] == [
        {"keys": ["actor/fama", "ATTACKER", None]},
        {"keys": ["actor/unnamed-2018-04-06-dioura", "TARGET", "SUSPECTED"]},
    ]


async def test_what_a_group_shows(mali: Engine) -> None:
    shown = "keys sourceGrade kind date { edtf from } saidBy { name } dataset { id } carriedBy { id } source { id }"
    found = await fields(mali, "claimGroups(by: [SAID_BY, DATE_YEAR, KIND, DATASET], first: 1)", f"nodes {{ {shown} }}")
    (group,) = found["nodes"]
    speaker, year, kind, dataset = group["keys"]
    named = await fields(mali, f'actor(id: "{speaker}")', "name")
    assert group == {
        "keys": [speaker, year, kind, dataset],
        "sourceGrade": None,
        "kind": kind,
        "date": {"edtf": year, "from": f"{year}-01-01"},
        "saidBy": named,
        "dataset": {"id": "dataset/mali"},
        "carriedBy": None,
        "source": None,
    }


async def test_truths_are_shown_as_such(mali: Engine) -> None:
    nodes = (await fields(mali, "provisionGroups(by: INFERRED)", "nodes { keys inferred topic }"))["nodes"]
    assert nodes == [
        {"keys": ["false"], "inferred": False, "topic": None},
        {"keys": ["true"], "inferred": True, "topic": None},
    ]
    nodes = (await fields(mali, "provisionGroups(by: TOPIC, first: 1)", "nodes { inferred }"))["nodes"]
    assert nodes == [{"inferred": None}]
