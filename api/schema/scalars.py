"""The scalars of the schema beside GraphQL's own: full dates, and the partial dates that filters take."""

import json
from typing import Any, NewType, NoReturn

from graphql import GraphQLError

from api.schema.strawberry_parts import ScalarType, scalar
from ontology.values import OPEN_END, DateSpan, PartialDate

Date = NewType("Date", str)
PartialDateText = NewType("PartialDateText", str)
SpanText = NewType("SpanText", str)


def _checked(value: Any) -> str:
    """A partial date as it was written. GraphQLError where it is none."""
    try:
        return PartialDate.parse(value).text if isinstance(value, str) else _refuse(value)
    except ValueError as error:
        raise GraphQLError(str(error)) from None


def _checked_day(value: Any) -> str:
    """A full date. GraphQLError where it is none."""
    text = _checked(value)
    if len(text) != len("2018-04-14"):
        raise GraphQLError(f"{text!r} names no day: write one such as 2018-04-14")
    return text


def _checked_span(value: Any) -> str:
    """A span as it was written. GraphQLError where it is none."""
    try:
        span = DateSpan(value) if isinstance(value, str) else _refuse(value)
        return span.edtf if not span.unknown else _refuse_unknown(span)
    except ValueError as error:
        raise GraphQLError(str(error)) from None


def _refuse_unknown(span: DateSpan) -> NoReturn:
    first, _, last = span.edtf.partition("/")
    raise ValueError(
        f"{span.edtf!r} has an end that is unknown, and a filter takes none: for an open end write"
        f" '{first or OPEN_END}/{last or OPEN_END}'"
    )


def _refuse(value: Any) -> NoReturn:
    raise ValueError(f'{json.dumps(value)} is no date: write it as a string, such as "2018-04"')


SCALARS: dict[object, ScalarType] = {
    Date: scalar(
        "Date",
        "A day of the calendar, as ISO 8601 writes it: 2018-04-14.",
        _checked_day,
    ),
    PartialDateText: scalar(
        "PartialDate",
        "A day, a month or a year, as EDTF writes it: 2018-04-14, 2018-04, 2018.",
        _checked,
    ),
    SpanText: scalar(
        "EDTF",
        "A partial date, or a span of two, of which one may be open: 2018-04, 2018-04-26/2018-05, ../2018.",
        _checked_span,
    ),
}
