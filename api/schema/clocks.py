"""The arguments by which lists are asked for as of a day or as known by one, and what they leave out."""

from typing import Any

from api.schema.meaning import OfConnection, OfLeftOut
from api.schema.scalars import Date
from api.schema.strawberry_parts import Argument, Field, add_fields, argument, empty_object, field
from graph.asked.clocks import exception_key, is_citing, is_clocked, is_dated, own_date
from ontology.model import End, Node

AS_OF = (
    "Only what had come about by this day. A partial date or a span counts from its last day, one with an open end from"
    " its first. If the date is missing, the day does not matter."
)
KNOWN_BY = "Only what one of its own sources (`basis` OWN), published by this day, says."
FINDING_AS_OF = "Only findings that hold on this day: they had begun by then and, as far as known, not ended before."
FINDING_KNOWN_BY = (
    "Only findings that published sources supported by this day: `knownFrom` is not later. With `asOf`, the end of one"
    " only counts if `endKnownFrom` is not later."
)
OWN_LISTS = " Lists within take their own."
FAR = ", and of the record that it leads to, of its own"
SOURCES_KNOWN_BY = "Only sources published by this day."
RELATION_KNOWN_BY = (
    "Only what a source published by this day says: of the relation, if it has sources of its own (if not, it stands"
    " with the record it is part of){far}."
)
EXCEPTIONS = "Whether to include findings that their rule does not count, each of which says why in `exception`."
LEFT_OUT = "What `knownBy` leaves out of this list. Null without `knownBy`. Counted only if selected."
LEFT_OUT_TYPE = "How many records a list leaves out, since no source told them by the day of `knownBy`."
TOTAL = "How many records would be in the list without `knownBy`, but are not."
OF_THEM = "How many of them have sources of their own, none of which has a date of publication."


def clock_arguments(cls: type[Node]) -> list[Argument]:
    """What a list of nodes of a class takes at the root."""
    if not is_clocked(cls):
        return []
    finding = exception_key(cls) is not None
    as_of, known_by = (FINDING_AS_OF, FINDING_KNOWN_BY) if finding else (AS_OF, KNOWN_BY)
    return [*_days(as_of if is_dated(cls) else "", known_by), *_exceptions(cls)]


def related_clock_arguments(end: End) -> list[Argument]:
    """What a list that nodes have at an end of a relation takes: of the relation, and of the nodes that it leads to."""
    clocked = is_clocked(end.far)
    if exception_key(end.far):
        return [*_days(FINDING_AS_OF, FINDING_KNOWN_BY), *_exceptions(end.far)]
    dated = own_date(end.relation) or is_dated(end.far)
    if is_citing(end):
        return _days("", SOURCES_KNOWN_BY)
    known_by = KNOWN_BY if not end.relation.declared.cited else RELATION_KNOWN_BY.format(far=FAR if clocked else "")
    return _days(AS_OF if dated else "", known_by if clocked or end.relation.declared.cited else "")


def _days(as_of: str, known_by: str) -> list[Argument]:
    said = {"asOf": as_of, "knownBy": known_by}
    return [argument(name, Date | None, told + OWN_LISTS) for name, told in said.items() if told]


def _exceptions(cls: type[Node]) -> list[Argument]:
    return [argument("exceptions", bool | None, EXCEPTIONS, False)] if exception_key(cls) else []


def left_out_type() -> type:
    """The type of what a list leaves out."""
    made = empty_object("LeftOut", LEFT_OUT_TYPE)
    counts = ((OfLeftOut.TOTAL, TOTAL), (OfLeftOut.UNDATED, OF_THEM))
    add_fields(made, [field(one.value, int, told, one) for one, told in counts])
    return made


def left_out_field(made: Any) -> Field:
    """The field of a connection that says so."""
    return field("leftOut", made | None, LEFT_OUT, OfConnection.LEFT_OUT)
