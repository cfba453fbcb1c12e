"""The filter operators, one row each: for which keys, what it means, and how either engine says it.

In a form, `{x}` is the key's column and `{v}` the parameter. Values are converted in Python, once for both engines:
texts are folded as the stored keys are, and partial dates become the first or last day that they mean.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.stored.columns import BOUNDARY, OPEN_END, OPEN_START, Key, Scalar
from ontology.codes import Code
from ontology.values import DateSpan, PartialDate, fold


def plain(value: Any) -> Any:
    """The value itself; a code by its name."""
    return value.name if isinstance(value, Code) else value


def plain_each(value: Any) -> Any:
    """Every value of a list, codes by their names."""
    return [plain(item) for item in value]


def class_names(classes: Any) -> list[str]:
    """The names of a list of node classes, which come as members of an enumeration that hold them."""
    return [one.value for one in classes]


def named(value: Any) -> str:
    """A member of an enumeration that is not a code list, by its name."""
    return str(value.name)


def named_each(value: Any) -> list[str]:
    """Every member of a list, by its name."""
    return [named(one) for one in value]


def one_more(value: Any) -> Any:
    """A page's size and one, which tells whether there is a next page."""
    return value + 1


def folded_each(value: Any) -> Any:
    """Every text of a list, folded."""
    return [fold(text) for text in value]


def whole(value: Any) -> str:
    """A text as the whole of one of the texts of a match column."""
    return BOUNDARY + fold(value) + BOUNDARY


def whole_each(value: Any) -> Any:
    """Every text of a list, as the whole of one of the texts of a match column."""
    return [whole(text) for text in value]


def opening(value: Any) -> str:
    """A text as the beginning of one of the texts of a match column."""
    return BOUNDARY + fold(value)


def closing(value: Any) -> str:
    """A text as the end of one of the texts of a match column."""
    return fold(value) + BOUNDARY


def span_first(value: Any) -> str:
    """The first day of a span; the earliest there is where its start is open."""
    first = DateSpan(value).first
    return first.isoformat() if first else OPEN_START


def span_last(value: Any) -> str:
    """The last day of a span; the latest there is where its end is open."""
    last = DateSpan(value).last
    return last.isoformat() if last else OPEN_END


def first_day(value: Any) -> str:
    """The first day of a partial date."""
    return PartialDate.parse(value).first.isoformat()


def last_day(value: Any) -> str:
    """The last day of a partial date."""
    return PartialDate.parse(value).last.isoformat()


def day_ranges(value: Any) -> Any:
    """First and last days of a list of partial dates."""
    return [[first_day(text), last_day(text)] for text in value]


@dataclass(frozen=True)
class Comparison:
    """How an operator is said for one sort of key: with the converted values, in Cypher and in SQL.

    An AND or an OR in it needs no brackets; whoever joins it to something else puts them.
    """

    cypher: str
    sql: str
    converts: tuple[Callable[[Any], Any], ...]
    on_match: bool = False


FOLDED = "case and accents do not matter"
ALPHABETICALLY = "texts compare alphabetically, without case and accents"
FIRST = "of several texts the first one counts, and of translations the English one"


@dataclass(frozen=True)
class Operator:
    """A filter operator: name, meaning, and its form for plain values, dates, single texts and match columns.

    `dates`, `texts`: what it means of these besides.
    `negates`: it is the opposite of another operator, for what is missing too. `presence`: it asks whether there is a
    value at all. `ordering`: it makes sense only where values come one after the other.
    """

    name: str
    meaning: str
    dates: str = ""
    texts: str = ""
    many: bool = False
    plain: Comparison | None = None
    date: Comparison | None = None
    text: Comparison | None = None
    match: Comparison | None = None
    negates: str = ""
    presence: bool = False
    ordering: bool = False

    def told(self, key: Key) -> str:
        """What it means for a key."""
        notes = (
            self.dates if key.scalar is Scalar.DATE else "",
            self.texts if key.scalar is Scalar.STRING else "",
            FIRST if self.ordering and key.match else "",
        )
        return "; ".join(filter(None, (self.meaning, *notes)))

    def form(self, key: Key) -> Comparison | None:
        """Its form for a key; None where it makes no sense there."""
        if self.negates:
            return BY_NAME[self.negates].form(key)
        if key.match:
            return self.match
        if key.scalar is Scalar.DATE:
            return self.date
        return self.text if key.scalar is Scalar.STRING else self.plain


def _same(form: str, *converts: Callable[[Any], Any]) -> Comparison:
    return Comparison(form, form, converts)


IN_LIST = "{x} IN {v}", "{x} IN (SELECT value FROM json_each({v}))"
OPERATORS = (
    Operator(
        "eq",
        "equals this value; null matches missing values, and is an error if the field is never missing",
        texts=FOLDED,
        dates="a partial date matches any day in it",
        plain=_same("{x} = {v}", plain),
        date=_same("{x} >= {v} AND {x} <= {w}", first_day, last_day),
        text=_same("{x} = {v}", fold),
        match=Comparison("{x} CONTAINS {v}", "instr({x}, {v}) > 0", (whole,), on_match=True),
    ),
    Operator(
        "in",
        "equals one of these values; an empty list matches nothing",
        texts=FOLDED,
        many=True,
        plain=Comparison(*IN_LIST, (plain_each,)),
        date=Comparison(
            "any(span IN {v} WHERE {x} >= span[0] AND {x} <= span[1])",
            "EXISTS (SELECT 1 FROM json_each({v}) span WHERE {x} >= span.value ->> 0 AND {x} <= span.value ->> 1)",
            (day_ranges,),
        ),
        text=Comparison(*IN_LIST, (folded_each,)),
        match=Comparison(
            "any(text IN {v} WHERE {x} CONTAINS text)",
            "EXISTS (SELECT 1 FROM json_each({v}) text WHERE instr({x}, text.value) > 0)",
            (whole_each,),
            on_match=True,
        ),
    ),
    Operator(
        "ne",
        "is anything but this value, or missing; null matches what is not missing, and is an error if the field is"
        " never missing",
        texts=FOLDED,
        negates="eq",
    ),
    Operator(
        "notIn",
        "equals none of these values, or is missing; an empty list matches everything",
        texts=FOLDED,
        many=True,
        negates="in",
    ),
    Operator(
        "gt",
        "is greater",
        dates="a partial date means its last day",
        texts=ALPHABETICALLY,
        ordering=True,
        plain=_same("{x} > {v}", plain),
        date=_same("{x} > {v}", last_day),
        text=_same("{x} > {v}", fold),
        match=_same("{x} > {v}", fold),
    ),
    Operator(
        "gte",
        "is greater or equal",
        dates="a partial date means its first day",
        texts=ALPHABETICALLY,
        ordering=True,
        plain=_same("{x} >= {v}", plain),
        date=_same("{x} >= {v}", first_day),
        text=_same("{x} >= {v}", fold),
        match=_same("{x} >= {v}", fold),
    ),
    Operator(
        "lt",
        "is less",
        dates="a partial date means its first day",
        texts=ALPHABETICALLY,
        ordering=True,
        plain=_same("{x} < {v}", plain),
        date=_same("{x} < {v}", first_day),
        text=_same("{x} < {v}", fold),
        match=_same("{x} < {v}", fold),
    ),
    Operator(
        "lte",
        "is less or equal",
        dates="a partial date means its last day",
        texts=ALPHABETICALLY,
        ordering=True,
        plain=_same("{x} <= {v}", plain),
        date=_same("{x} <= {v}", last_day),
        text=_same("{x} <= {v}", fold),
        match=_same("{x} <= {v}", fold),
    ),
    Operator(
        "contains",
        f"contains this text; {FOLDED}",
        text=Comparison("{x} CONTAINS {v}", "instr({x}, {v}) > 0", (fold,)),
        match=Comparison("{x} CONTAINS {v}", "instr({x}, {v}) > 0", (fold,), on_match=True),
    ),
    Operator(
        "startsWith",
        f"begins with this text; {FOLDED}",
        text=Comparison("{x} STARTS WITH {v}", "substr({x}, 1, length({v})) = {v}", (fold,)),
        match=Comparison("{x} CONTAINS {v}", "instr({x}, {v}) > 0", (opening,), on_match=True),
    ),
    Operator(
        "endsWith",
        f"ends with this text; {FOLDED}",
        text=Comparison("{x} ENDS WITH {v}", "{v} = '' OR substr({x}, -length({v})) = {v}", (fold,)),
        match=Comparison("{x} CONTAINS {v}", "instr({x}, {v}) > 0", (closing,), on_match=True),
    ),
    Operator("isNull", "is missing (true) or not missing (false)", presence=True),
)
BY_NAME = {operator.name: operator for operator in OPERATORS}
"""The table that everything reads: the inputs of the schema, filters, and the compilers through them."""
OVERLAPS = (
    Operator("overlaps from", "begins on its last day or earlier", date=_same("{x} <= {v}", span_last)),
    Operator("overlaps to", "ends on its first day or later", date=_same("{x} >= {v}", span_first)),
)
WITHIN = (
    Operator("within from", "begins on its first day or later", date=_same("{x} >= {v}", span_first)),
    Operator("within to", "ends on its last day or earlier", date=_same("{x} <= {v}", span_last)),
)
"""Whole spans compared: what the first and the last day of a stored one must be."""
COMPARABLE = (Scalar.INT, Scalar.FLOAT, Scalar.DATE, Scalar.STRING)


def operators_for(key: Key) -> tuple[Operator, ...]:
    """The operators that a filter on a key offers."""
    return tuple(operator for operator in BY_NAME.values() if _offered(operator, key))


def _offered(operator: Operator, key: Key) -> bool:
    if operator.ordering and key.scalar not in COMPARABLE:
        return False
    return operator.presence or operator.form(key) is not None
