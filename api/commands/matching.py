"""`accord match`: which records are of one event, as CSV, or how well that agrees with what people have judged."""

import csv
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import DONE, REFUSED, WRONG_USE
from graph.asked import selection as s
from graph.matching.gold import Judged, Outcome, WrongGold, outcome, read_gold
from graph.matching.links import Link, Verdict
from graph.matching.matching import Matching, matching
from graph.matching.spans import Span
from graph.matching.telling import reason, told
from graph.store import Store
from graph.stored.columns import ID, ID_KEY
from ontology.sources import Dataset
from ontology.values import Language, PartialDate

COLUMNS = ("first", "second", "verdict", "score", "days", "place", "sides", "kind", "decided_by", "reason")
MOST = 10_000


@dataclass(frozen=True)
class Asked:
    """What is asked for: pairs of a dataset, of some days, and in which language reasons are."""

    dataset: str | None
    from_: str | None
    to: str | None
    lang: str


async def tell_matches(store: Store, asked: Asked, gold: Path | None) -> int:
    """Print each pair that may be one and what was decided, or how well that agrees with judged pairs. The exit code.

    It is that of refused data where judged pairs are missed or joined wrongly.
    """
    spans = _spans(asked)
    dataset = await _dataset(store, asked.dataset)
    judged = _read(gold) if gold else None
    async with AsyncExitStack() as stack:
        found = await stack.enter_async_context(matching(store.compile, store.fetch, spans))
        if judged is not None:
            return _tell_outcome(found, judged, Language(asked.lang))
        tell(_row(COLUMNS), newline=False)
        for link in found.links():
            if dataset is None or dataset in (found.dataset(link.source), found.dataset(link.target)):
                tell(_row(_cells(link, Language(asked.lang))), newline=False)
    return DONE


def _spans(asked: Asked) -> tuple[Span, ...] | None:
    """The days that are asked for; None for all. WithStatus where one is none."""
    if asked.from_ is None and asked.to is None:
        return None
    first, last = _partial("--from", asked.from_), _partial("--to", asked.to)
    span = first.first if first else date.min, last.last if last else date.max
    if span[0] > span[1]:
        raise WithStatus(f"--from {asked.from_} is later than --to {asked.to}. Give the earlier day first.", WRONG_USE)
    return (span,)


def _partial(option: str, text: str | None) -> PartialDate | None:
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError as error:
        raise WithStatus(f"{option}: {error}.", WRONG_USE) from None


async def _dataset(store: Store, name: str | None) -> str | None:
    """The id of a dataset that was named by it, or by its name alone. WithStatus lists those that there are."""
    every = s.Page((s.Order(ID_KEY),), MOST)
    (rows,) = await store.fetch(store.compile((s.All(Dataset, every, (s.Leaf(ID),)),)), {})
    known = [str(id_) for (id_,) in rows]
    if name is None:
        return None
    if (found := next((id_ for id_ in known if name in (id_, id_.partition("/")[2])), None)) is None:
        raise WithStatus(f"No dataset {name!r} is loaded; name one of {', '.join(known)}.", WRONG_USE)
    return found


def _cells(link: Link, language: Language) -> tuple[str, ...]:
    scores = tuple(f"{one:.2f}" for one in link.scores) if link.scores else ("",) * 4
    score = "" if link.score is None else f"{link.score:.2f}"
    reason = link.reason.in_language(language)
    return (link.source, link.target, link.verdict.value, score, *scores, link.decided_by, reason)


def _row(cells: tuple[str, ...]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _read(gold: Path) -> list[Judged]:
    try:
        if str(gold) == "-":
            return read_gold(sys.stdin)
        with gold.open(encoding="utf-8-sig", newline="") as file:
            return read_gold(file)
    except WrongGold as error:
        raise WithStatus(f"{gold}, {error}", WRONG_USE) from None


def _tell_outcome(found: Matching, judged: list[Judged], language: Language) -> int:
    ids = {one: found.pair(one.first, one.second) for one in judged}
    links = list(found.links())
    result = outcome(judged, ids, links)
    for line in _lines(found, result, ids, language):
        tell(line)
    return REFUSED if result.false or result.missed else DONE


def _lines(
    found: Matching, result: Outcome, ids: dict[Judged, tuple[str, str] | None], language: Language
) -> Iterator[str]:
    for title, pairs, verdict in (
        ("Joined wrongly", result.false, Verdict.SAME),
        ("Missed", result.missed, Verdict.UNDECIDED),
    ):
        for one in pairs:
            pair = ids[one]
            assert pair
            compared = found.explained(*pair)
            assert compared
            why = told(reason(compared), verdict).in_language(language)
            yield f"{title}: {pair[0]}, {pair[1]} ({compared.total:.2f}): {why}"
    for one in result.absent:
        yield f"Not found in the store, or not as one record: {one.first}, {one.second} (line {one.line})"
    yield f"incidents {result.incidents}, found {result.found}, joined wrongly {result.wrong}"
    yield f"precision {_share(result.precision)}, recall {_share(result.recall)}"


def _share(share: float | None) -> str:
    return "none" if share is None else f"{share:.3f}"
