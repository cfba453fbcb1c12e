"""Conditions of a statement. Cypher and SQL differ only in the forms of operators, of "there is" and of "leads to"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, assert_never

from graph.asked import selection as s
from graph.asked.operators import plain
from graph.compiling.alias import Alias
from graph.compiling.geography import box, near
from graph.compiling.holding import held
from graph.compiling.paging import keyset
from graph.statement import Bound, Parameters
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT, Scalar
from graph.stored.layout import validity
from ontology.model import Relation

TOKENS = re.compile(r"'[^']*'|(?P<opening>[(\[{])|(?P<closing>[)\]}])|\b(?P<either>X?OR)\b", re.IGNORECASE)
"""What decides how the parts of a comparison bind; a text in quotes decides nothing."""
Exists = Callable[[s.Related, Alias, Parameters], str]
Reached = Callable[[s.Reaches, Alias, Parameters], str]
Cites = Callable[[s.Cited, Alias, Parameters], str]
Located = Callable[[s.InCountry, Alias], str]
Represents = Callable[[s.Representative, Alias], str]
SortKey = Callable[[s.Order | s.KeyValue, Alias], str]


def where(tests: list[str]) -> str:
    """The clause for all of these tests."""
    return f" WHERE {' AND '.join(tests)}" if tests else ""


@dataclass(frozen=True)
class Conditions:
    """Writes conditions in one language."""

    language: Literal["cypher", "sql"]
    exists: Exists
    reaches: Reached
    cited: Cites
    in_country: Located
    representative: Represents
    key: SortKey

    def of_page(self, page: s.Page, at: Alias, p: Parameters) -> list[str]:
        """What a row of a page must meet: to lie beyond its cursors, and its filter."""
        beyond = (keyset(page, end) for end in ("after", "before"))
        return [*(self._beyond(keys, at, p) for keys in beyond if keys), *self.of(page.filter, at, p)]

    def of(self, filter_: s.Filter, at: Alias, p: Parameters) -> list[str]:
        """What a filter asks for; an empty one asks for nothing."""
        return [] if filter_ == s.EVERYTHING else [self._filter(filter_, at, p)]

    def _filter(self, filter_: s.Filter, at: Alias, p: Parameters) -> str:
        match filter_:
            case s.And(parts):
                return "(" + " AND ".join(self._filter(part, at, p) for part in parts) + ")" if parts else "true"
            case s.Or(parts):
                return "(" + " OR ".join(self._filter(part, at, p) for part in parts) + ")" if parts else "false"
            case s.Not(part):
                return f"NOT {self._filter(part, at, p)}"
            case s.Missing(key, of):
                tests = [f"{at.column(key.column, of)} = {_literal(value)}" for value in key.absent]
                return f"({' OR '.join(tests)})" if tests else "false"
            case s.Test():
                return self._test(filter_, at, p)
            case s.Reaches():
                return self.reaches(filter_, at, p)
            case s.Held():
                return held(filter_, at, p)
            case s.Near():
                return near(filter_, at, p)
            case s.Box():
                return box(filter_, at, p)
            case s.InCountry():
                return self.in_country(filter_, at)
            case s.Related():
                return self.exists(filter_, at, p)
            case s.Representative():
                return self.representative(filter_, at)
            case s.Cited():
                return self.cited(filter_, at, p)
            case _:
                assert_never(filter_)

    def _test(self, test: s.Test, at: Alias, p: Parameters) -> str:
        form, key = test.operator.form(test.key), test.key
        assert form is not None
        column = at.column(key.match if form.on_match and key.match else key.column, test.at)
        bound = [p.add(test.value, convert) for convert in form.converts]
        comparison = bracketed(form.cypher if self.language == "cypher" else form.sql)
        said = comparison.format(x=column, v=bound[0], w=bound[-1])
        there = [f"{at.column(key.column, test.at)} <> {_literal(value)}" for value in key.absent]
        return f"({' AND '.join([said, *there])})"

    def _beyond(self, keys: list[tuple[s.Order, Bound, str]], at: Alias, p: Parameters) -> str:
        """Keyset: a form that both engines answer from an index; Neo4j may turn an OR into a union, and sort that."""
        test = ""
        for order, value, sign in reversed(keys):
            x, v = self.key(order, at), p.add(value, plain)
            test = f"{x} {sign}= {v} AND CASE WHEN {x} <> {v} THEN true ELSE {test} END" if test else f"{x} {sign} {v}"
        return f"({test})"


def bracketed(comparison: str) -> str:
    """A comparison, in brackets where it has an OR outside of all brackets: an AND behind it would bind tighter."""
    depth = 0
    for token in TOKENS.finditer(comparison):
        if token["either"] and not depth:
            return f"({comparison})"
        depth += bool(token["opening"]) - bool(token["closing"])
    return comparison


def greatest(of: s.Order | s.KeyValue) -> str:
    """The greatest value of a key's type, which stands for what is missing."""
    return _literal(MISSING_NUMBER if s.compared(of) in (Scalar.INT, Scalar.FLOAT) else MISSING_TEXT)


def valid_during(reaches: s.Reaches, step: str, led: Alias) -> str:
    """What a step of a hierarchy must meet to hold on the days of the node that led there; empty if there are none."""
    if reaches.during is None:
        return ""
    first, last = (led.column(key.column, s.At.NODE) for key in reaches.during)
    return valid_between(reaches.relation, step, first, last)


def valid_between(relation: type[Relation], step: str, first: str, last: str) -> str:
    """What a step of a hierarchy must meet to hold at some time between two days; empty if it has no days."""
    spans = validity(relation)
    if spans is None:
        return ""
    began, ended = (f"{step}.{key.column}" for key in (spans.began.first, spans.ended.last))
    return f"({began} = {_literal(MISSING_TEXT)} OR {began} <= {last}) AND {ended} >= {first}"


def _literal(value: str | float) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)
