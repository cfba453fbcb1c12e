"""The arguments by which lists are asked for as of a day or as known by one, and what they leave out."""

from typing import Any

from api.schema.meaning import OfConnection, OfLeftOut
from api.schema.scalars import Date
from api.schema.strawberry_parts import Argument, Field, add_fields, argument, empty_object, field
from graph.asked.clocks import exception_key, is_clocked, own_date
from ontology.model import Node

COUNTS_FROM = "A partial date or a span counts from its last day, one with an open end from its first."
AS_OF = "Only what had come about by this day. {own} Lists within this one are shown as of the same day."
DATED = f"{COUNTS_FROM} If the date is missing, the day does not matter."
UNDATED = "These have no date of their own, so this only applies to the lists within this one."
KNOWN_BY = (
    "Only what one of its own sources (`basis` OWN), published by this day, says. Lists within this one are shown as"
    " known by the same day: records and relations by a source of their own, `documentedBy` with the sources published"
    " by then. Fields that lead to one node, lists of nodes of several classes (`relations`, `about`), `citations`, and"
    " conditions in `where` do not depend on the day."
)
FINDING_AS_OF = "Only findings that hold on this day: they had begun by then and, as far as known, not ended before."
FINDING_KNOWN_BY = (
    "Only findings that published sources supported by this day: `knownFrom` is not later. With `asOf`, the end of one"
    " only counts if `endKnownFrom` is not later. Lists within this one are shown as known by the same day."
)
WITHIN = " Defaults to the day of the list around this one, if it has one."
EXCEPTIONS = "Whether to include findings that their rule does not count, each of which says why in `exception`."
LEFT_OUT = "What `knownBy` leaves out of this list. Null without `knownBy`. Counted only if selected."
LEFT_OUT_TYPE = "How many records a list leaves out, since no source told them by the day of `knownBy`."
TOTAL = "How many records would be in the list without `knownBy`, but are not."
OF_THEM = "How many of them have sources of their own, none of which has a date of publication."


def clock_arguments(cls: type[Node], within: bool = False) -> list[Argument]:
    """What a list of nodes of a class takes. `within`: it is a list that nodes have of their own."""
    if not is_clocked(cls):
        return []
    finding, default = exception_key(cls) is not None, WITHIN if within else ""
    as_of = FINDING_AS_OF if finding else AS_OF.format(own=DATED if own_date(cls) else UNDATED)
    found = [
        argument("asOf", Date | None, as_of + default),
        argument("knownBy", Date | None, (FINDING_KNOWN_BY if finding else KNOWN_BY) + default),
    ]
    return [*found, argument("exceptions", bool | None, EXCEPTIONS, False)] if finding else found


def left_out_type() -> type:
    """The type of what a list leaves out."""
    made = empty_object("LeftOut", LEFT_OUT_TYPE)
    counts = ((OfLeftOut.TOTAL, TOTAL), (OfLeftOut.UNDATED, OF_THEM))
    add_fields(made, [field(one.value, int, told, one) for one, told in counts])
    return made


def left_out_field(made: Any) -> Field:
    """The field of a connection that says so."""
    return field("leftOut", made | None, LEFT_OUT, OfConnection.LEFT_OUT)
