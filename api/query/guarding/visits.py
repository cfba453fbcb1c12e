"""How many rows conditions look at, foreseen from how many relations nodes have: one looked at is less than one read.

A condition on related nodes looks at each of them, at each of theirs, and so on, for every node that is tested; it is
reckoned as if none met it. A condition that names the related node by its id looks at that one alone. Conditions on the
columns of a row come with the row itself, up to so many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, inf
from typing import Any, assert_never

from graph.asked import selection as s
from graph.asked.filters import together, walk
from graph.asked.operators import BY_NAME
from graph.stored import columns
from graph.stored.columns import Scalar
from graph.stored.statistics import Statistics
from ontology.model import End, Node, Relation

VISITS_OF_A_ROW = 8
"""How many rows are looked at in the time in which one is read and answered: on SQLite with the curated datasets, a
microsecond for each of 5.9 million rows that six nested conditions look at, 8.6 for each of 42 thousand in pages."""
TESTS_OF_A_VISIT = 8
"""How many conditions on the columns of a row take as long as to look at the row, and come with it: on SQLite, each of
490 takes 0.12 microseconds, in 100 thousand events."""
CLIMBED = 6
"""How many steps up a hierarchy are looked at: from a well over its cercle and region to the country it is three."""

CITED = 2
"""How many sources of a relation are looked at: one or two, as a rule."""


@dataclass(frozen=True)
class Scan:
    """Rows that are tested by a condition: nodes of a class, or what a relation leads to from the node at hand.

    `found`: by a text, so that all of the class may be tested, whatever the condition itself names. `itself`: each row
    is looked at, too, since no index has those that meet the condition.
    """

    over: type[Node] | type[Relation] | End
    condition: s.Filter
    found: bool = False
    itself: bool = False

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read as it takes to test all of these, for so many nodes each.

        One node alone may be the one with the most of all.
        """
        number = self._tested(statistics, times)
        every = None if isinstance(self.over, End) else _number(self.over, statistics)
        among = every if every == number else None
        return ceil(number * (self.itself + _looks(self.condition, statistics, among)) / VISITS_OF_A_ROW)

    def _tested(self, statistics: Statistics, times: float) -> float:
        if self.found and not isinstance(self.over, End):
            return _number(self.over, statistics)
        return number_tested(self.over, self.condition, statistics, times if self.itself else inf)


@dataclass(frozen=True)
class Compared:
    """What each value of a list costs that is compared with each row: as a condition on the row's own columns does."""

    scan: Scan

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read."""
        return ceil(self.scan.rows(statistics, times) / TESTS_OF_A_VISIT)


@dataclass(frozen=True)
class FullText:
    """The nodes that a text finds: each is ranked before a page is cut, and looked at for a count.

    What a text will find is not known beforehand. On SQLite with 58 thousand nodes, one that a third of them have takes
    as long as to look at all.
    """

    def rows(self, statistics: Statistics, times: float = inf) -> int:
        """As many rows of an answer take as long to be read."""
        return ceil(statistics.nodes(Node) / VISITS_OF_A_ROW)


def number_tested(
    over: type[Node] | type[Relation] | End, condition: s.Filter, statistics: Statistics, times: float = inf
) -> float:
    """How many nodes, or relations, a condition is tested on: all, unless it names them or leads to them.

    It is tested for so many nodes, of which any may be asked for.
    """
    if named := _number_named(condition):
        return named
    if isinstance(over, End):
        return statistics.at_each(over, times)
    lead = lead_of(condition)
    return statistics.at_each(lead, inf if times == inf else 1) if lead else _number(over, statistics)


def scans(item: s.Item | s.Root, itself: bool = False) -> tuple[Scan | FullText, ...]:
    """What an item or a root tests by conditions on related nodes, or by more on its own columns than a row has.

    `itself`: it looks at the rows for that alone.
    """
    if isinstance(item, s.Sought):
        under = (Scan(cls, condition, found=True) for cls, condition in item.where if _costs(condition))
        return FullText(), *under
    condition, over = s.condition(item), _tested(item)
    return () if over is None or not (itself or _costs(condition)) else (Scan(over, condition, itself=itself),)


def compared(item: s.Item | s.Root) -> Iterator[tuple[Any, Compared]]:
    """The lists of values that an item or a root compares with each row, one value after the other: no engine has them
    as a set, where a row contains each of the texts, or lies in each of the spans.
    """
    asked: list[tuple[Any, s.Filter]]
    asked = list(item.where) if isinstance(item, s.Sought) else [(_tested(item), s.condition(item))]
    for over, condition in asked:
        for part in walk(condition):
            match part:
                case s.Test(key, operator, value) if (
                    over and operator.many and (key.match or key.scalar is Scalar.DATE)
                ):
                    yield value, Compared(Scan(over, condition, isinstance(item, s.Sought), itself=True))


def _costs(condition: s.Filter) -> bool:
    leads_on = any(isinstance(part, s.Related | s.Cited | s.Reaches | s.InCountry) for part in walk(condition))
    return leads_on or _tests(condition) > TESTS_OF_A_VISIT


def _tested(item: s.Item | s.Root) -> type[Node] | type[Relation] | End | None:
    match item:
        case s.All() | s.CountAll() | s.Groups() | s.CountGroups():
            return item.cls
        case s.Many() | s.Count():
            return item.end
        case s.Relations():
            return item.relation
        case _:
            return None


def _number(over: type[Node] | type[Relation], statistics: Statistics) -> int:
    return statistics.nodes(over) if issubclass(over, Node) else statistics.relations(over)


def lead_of(condition: s.Filter) -> End | None:
    """The relation by which nodes are found, rather than by looking at all of their class."""
    for part in together(condition):
        match part:
            case s.Related(end, s.Quantifier.SOME) if end.forward and end.relation.declared.pages_by and _named(part):
                return End(end.relation, forward=False)
    return None


def _number_named(condition: s.Filter) -> int:
    """How many nodes a condition names, so that no others are looked at; 0 where it may be met by any."""
    match condition:
        case s.And(parts):
            return min(filter(None, map(_number_named, parts)), default=0)
        case s.Or(parts):
            named = [_number_named(part) for part in parts]
            return sum(named) if all(named) else 0
    return int(_is_id(condition))


def _looks(condition: s.Filter, statistics: Statistics, among: int | None) -> float:
    """How many rows a condition looks at for each node, its own columns among them where they are tested very often."""
    beyond = max(0, _tests(condition) - TESTS_OF_A_VISIT) / TESTS_OF_A_VISIT
    return beyond + _visits(condition, statistics, among)


def _tests(condition: s.Filter) -> int:
    """How many conditions are on the columns of the row itself."""
    match condition:
        case s.And(parts) | s.Or(parts):
            return sum(map(_tests, parts))
        case s.Not(part):
            return _tests(part)
        case s.Test() | s.Missing() | s.Held() | s.Near() | s.Box():
            return 1
        case s.Related() | s.Cited() | s.Reaches() | s.InCountry() | s.Representative():
            return 0
        case _:
            assert_never(condition)


def _visits(condition: s.Filter, statistics: Statistics, among: int | None) -> float:
    """How many rows a condition looks at for each node of all so many of a class, or of those that one walks to."""
    match condition:
        case s.Related() if _is_kept(condition):
            return 1
        case s.Related():
            return _fan_out(condition, statistics, among) * (1 + _looks(condition.condition, statistics, None))
        case s.Cited():
            return CITED * (1 + _looks(condition.condition, statistics, None))
        case s.Reaches() | s.InCountry():
            return CLIMBED
        case s.And(parts) | s.Or(parts):
            return sum(_visits(part, statistics, among) for part in parts)
        case s.Not(part):
            return _visits(part, statistics, among)
        case s.Test() | s.Missing() | s.Held() | s.Near() | s.Box() | s.Representative():
            return 0
        case _:
            assert_never(condition)


def _fan_out(related: s.Related, statistics: Statistics, among: int | None) -> float:
    """How many related nodes are looked at: one that is named, the first of any, or all that there are."""
    anything = related.quantifier is s.Quantifier.SOME and related.condition == s.EVERYTHING
    if anything or _named(related):
        return 1
    if among is None:
        return statistics.met(related.end)
    return statistics.relations(related.end.relation) / max(among, 1)


def _named(related: s.Related) -> bool:
    return any(_is_id(test) for test in together(related.condition))


def _is_id(test: s.Filter) -> bool:
    match test:
        case s.Test(key, operator, _, s.At.NODE):
            return key == columns.ID_KEY and operator is BY_NAME["eq"]
    return False


def _is_kept(related: s.Related) -> bool:
    """Whether stores keep what lies under what, so that nothing is climbed: one pair of ids is looked up."""
    condition, kept = related.condition, related.end.relation.declared.ancestry
    return isinstance(condition, s.Reaches) and related.end.forward and condition.relation is kept
