"""By what the nodes of a class can be grouped, and which field of a group shows each key: all from the ontology."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from api.schema.meaning import KeyOfGroup, KeyShown
from graph.asked.filters import At
from graph.asked.grouping import ByAncestor, ByColumn, ByRelated, ByTarget, ByTime, ByTruth, GroupKey
from graph.stored.ancestry import ancestry_of
from graph.stored.columns import DATASET_KEY, Key, join, shown
from ontology.events import Estimation, Event, Involvement, Setting
from ontology.grading import is_graded
from ontology.model import Documented, End, Node, Ontology, Relation
from ontology.naming import in_capitals
from ontology.places import Containment
from ontology.properties import Property
from ontology.sources import Dataset, Documentation
from ontology.values import DatePrecision, DateSpan
from ontology.vocabularies import PlaceKind

CHARACTERS = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
"""How much of a date is left when it is cut to a year, a month or a day."""
NOUNS: dict[type[Relation], str] = {Documentation: "source", Involvement: "actor", Setting: "place"}
"""What one of many at the end of a relation is to the node that is grouped. All else is called as the node's field."""
EXAMPLES = {
    DatePrecision.YEAR: "2017/2018",
    DatePrecision.MONTH: "2018-03/2018-04",
    DatePrecision.DAY: "2018-04-14/2018-04-15",
}
"""Keys of what is not known to lie within one unit."""
OVERLAP = "A node with several is counted once in the group of each; one without any is in the group whose key is null."

HEDGES = "The hedges with which actors are said to be involved in it; null for those who are so without a hedge."


@dataclass(frozen=True)
class Facet:
    """One way to group: its name, the key, the field that shows it, and what it means."""

    name: str
    key: GroupKey
    field: KeyOfGroup
    told: str
    of: Property | None = None


def facets(ontology: Ontology, cls: type[Node]) -> tuple[Facet, ...]:
    """All ways to group the nodes of a class, each under a name of its own. TypeError where two would share one."""
    found = tuple(_facets(ontology, cls))
    names = [facet.name for facet in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise TypeError(f"{cls.__name__} can be grouped by two things called {', '.join(sorted(twice))}; rename one")
    return found


def _facets(ontology: Ontology, cls: type[Node]) -> Iterator[Facet]:
    if not issubclass(cls, Documented):
        return
    for prop in cls.properties():
        if prop.name != "sourceGrade" or is_graded(cls):
            yield from _of_property(prop)
    for end in ontology.ends(cls):
        if end.forward and not end.far.abstract and not end.relation.declared.symmetric:
            yield from _of_relation(end)
    if cls is Event:
        yield from _of_what_hangs_on_an_event()
    dataset = KeyOfGroup("dataset", KeyShown.NODE, Dataset)
    yield Facet("DATASET", ByColumn(DATASET_KEY.column), dataset, "The dataset that it belongs to.")


def _of_property(prop: Property, within: tuple[str, ...] = ()) -> Iterator[Facet]:
    """Codes, truths and dates; those of a value with parts bear its name too."""
    stored, definition = reduce(join, within, ""), prop.names.definition
    name = join(stored, prop.name)
    if prop.value_type:
        for part in prop.value_type.properties():
            yield from _of_property(part, (*within, prop.name))
    elif prop.range is DateSpan:
        yield from _of_date(prop, (*within, prop.name))
    elif prop.vocabulary and not prop.many:
        field = KeyOfGroup(name, KeyShown.CODE)
        yield Facet(in_capitals(name), ByColumn(_key(prop, stored).column), field, definition, prop)
    elif prop.range is bool:
        field = KeyOfGroup(name, KeyShown.TRUTH)
        yield Facet(in_capitals(name), ByTruth(_key(prop, stored).column), field, definition, prop)


def _of_date(prop: Property, path: tuple[str, ...]) -> Iterator[Facet]:
    name = reduce(join, path, "")
    field = KeyOfGroup(name, KeyShown.SPAN)
    for unit in reversed(DatePrecision):
        cut = f"Cut to the {unit.name.lower()}; the key of a date that may lie in several is a span: {EXAMPLES[unit]}."
        told = f"{prop.names.definition} {cut}"
        yield Facet(f"{in_capitals(name)}_{unit.name}", ByTime(path, CHARACTERS[unit]), field, told)


def _of_relation(end: End) -> Iterator[Facet]:
    """What it leads to; and where stores keep what that lies in, each kind of it."""
    name = NOUNS.get(end.relation, end.name)
    field = KeyOfGroup(name, KeyShown.NODE, end.far)
    kept = ancestry_of(end.relation)
    if kept and kept.hierarchy is Containment:
        for kind in PlaceKind:
            told = (
                f"Each {kind.concept.en.lower()} that is a place of the event, or in which such a place lay on its day."
            )
            yield Facet(kind.name, ByAncestor(kept, "kind", kind.name), field, f"{told} {OVERLAP}")
    told = end.definition
    yield Facet(in_capitals(name), ByTarget(end.relation), field, told if end.single else f"{told} {OVERLAP}")


def _of_what_hangs_on_an_event() -> Iterator[Facet]:
    """What is said of its actors, and of its casualty figures."""
    involves, figures = End(Involvement, forward=True), End(Estimation, forward=False)
    for name, end, at, described in (
        ("role", involves, At.EDGE, "The roles of the actors that it involves."),
        ("hedge", involves, At.EDGE, HEDGES),
        ("harm", figures, At.NODE, "The harms of which it has casualty figures, even if none counts."),
    ):
        owner: type[Node] | type[Relation] = end.relation if at is At.EDGE else end.far
        prop = next(one for one in owner.properties() if one.name == name)
        key = ByRelated(end, _key(prop, ""), at)
        yield Facet(in_capitals(name), key, KeyOfGroup(name, KeyShown.CODE), f"{described} {OVERLAP}", prop)


def _key(prop: Property, stored: str) -> Key:
    key = shown(prop, stored)[""].key
    assert key is not None
    return key
