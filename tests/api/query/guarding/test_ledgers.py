"""What ledgers cost: each day of an agreement, as known by a day, is worked out, and counted, once.

It is as much as the agreement has to tell, whatever else a store holds.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from api.query.engine import Engine
from api.query.guarding.computed import Ledgers
from api.query.guarding.known_sizes import KnownExtents
from api.query.guarding.limits import Limits
from api.query.worker import Queue, Worker
from graph.asked import selection as s
from graph.compliance import tracing
from graph.compliance.accounts import Ledger
from graph.compliance.extent import Extent, extent, extent_roots
from graph.compliance.selected import AGREEMENT
from graph.statement import Statement
from graph.store import Store
from graph.stored import columns
from graph.stored.statistics import Statistic, Statistics
from ontology import ONTOLOGY
from ontology.agreements import Agreement, AssessmentSubject, Undertaking
from ontology.events import Bearing
from tests.api.query.guarding.limited import SizedStore, engine, refusal

ACCORD = "agreement/accord-2015"
LARGE = Extent(10_000, 100_000, 50_000)
AGREEMENTS = s.All(Agreement, s.Page((s.Order(columns.ID_KEY),), 1_000, s.EVERYTHING), (s.Leaf(columns.ID),))
KINDS = (Undertaking, AssessmentSubject, Bearing)


def ledgers(days: list[str]) -> str:
    """A document that asks for the ledger of these days."""
    asked = (
        f'a{number}: compliance(agreement: "agreement/accord-2015", asOf: "{day}") {{ asOf counts {{ promises }} }}'
        for number, day in enumerate(days)
    )
    return f"{{ {' '.join(asked)} }}"


DAYS = [f"20{year}-0{month}-01" for year in range(16, 26) for month in range(1, 10)]
assert len(DAYS) == 90


async def test_each_day_is_counted(mali: Engine) -> None:
    one, two = [(await mali.answer(ledgers(DAYS[:number]))).cost for number in (1, 2)]
    assert 8_000 < two - one < 20_000
    assert (await mali.answer(ledgers([DAYS[0]] * 100))).cost == one


async def test_what_changed_between_two_days_costs_two_ledgers_and_their_comparison(mali: Engine) -> None:
    between = f'{{ changes(agreement: "agreement/accord-2015", from: "{DAYS[0]}", to: "{DAYS[1]}") {{ unchanged }} }}'
    asked = ledgers(DAYS[:1]), ledgers(DAYS[:2]), between
    one, two, found = [(await mali.answer(query)).cost or 0 for query in asked]
    assert two - one < found - two < (two - one) * 1.5  # the findings besides


async def test_more_days_than_are_allowed_are_refused(loaded: Store) -> None:
    code, message = await refusal(engine(loaded, cost=1_000_000), ledgers(DAYS))
    assert code == "COST_EXCEEDED"
    assert message.endswith("are allowed; ask for fewer ledgers.")


async def test_of_a_single_ledger_no_pages_can_be_smaller(loaded: Store) -> None:
    code, message = await refusal(engine(loaded, cost=10_000), ledgers(DAYS[:1]))
    assert (code, message.partition(";")[2]) == ("COST_EXCEEDED", " ask for fewer ledgers.")


async def test_an_extent_is_what_rows_have(mali: Engine) -> None:
    agreements = [row[0] for row in await rows_of(mali._store, AGREEMENTS)]
    extents = {id_: extent(await mali._store.fetch(mali._store.compile(extent_roots(id_)), {})) for id_ in agreements}
    assert extents == {id_: await _read(mali._store, id_) for id_ in agreements}
    assert extents[ACCORD].promises > 79
    assert min(extents[ACCORD].assessments, extents[ACCORD].occurrences) > 100
    assert Extent() in extents.values()


async def _read(store: Store, agreement: str) -> Extent:
    """What a ledger's own rows have."""
    root, *_ = tracing.ledger_roots(agreement)
    promises = [one for row in await rows_of(store, root) for one in AGREEMENT.read(row).instrument.promises]
    return Extent(
        len(promises), sum(len(one.judgements) for one in promises), sum(len(one.occurrences) for one in promises)
    )


async def rows_of(store: Store, root: s.Root) -> list[list[Any]]:
    """The rows of a root by itself."""
    rows: list[list[Any]] = (await store.fetch(store.compile((root,)), {}))[0]
    return rows


async def test_what_other_agreements_promise_does_not_count(loaded: Store) -> None:
    known = await loaded.statistics()
    kinds = {one.kind: one for one in known.kinds.values()}
    for relation in KINDS:
        kinds[relation.declared.stored] = Statistic(relation.declared.stored, 1_000_000, 1, 1_000)
    alone, beside_a_million = (engine(SizedStore(loaded, each)) for each in (known.kinds.values(), kinds.values()))
    cost = (await alone.answer(ledgers(DAYS[:1]))).cost
    assert cost < 50_000
    assert (await beside_a_million.answer(ledgers(DAYS[:1]))).cost == pytest.approx(cost, rel=0.5)


def test_the_ledger_of_ten_thousand_promises_is_let_through_but_not_many() -> None:
    """What is read for it is up to a third of what is allowed."""
    nothing, limit = Statistics(ONTOLOGY), Limits().cost
    assert Ledgers((LARGE,)).rows(nothing) < limit * 2 / 3
    assert Ledgers((LARGE, LARGE)).rows(nothing) > limit


def test_of_several_agreements_each_is_taken_for_the_largest() -> None:
    within = Ledgers((Extent(1, 20, 3), Extent(10, 2, 0))).within(Statistics(ONTOLOGY))
    assert [within.relations(relation) for relation in KINDS] == [10, 20, 3]


class Counted(SizedStore):
    """A store that keeps of which agreements the extents were counted."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, ())
        self.asked = list[Any]()

    async def fetch(self, statement: Statement, variables: dict[str, Any], *others: Any, **named: Any) -> list[Any]:
        """As the store does."""
        self.asked.append(variables["agreement"])
        return await self._store.fetch(statement, variables, *others, **named)


async def test_an_extent_is_counted_once_while_the_statistics_are_believed(loaded: Store) -> None:
    store, known, later = Counted(loaded), Statistics(ONTOLOGY), Statistics(ONTOLOGY)
    extents = KnownExtents(store)  # type: ignore[arg-type]
    first = await extents.read([ACCORD, ACCORD], known, a_while)
    assert await extents.read([ACCORD], known, a_while) == first[1:] == first[:1]
    assert store.asked == [ACCORD]
    assert await extents.read([ACCORD], later, a_while) == first[:1]
    assert store.asked == [ACCORD, ACCORD]


async def test_nothing_is_kept_of_agreements_that_are_not_there(loaded: Store) -> None:
    extents, known = KnownExtents(loaded), Statistics(ONTOLOGY)
    assert await extents.read(["agreement/none", "agreement/none"], known, a_while) == [Extent(), Extent()]
    assert not extents._known


async def test_the_time_of_a_request_ends_its_counting(loaded: Store) -> None:
    with pytest.raises(TimeIsOver):
        await KnownExtents(loaded).read([ACCORD], Statistics(ONTOLOGY), over)


class TimeIsOver(Exception):
    """There is none left."""


def over() -> float:
    """How much time there is, once it is over."""
    raise TimeIsOver


def a_while() -> float:
    """How much time there is for what takes a moment."""
    return 600


class Told(KnownExtents):
    """Whatever is asked for is large."""

    async def read(self, agreements: Iterable[str], statistics: Statistics, left: Callable[[], float]) -> list[Extent]:
        """As large as nobody has to wait for."""
        return [LARGE for _ in agreements]


async def test_what_takes_milliseconds_does_not_wait_for_a_large_ledger(loaded: Store) -> None:
    asked = engine(loaded)
    asked._extents = Told(loaded)
    asked._worker = Worker(most_waiting=0)
    assert (await asked.execute(ledgers(["2016-01-01"])))["a0"]["asOf"] == "2016-01-01"


async def test_large_ledgers_wait_for_each_other_before_their_rows_are_read(loaded: Store) -> None:
    store = Counted(loaded)
    asked = engine(store)
    asked._extents, asked._large_ones.turns = Told(loaded), Queue(most_waiting=0)
    code, _ = await refusal(asked, ledgers(["2016-01-01"]))
    assert (code, store.asked) == ("OVERLOADED", [])


async def test_lists_of_the_nodes_in_a_ledger_are_counted_where_it_has_them(mali: Engine) -> None:
    """All that is obliged, and all who sign, speak and assess, are no more than there are."""

    async def cost(of_actor: str) -> int:
        obliged = f"accounts {{ entries {{ promise {{ obliged {{ {of_actor} }} }} }} }}"
        return (await mali.answer(f'{{ compliance(agreement: "agreement/accord-2015") {{ {obliged} }} }}')).cost or 0

    none, few, many = [await cost(of) for of in ("name", _members(5), _members(20))]
    assert await cost("actor { id name }") == none
    assert few - none > 5 * 500
    assert (few - none) * 3 < many - none < 20 * 5_000


def _members(first: int) -> str:
    return f"actor {{ hasMember(first: {first}) {{ nodes {{ id }} }} }}"


async def test_the_same_day_is_worked_out_once(mali: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out = list[object]()
    ledger = tracing.ledger

    def watched(*asked: object) -> Ledger | None:
        worked_out.append(asked[1:])
        return ledger(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(tracing, "ledger", watched)
    query = 'query ($day: Date) { b: compliance(agreement: "agreement/accord-2015", asOf: $day) { asOf } '
    query += ledgers([DAYS[0], DAYS[0], DAYS[1]])[1:-1]
    query += (
        f' c: compliance(agreement: "agreement/accord-2015", asOf: "{DAYS[0]}", knownBy: $day) {{ asOf knownBy }} }}'
    )
    data = await mali.execute(query, {"day": DAYS[0]})
    assert [data[key]["asOf"] for key in ("b", "a0", "a1", "a2", "c")] == [*[DAYS[0]] * 3, DAYS[1], DAYS[0]]
    assert len(worked_out) == 3


async def test_what_changed_is_worked_out_from_the_ledgers_that_others_ask_for(
    mali: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = list[object]()
    ledger = tracing.ledger

    def watched(*asked: object) -> Ledger | None:
        worked_out.append(asked[1:])
        return ledger(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(tracing, "ledger", watched)
    between = f'changes(agreement: "agreement/accord-2015", from: "{DAYS[0]}", to: "{DAYS[1]}") {{ fromDay toDay }} }}'
    data = await mali.execute(f"{ledgers(DAYS[:2])[:-1]} {between}", {})
    assert data["changes"] == {"fromDay": DAYS[0], "toDay": DAYS[1]}
    assert len(worked_out) == 2


async def test_voices_cost_a_ledger_each_and_share_that_of_their_day(
    mali: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def voices(key: str, b: str) -> str:
        pair = f'a: "actor/independent-observer", b: "actor/{b}"'
        return f'{key}: voices(agreement: "agreement/accord-2015", {pair}, asOf: "{DAYS[0]}") {{ counts {{ both }} }}'

    one, two = voices("one", "mali"), voices("two", "cma")
    ledger, alone, both = [
        (await mali.answer(f"{{ {asked} }}")).cost for asked in (ledgers(DAYS[:1])[1:-1], one, one + two)
    ]
    assert both - alone == pytest.approx(alone - ledger, rel=0.01)
    assert both - alone > 8_000
    worked_out = list[object]()
    reckon = tracing.ledger

    def watched(*asked: object) -> Ledger | None:
        worked_out.append(asked[1:])
        return reckon(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(tracing, "ledger", watched)
    await mali.execute(f"{{ {one} {two} {ledgers(DAYS[:1])[1:-1]} }}")
    assert len(worked_out) == 1
