"""Reading a node as another page mentions it: with whatever its name says something else without.

That is its kind, the reservation with which it is said and who says it; what it is said of, such as the event of a
figure; and beside a claim those that answer it, and beside a finding those that deny it, so that no accusation stands
away from its denial.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from api.explorer.records.cells import WHO, Cells, leaf, read_text, read_value
from api.explorer.records.told import Answers, Named
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import EVERYTHING, And, At, Page, Test
from graph.stored.columns import ID_KEY
from ontology import rdf_form as form
from ontology.actors import Actor
from ontology.events import Claim
from ontology.findings import Finding, FindingDenial
from ontology.model import End, Node, Ontology
from ontology.rdf_form import Predicate
from ontology.vocabularies import Hedge

FEW = 5
"""How many answers of one kind stand beside a claim or finding; its own page has all."""
BY_ID = (s.Order(ID_KEY, at=At.EDGE),)
FIRST_CLAIM, BEYOND_CLAIMS = f"{Claim.path()}/", f"{Claim.path()}0"
"""Between these lie the ids of claims: 0 follows the slash."""
A_CLAIM = And((Test(ID_KEY, BY_NAME["gte"], FIRST_CLAIM), Test(ID_KEY, BY_NAME["lt"], BEYOND_CLAIMS)))


@dataclass(frozen=True)
class Names:
    """Reads a node of a class as another page mentions it. `alone`: without the claims that answer it."""

    ontology: Ontology
    cls: type[Node]
    alone: bool = False

    @cached_property
    def items(self) -> s.Items:
        """What a row needs."""
        if not self.cls.abstract:
            return (*WHO, *self._items(self.cls))
        told = self.ontology.subclasses(self.cls) if not self.alone else (Claim,)
        cases = ((cls, self._items(cls)) for cls in told)
        return (*WHO, s.ByClass(tuple((cls, items) for cls, items in cases if items)))

    def read(self, cells: Cells) -> Named:
        """The node."""
        id_, label, cls, more = next(cells), read_text(cells), self.cls, cells
        if cls.abstract:
            case = next(cells)
            if case is None:
                return Named(id_, label)
            name, *rest = case
            cls, more = next(one for one in self.ontology.classes if one.__name__ == name), iter(rest)
        codes = {one.vocabulary: read_value(one, more) for one in _told(cls)}
        speakers, of = (_read_each(islice(more, len(ends))) for ends in (self._speakers(cls), self._said_of(cls)))
        answers = tuple(self._read_answers(id_, cls, more))
        kind = next((code for vocabulary, code in codes.items() if vocabulary is not Hedge), None)
        return Named(id_, label, kind, codes.get(Hedge), speakers, of, answers)

    def _items(self, cls: type[Node]) -> s.Items:
        codes = (leaf(one.name, At.NODE) for one in _told(cls))
        ones = (s.One(end, WHO) for end in (*self._speakers(cls), *self._said_of(cls)))
        answers = (s.Many(end, _page(end), self._answer(end).items) for end in self._answering(cls))
        return (*codes, *ones, *answers)

    def _speakers(self, cls: type[Node]) -> tuple[End, ...]:
        """The ends at which those stand who say it."""
        return tuple(end for end in self._always(cls) if end.far is Actor)

    def _said_of(self, cls: type[Node]) -> tuple[End, ...]:
        """The ends at which that stands which it is said of: the event of a figure, the promise of an assessment."""
        return tuple(end for end in self._always(cls) if end.far is not Actor)

    def _always(self, cls: type[Node]) -> Iterator[End]:
        return (end for end in self.ontology.ends(cls) if end.single and end.relation.declared.always)

    def _answering(self, cls: type[Node]) -> tuple[End, ...]:
        """The ends at which claims stand that answer a claim, or that it answers; those that it rivals first.

        Of a finding, those that deny it: no text of its own says so.
        """
        if self.alone or cls not in (Claim, Finding):
            return ()
        if cls is Finding:
            return (End(FindingDenial, forward=True),)
        ends = (end for end in self.ontology.ends(cls) if not end.relation.declared.computed)
        leading = (end for end in ends if issubclass(Claim, end.far))
        return tuple(sorted(leading, key=lambda end: not end.relation.declared.symmetric))

    def _answer(self, end: End) -> "Names":
        return Names(self.ontology, end.far, alone=True)

    def _read_answers(self, answered: str, cls: type[Node], cells: Cells) -> Iterator[Answers]:
        """At each end where there are any, those that stand at no end before."""
        seen = {answered}
        for end in self._answering(cls):
            rows = next(cells)
            read = [self._answer(end).read(iter(row)) for row in rows[:FEW]]
            fresh = tuple(one for one in read if one.id not in seen)
            seen |= {one.id for one in fresh}
            if fresh or len(rows) > FEW:
                yield Answers(end, fresh, more=len(rows) > FEW)


def _page(end: End) -> Page:
    return Page(BY_ID, FEW, filter=EVERYTHING if end.far is Claim else A_CLAIM)


def _read_each(rows: Iterator[list[Any] | None]) -> tuple[Named, ...]:
    return tuple(Named(row[0], read_text(iter(row[1:]))) for row in rows if row)


def _told(cls: type[Node]) -> tuple[Predicate, ...]:
    """The codes without which a mention of a node would say something else: its kind, and its reservation."""
    return tuple(
        one for one in form.predicates(cls) if one.vocabulary and (one.vocabulary is Hedge or one.name == "kind")
    )
