"""Loads tell what they added, changed and withdrew, to all that it is about; and nothing of what stays as it was."""

from datetime import date

import pytest

from graph.checking.store_check import StoreCheck
from graph.compliance.promises import Evidence
from graph.deriving.dataset import delivery as findings
from graph.deriving.leads import Lead, Step
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from graph.stored.notices import KEPT_OF_EACH, Notice
from ontology.agreements import Signature
from ontology.deadlines import Deadline
from ontology.events import Bearing
from ontology.records import Delivery
from ontology.values import Text
from ontology.vocabularies import DeadlineType, FindingRule, Role
from tests.graph.loading.told import Records, actor, changes, delivered, event, figure, graph, promise, told

ABOUT = {
    "agreement/accord": {
        "agreement/accord",
        "agreement/roadmap",
        "assessment/silence",
        "claim/denial",
        "commitment/silence",
        "event/attack",
    },
    "agreement/roadmap": {
        "agreement/roadmap",
        "assessment/silence",
        "claim/denial",
        "commitment/silence",
        "event/attack",
    },
    "actor/rebels": {"actor/rebels", "commitment/silence", "event/attack"},
    "actor/judge": {"actor/judge", "assessment/silence"},
    "actor/speaker": {"actor/speaker", "claim/denial"},
    "actor/signer": {"actor/signer", "agreement/accord"},
    "place/camp": {"place/camp", "event/attack"},
    "place/land": {"place/land", "place/camp", "event/attack"},
}
"""What the graph has about each."""


async def _load(store: Store, rows: list[Records], name: str = "told", requires: tuple[str, ...] = ()) -> None:
    await load(store, delivered(rows, name, requires), strict=True)


async def _of_all(store: Store) -> dict[str, list[dict[str, str]]]:
    return {about: await told(store, about) for about in ABOUT}


def _with(rows: list[Records], *others: Records) -> list[Records]:
    """The rows, with others in place of those of the same node, or after them."""
    kept = {records[0].id: records for records in (*rows, *others)}  # type: ignore[union-attr]
    return list(kept.values())


async def test_what_is_new_is_told_to_all_that_it_is_about(store: Store) -> None:
    await _load(store, graph())
    for about, records in ABOUT.items():
        found = await changes(store, about)
        assert {record for record, _ in found} == records, about
        assert {change for _, change in found} == {"NEW"}
        assert len(found) == len(records)


async def test_a_load_of_the_same_tells_nothing(store: Store) -> None:
    await _load(store, graph())
    before = await _of_all(store)
    await _load(store, graph())
    assert await _of_all(store) == before


async def test_what_is_added_later_is_the_newest_however_old_it_is(store: Store) -> None:
    await _load(store, graph())
    before = await told(store, "place/land")
    await _load(store, _with(graph(), event("old", "1963-05")))
    late, *rest = await told(store, "place/land")
    assert (late["record"], late["change"], late["day"]) == ("event/old", "NEW", "1963-05-01")
    assert rest == before
    assert late["seen"] is None
    assert late["at"] > before[0]["at"]


async def test_a_relation_that_changes_is_a_change_of_its_record_to_those_before_and_after(store: Store) -> None:
    await _load(store, graph())
    bearing = Bearing(source="event/attack", target="commitment/silence")
    await _load(store, _with(graph(), event("attack", "2018-04-14", bearing, by="army")))
    for about in ("actor/rebels", "actor/army", "place/land", "agreement/accord"):
        assert (await changes(store, about))[0] == ("event/attack", "CHANGED"), about
    assert ("event/attack", "CHANGED") not in await changes(store, "actor/speaker")


async def test_a_property_of_a_relation_that_changes_is_one_too(store: Store) -> None:
    await _load(store, graph())
    bearing = Bearing(source="event/attack", target="commitment/silence")
    await _load(store, _with(graph(), event("attack", "2018-04-14", bearing, role=Role.TARGET)))
    assert (await changes(store, "actor/rebels"))[0] == ("event/attack", "CHANGED")
    assert [one for one in await changes(store, "place/land") if one[1] == "CHANGED"] == [("event/attack", "CHANGED")]


async def test_a_figure_that_changes_is_a_change_of_its_event(store: Store) -> None:
    await _load(store, graph())
    await _load(store, _with(graph(), figure(5)))
    assert (await changes(store, "actor/rebels"))[0] == ("event/attack", "CHANGED")
    await _load(store, [records for records in graph() if records[0] != figure()[0]])
    assert (await changes(store, "actor/rebels"))[0] == ("event/attack", "CHANGED")


async def test_a_signature_is_told_to_the_agreement_and_to_the_signer(store: Store) -> None:
    await _load(store, [records for records in graph() if not any(isinstance(one, Signature) for one in records)])
    await _load(store, graph())
    assert (await changes(store, "agreement/accord"))[0] == ("agreement/accord", "CHANGED")
    assert (await changes(store, "actor/signer"))[0] == ("agreement/accord", "CHANGED")


async def test_what_is_withdrawn_leaves_its_name_and_may_come_back(store: Store) -> None:
    rows = _with(graph(), event("raid"))
    await _load(store, rows)
    first = next(one for one in await told(store, "actor/rebels") if one["record"] == "event/raid")
    await _load(store, graph())
    gone = (await told(store, "place/land"))[0]
    assert (gone["record"], gone["change"], gone["labelEn"]) == ("event/raid", "WITHDRAWN", "The raid")
    assert gone["seen"] == first["at"] < gone["at"]
    assert (await told(store, "actor/rebels"))[0] == gone
    await _load(store, rows)
    again = (await told(store, "place/land"))[0]
    assert (again["record"], again["change"]) == ("event/raid", "RETURNED")
    assert [one["record"] for one in await told(store, "place/land")].count("event/raid") == 1


async def test_what_goes_with_its_source_is_withdrawn_wherever_it_was_told(store: Store) -> None:
    await _load(store, graph())
    cited = (Evidence(source="source/more", title=Text("More")),)
    nodes = ("event/raid", "actor/rebels", "agreement/accord")
    lead = Lead(
        rule=FindingRule.CLASH_BETWEEN_SIGNATORIES,
        agreement="agreement/accord",
        subject="event/raid",
        text=Text("A lead"),
        paths=(tuple(Step(node, None, cited) for node in nodes),),
        holds_from=date(2018, 4, 14),
    )
    for rows, leads, change in (([event("raid")], [lead], "NEW"), ([], [], "WITHDRAWN")):

        async def derive(*_: object, leads: list[Lead] = leads) -> tuple[Delivery, ...]:
            return (findings(leads),)

        await load(store, delivered(rows, "more", ("dataset/told",)), strict=True, derive=derive)
        for about in ("actor/rebels", "agreement/accord"):
            made = dict(await changes(store, about))
            assert made["finding/clash-between-signatories-accord-raid"] == change


async def test_whatever_became_of_records_is_borne_out_by_them(store: Store) -> None:
    bearing, many = Bearing(source="event/attack", target="commitment/silence"), range(150)
    moved = _with(graph(), event("attack", "2018-04-14", bearing, by="army"), figure(5), event("raid", "2018-04-16"))
    for rows in ([*graph(), event("raid")], moved, graph(), [*graph(), event("raid")], graph()):
        await _load(store, rows)
    await _load(store, [event(f"clash-{number}") for number in many], "more", ("dataset/told",))
    await _load(store, [event(f"clash-{number}") for number in many[:-1]], "more", ("dataset/told",))
    assert {change for _, change in await changes(store, "place/camp")} == {"NEW", "WITHDRAWN"}
    assert [str(one) async for one in StoreCheck(store).problems()] == []


async def test_when_it_was_first_seen_stays(store: Store) -> None:
    await _load(store, _with(graph(), event("raid")))
    await _load(store, graph())
    seen = (await told(store, "place/land"))[0]["seen"]
    await _load(store, _with(graph(), event("raid", "2018-04-16")))
    await _load(store, graph())
    assert (await told(store, "place/land"))[0]["seen"] == seen


async def test_a_deadline_that_another_dataset_moves_is_a_change_of_the_promise(store: Store) -> None:
    after = Deadline(type=DeadlineType.OFFSET, duration="P10D", anchor="event/raid", text=Text("ten days after"))
    await _load(store, [*graph(), event("raid")])
    await _load(store, [promise("parade", "accord", after)], "promises", ("dataset/told",))
    await _load(store, [*graph(), event("raid", "2018-04-20")])
    assert dict((await changes(store, "agreement/accord"))[:1]) == {"commitment/parade": "CHANGED"}
    assert dict((await changes(store, "actor/rebels"))[:2]) == {"event/raid": "CHANGED", "commitment/parade": "CHANGED"}


async def test_another_dataset_tells_of_what_it_says_itself_alone(store: Store) -> None:
    await _load(store, graph())
    before = await told(store, "actor/rebels")
    await _load(store, [event("ambush", "2017")], "more", ("dataset/told",))
    assert (await changes(store, "actor/rebels"))[0] == ("event/ambush", "NEW")
    assert (await told(store, "actor/rebels"))[1:] == before


async def test_of_very_many_the_newest_are_kept(store: Store) -> None:
    many = [event(f"day-{number:04}", f"{1900 + number // 10}-01-{number % 10 + 10}") for number in range(1000)]
    await _load(store, [*graph(), *many])
    kept = await changes(store, "actor/rebels")
    newest = [f"event/day-{number:04}" for number in range(999, 999 - KEPT_OF_EACH + 1, -1)]
    assert kept == [(id_, "NEW") for id_ in ("event/attack", *newest)]
    await _load(store, [*graph(), *many, event("late", "1066")])
    assert (await changes(store, "actor/rebels"))[0] == ("event/late", "NEW")
    assert (await changes(store, "actor/rebels"))[1:] == kept[:-1]


async def test_a_load_that_is_refused_tells_nothing(store: Store) -> None:
    await _load(store, graph())
    before = await _of_all(store)
    with pytest.raises(LoadRefused):
        await load(store, delivered([*graph(), event("raid", by="nobody")]), strict=True)
    assert await _of_all(store) == before


async def test_no_time_is_before_that_of_another_load(store: Store) -> None:
    await _load(store, graph())
    later = Notice("actor/rebels", "2999-12-31T23:59:59.999Z", "", "event/none", "WITHDRAWN")
    async with store.transaction("dataset/told") as transaction:
        await transaction.notify([], [later])
    await _load(store, _with(graph(), actor("rebels", "Others")))
    assert [one["at"] for one in await told(store, "actor/rebels")][:2] == ["3000-01-01T00:00:00.000Z", later.at]
