"""The field `casualties` of a group of events: sums by harm, and the figures behind them."""

from collections.abc import Sequence
from typing import Any

from api.schema.meaning import FiguresOf, OfGroup, OfSum, Plain, SpanOfSum
from api.schema.outputs import Outputs
from api.schema.strawberry_parts import Argument, Field, add_fields, argument, empty_object, enumeration, field
from graph.asked.grouping import REASON, Inclusion
from graph.asked.selection import At
from graph.stored.columns import Scalar
from ontology.events import CasualtyEstimate
from ontology.vocabularies import Harm, Omission

RULE = (
    "Casualties by harm. Only one figure counts for each event and harm, so that nobody is counted twice. Left out,"
    " unless `include` asks for them, are figures by which someone accuses, figures that someone denies, figures with"
    " a hedge, and figures for a part of those harmed; a figure without a number never counts, and whoever is"
    " NEUTRALISED is never counted as killed. Of the remaining figures the first counts, in this order: a total;"
    " without hedge; from a speaker who neither took part in the event nor was on that day, as far as is known, a"
    " member of one who did; the better sourceGrade; the one whose own sources were published last; the larger low;"
    " the first id. Groups by actor or place overlap, and so do their sums."
)
NUMBERS = {
    "events": "The number of events that have a figure that counts.",
    "partial": "Of these, events for which only a part is known: a group of victims, one side or one place.",
    "openEnded": 'Of these, events whose figure has no upper bound, such as "at least 40".',
    "unknown": "The number of other events that have figures without a number only, so that none counts.",
    "low": "The sum of the lowest numbers; where no lowest is stated, the best counts, or else 0.",
    "best": "The sum of the best numbers; where no best is stated, the lowest counts, or else the highest.",
}
HIGH = "The sum of the highest numbers; null if any figure that counts has no upper bound."
SPAN = (
    "The range over all speakers: the lowest and the highest of each event's totals that are not left out, summed over"
    " events. An event without a total counts with the figure that counts for it."
)
INCLUDE = "Kinds of figures that count here although sums leave them out by default."


def casualties_field(outputs: Outputs, pages: Sequence[Argument]) -> Field:
    """The field, with the types that it needs. `pages`: the arguments of a page."""
    sums: Any = list[_sum(outputs, list(pages))]  # type: ignore[misc]
    harms: Any = list[Harm] | None
    sorts: Any = list[_inclusions()] | None  # type: ignore[misc]
    arguments = [argument("harm", harms, "Only these harms. Defaults to all."), argument("include", sorts, INCLUDE)]
    return field("casualties", sums, RULE, OfGroup.CASUALTIES, arguments)


def _inclusions() -> Any:
    definition = "Kinds of figures that a sum of casualties leaves out unless asked to include them."
    return enumeration("CasualtyInclusion", Inclusion, definition, {each.name: each.value for each in Inclusion})


def _sum(outputs: Outputs, pages: list[Argument]) -> type:
    made = empty_object(
        "CasualtySum", "Casualties of one harm in a group of events: sums of one figure for each event."
    )
    reason = field("reason", Omission, "Why the figure is left out.", Plain(REASON, At.EDGE))
    taken = outputs.named_connection("CasualtySumTaken", CasualtyEstimate, [])
    left = outputs.named_connection("CasualtySumLeft", CasualtyEstimate, [reason])
    add_fields(
        made,
        [
            field("harm", Harm, "What befell the victims.", OfSum("harm", Scalar.CODE)),
            *(field(name, int, told, OfSum(name, Scalar.INT)) for name, told in NUMBERS.items()),
            field("high", int | None, HIGH, OfSum("high", Scalar.INT)),
            field("span", _span(), SPAN, SpanOfSum.SPAN),
            field("taken", taken, "The figures that count, by id.", FiguresOf(True), pages),
            field("left", left, "The figures that are left out, by id, each with the reason.", FiguresOf(False), pages),
        ],
    )
    return made


def _span() -> type:
    span = empty_object("CasualtySpan", "How far the speakers are apart.")
    low = "The sum of the lowest numbers that any speaker gives."
    high = "The sum of the highest numbers; null if any speaker gives no upper bound."
    highest = (
        'The sum of the highest numbers that any speaker names, even if it is a lower bound: 40 for "at least 40".'
    )
    add_fields(
        span,
        [
            field("low", int, low, OfSum("spanLow", Scalar.INT)),
            field("high", int | None, high, OfSum("spanHigh", Scalar.INT)),
            field("highest", int, highest, OfSum("spanHighest", Scalar.INT)),
        ],
    )
    return span
