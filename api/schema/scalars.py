"""The scalars of the schema beside GraphQL's own: full dates, and the partial dates that filters take."""

import json
import re
from typing import Any, NewType, NoReturn

from graphql import GraphQLError

from api.schema.strawberry_parts import ScalarType, scalar
from ontology.values import OPEN_END, DateSpan, PartialDate

Date = NewType("Date", str)
PartialDateText = NewType("PartialDateText", str)
SpanText = NewType("SpanText", str)
EDTF = "https://www.loc.gov/standards/datetime/"
SAMPLE, SAMPLE_DAY = "2018-04", "2018-04-14"
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _checked(value: Any, sample: str = SAMPLE) -> str:
    """A partial date as it was written. GraphQLError where it is not one."""
    try:
        return PartialDate.parse(value).text if isinstance(value, str) else _refuse(value, sample)
    except ValueError as error:
        raise GraphQLError(str(error)) from None


def checked_day(value: Any) -> str:
    """A full date. GraphQLError where it is not one."""
    if isinstance(value, str) and not DAY.fullmatch(value):
        raise GraphQLError(f"{value!r} is not a day: write one such as {SAMPLE_DAY}")
    return _checked(value, SAMPLE_DAY)


def _checked_span(value: Any) -> str:
    """A span as it was written. GraphQLError where it is not one."""
    try:
        span = DateSpan(value) if isinstance(value, str) else _refuse(value)
        return span.edtf if not span.unknown else _refuse_unknown(span)
    except ValueError as error:
        raise GraphQLError(str(error)) from None


def _refuse_unknown(span: DateSpan) -> NoReturn:
    first, _, last = span.edtf.partition("/")
    raise ValueError(
        f"{span.edtf!r} has an unknown end, which a filter does not take: for an open end write"
        f" '{first or OPEN_END}/{last or OPEN_END}'"
    )


def _refuse(value: Any, sample: str = SAMPLE) -> NoReturn:
    raise ValueError(f'{json.dumps(value)} is not a date: write it as a string, such as "{sample}"')


SCALARS: dict[object, ScalarType] = {
    Date: scalar(
        "Date",
        "A calendar day in ISO 8601, such as 2018-04-14.",
        "https://www.rfc-editor.org/rfc/rfc3339",
        checked_day,
    ),
    PartialDateText: scalar(
        "PartialDate",
        "A day, month or year in EDTF: 2018-04-14, 2018-04 or 2018.",
        EDTF,
        _checked,
    ),
    SpanText: scalar(
        "EDTF",
        "A day, month or year in EDTF, or an interval of two, of which one may be open: 2018-04, 2018-04-26/2018-05,"
        " ../2018.",
        EDTF,
        _checked_span,
    ),
}
