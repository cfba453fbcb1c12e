"""What Python lets a loader put into a record, and no store may hold: each fault is one reject, whatever the loader.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace
from typing import Any

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Commitment, Obligation, Undertaking
from ontology.deadlines import Deadline
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution, Involvement
from ontology.model import Citation, Documented
from ontology.records import Delivery, Row
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    CommitmentKind,
    DeadlineType,
    EventKind,
    Harm,
    Role,
    Scope,
    SourceKind,
    Topic,
)
from tests.graph.contents import stated
from tests.graph.deliveries import FILE, dataset, row

PRESS = Source(id="source/press", kind=SourceKind.PRESS, title=Text("Press"))
CITED = (Citation(PRESS.id),)
ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"), sources=CITED)
ATTACK: Any = Event(
    id="event/attack", kind=EventKind.ATTACK, when=DateSpan("2018-04-14"), title=Text("Attack"), sources=CITED
)
PART: Any = Involvement(source=ATTACK.id, target=ARMY.id, role=Role.TARGET)
FIGURE: Any = CasualtyEstimate(
    id="casualty-estimate/one", harm=Harm.KILLED, victims=Text("men"), scope=Scope.ALL, best=3, sources=CITED
)
OF_FIGURE = (
    Estimation(source=FIGURE.id, target=ATTACK.id),
    FigureAttribution(source=FIGURE.id, target=ARMY.id),
)
NUMBER: Any = 7
PROMISE: Any = Commitment(
    id="commitment/one",
    kind=CommitmentKind.PROMISE,
    text=Text("A list."),
    topic=Topic.DDR,
    deadline=Deadline(type=DeadlineType.OPEN, text=Text("soon")),
    sources=CITED,
)
ACCORD = Agreement(
    id="agreement/accord", kind=AgreementKind.PACT, name=Text("Accord"), date=DateSpan("2015"), sources=CITED
)
OF_PROMISE = (Undertaking(source=PROMISE.id, target=ACCORD.id), Obligation(source=PROMISE.id, target=ARMY.id))
WRONG: dict[str, tuple[Any, str]] = {
    "an unknown code": (replace(ATTACK, kind="bogus"), "kind: 'bogus' is not a code of event kind"),
    "an unknown basis": (replace(ATTACK, basis="bogus"), "basis: 'bogus' is not a code of basis"),
    "a date that is text": (replace(ATTACK, when="2018-04-14"), "when: '2018-04-14' is not a date"),
    "an end that is unknown": (
        replace(ATTACK, when=DateSpan("/2018")),
        "when: '/2018' has an end that is unknown. Write",
    ),
    "a title that is plain": (replace(ATTACK, title="Attack"), "title: 'Attack' is not a text in languages"),
    "a number in words": (replace(FIGURE, best="three"), "best: 'three' is not a whole number"),
    "a truth value": (replace(FIGURE, best=True), "best: 'true' is not a whole number"),
    "a number beyond Int": (replace(FIGURE, best=2**31), "best: '2147483648' is beyond what GraphQL has"),
    "low over high": (replace(FIGURE, low=9, high=-2), "high: '-2' is below 0"),
    "no source": (replace(ATTACK, sources=()), "documentedBy: 'event/attack' names no source"),
    "a deadline in words": (replace(PROMISE, deadline="soon"), "deadline: 'soon' is not a deadline"),
    "an anchor that is a number": (
        replace(PROMISE, deadline=Deadline(type=DeadlineType.OFFSET, duration="P1M", anchor=NUMBER)),
        "deadline.anchor: '7' is not a text",
    ),
    "no id": (replace(ATTACK, id=None), "id: '' is given where a value is required"),
    "a number for an id": (replace(ATTACK, id=7), "id: '7' is not an id of this class"),
    "sources in a list": (replace(ATTACK, sources=list(CITED)), "documentedBy: 'source/press' is not a list"),
    "a source that is an id": (replace(ATTACK, sources=(PRESS.id,)), "documentedBy: 'source/press' is not a citation"),
    "an end that is not an id": (replace(PART, target=None), "involves: '' is given where a value is required"),
    "a role that is text": (replace(PART, role="target"), "role: 'target' is not a code of role"),
    "no record at all": ("event/raid", "record: 'event/raid' is not a record"),
    "a control character": (replace(ATTACK, title=Text("At\x07tack")), "title: 'At\\x07tack' holds U+0007"),
}


def delivered(wrong: Any) -> tuple[Row, ...]:
    """A wrong record in the row where it would stand, among rows that are right."""
    event = wrong if isinstance(wrong, Event) else ATTACK
    figure = (wrong, *OF_FIGURE) if isinstance(wrong, CasualtyEstimate) else ()
    promise = (ACCORD, wrong, *OF_PROMISE) if isinstance(wrong, Commitment) else ()
    others = () if isinstance(wrong, Documented) else (wrong,)
    return row(1, PRESS), row(2, ARMY), row(3, event, *figure, *promise, *others)


@pytest.mark.parametrize(("wrong", "told"), WRONG.values(), ids=WRONG)
async def test_what_is_not_as_its_class_declares_is_one_reject_of_its_row(store: Store, wrong: Any, told: str) -> None:
    report = await load(store, Delivery(row(1, dataset("sample")), (), delivered(wrong)), strict=False)
    (reject,) = report.rejects
    assert str(reject).startswith(f"{FILE}:3: {told}")
    assert str(report) == "read 3, new 2, changed 0, unchanged 0, removed 0, rejected 1"
    assert await stated(store) == {"dataset/sample", ARMY.id}


async def test_what_waits_for_a_row_whose_other_ids_cannot_be_told(store: Store) -> None:
    army: Any = replace(ARMY, sources=None)  # type: ignore[arg-type]
    rows = (row(1, PRESS), row(2, army, Membership(source=ARMY.id, target="actor/x")), row(3, ATTACK, PART))
    report = await load(store, Delivery(row(1, dataset("sample")), (), rows), strict=False)
    assert list(map(str, report.rejects)) == [
        f"{FILE}:2: documentedBy: '' is given where a value is required. Give one.",
        f"{FILE}:3: involves: 'actor/army' was rejected ({FILE}:2). Correct that row, or point to another.",
    ]


async def test_a_dataset_that_is_not_even_described_is_refused(store: Store) -> None:
    described: Any = replace(dataset("sample"), licence=None)  # type: ignore[arg-type]
    with pytest.raises(LoadRefused) as refused:
        await load(store, Delivery(row(1, described), (), ()), strict=False)
    assert str(refused.value) == f"{FILE}:1: licence: '' is given where a value is required. Give one."
    ill_cited = row(1, dataset("sample"), replace(PRESS, id=None))  # type: ignore[arg-type]
    with pytest.raises(LoadRefused) as refused:
        await load(store, Delivery(ill_cited, (), ()), strict=False)
    assert str(refused.value) == f"{FILE}:1: id: '' is given where a value is required. Give one."
