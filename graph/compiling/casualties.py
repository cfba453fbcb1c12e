"""Which casualty figure of an event and harm counts, why others do not, and what is told of both.

Figures are read with what speaks against each: those of an event, and, where it stands for others, theirs beside its
own. Of those of an event and harm that are left, one is taken: the first by `taken_first`. What an event tells of a
harm is worked out next, and summed last. All this is alike in Cypher and SQL; whether a claim is about a figure,
whether its speaker took part, and when its sources were published, each looks up in its own way.
"""

from collections.abc import Callable

from graph.asked.grouping import Inclusion
from graph.stored.counts import SUMMED
from ontology.codes import Code
from ontology.vocabularies import EventKind, Harm, Omission, Scope, SourceGrade


def is_taken(reason: str, taken: bool = True) -> str:
    """Whether a figure is taken, since it has no reason to be left out; or that it has one."""
    return f"{reason} IS {'' if taken else 'NOT '}NULL"


UNRIVALLED = "rivals < 2"
"""No other figure of the event and harm may count, so that nothing need be looked up to choose one."""
TAKEN = is_taken("reason")
PARTIAL = f"{TAKEN} AND scope = '{Scope.PART.name}'"
UNKNOWN = f"reason = '{Omission.UNKNOWN_NUMBER.name}'"
SPEAKS = f"({TAKEN} OR (reason = '{Omission.OTHER_FIGURE.name}' AND scope <> '{Scope.PART.name}'))"
"""Of a figure: it belongs to the span over all speakers, as do the one that is taken and all other totals."""


BEST = f"max(CASE WHEN {TAKEN} THEN coalesce(best, low, high) END)"
"""The number of an event and harm, of the one figure that is taken; null where none is."""

BEST_OF_CELLS = "CASE WHEN sum(known) > 0 THEN sum(best) END"
"""The sum of these numbers over cells."""


def scope_of(figure: str, part: str) -> str:
    """What a figure covers of the event that counts. `part`: whether its own event is but a part of that."""
    return f"CASE WHEN {part} THEN '{Scope.PART.name}' ELSE {figure}.scope END"


def omitted(
    figure: str, event: str, scope: str, accused: str, denied: str, asked: Callable[[Inclusion], str] | None
) -> str:
    """Why a figure cannot count, whatever others there are; null where it may. `asked`: whether a sort is included."""
    tests = (
        (Omission.ACCUSATION, f"({event}.kind = '{EventKind.ACCUSATION.name}' OR {accused})", Inclusion.ACCUSATIONS),
        (Omission.DENIED, denied, Inclusion.DENIED),
        (Omission.HEDGED, f"{figure}.hedge IS NOT NULL", Inclusion.HEDGED),
        (Omission.PART, f"{scope} = '{Scope.PART.name}'", Inclusion.PARTS),
    )
    cases = [
        f"WHEN {test}{f' AND NOT {asked(inclusion)}' if asked else ''} THEN '{why.name}'"
        for why, test, inclusion in tests
    ]
    unknown = f"WHEN coalesce({figure}.low, {figure}.best, {figure}.high) IS NULL"
    return f"CASE {' '.join(cases)} {unknown} THEN '{Omission.UNKNOWN_NUMBER.name}' END"


def taken_first(figure: str, scope: str) -> str:
    """The order of the figures of one event and harm of which the first counts.

    `tookPart` tells whether its speaker did, `published` when the latest of its own sources was.
    """
    keys = (
        f"CASE WHEN {TAKEN} THEN 0 ELSE 1 END",
        _ranked(scope, Scope),
        f"CASE WHEN {figure}.hedge IS NULL THEN 0 ELSE 1 END",
        "tookPart",
        _ranked(f"{figure}.sourceGrade", SourceGrade),
        "published DESC",
        f"coalesce({figure}.low, -1) DESC",
        f"{figure}.id",
    )
    return ", ".join(keys)


def placed_reason(place: str, first: int) -> str:
    """The reason of a figure once its place in this order is known: one alone is taken."""
    return f"CASE WHEN {TAKEN} AND {place} > {first} THEN '{Omission.OTHER_FIGURE.name}' ELSE reason END AS reason"


def of_event() -> tuple[str, ...]:
    """What the figures of one event and harm tell together."""
    low, highest = "coalesce(low, best, 0)", "coalesce(high, best, low)"
    return (
        f"{_any(TAKEN)} AS known",
        f"{_any(PARTIAL)} AS partial",
        f"{_any(f'{TAKEN} AND high IS NULL')} AS openEnded",
        f"{_any(UNKNOWN)} AS unknown",
        f"max(CASE WHEN {TAKEN} THEN {low} END) AS low",
        f"{BEST} AS best",
        f"max(CASE WHEN {TAKEN} THEN {highest} END) AS high",
        f"{_any(f'{SPEAKS} AND high IS NULL')} AS spanOpenEnded",
        f"min(CASE WHEN {SPEAKS} THEN {low} END) AS spanLow",
        f"max(CASE WHEN {SPEAKS} THEN {highest} END) AS spanHighest",
    )


def sums() -> dict[str, str]:
    """What is summed of one harm over all events, by the names of what a sum shows.

    Where no figure counts, nothing is known: then numbers are null. The sum of nothing is null in SQL, and 0 in Cypher.
    """
    apart = {name: f"sum({text})" for name, text in _told_apart().items()}
    return {"events": "sum(known)", "partial": "sum(partial)", "openEnded": "sum(openEnded)", **apart, **_numbers()}


def kept_sums() -> dict[str, str]:
    """The same over cells, in each of which events are summed already."""
    apart = {name: f"sum({name})" for name in _told_apart()}
    return {"events": "sum(known)", "partial": "sum(partial)", "openEnded": "sum(openEnded)", **apart, **_numbers()}


def added() -> dict[str, str]:
    """What a cell adds up of the events with figures of one harm, by its columns."""
    return {name: _told_apart().get(name, f"coalesce({name}, 0)") for name in SUMMED}


def _told_apart() -> dict[str, str]:
    """Of an event none of whose figures counts: whether one would if it stated a number, or all are left out."""
    return {
        "unknown": "CASE WHEN known = 0 THEN unknown ELSE 0 END",
        "leftOut": "CASE WHEN known = 0 AND unknown = 0 THEN 1 ELSE 0 END",
    }


def _numbers() -> dict[str, str]:
    return {
        "low": _summed("low"),
        "best": _summed("best"),
        "high": _summed("high", "openEnded"),
        "spanLow": _summed("spanLow"),
        "spanHigh": _summed("spanHighest", "spanOpenEnded"),
        "spanHighest": _summed("spanHighest"),
    }


def by_harm(column: str) -> str:
    """The order of casualty sums."""
    return _ranked(column, Harm)


def _ranked(column: str, codes: type[Code]) -> str:
    """Where a code stands in its vocabulary; what is missing comes last."""
    cases = " ".join(f"WHEN '{code.name}' THEN {place}" for place, code in enumerate(codes))
    return f"CASE {column} {cases} ELSE {len(codes)} END"


def _summed(number: str, open_ended: str = "") -> str:
    """A number of all events whose figures count; null where there are none, or where one is `open_ended`."""
    bounded = f" AND sum({open_ended}) = 0" if open_ended else ""
    return f"CASE WHEN sum(known) > 0{bounded} THEN sum(coalesce({number}, 0)) END"


def _any(condition: str) -> str:
    """1 where a condition holds for any, else 0."""
    return f"max(CASE WHEN {condition} THEN 1 ELSE 0 END)"
