"""Whether what loads keep beside the records follows from these: names to suggest, and what nodes lie in or near."""

from collections.abc import Iterator
from typing import Any

from graph.asked import selection as s
from graph.checking.record_check import Problem, anew, told
from graph.stored.ancestry import ancestries
from graph.stored.completions import completions
from graph.stored.notices import CHANGED, SEEN, Change
from graph.stored.records import Columns
from graph.stored.surroundings import AROUND, surroundings
from ontology.model import Node, Ontology

UNTOLD = "Load all datasets into an empty store."
LEFT_OVER = "Load the dataset that has it again, or remove that."


class KeptOf:
    """What is kept beside the nodes of a class: what to read of each, and what is wrong with it."""

    def __init__(self, ontology: Ontology, cls: type[Node]) -> None:
        self._cls = cls
        self._ancestries = [kept for kept in ancestries(ontology) if issubclass(cls, kept.source)]
        around = surroundings(ontology)
        self._around = around if any(issubclass(cls, one.relation.declared.source) for one in around) else ()
        pairs = (s.Under(kept, again) for kept in self._ancestries for again in (False, True))
        self.items: s.Items = (s.Completions(), *pairs, *([s.Around(self._around)] if self._around else []))

    def problems(self, held: Columns, row: list[Any], around: Any) -> Iterator[Problem]:
        """What is wrong, of a sound node; `row` has the items, `around` the names that it is kept to be surrounded by.

        These follow from what it is kept to lie under, so they are compared only where that is right.
        """
        names, *rest = row
        yield from self._of_names(held, names)
        wrong = list(self._of_ancestries(held, rest))
        yield from wrong
        if not wrong:
            due = rest[-1] if self._around else None
            yield from self._of_surroundings(held, around, due)

    def _of_names(self, held: Columns, kept: list[Any]) -> Iterator[Problem]:
        due = [list(one.values(self._cls, held["id"]).values()) for one in completions(self._cls, held)]
        if kept != due:
            yield _differing(held, "suggestions", len(kept), f"are kept, which are not the {len(due)} of its names")

    def _of_ancestries(self, held: Columns, pairs: list[Any]) -> Iterator[Problem]:
        for at, kept in enumerate(self._ancestries):
            now, due = pairs[2 * at : 2 * at + 2]
            if now != due:
                problem = f"are kept, which are not the {len(due)} that it lies under"
                yield _differing(held, kept.stored, len(now), problem)

    def _of_surroundings(self, held: Columns, around: Any, due: Any) -> Iterator[Problem]:
        if around is None and due is not None:
            yield _differing(held, AROUND, None, "stands where the names around it must be")
        elif around != due:
            yield _differing(held, AROUND, around, f"is not what the names around it give, {told(due)}")


def _differing(held: Columns, field: str, value: Any, problem: str) -> Problem:
    return Problem(held["id"], field, value, problem, anew(held.get("dataset", held["id"])))


def strays(ontology: Ontology) -> dict[str, s.Strays]:
    """By what it is called in a message, all of which something may be kept though no such node is there."""
    pairs = {kept.stored: s.Strays(kept) for kept in ancestries(ontology)}
    return {"suggestions": s.Strays(None), **pairs}


def of_strays(field: str, ids: list[str]) -> Iterator[Problem]:
    """What to say of those that are."""
    for id_ in ids:
        yield Problem(id_ or "a node without id", field, id_, "is not there, and something is kept of it", LEFT_OVER)


def of_times(held: Columns, seen: Any, changed: Any) -> Iterator[Problem]:
    """Whether it is known of a node when loads changed it: when it was first seen, and when it last changed."""
    if not isinstance(changed, str):
        yield _differing(held, CHANGED, changed, "stands where the time of the last change must be")
    elif not isinstance(seen, str) or seen > changed:
        yield _differing(held, SEEN, seen, f"is not when it was first seen, as it last changed {changed}")


def of_notices(rows: list[list[Any]]) -> Iterator[Problem]:
    """What to say of notices that their records do not bear out."""
    for about, record, change, at, changed in rows:
        withdrawn = change == Change.WITHDRAWN.name
        known = "it is there" if withdrawn else f"it changed {changed}, not {at}" if changed else "it is not there"
        yield Problem(about, "notices", record, f"is told of as {change.lower()}, but {known}", UNTOLD)
