"""Orders and filters in writing, so that a cursor given out today is known again by the programs of tomorrow.

The words here are names of nothing in Python, and stay when those change. Whoever must change them, or the order in
which a filter's values stand, takes the next VERSION: it ends every cursor that is out.
"""

from collections.abc import Iterable
from typing import Any, assert_never

import orjson

from graph.asked.filters import (
    And,
    Box,
    Cited,
    Filter,
    Held,
    InCountry,
    Missing,
    Near,
    Not,
    Or,
    Reaches,
    Related,
    Representative,
    Test,
)
from graph.asked.operators import plain
from graph.asked.representatives import besides_representatives
from graph.asked.selection import Order
from ontology.model import End

VERSION = 1


def written(subject: str, order: Iterable[Order], filter_: Filter) -> str:
    """What is asked for, in which order, and under which conditions but for their values, as JSON.

    That a list has each event once is not written: it is what every list does, unless its subject says otherwise.
    """
    where = _filter(besides_representatives(filter_))
    content = {"version": VERSION, "of": subject, "order": list(map(_order, order)), "where": where}
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode()


def written_value(value: Any) -> Any:
    """A value of a condition as JSON takes it: codes by their names."""
    return list(map(plain, value)) if isinstance(value, list) else plain(value)


def _order(order: Order) -> Any:
    through = _end(order.through) if order.through else None
    return {"key": order.key.column, "at": order.at.value, "descending": order.descending, "through": through}


def _end(end: End) -> Any:
    return {"relation": end.relation.declared.stored, "forward": end.forward}


def _filter(filter_: Filter) -> Any:
    match filter_:
        case And(parts):
            return {"and": list(map(_filter, parts))}
        case Or(parts):
            return {"or": list(map(_filter, parts))}
        case Not(part):
            return {"not": _filter(part)}
        case Test(key, operator, at=at):
            return {"key": key.column, "at": at.value, "is": operator.name}
        case Missing(key, at):
            return {"key": key.column, "at": at.value, "is": "missing"}
        case Related(end, quantifier, condition):
            return {"related": _end(end), "how": quantifier.value, "where": _filter(condition)}
        case Cited(condition):
            return {"cited": _filter(condition)}
        case Reaches(relation, during=during):
            return {"reaches": relation.declared.stored, "during": during and [key.column for key in during]}
        case Held(end):
            return {"held": _end(end)}
        case Near():
            return {"near": ["lat", "lon", "km"]}
        case Box():
            return {"box": ["south", "west", "north", "east"]}
        case InCountry(kept, own):
            return {"country": "own" if own else "other", "by": kept.relation.declared.stored}
        case Representative(by):
            return {"representative": by.declared.stored}
        case _:
            assert_never(filter_)
