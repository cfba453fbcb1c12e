"""Promises of the same, made again and again: those that go back to one first promise by what each of them renews.

A promise may renew several, and then goes back to the first of each. Whoever renews such a one goes on with that of its
own topic, if there is one: the next date for patrols is no date for interim authorities, though one text set both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.compliance.promises import Promise


@dataclass(frozen=True)
class Family:
    """A first promise, and all that renew it, itself included: their ids, as they are ordered in the ledger."""

    first: str
    promises: tuple[str, ...]


def families(promises: Iterable[Promise]) -> tuple[Family, ...]:
    """The families among these promises, the largest first. What renews none of them, nor is renewed, has none."""
    by_id = {one.id: one for one in promises}
    led = _Firsts(by_id)
    found = dict[str, list[str]]()
    for id_ in by_id:
        for first in led.of(id_):
            found.setdefault(first, []).append(id_)
    several = [Family(first, tuple(ids)) for first, ids in found.items() if len(ids) > 1]
    return tuple(sorted(several, key=lambda one: -len(one.promises)))


class _Firsts:
    """The first promises to which others go back. A way on which a promise would renew itself leads to none."""

    def __init__(self, promises: Mapping[str, Promise]) -> None:
        self._promises = promises
        self._begun, self._found = set[str](), dict[str, tuple[str, ...]]()

    def of(self, id_: str) -> tuple[str, ...]:
        """The firsts of a promise: itself, where it renews none of these promises."""
        ahead = [] if id_ in self._found else [id_]
        while ahead:
            one = ahead[-1]
            self._begun.add(one)
            if earlier := [each for each in self._renewed(one) if each not in self._begun]:
                ahead += earlier
            else:
                ahead.pop()
                self._found.setdefault(one, self._reached(one))
        return self._found[id_]

    def _renewed(self, id_: str) -> list[str]:
        return [one.id for one in self._promises[id_].renews if one.id in self._promises]

    def _reached(self, id_: str) -> tuple[str, ...]:
        topic = self._promises[id_].topic
        led = (self._going_on(self._found.get(one, ()), topic) for one in self._renewed(id_))
        return tuple(dict.fromkeys(first for firsts in led for first in firsts)) or (id_,)

    def _going_on(self, firsts: tuple[str, ...], topic: str) -> tuple[str, ...]:
        return tuple(one for one in firsts if self._promises[one].topic == topic) or firsts
