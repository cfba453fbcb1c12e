"""Two clocks, as conditions on records: what had come about by a day, and what published sources told by a day."""

from dataclasses import dataclass, replace
from typing import Any

from graph.asked.filters import (
    EVERYTHING,
    And,
    At,
    Cited,
    Filter,
    Missing,
    Not,
    Or,
    Quantifier,
    Related,
    Test,
    both,
    implied,
)
from graph.asked.operators import BY_NAME
from graph.stored.columns import MISSING_TEXT, OPEN_END, Key, shown
from ontology.actors import Actor
from ontology.findings import Finding
from ontology.model import Documented, End, Node, Relation
from ontology.places import Place
from ontology.properties import Property
from ontology.sources import Documentation, Source
from ontology.values import DateSpan
from ontology.vocabularies import Basis

TIMELESS = (Source, Place, Actor)
"""Classes of documented nodes that stand for what there is, not for what is told of it: no clock holds them back."""
WHEN = ("when", "date")
"""What the property is called that says when a node or relation itself came about."""
LTE, LT, EQ = (BY_NAME[name] for name in ("lte", "lt", "eq"))
CITING = End(Documentation, forward=True)


def is_clocked(cls: type[Node]) -> bool:
    """Whether nodes of a class are held back by the clocks."""
    return issubclass(cls, Documented) and not cls.abstract and not issubclass(cls, TIMELESS)


def is_dated(cls: type[Node]) -> bool:
    """Whether the day as of which a list is asked for matters to nodes of a class: findings hold from a day on."""
    return is_clocked(cls) and (issubclass(cls, Finding) or own_date(cls) is not None)


def is_citing(end: End) -> bool:
    """Whether an end leads from a record to its sources."""
    return end.forward and issubclass(end.relation, Documentation)


def own_date(record: type[Node] | type[Relation]) -> Property | None:
    """The property that says when a node or relation itself came about, if it has one."""
    return next((prop for prop in record.properties() if prop.name in WHEN and prop.range is DateSpan), None)


def exception_key(cls: type[Node]) -> Key | None:
    """Of findings, the key of why their rule does not count one."""
    return _key(Finding, "exception", "EN") if issubclass(cls, Finding) else None


def without_exceptions(cls: type[Node]) -> Filter:
    """What lists show of a class unless more is asked for: of findings, those that their rule counts."""
    key = exception_key(cls)
    return EVERYTHING if key is None else implied(Missing(key))


@dataclass(frozen=True)
class Clocks:
    """The days that a list is asked for, each of which may be left out.

    A partial date counts from its last day; what has an open end, from its first.
    """

    as_of: Any = None
    known_by: Any = None

    def of_nodes(self, cls: type[Node]) -> Filter:
        """What nodes of a class must meet. Findings say themselves from when on they hold, and are known."""
        if not is_clocked(cls):
            return EVERYTHING
        if issubclass(cls, Finding):
            return both(self._holding(), self._known_finding())
        return both(self._begun(cls, At.NODE), self._told())

    def of_relations(self, end: End) -> Filter:
        """What relations at an end, and the nodes to which they lead, must meet.

        A relation that rests on the row around it stands with that row.
        """
        return both(self.of_edges(end.relation), self._of_far(end))

    def of_edges(self, relation: type[Relation]) -> Filter:
        """What relations themselves must meet, whatever they lead to."""
        return both(self._begun(relation, At.EDGE), self._of_citations(relation))

    def _of_citations(self, relation: type[Relation]) -> Filter:
        if self.known_by is None or not relation.declared.cited:
            return EVERYTHING
        from_row = Test(_key(relation, "basis", ""), EQ, Basis.ROW, At.EDGE)
        return Or((from_row, Not(Cited(EVERYTHING)), Cited(self._published())))

    def left_out(self, cls: type[Node]) -> Filter:
        """The nodes of a class that would be there without the day by which they are to be known."""
        if issubclass(cls, Finding):
            return both(replace(self, known_by=None).of_nodes(cls), Not(self.of_nodes(cls)))
        return both(self._begun(cls, At.NODE), Not(self._told()))

    def undated(self, cls: type[Node]) -> Filter:
        """Those of them that could not be there on any such day, since none of their own sources has a date."""
        if issubclass(cls, Finding):
            return both(self.left_out(cls), Missing(_key(Finding, "known_from", "to")))
        dated = _own_source(Not(Missing(_key(Source, "published", "to"))))
        return both(self.left_out(cls), _own_source(EVERYTHING), Not(dated))

    def _of_far(self, end: End) -> Filter:
        return self._published() if is_citing(end) and self.known_by is not None else self.of_nodes(end.far)

    def _begun(self, record: type[Node] | type[Relation], at: At) -> Filter:
        dated = own_date(record)
        if self.as_of is None or dated is None:
            return EVERYTHING
        begun = _begun(dated, self.as_of, at)
        missing = Missing(replace(_part(dated, "to"), absent=(MISSING_TEXT,)), at)
        return begun if dated.required else Or((missing, begun))

    def _told(self) -> Filter:
        return EVERYTHING if self.known_by is None else _own_source(self._published())

    def _published(self) -> Filter:
        return Test(_key(Source, "published", "to"), LTE, self.known_by)

    def _holding(self) -> Filter:
        """It has begun, and has not ended, as far as that was known."""
        if self.as_of is None:
            return EVERYTHING
        ended: Filter = Test(_key(Finding, "holds_to", "to"), LT, self.as_of)
        if self.known_by is not None:
            ended = both(ended, Test(_key(Finding, "end_known_from", "to"), LTE, self.known_by))
        return both(_begun(_prop(Finding, "holds_from"), self.as_of), Not(ended))

    def _known_finding(self) -> Filter:
        return EVERYTHING if self.known_by is None else Test(_key(Finding, "known_from", "to"), LTE, self.known_by)


NONE = Clocks()


def _begun(dated: Property, day: Any, at: At = At.NODE) -> Filter:
    first, last = (_part(dated, name) for name in ("from", "to"))
    open_ended = Missing(replace(last, absent=(OPEN_END,)), at)
    return And((Test(replace(first, absent=()), LTE, day, at), Or((Test(last, LTE, day, at), open_ended))))


def _own_source(condition: Filter) -> Filter:
    own = Test(_key(Documentation, "basis", ""), EQ, Basis.OWN, At.EDGE)
    return Related(CITING, Quantifier.SOME, both(own, condition))


def _prop(record: type[Node] | type[Relation], attribute: str) -> Property:
    return next(prop for prop in record.properties() if prop.attribute == attribute)


def _key(record: type[Node] | type[Relation], attribute: str, part: str) -> Key:
    return _part(_prop(record, attribute), part)


def _part(prop: Property, name: str) -> Key:
    key = shown(prop)[name].key
    assert key is not None
    return key
