"""Events along time: by month, how many and how many killed, from the least to the most; and each on its days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from api.explorer.drawing import bars, timeline
from api.explorer.events.answer import months_in
from api.explorer.events.told import EventTold, Month
from api.explorer.pages import Wording
from ontology.values import DatePrecision
from ontology.vocabularies import EventKind

MONTH = len("2018-04")


class Along:
    """What the page tells of the events along time."""

    def __init__(self, events: Sequence[EventTold], data: Mapping[str, Any], say: Wording) -> None:
        self._events, self._data, self._say = events, data, say

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that have events, and spans that do not lie in one, in order."""
        return months_in(self._data)

    @property
    def more(self) -> int:
        """How many other months there are."""
        return int(self._data["months"]["totalCount"]) - len(self.months)

    @property
    def spans(self) -> bool:
        """Whether there are events that are not known to lie in one month."""
        return any(len(one.edtf) != MONTH for one in self.months)

    def killed(self, month: Month) -> str:
        """How many were killed, as far as figures count."""
        one = month.sum
        return self._say.numbers(one.low, None, one.high) if one and one.events else ""

    @cached_property
    def counts(self) -> bars.BarsDrawing | None:
        """How many events there were in each month."""
        return bars.draw(tuple(self._every_month(lambda one: (one.count, one.count))))

    @cached_property
    def deaths(self) -> bars.BarsDrawing | None:
        """How many were killed in each month, from the least to the most."""
        return bars.draw(tuple(self._every_month(_low_and_high)))

    def _every_month(self, numbers: Any) -> Iterator[bars.Value]:
        for edtf, words, month in self._all_months:
            low, high = numbers(month) if month else (0, 0)
            yield bars.Value(edtf, low, high, f"{words} {self._say.numbers(low, None, high)}")

    @cached_property
    def _all_months(self) -> list[tuple[str, str, Month | None]]:
        """Each month from the first to the last, in words too; None where it is without events.

        Longer spans are in the table alone.
        """
        found, say = {one.edtf: one for one in self.months if len(one.edtf) == MONTH}, self._say
        every = _months(min(found, default=""), max(found, default=""))
        return [(edtf, f"{say.date(edtf)}{say('colon')}", found.get(edtf)) for edtf in every]

    @cached_property
    def line(self) -> timeline.TimelineDrawing | None:
        """The events on their days, a line for each kind."""
        kinds = dict[EventKind, list[timeline.Item]]()
        for one in self._events:
            if one.first and one.last:
                kinds.setdefault(one.kind, []).append(self._item(one))
        ordered = sorted(kinds.items(), key=lambda entry: (-len(entry[1]), entry[0].name))
        return timeline.draw(tuple(timeline.Line(self._say.code(kind), tuple(items)) for kind, items in ordered))

    def _item(self, one: EventTold) -> timeline.Item:
        assert one.first
        assert one.last
        say = self._say
        name = f"{say.date(one.edtf)}{say('colon')} {one.named.name.in_language(say.language)}"
        rough = one.precision is not DatePrecision.DAY
        return timeline.Item(date.fromisoformat(one.first), date.fromisoformat(one.last), rough, name, one.named.anchor)


def _low_and_high(month: Month) -> tuple[int, int | None]:
    one = month.sum
    return (one.low or 0, one.high) if one and one.events else (0, 0)


def _months(first: str, last: str) -> Iterator[str]:
    if not first:
        return
    start, end = (int(edtf[:4]) * 12 + int(edtf[5:]) - 1 for edtf in (first, last))
    for month in range(start, end + 1):
        yield f"{month // 12:04}-{month % 12 + 1:02}"
