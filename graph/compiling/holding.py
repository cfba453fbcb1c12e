"""Whether a relation held on a day, surely or possibly, by what is known of its ends and of the lives of its nodes.

It may have held from the first day on which it may have begun to the last on which it may have ended; what is unknown
of these lies within the lives of both nodes. It surely held where it must have begun, and cannot have ended. Both
languages say this alike: keys are never null, and what is missing is greater than every day.
"""

from dataclasses import dataclass

from graph.asked import selection as s
from graph.asked.operators import first_day, named
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.columns import MISSING_TEXT, OPEN_END, OPEN_START, UNKNOWN_END, UNKNOWN_START
from graph.stored.layout import Validity, node_life, validity
from ontology.model import Relation


def held(asked: s.Held, at: Alias, p: Parameters) -> str:
    """The condition. Its certainty is bound like a value, so that one statement serves both."""
    spans = validity(asked.end.relation)
    assert spans, f"{asked.end.relation.__name__} has no dates from which and until which it holds"
    lives = ((at.column(first.column, of), at.column(last.column, of)) for of, (first, last) in asked.lives)
    known = _known(spans, at.edge, tuple(lives), p.add(asked.day, first_day))
    possibly = f"{p.add(asked.certainty, named)} = '{s.Certainty.POSSIBLY.name}'"
    surely = _all(_any(known.has_begun()), _any(known.goes_on()))
    return _all(known.may_have_begun(), known.may_go_on(), _any([possibly, surely]))


def may_have_held(relation: type[Relation], names: tuple[str, str, str], first: str, last: str) -> str:
    """Whether a relation may have held between two days. `names`: its own, and those of the nodes that it joins."""
    edge, *joined = names
    spans, life = validity(relation), node_life(relation.declared.source)
    assert spans
    assert life
    lives = tuple((f"{node}.{life[0].column}", f"{node}.{life[1].column}") for node in joined)
    begun, going = (_known(spans, edge, lives, day) for day in (last, first))
    return _all(begun.may_have_begun(), going.may_go_on())


def _known(spans: Validity, edge: str, lives: tuple[tuple[str, str], ...], day: str) -> "_Known":
    return _Known(
        day=day,
        began=f"{edge}.{spans.began.first.column}",
        begun=f"{edge}.{spans.began.last.column}",
        ending=f"{edge}.{spans.ended.first.column}",
        ended=f"{edge}.{spans.ended.last.column}",
        lives=lives,
    )


@dataclass(frozen=True)
class _Known:
    """A day, and the columns that tell of a beginning and an end: the first and last day that each may mean.

    `lives`: the columns of when a node was founded, and when it ended. Where no node has a life, a beginning or an end
    that is missing is open.
    """

    day: str
    began: str
    begun: str
    ending: str
    ended: str
    lives: tuple[tuple[str, str], ...]

    def may_have_begun(self) -> str:
        """The day does not lie before the first on which it may have begun."""
        begun = _any([f"{self.began} = '{MISSING_TEXT}'", f"{self.began} <= {self.day}"])
        founded = [_any([f"{one} = '{MISSING_TEXT}'", f"{one} <= {self.day}"]) for one, _ in self.lives]
        stated = f"{self.began} <> '{MISSING_TEXT}' AND {self.began} <> '{UNKNOWN_START}'"
        return _all(begun, _any([stated, _all(*founded)])) if founded else begun

    def may_go_on(self) -> str:
        """The day does not lie after the last on which it may have ended."""
        going = f"{self.ended} >= {self.day}"
        alive = [f"{one} >= {self.day}" for _, one in self.lives]
        return _all(going, _any([f"{self.ended} < '{UNKNOWN_END}'", _all(*alive)])) if alive else going

    def has_begun(self) -> list[str]:
        """It has no beginning, or the last day for one is over, or the day is the last on which it may have held."""
        unknown = f"{self.ended} >= '{UNKNOWN_END}'"
        over = [f"{one} = {self.day}" for _, one in self.lives]
        last = [f"{self.ended} = {self.day}", *([_all(unknown, _any(over))] if over else [])]
        return [*self._open(self.began, OPEN_START), f"{self.begun} <= {self.day}", *last]

    def goes_on(self) -> list[str]:
        """It has no end, or the first day for one is to come, or the day is the first on which it may have held."""
        unknown = _any([f"{self.began} = '{MISSING_TEXT}'", f"{self.began} = '{UNKNOWN_START}'"])
        founded = [f"{one} = {self.day}" for one, _ in self.lives]
        first = [f"{self.began} = {self.day}", *([_all(unknown, _any(founded))] if founded else [])]
        lasting = _all(f"{self.ending} <> '{MISSING_TEXT}'", f"{self.ending} >= {self.day}")
        return [*self._open(self.ended, OPEN_END), lasting, *first]

    def _open(self, column: str, value: str) -> list[str]:
        missing = [] if self.lives else [f"{column} = '{MISSING_TEXT}'"]
        return [f"{column} = '{value}'", *missing]


def _all(*tests: str) -> str:
    return f"({' AND '.join(tests)})"


def _any(tests: list[str]) -> str:
    return f"({' OR '.join(tests)})"
