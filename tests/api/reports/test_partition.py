"""The headline of a ledger adds up on every day from 2015 to 2024, whatever was known, in GraphQL and in both texts."""

import dataclasses
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from api.query.engine import Engine
from api.reports.ledger_text import report
from graph.compliance.accounts import Entry, Ledger
from graph.compliance.counting import last_day
from graph.compliance.ledger import DEMAND, trace
from graph.compliance.promises import Evidence, Instrument, Judgement, NamedActor, Promise, Term
from graph.compliance.tracing import ledger, ledger_roots
from ontology.values import Text
from ontology.vocabularies import Standpoint, Status

PARTS = ("contested", "overdue", "breached", "unfinished", "fulfilled", "not_yet_due", "undated")
FIRST, LAST = date(2015, 1, 1), date(2024, 12, 31)
AGREEMENT = "agreement/accord-2015"

days = st.dates(FIRST, LAST)
clocks = st.tuples(days, st.none() | days)
spans = st.sampled_from(
    ["2016", "2016-03", "2016-03-04", "2016-02-28/2016-03-04", "2017/..", "../2016-05", "2018-01-01"]
)
sources = st.builds(
    lambda published, basis: Evidence(f"source/{published}", Text("x"), published=published, basis=basis),
    st.none() | spans,
    st.sampled_from(["OWN", "ROW"]),
)
cited = st.lists(sources, max_size=2).map(tuple)
judgements = st.builds(
    lambda number, who, status, day, done, point, evidence: Judgement(
        f"assessment/{number}", NamedActor(who, Text(who)), status, day, done, evidence=evidence, standpoint=point
    ),
    st.integers(0, 3),
    st.sampled_from(["actor/a", "actor/b"]),
    st.sampled_from([one.name for one in Status]),
    spans,
    st.none() | spans,
    st.sampled_from([one.name for one in Standpoint]),
    cited,
)
terms = st.one_of(
    st.just(Term("OPEN")),
    spans.map(lambda due: Term("ABSOLUTE", due=due)),
    spans.map(lambda start: Term("RECURRING", start=start, every="P1M")),
    st.just(Term("OFFSET", duration="P60D", anchor="signature", counted_from="2016-01-01", due="2016-03-01")),
)
promises = st.builds(
    lambda kind, term, said, evidence: Promise(
        "commitment/x", Text("x"), "DDR", term, kind, judgements=said, evidence=evidence
    ),
    st.sampled_from(["PROMISE", "DEMAND"]),
    terms,
    st.lists(judgements, max_size=4, unique_by=lambda one: one.id).map(tuple),
    cited,
)


def holds(made: Ledger) -> None:
    """That each promise is in one part, that the parts add up, and that the texts in both languages say the same."""
    entries = [entry for account in (*made.accounts, *made.supporting) for entry in account.entries]
    counts = vars(made.counts)
    assert sum(counts[name] for name in PARTS) == counts["promises"]
    assert counts["promises"] == sum(one.promise.kind != DEMAND for one in entries)
    assert counts["demands"] == sum(one.promise.kind == DEMAND for one in entries)
    assert all(counts[name] <= counts["fulfilled"] for name in ("fulfilled_late", "fulfilled_on_own_word"))
    for one in entries:
        never_overdue_what_is_done(one)
    for language in ("en", "fr"):
        assert in_text(report(made, language)) == ({} if made.not_yet else {name: counts[name] for name in ORDER})


def never_overdue_what_is_done(entry: Entry) -> None:
    done = any(one.judgement.status == "FULFILLED" for one in entry.deadline.completions)
    assert not (entry.overdue and (done or entry.deadline.kept or entry.status == "FULFILLED"))
    assert entry.overdue is (entry.deadline.days_overdue is not None)


ORDER = (
    "promises",
    "contested",
    "overdue",
    "breached",
    "unfinished",
    "fulfilled",
    "fulfilled_late",
    "fulfilled_on_own_word",
    "not_yet_due",
    "undated",
    "demands",
)


def in_text(lines: Iterable[str]) -> dict[str, int]:
    """The numbers at the head of a report, by the counts that they are; none where it has no ledger."""
    numbers = list[int]()
    for line in lines:
        if line.startswith("===="):
            break
        if numbers and not line.strip():
            break
        starts = (
            r"(\d+) prom" if not numbers else r" {3,5}(\d+)  \S| {7}(?:dont )?(\d+) (?:of these|avec retard|au seul)"
        )
        if found := re.match(starts, line):
            numbers.append(int(found[1] or found[2]))
    return dict(zip(ORDER, numbers, strict=True)) if numbers else {}


@given(made=st.lists(promises, max_size=5), evidence=cited, clock=clocks)
def test_it_adds_up_whatever_was_promised_and_said(
    made: list[Promise], evidence: tuple[Evidence, ...], clock: tuple[date, date | None]
) -> None:
    numbered = (Promise(**vars(one) | {"id": f"commitment/{number}"}) for number, one in enumerate(made))
    text = Instrument("agreement/x", Text("x"), "2015-06", ("agreement/x",), (), tuple(numbered), evidence=evidence)
    as_of, known_by = clock
    holds(trace(text, (), as_of, known_by=known_by))


@given(clock=clocks)
@example(clock=(FIRST, None))
@example(clock=(date(2018, 4, 11), date(2018, 4, 11)))
@example(clock=(LAST, LAST))
async def test_it_adds_up_for_the_accord(mali: Engine, clock: tuple[date, date | None]) -> None:
    rows = await mali._store.fetch(mali._store.compile(ledger_roots(AGREEMENT)), {})
    as_of, known_by = clock
    known, whole = (ledger(rows, AGREEMENT, as_of, known_by=each) for each in (known_by, None))
    assert known
    assert whole
    holds(known)
    holds(whole)
    if known_by and known.left_out and not known.not_yet:
        told = whole.counts.promises + whole.counts.demands - known.counts.promises - known.counts.demands
        assert told == known.left_out.commitments.count + known.left_out.commitments.dependent
        for entry in (entry for account in (*known.accounts, *known.supporting) for entry in account.entries):
            assert entry.promise.evidence
            assert all(one.evidence for one in entry.latest)
        assert {one.published for one in _cited(known) if (last_day(one.published) or date.max) > known_by} == set()


def _cited(told: object) -> Iterable[Evidence]:
    """All that is cited anywhere in a ledger, or in a part of one."""
    if isinstance(told, Evidence):
        yield told
    elif isinstance(told, tuple):
        yield from chain.from_iterable(map(_cited, told))
    elif dataclasses.is_dataclass(told) and not isinstance(told, type):
        yield from chain.from_iterable(_cited(getattr(told, field.name)) for field in dataclasses.fields(told))


COUNTS = """query ($asOf: Date, $by: Date) { compliance(agreement: "agreement/accord-2015", asOf: $asOf, knownBy: $by) {
  counts { promises contested overdue breached unfinished fulfilled notYetDue undated demands }
  accounts { entries { promise { kind } } } supporting { entries { promise { kind } } }
} }"""


@given(clock=clocks)
async def test_it_adds_up_in_graphql(mali: Engine, clock: tuple[date, date | None]) -> None:
    as_of, known_by = (None if day is None else day.isoformat() for day in clock)
    found: dict[str, Any] = (await mali.execute(COUNTS, {"asOf": as_of, "by": known_by}))["compliance"]
    counts = found["counts"]
    kinds = [one["promise"]["kind"] for each in (*found["accounts"], *found["supporting"]) for one in each["entries"]]
    assert counts.pop("demands") == kinds.count("DEMAND")
    assert counts.pop("promises") == sum(counts.values()) == kinds.count("PROMISE")


async def test_it_adds_up_on_the_days_on_which_something_changes(mali: Engine) -> None:
    """The accord's own days: before it, between its signatures, at its deadlines, and at its end."""
    rows = await mali._store.fetch(mali._store.compile(ledger_roots(AGREEMENT)), {})
    for day in ("2015-05-14", "2015-05-15", "2015-06-20", "2015-07-21", "2015-09-21", "2018-05-01", "2024-01-25"):
        for shift in (-1, 0):
            made = ledger(rows, AGREEMENT, date.fromisoformat(day) + timedelta(shift))
            assert made
            holds(made)
