"""What ledgers cost: each day of an agreement, as known by a day, is worked out, and counted, once."""

import pytest

from api.query.engine import Engine
from graph.compliance import tracing
from graph.compliance.accounts import Ledger
from tests.api.query.guarding.limited import refusal


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
    assert 50_000 < two - one < 150_000
    assert (await mali.answer(ledgers([DAYS[0]] * 100))).cost == one


async def test_a_hundred_days_are_refused(mali: Engine) -> None:
    code, message = await refusal(mali, ledgers([*DAYS, *(day.replace("-01", "-02") for day in DAYS[:10])]))
    assert code == "COST_EXCEEDED"
    assert message.endswith("are allowed; ask for fewer ledgers.")


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
    assert ledger <= alone < ledger * 2
    assert alone + 50_000 < both
    worked_out = list[object]()
    reckon = tracing.ledger

    def watched(*asked: object) -> Ledger | None:
        worked_out.append(asked[1:])
        return reckon(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(tracing, "ledger", watched)
    await mali.execute(f"{{ {one} {two} {ledgers(DAYS[:1])[1:-1]} }}")
    assert len(worked_out) == 1
