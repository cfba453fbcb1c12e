"""Memberships that go round in a circle: nobody belongs, on one and the same day, to whom belongs to them.

What was so in turn may be true: one joined the other, and years later it was the other way round.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from graph.loading.input import InputRow
from ontology.actors import Membership
from ontology.records import Position, Reject
from ontology.values import DateSpan

REMEDY = "Remove one of them, or say from when to when each lasted, so that no day has them all."


@dataclass(frozen=True)
class _Lasting:
    """A membership, where it stands, and between which days it may have lasted."""

    membership: Membership
    position: Position
    first: date
    last: date


def circles(rows: Iterable[tuple[int, InputRow]]) -> Iterator[tuple[int, Reject]]:
    """The memberships that close a circle of those before them, each with the number of its row.

    A circle never leads through another dataset: none speaks of the actors of one that requires it.
    """
    above: dict[str, list[_Lasting]] = {}
    groups: set[str] = set()
    for index, row in rows:
        for record, number, _ in row.records:
            if not isinstance(record, Membership) or record.source == record.target or not _is_dated(record):
                continue
            first, last = _days(record)
            one = _Lasting(record, row.row.locate(number, "")[0], first, last)
            if record.source in groups and (way := _way(above, one)):
                yield index, row.reject(number, "target", record.target, _problem(one, way), REMEDY)
            else:
                above.setdefault(record.source, []).append(one)
                groups.add(record.target)


def _is_dated(record: Membership) -> bool:
    """Whether its dates are such: what is wrong in itself is told by itself."""
    return all(one is None or isinstance(one, DateSpan) for one in (record.from_, record.to))


def _days(record: Membership) -> tuple[date, date]:
    first, last = record.from_ and record.from_.first, record.to and record.to.last
    return first or date.min, last or date.max


def _way(above: Mapping[str, list[_Lasting]], closing: _Lasting) -> tuple[_Lasting, ...]:
    """How the group belongs, on some day of a membership, to the member."""
    ahead: list[tuple[str, date, date, tuple[_Lasting, ...]]] = [
        (closing.membership.target, closing.first, closing.last, ())
    ]
    seen: set[tuple[str, date, date]] = set()
    while ahead:
        id_, first, last, way = ahead.pop()
        for one in above.get(id_, ()):
            days = max(first, one.first), min(last, one.last)
            group = one.membership.target
            if days[0] > days[1] or (group, *days) in seen:
                continue
            if group == closing.membership.source:
                return (*way, one)
            seen.add((group, *days))
            ahead.append((group, *days, (*way, one)))
    return ()


def _problem(closing: _Lasting, way: tuple[_Lasting, ...]) -> str:
    """`closes a circle: actor/a belongs to actor/b (actors.yaml:3), actor/b to actor/a (actors.yaml:1)`."""
    first, *others = chain((closing,), way)
    told = [f"{first.membership.source} belongs to {first.membership.target}"]
    told += [f"{one.membership.source} to {one.membership.target} ({one.position})" for one in others]
    return f"closes a circle: {', '.join(told)}"
